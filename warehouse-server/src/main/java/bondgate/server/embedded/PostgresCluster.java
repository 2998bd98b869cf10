package bondgate.server.embedded;

import bondgate.server.files.FileTrees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * PostgreSQL's data on disk, with the programs that work on it: {@code cluster}, {@code
 * programs-…}, {@code password} and {@code postgres.log} in one private folder.
 */
final class PostgresCluster {
  static final String USER = "bondgate";

  private static final Logger LOG = Logger.getLogger(PostgresCluster.class);
  private static final Duration INITDB_LIMIT = Duration.ofMinutes(2);
  private static final Duration START_LIMIT = Duration.ofMinutes(5);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
  private static final int SHOWN_LOG_LINES = 10;

  private final Path folder;
  private final Path path;
  private final PostgresBinaries binaries;
  private final Unprivileged rights;
  private final String password;

  private PostgresCluster(
      Path folder, PostgresBinaries binaries, Unprivileged rights, String password) {
    this.folder = folder;
    this.path = folder.resolve("cluster");
    this.binaries = binaries;
    this.rights = rights;
    this.password = password;
  }

  /** The cluster in that folder; made if it is not there. */
  static PostgresCluster in(Path folder)
      throws EmbeddedServiceException, IOException, InterruptedException {
    Unprivileged rights = Unprivileged.forFolder(folder);
    PostgresBinaries binaries = PostgresBinaries.in(folder);
    PostgresCluster cluster =
        new PostgresCluster(folder, binaries, rights, password(folder, rights));
    cluster.make();
    return cluster;
  }

  Path path() {
    return path;
  }

  String password() {
    return password;
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

  private void make() throws EmbeddedServiceException, IOException, InterruptedException {
    if (Files.isDirectory(path)) {
      return;
    }
    Path side = folder.resolve("cluster.new");
    FileTrees.deleteAll(side);
    OsCommand initdb =
        OsCommand.run(
            rights.command(
                List.of(
                    binaries.program("initdb"),
                    "--pgdata=" + side,
                    "--username=" + USER,
                    "--pwfile=" + folder.resolve("password"),
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
    Files.move(side, path, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Ends what a killed server left behind: its PostgreSQL lives on, in a session of its own. */
  void stopLeftOver() throws IOException, InterruptedException, EmbeddedServiceException {
    String program = binaries.program("postgres");
    Optional<PostgresProcess> earlier = PostgresProcess.of(path);
    if (earlier.isPresent() && PostgresProcess.isOurs(earlier.get().pid(), program, path)) {
      LOG.infof("stopping the PostgreSQL %d of an earlier run", earlier.get().pid());
      stop();
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
    Files.deleteIfExists(path.resolve("postmaster.pid"));
  }

  /** Starts PostgreSQL on that loopback port; it is not ready yet. */
  Process spawn(int port) throws IOException {
    // A session of its own: Ctrl-C in the terminal must not end the database before the server.
    List<String> command = new ArrayList<>(List.of("setsid"));
    command.addAll(rights.command(List.of(binaries.program("postgres"), "-D", path.toString())));
    for (String setting :
        List.of(
            "listen_addresses=127.0.0.1",
            "port=" + port,
            "unix_socket_directories=",
            // For many small commits: the hot pages stay in memory, and are written out seldom.
            "shared_buffers=512MB",
            "max_wal_size=4GB",
            "checkpoint_timeout=15min",
            "timezone=UTC",
            "log_timezone=UTC")) {
      command.add("-c");
      command.add(setting);
    }
    return OsCommand.prepare(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("postgres.log").toFile())
        .redirectInput(Path.of("/dev/null").toFile())
        .start();
  }

  /** Whether that process takes connections; false if it ended instead. */
  boolean awaitReady(Process process)
      throws IOException, InterruptedException, EmbeddedServiceException {
    long until = System.nanoTime() + START_LIMIT.toNanos();
    while (process.isAlive()) {
      Optional<PostgresProcess> now = PostgresProcess.of(path);
      if (now.isPresent() && now.get().pid() == process.pid() && now.get().ready()) {
        return true;
      }
      if (System.nanoTime() > until) {
        stop();
        throw new EmbeddedServiceException(
            "PostgreSQL was not ready after %d s; its last words: %s"
                .formatted(START_LIMIT.toSeconds(), lastWords()));
      }
      process.waitFor(10, TimeUnit.MILLISECONDS);
    }
    return false;
  }

  /** The end of its log. */
  String lastWords() throws IOException {
    List<String> lines = Files.readAllLines(folder.resolve("postgres.log"));
    return String.join(
        "\n", lines.subList(Math.max(0, lines.size() - SHOWN_LOG_LINES), lines.size()));
  }

  /** Stops whatever runs on it, with a last checkpoint; open connections are cut. */
  void stop() throws IOException, InterruptedException {
    OsCommand stop =
        OsCommand.run(
            rights.command(
                List.of(
                    binaries.program("pg_ctl"),
                    "stop",
                    "-D",
                    path.toString(),
                    "-m",
                    "fast",
                    "-w",
                    "-t",
                    Long.toString(STOP_LIMIT.toSeconds()))),
            STOP_LIMIT.plusSeconds(5));
    if (!stop.succeeded()) {
      LOG.warnf("PostgreSQL did not stop: %s", stop.output());
    }
  }
}
