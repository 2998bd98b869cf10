package bondgate.server.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * A real PostgreSQL that runs as our child: its cluster, programs and password lie in {@code
 * postgres} below the data folder, and it listens on a free loopback port only. Nothing of its
 * durability is switched off. If it ends by itself it is started again, on the same port.
 *
 * <p>{@code postgres.pid} in the data folder names its process and its port, a line each, while it
 * runs.
 */
public final class EmbeddedPostgres implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(EmbeddedPostgres.class);
  private static final String DATABASE = "bondgate";
  private static final int START_ATTEMPTS = 3;

  private final PostgresCluster cluster;
  private final Path pidFile;
  private final Thread watch = new Thread(this::keepAlive, "postgres-watch");
  private volatile Process process;
  private volatile boolean closing;
  private int port;

  private EmbeddedPostgres(PostgresCluster cluster, Path pidFile) {
    this.cluster = cluster;
    this.pidFile = pidFile;
  }

  /**
   * Starts PostgreSQL on that data folder; makes the cluster at the first start, and recovers after
   * whatever ended the last run.
   *
   * @throws EmbeddedServiceException if it does not run; the message says what to do
   */
  public static EmbeddedPostgres start(DataFolder data)
      throws EmbeddedServiceException, InterruptedException {
    try {
      PostgresCluster cluster = PostgresCluster.in(data.privateFolder("postgres"));
      EmbeddedPostgres postgres =
          new EmbeddedPostgres(cluster, data.path().resolve("postgres.pid"));
      cluster.stopLeftOver();
      postgres.launch();
      postgres.watch.setDaemon(true);
      postgres.watch.start();
      return postgres;
    } catch (IOException e) {
      throw new EmbeddedServiceException(
          "cannot run PostgreSQL in '%s': %s; see that the folder belongs to this user and the disk has room"
              .formatted(data.path(), e),
          e);
    }
  }

  /** Where JDBC finds it. */
  public String jdbcUrl() {
    return jdbcUrl(DATABASE);
  }

  /** The database user. */
  public String username() {
    return PostgresCluster.USER;
  }

  /** The user's password, made at the first start. */
  public String password() {
    return cluster.password();
  }

  /** Its TCP port on the loopback address. */
  public int port() {
    return port;
  }

  /** Its process. */
  public long pid() {
    return process.pid();
  }

  private String jdbcUrl(String database) {
    return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
  }

  private void launch() throws EmbeddedServiceException, IOException, InterruptedException {
    for (int attempt = 1; ; attempt++) {
      port = freePort();
      process = cluster.spawn(port);
      if (cluster.awaitReady(process)) {
        break;
      }
      // Another program may have taken the port since we found it free.
      if (attempt == START_ATTEMPTS) {
        throw new EmbeddedServiceException(
            "PostgreSQL ended at its start with exit code %d; its last words: %s"
                .formatted(process.waitFor(), cluster.lastWords()));
      }
    }
    try {
      PostgresSession.verify(jdbcUrl("postgres"), username(), password(), cluster.path());
      PostgresSession.createDatabase(jdbcUrl("postgres"), username(), password(), DATABASE);
    } catch (SQLException e) {
      close();
      throw new EmbeddedServiceException(
          "PostgreSQL on port %d does not let us in: %s".formatted(port, e.getMessage()), e);
    }
    writePidFile();
  }

  private void writePidFile() throws IOException {
    Files.writeString(pidFile, process.pid() + "\n" + port + "\n");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /**
   * Somebody, such as the kernel short of memory, may end it; what it had committed is in its log.
   */
  private void keepAlive() {
    try {
      for (int code = process.waitFor(); !closing; code = process.waitFor()) {
        LOG.errorf("PostgreSQL ended by itself with exit code %d; starting it again", code);
        cluster.stopLeftOver();
        process = cluster.spawn(port);
        if (closing) {
          process.destroyForcibly();
          return;
        }
        if (cluster.awaitReady(process)) {
          writePidFile();
          LOG.infof("PostgreSQL runs again as process %d", process.pid());
        } else {
          LOG.errorf("PostgreSQL does not start: %s", cluster.lastWords());
          TimeUnit.SECONDS.sleep(1);
        }
      }
    } catch (IOException | EmbeddedServiceException e) {
      LOG.errorf(e, "PostgreSQL stays down; restart the server");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Stops PostgreSQL with a last checkpoint; connections that are still open are cut. */
  @Override
  public void close() {
    closing = true;
    try {
      if (process.isAlive()) {
        cluster.stop();
      }
      if (!process.waitFor(1, TimeUnit.SECONDS)) {
        // Whatever it had committed is in its log; the next start recovers it.
        process.destroyForcibly();
      }
      Files.deleteIfExists(pidFile);
    } catch (IOException e) {
      throw new IllegalStateException("PostgreSQL %d does not stop".formatted(process.pid()), e);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
