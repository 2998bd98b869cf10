package bondgate.server.embedded;

import bondgate.server.files.FileTrees;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A real PostgreSQL and a real broker for {@code @QuarkusTest}s, in a folder that lasts as long as
 * the test run: use with {@code @QuarkusTestResource(EmbeddedPostgresResource.class)}.
 *
 * <p>All test classes of a run share them: a test keeps to a zone, device and items of its own.
 */
public final class EmbeddedPostgresResource implements QuarkusTestResourceLifecycleManager {
  private Path folder;
  private EmbeddedServices services;

  @Override
  public Map<String, String> start() {
    try {
      folder = Files.createTempDirectory("bondgate-test");
      MigratedCluster.into(folder);
      services = EmbeddedServices.start(folder, true, true, 0);
      SandboxKeyFiles.into(folder);
      return services.settings();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (EmbeddedServiceException e) {
      throw new IllegalStateException(e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the services started", e);
    }
  }

  @Override
  public void stop() {
    if (services == null) {
      return;
    }
    services.close();
    try {
      FileTrees.deleteAll(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
