package bondgate.server.evidence;

import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** What only somebody who owns the tables can do to a log: switch the guard off first. */
final class Tampering {
  private final AgroalDataSource database;
  private final String zone;

  Tampering(AgroalDataSource database, String zone) {
    this.database = database;
    this.zone = zone;
  }

  /** Runs one UPDATE or DELETE, on the rows of this log only. */
  void with(String sql) throws SQLException {
    String table = sql.replaceAll("^(UPDATE|DELETE FROM) (\\w+) .*", "$2");
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("ALTER TABLE " + table + " DISABLE TRIGGER append_only");
      statement.execute(
          sql + (sql.contains("WHERE") ? " AND" : " WHERE") + " zone = '" + zone + "'");
      statement.execute("ALTER TABLE " + table + " ENABLE TRIGGER append_only");
    }
  }

  /** So that a log which was damaged on purpose frightens nobody later. */
  void removeTheLog() throws SQLException {
    for (String table : new String[] {"evidence_leaf", "evidence_tile", "evidence_head"}) {
      with("DELETE FROM " + table + " WHERE true");
    }
  }
}
