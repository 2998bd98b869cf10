package bondgate.server.ledger;

import bondgate.server.embedded.DataFolder;
import bondgate.server.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.postgresql.Driver;

/** A database of its own, to be killed, with the ledger in it and no server around it. */
final class LedgerRig implements AutoCloseable {
  static final String BOOK = "rig";
  static final String SOURCE = BOOK + "/source";
  static final String SHELF = BOOK + "/shelf";
  static final int NEWEST = Integer.MAX_VALUE;
  static final Instant AT = Instant.parse("2026-03-01T02:00:00Z");

  private final DataFolder data;
  private final EmbeddedPostgres postgres;

  private LedgerRig(DataFolder data, EmbeddedPostgres postgres) {
    this.data = data;
    this.postgres = postgres;
  }

  static LedgerRig in(Path folder) throws Exception {
    DataFolder data = DataFolder.open(folder);
    EmbeddedPostgres postgres = EmbeddedPostgres.start(data);
    LedgerRig rig = new LedgerRig(data, postgres);
    if (rig.number("SELECT count(*) FROM pg_class WHERE relname = 'ledger_book'") == 0) {
      try (Connection connection = rig.connect()) {
        migrate(connection, 1, NEWEST);
      }
    }
    return rig;
  }

  /** The migrations of these versions in their order, each whole. */
  static void migrate(Connection connection, int from, int until) throws SQLException, IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(Path.of("src", "main", "resources", "db", "migration"))) {
      files =
          all.filter(file -> version(file) >= from && version(file) <= until)
              .sorted(Comparator.comparingInt(LedgerRig::version))
              .toList();
    }
    try (Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      for (Path file : files) {
        statement.execute(Files.readString(file));
        connection.commit();
      }
    }
  }

  /** 12 of V12__name.sql. */
  private static int version(Path file) {
    String name = file.getFileName().toString();
    return Integer.parseInt(name.substring(1, name.indexOf("__")));
  }

  String url() {
    return postgres.jdbcUrl();
  }

  String password() {
    return postgres.password();
  }

  long databasePid() {
    return postgres.pid();
  }

  static Connection connect(String url, String password) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", "bondgate");
    properties.setProperty("password", password);
    return new Driver().connect(url, properties);
  }

  Connection connect() throws SQLException {
    return connect(url(), password());
  }

  Leadership leadership(String self, Duration lease) {
    return new Leadership(this::connect, self, lease);
  }

  static List<Account> accounts() {
    return List.of(
        new Account(SOURCE, "piece", Account.Limit.NONE),
        new Account(SHELF, "piece", Account.Limit.DEBITS_MUST_NOT_EXCEED_CREDITS));
  }

  /** The ids in the journal that somebody wrote; each is there once, or the index is broken. */
  Set<UUID> written(String by) throws SQLException {
    Set<UUID> ids = new HashSet<>();
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT id FROM ledger_journal WHERE by_whom = '%s'".formatted(by))) {
      while (row.next()) {
        if (!ids.add(row.getObject(1, UUID.class))) {
          throw new AssertionError("twice in the journal: " + row.getString(1));
        }
      }
    }
    return ids;
  }

  long number(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  /** The check of a start, from the first row; throws if journal and balances differ. */
  LedgerBook checked() throws Exception {
    try (Leadership leadership = leadership("checker", Duration.ofMillis(200));
        Connection connection = connect()) {
      JournalSql.Lead lead = leadership.take(BOOK);
      return new BookLoader(connection, lead).load(new IdFilter(), 0, true);
    }
  }

  @Override
  public void close() {
    postgres.close();
    data.close();
  }
}
