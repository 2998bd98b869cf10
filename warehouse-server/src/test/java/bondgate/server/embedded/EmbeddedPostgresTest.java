package bondgate.server.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {
  @TempDir Path folder;

  @Test
  void theFirstStartMakesAClusterThatTheSecondKeeps() throws Exception {
    try (DataFolder data = DataFolder.open(folder)) {
      try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data)) {
        execute(postgres, "CREATE TABLE bottle (epc text)");
        execute(postgres, "INSERT INTO bottle VALUES ('E2')");
        assertThat(Files.readAllLines(folder.resolve("postgres.pid")))
            .containsExactly(Long.toString(postgres.pid()), Integer.toString(postgres.port()));
      }
      assertThat(folder.resolve("postgres.pid")).doesNotExist();
      try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data)) {
        assertThat(ask(postgres, "SELECT epc FROM bottle")).isEqualTo("E2");
      }
    }
  }

  @Test
  void nothingOfItsDurabilityIsSwitchedOffAndNobodyGetsInWithoutThePassword() throws Exception {
    try (DataFolder data = DataFolder.open(folder);
        EmbeddedPostgres postgres = EmbeddedPostgres.start(data)) {
      for (String setting :
          List.of("fsync", "full_page_writes", "synchronous_commit", "data_checksums")) {
        assertThat(ask(postgres, "SHOW " + setting)).as(setting).isEqualTo("on");
      }
      assertThat(ask(postgres, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(ask(postgres, "SHOW unix_socket_directories")).isEmpty();
      assertThatThrownBy(
              () -> PostgresSession.connect(postgres.jdbcUrl(), postgres.username(), "guess"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("password authentication failed");
    }
    assertThat(permissions(folder.resolve("postgres"))).isEqualTo("rwx------");
    assertThat(permissions(folder.resolve("postgres/password"))).isEqualTo("rw-------");
  }

  @Test
  void aForeignServerIsNotAccepted(@TempDir Path otherFolder) throws Exception {
    try (DataFolder data = DataFolder.open(folder);
        DataFolder other = DataFolder.open(otherFolder);
        EmbeddedPostgres ours = EmbeddedPostgres.start(data);
        EmbeddedPostgres foreign = EmbeddedPostgres.start(other)) {
      Path cluster = data.path().resolve("postgres/cluster");
      PostgresSession.verify(ours.jdbcUrl(), ours.username(), ours.password(), cluster);
      assertThatThrownBy(
              () ->
                  PostgresSession.verify(
                      foreign.jdbcUrl(), foreign.username(), foreign.password(), cluster))
          .isInstanceOf(EmbeddedServiceException.class)
          .hasMessageContaining("expected our own '" + cluster + "'");
    }
  }

  @Test
  void twoServersNeverShareAFolder() throws Exception {
    try (DataFolder data = DataFolder.open(folder)) {
      assertThat(data.path()).isEqualTo(folder.toRealPath());
      assertThatThrownBy(() -> DataFolder.open(folder))
          .isInstanceOf(EmbeddedServiceException.class)
          .hasMessageContaining("held by another running server")
          .hasMessageContaining("bondgate.data");
    }
    DataFolder.open(folder).close();
  }

  @Test
  void afterKillOfTheServerAloneItsPostgresIsStoppedAndTheDataIsThere() throws Exception {
    Process server = KilledServer.start(folder);
    long postgres = KilledServer.awaitRow(server);
    server.destroyForcibly().waitFor();
    assertThat(isPostgres(postgres)).as("it outlives its server").isTrue();

    try (DataFolder data = DataFolder.open(folder);
        EmbeddedPostgres again = EmbeddedPostgres.start(data)) {
      assertThat(ask(again, "SELECT epc FROM bottle")).isEqualTo("E2");
      assertThat(again.pid()).isNotEqualTo(postgres);
      assertThat(isPostgres(postgres)).isFalse();
    }
  }

  @Test
  void afterKillOfServerAndPostgresTheDataIsThere() throws Exception {
    Process server = KilledServer.start(folder);
    long postgres = KilledServer.awaitRow(server);
    server.destroyForcibly().waitFor();
    ProcessHandle.of(postgres).orElseThrow().destroyForcibly();

    try (DataFolder data = DataFolder.open(folder);
        EmbeddedPostgres again = EmbeddedPostgres.start(data)) {
      assertThat(ask(again, "SELECT epc FROM bottle")).isEqualTo("E2");
    }
  }

  @Test
  void aPostgresThatIsKilledAloneComesBackOnItsPort() throws Exception {
    try (DataFolder data = DataFolder.open(folder);
        EmbeddedPostgres postgres = EmbeddedPostgres.start(data)) {
      execute(postgres, "CREATE TABLE bottle (epc text)");
      execute(postgres, "INSERT INTO bottle VALUES ('E2')");
      long killed = postgres.pid();
      int port = postgres.port();
      ProcessHandle.of(killed).orElseThrow().destroyForcibly();
      assertThat(askUntilItAnswers(postgres, "SELECT epc FROM bottle", killed)).isEqualTo("E2");
      assertThat(postgres.port()).isEqualTo(port);
    }
  }

  private static String askUntilItAnswers(EmbeddedPostgres postgres, String sql, long killed)
      throws SQLException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (true) {
      try {
        if (postgres.pid() != killed) {
          return ask(postgres, sql);
        }
      } catch (SQLException e) {
        if (System.nanoTime() > until) {
          throw e;
        }
      }
      assertThat(System.nanoTime()).as("back within 60 s").isLessThan(until);
    }
  }

  @Test
  void anOldNumberThatAStrangerHasNowIsNoReasonToStopHim() throws Exception {
    try (DataFolder data = DataFolder.open(folder)) {
      EmbeddedPostgres.start(data).close();
      Process stranger = new ProcessBuilder("sleep", "600").start();
      try {
        Files.writeString(
            folder.resolve("postgres/cluster/postmaster.pid"),
            stranger.pid() + "\n" + folder + "\n0\n5432\n\n127.0.0.1\n\nready\n");
        EmbeddedPostgres.start(data).close();
        assertThat(stranger.isAlive()).isTrue();
      } finally {
        stranger.destroyForcibly();
      }
    }
  }

  @Test
  void ofAFirstStartThatWasCutOffNothingIsTaken() throws Exception {
    Path half = Files.createDirectories(folder.resolve("postgres/cluster.new"));
    Files.writeString(half.resolve("PG_VERSION"), "18\n");
    Files.createDirectories(folder.resolve("postgres/programs.new/bin"));
    try (DataFolder data = DataFolder.open(folder);
        EmbeddedPostgres postgres = EmbeddedPostgres.start(data)) {
      assertThat(ask(postgres, "SELECT 1")).isEqualTo("1");
    }
  }

  @Test
  void aPostgresThatCannotStartSaysWhy() throws Exception {
    try (DataFolder data = DataFolder.open(folder)) {
      EmbeddedPostgres.start(data).close();
      Files.writeString(folder.resolve("postgres/cluster/PG_VERSION"), "12\n");
      assertThatThrownBy(() -> EmbeddedPostgres.start(data))
          .isInstanceOf(EmbeddedServiceException.class)
          .hasMessageContaining("exit code")
          .hasMessageContaining("initialized by PostgreSQL version 12");
    }
  }

  /** By its command line: one that has ended may stand in the process table until it is reaped. */
  private boolean isPostgres(long pid) throws IOException {
    Path home = folder.toRealPath().resolve("postgres");
    String program = home.resolve("programs-18.6.0/bin/postgres").toString();
    return PostgresProcess.isOurs(pid, program, home.resolve("cluster"));
  }

  private static void execute(EmbeddedPostgres postgres, String sql) throws SQLException {
    try (Connection connection =
            PostgresSession.connect(postgres.jdbcUrl(), postgres.username(), postgres.password());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String ask(EmbeddedPostgres postgres, String sql) throws SQLException {
    try (Connection connection =
            PostgresSession.connect(postgres.jdbcUrl(), postgres.username(), postgres.password());
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  /** A server process that commits a row, says so, and then waits to be killed. */
  static final class KilledServer {
    private KilledServer() {}

    static Process start(Path folder) throws IOException {
      return new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-cp",
              System.getProperty("java.class.path"),
              KilledServer.class.getName(),
              folder.toString())
          .redirectError(ProcessBuilder.Redirect.INHERIT)
          .start();
    }

    static long awaitRow(Process server) throws IOException {
      String line = server.inputReader().readLine();
      assertThat(line).as("the pid of its PostgreSQL").isNotNull();
      return Long.parseLong(line);
    }

    public static void main(String[] arguments) throws Exception {
      EmbeddedPostgres postgres = EmbeddedPostgres.start(DataFolder.open(Path.of(arguments[0])));
      execute(postgres, "CREATE TABLE bottle (epc text)");
      execute(postgres, "INSERT INTO bottle VALUES ('E2')");
      System.out.println(postgres.pid());
      TimeUnit.MINUTES.sleep(10);
    }
  }
}
