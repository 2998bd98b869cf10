package bondgate.server.audit;

import bondgate.server.ledger.Ledger;
import bondgate.server.ledger.LedgerRehearsal;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Callable;
import org.flywaydb.core.Flyway;

/**
 * A schema of its own with the same tables and nothing in them, made for one audit and dropped with
 * it. Needs the right to create schemas.
 */
final class Scratch implements AutoCloseable {
  private static final int LONGEST_S = 24 * 60 * 60;
  private static final String PREFIX = "bondgate_audit_";

  private final AgroalDataSource database;
  private final Ledger ledger;
  private final String schema;
  private final LedgerRehearsal books;

  private Scratch(AgroalDataSource database, Ledger ledger, String schema, LedgerRehearsal books) {
    this.database = database;
    this.ledger = ledger;
    this.schema = schema;
    this.books = books;
  }

  static Scratch open(AgroalDataSource database, Flyway tables, Ledger ledger) throws SQLException {
    String schema = PREFIX + text(database, "SELECT replace(gen_random_uuid()::text, '-', '')");
    QuarkusTransaction.suspendingExisting()
        .run(
            () ->
                Flyway.configure(Scratch.class.getClassLoader())
                    .configuration(tables.getConfiguration())
                    .dataSource(database)
                    .schemas(schema)
                    .defaultSchema(schema)
                    .createSchemas(true)
                    .load()
                    .migrate());
    // Numbers that no lock of a live ledger book has.
    execute(database, "ALTER TABLE " + schema + ".ledger_book ALTER id RESTART WITH 1000000000");
    return new Scratch(database, ledger, schema, ledger.rehearsal(schema));
  }

  /** What stands there for a text that was erased, and nowhere else: nobody can know it before. */
  String inPlaceOfErased() {
    return schema;
  }

  /** In a transaction of its own, in which the tables are those of this schema. */
  <T> T call(Callable<T> work) {
    return QuarkusTransaction.requiringNew()
        .timeout(LONGEST_S)
        .call(
            () -> {
              try (Connection connection = database.getConnection();
                  Statement statement = connection.createStatement()) {
                statement.execute("SET LOCAL search_path TO " + schema);
              }
              ledger.rehearse(books);
              return work.call();
            });
  }

  @Override
  public void close() throws SQLException {
    books.close();
    execute(database, "DROP SCHEMA " + schema + " CASCADE");
  }

  private static void execute(AgroalDataSource database, String sql) {
    QuarkusTransaction.suspendingExisting()
        .call(
            () -> {
              try (Connection connection = database.getConnection();
                  Statement statement = connection.createStatement()) {
                return statement.execute(sql);
              }
            });
  }

  private static String text(AgroalDataSource database, String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
