package bondgate.server.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * A real PostgreSQL that runs as our child: its cluster, programs and password lie in {@code
 * postgres} below the data folder, and it listens on a free loopback port only. Nothing of its
 * durability is switched off.
 *
 * <p>{@code postgres.pid} in the data folder names its process and its port, a line each, while it
 * runs.
 */
public final class EmbeddedPostgres implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(EmbeddedPostgres.class);
  private static final String USER = "bondgate";
  private static final String DATABASE = "bondgate";
  private static final Duration INITDB_LIMIT = Duration.ofMinutes(2);
  private static final Duration START_LIMIT = Duration.ofMinutes(5);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
  private static final int START_ATTEMPTS = 3;

  private final Path cluster;
  private final Path pidFile;
  private final PostgresBinaries binaries;
  private final Unprivileged rights;
  private final String password;
  private Process process;
  private int port;

  private EmbeddedPostgres(
      Path folder, Path pidFile, PostgresBinaries binaries, Unprivileged rights, String password) {
    this.cluster = folder.resolve("cluster");
    this.pidFile = pidFile;
    this.binaries = binaries;
    this.rights = rights;
    this.password = password;
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
      Path folder = data.privateFolder("postgres");
      Unprivileged rights = Unprivileged.forFolder(folder);
      PostgresBinaries binaries = PostgresBinaries.in(folder);
      String password = password(folder, rights);
      EmbeddedPostgres postgres =
          new EmbeddedPostgres(
              folder, data.path().resolve("postgres.pid"), binaries, rights, password);
      postgres.makeCluster(folder.resolve("password"));
      postgres.stopLeftOver();
      postgres.launch(folder.resolve("postgres.log"));
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
    return jdbcUrl(port, DATABASE);
  }

  /** The database user. */
  public String username() {
    return USER;
  }

  /** The user's password, made at the first start. */
  public String password() {
    return password;
  }

  /** Its TCP port on the loopback address. */
  public int port() {
    return port;
  }

  /** Its process. */
  public long pid() {
    return process.pid();
  }

  private static String jdbcUrl(int port, String database) {
    return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
  }

  private static String password(Path folder, Unprivileged rights) throws IOException {
    Path file = folder.resolve("password");
    if (!Files.exists(file)) {
      byte[] random = new byte[24];
      new SecureRandom().nextBytes(random);
      DataFolder.writePrivately(file, HexFormat.of().formatHex(random));
      rights.give(file);
    }
    return Files.readString(file).strip();
  }

  private void makeCluster(Path passwordFile)
      throws EmbeddedServiceException, IOException, InterruptedException {
    if (Files.isDirectory(cluster)) {
      return;
    }
    Path side = cluster.resolveSibling("cluster.new");
    PostgresBinaries.deleteAll(side);
    OsCommand initdb =
        OsCommand.run(
            rights.command(
                List.of(
                    binaries.program("initdb"),
                    "--pgdata=" + side,
                    "--username=" + USER,
                    "--pwfile=" + passwordFile,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "--data-checksums")),
            INITDB_LIMIT);
    if (!initdb.succeeded()) {
      throw new EmbeddedServiceException("initdb failed: " + initdb.output());
    }
    // A crash here leaves only the side folder, which the next start deletes.
    Files.move(side, cluster, StandardCopyOption.ATOMIC_MOVE);
  }

  /**
   * Ends what a killed server left behind: its PostgreSQL lives on, because it is no slave of ours.
   */
  private void stopLeftOver() throws IOException, InterruptedException, EmbeddedServiceException {
    String program = binaries.program("postgres");
    Optional<PostgresProcess> earlier = PostgresProcess.of(cluster);
    if (earlier.isPresent() && PostgresProcess.isOurs(earlier.get().pid(), program, cluster)) {
      LOG.infof("stopping the PostgreSQL %d of an earlier run", earlier.get().pid());
      stop("fast");
    }
    long until = System.nanoTime() + STOP_LIMIT.toNanos();
    while (PostgresProcess.anyRuns(program)) {
      if (System.nanoTime() > until) {
        throw new EmbeddedServiceException(
            "processes of '%s' from an earlier run do not end; end them by hand"
                .formatted(program));
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
    // Nobody of ours lives any more: whoever has the number in this file now is a stranger.
    Files.deleteIfExists(cluster.resolve("postmaster.pid"));
  }

  private void launch(Path log) throws EmbeddedServiceException, IOException, InterruptedException {
    for (int attempt = 1; ; attempt++) {
      port = freePort();
      process = spawn(log);
      boolean ready = awaitReady();
      if (ready) {
        break;
      }
      // Another program may have taken the port since we found it free.
      if (attempt == START_ATTEMPTS) {
        throw new EmbeddedServiceException(
            "PostgreSQL ended at its start with exit code %d; the last lines of '%s': %s"
                .formatted(process.waitFor(), log, lastLines(log)));
      }
    }
    try {
      PostgresSession.verify(jdbcUrl(port, "postgres"), USER, password, cluster);
      PostgresSession.createDatabase(jdbcUrl(port, "postgres"), USER, password, DATABASE);
    } catch (SQLException e) {
      close();
      throw new EmbeddedServiceException(
          "PostgreSQL on port %d does not let us in: %s".formatted(port, e.getMessage()), e);
    }
    Files.writeString(pidFile, process.pid() + "\n" + port + "\n");
  }

  private Process spawn(Path log) throws IOException {
    List<String> postgres =
        rights.command(
            List.of(
                binaries.program("postgres"),
                "-D",
                cluster.toString(),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "port=" + port,
                "-c",
                "unix_socket_directories=",
                "-c",
                "timezone=UTC",
                "-c",
                "log_timezone=UTC"));
    // A session of its own: Ctrl-C in the terminal must not end the database before the server.
    List<String> command = new ArrayList<>(List.of("setsid"));
    command.addAll(postgres);
    return OsCommand.prepare(command)
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
        .start();
  }

  /** Whether it takes connections; false if it ended instead. */
  private boolean awaitReady() throws IOException, InterruptedException, EmbeddedServiceException {
    long until = System.nanoTime() + START_LIMIT.toNanos();
    while (process.isAlive()) {
      Optional<PostgresProcess> now = PostgresProcess.of(cluster);
      if (now.isPresent() && now.get().pid() == process.pid() && now.get().ready()) {
        return true;
      }
      if (System.nanoTime() > until) {
        close();
        throw new EmbeddedServiceException(
            "PostgreSQL was not ready after %d s; see postgres.log"
                .formatted(START_LIMIT.toSeconds()));
      }
      process.waitFor(10, TimeUnit.MILLISECONDS);
    }
    return false;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static String lastLines(Path log) throws IOException {
    List<String> lines = Files.readAllLines(log);
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 10), lines.size()));
  }

  private void stop(String mode) throws IOException, InterruptedException {
    OsCommand stop =
        OsCommand.run(
            rights.command(
                List.of(
                    binaries.program("pg_ctl"),
                    "stop",
                    "-D",
                    cluster.toString(),
                    "-m",
                    mode,
                    "-w",
                    "-t",
                    Long.toString(STOP_LIMIT.toSeconds()))),
            STOP_LIMIT.plusSeconds(5));
    if (!stop.succeeded()) {
      LOG.warnf("PostgreSQL did not stop (%s): %s", mode, stop.output());
    }
  }

  /** Stops PostgreSQL with a last checkpoint; connections that are still open are cut. */
  @Override
  public void close() {
    try {
      if (process.isAlive()) {
        stop("fast");
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
