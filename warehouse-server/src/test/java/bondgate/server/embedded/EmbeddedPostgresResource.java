package bondgate.server.embedded;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Real services for {@code @QuarkusTest}s, in a folder that lasts as long as the test run: use with
 * {@code @QuarkusTestResource(EmbeddedPostgresResource.class)}.
 *
 * <p>All test classes of a run share the database: a test keeps to a zone, device and items of its
 * own.
 */
public final class EmbeddedPostgresResource implements QuarkusTestResourceLifecycleManager {
  private Path folder;
  private DataFolder data;
  private EmbeddedPostgres postgres;

  @Override
  public Map<String, String> start() {
    try {
      folder = Files.createTempDirectory("bondgate-test");
      data = DataFolder.open(folder);
      postgres = EmbeddedPostgres.start(data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (EmbeddedServiceException e) {
      throw new IllegalStateException(e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while PostgreSQL started", e);
    }
    return Map.of(
        "bondgate.data", folder.toString(),
        "bondgate.database.url", postgres.jdbcUrl(),
        "bondgate.database.username", postgres.username(),
        "bondgate.database.password", postgres.password());
  }

  @Override
  public void stop() {
    try {
      if (postgres != null) {
        postgres.close();
      }
      if (data != null) {
        data.close();
        PostgresBinaries.deleteAll(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
