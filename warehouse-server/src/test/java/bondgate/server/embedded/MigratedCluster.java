package bondgate.server.embedded;

import bondgate.server.files.FileTrees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.flywaydb.core.Flyway;

/**
 * A cluster of PostgreSQL with all tables and no rows, made once in a JVM of tests: each server of
 * the run begins with a copy of it. Unpacking PostgreSQL, making a cluster and all tables anew took
 * some five seconds of each start.
 */
final class MigratedCluster {
  /** Where it lies. Each server's class loader loads this class anew; the properties stay. */
  private static final String FOLDER = "bondgate.test.cluster";

  private MigratedCluster() {}

  /** Puts a copy where a server that starts on that data folder looks for its own. */
  static void into(Path data) throws IOException, EmbeddedServiceException, InterruptedException {
    Path from = Path.of(made()).resolve("postgres");
    Process copy =
        new ProcessBuilder("cp", "-a", from.toString(), data.toString()).inheritIO().start();
    if (copy.waitFor() != 0) {
      throw new IOException("cannot copy '%s' into '%s'".formatted(from, data));
    }
  }

  private static String made() throws IOException, EmbeddedServiceException, InterruptedException {
    Properties properties = System.getProperties();
    synchronized (properties) {
      String known = properties.getProperty(FOLDER);
      if (known != null) {
        return known;
      }
      Path folder = Files.createTempDirectory("bondgate-cluster");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
      try (EmbeddedServices services = EmbeddedServices.start(folder, true, false, 0)) {
        Map<String, String> settings = services.settings();
        Flyway.configure(MigratedCluster.class.getClassLoader())
            .dataSource(
                settings.get("bondgate.database.url"),
                settings.get("bondgate.database.username"),
                settings.get("bondgate.database.password"))
            .load()
            .migrate();
      }
      properties.setProperty(FOLDER, folder.toString());
      return folder.toString();
    }
  }

  private static void delete(Path folder) {
    try {
      FileTrees.deleteAll(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
