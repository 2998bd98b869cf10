package bondgate.server.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What somebody can do to the rows of a table who owns it: with all triggers and constraints off.
 * In the transaction of the connection, which is to be rolled back.
 */
final class RowTampering {
  private final Connection connection;
  private final String table;

  /** SQL that gives the {@code ctid} of the rows that are tampered with, in their order. */
  private final String rows;

  RowTampering(Connection connection, String table, String rows) throws SQLException {
    this.connection = connection;
    this.table = table;
    this.rows = rows;
    execute("SET LOCAL session_replication_role = replica");
    for (String column :
        texts(
            "SELECT attname FROM pg_attribute WHERE attidentity <> '' AND attrelid = '"
                + table
                + "'::regclass")) {
      execute("ALTER TABLE " + table + " ALTER " + column + " DROP IDENTITY");
    }
    for (String constraint :
        texts(
            "SELECT conname FROM pg_constraint WHERE conrelid = '"
                + table
                + "'::regclass"
                + " AND contype IN ('c', 'u', 'p') ORDER BY contype = 'p'")) {
      execute("ALTER TABLE " + table + " DROP CONSTRAINT " + constraint + " CASCADE");
    }
    for (String index :
        texts(
            "SELECT indexrelid::regclass::text FROM pg_index WHERE indisunique AND indrelid = '"
                + table
                + "'::regclass")) {
      execute("DROP INDEX " + index);
    }
  }

  /** The tables of the schema. */
  static List<String> tables(Connection connection) throws SQLException {
    return texts(
        connection,
        "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"
            + " AND table_type = 'BASE TABLE' ORDER BY 1");
  }

  /** The columns of a table with their types. */
  static Map<String, String> columns(Connection connection, String table) throws SQLException {
    Map<String, String> columns = new LinkedHashMap<>();
    try (PreparedStatement read =
        connection.prepareStatement(
            "SELECT column_name, data_type FROM information_schema.columns"
                + " WHERE table_schema = 'public' AND table_name = ? ORDER BY ordinal_position")) {
      read.setString(1, table);
      try (ResultSet row = read.executeQuery()) {
        while (row.next()) {
          columns.put(row.getString(1), row.getString(2));
        }
      }
    }
    return columns;
  }

  /** Changes one column of one row, the first or last of those that say something there. */
  boolean alter(String column, String type, boolean last) throws SQLException {
    return execute(
            "UPDATE %s SET %s = %s WHERE ctid = (SELECT c FROM (%s) r JOIN %s x ON x.ctid = r.c"
                    .formatted(table, column, other(column, type), rows, table)
                + " ORDER BY x.%s IS NULL, r.c %s LIMIT 1)".formatted(column, last ? "DESC" : ""))
        == 1;
  }

  private static String other(String column, String type) {
    return switch (type) {
      case "bigint", "integer", "smallint" -> "coalesce(%s, 0) + 1".formatted(column);
      case "text" -> "coalesce(%s, '') || '0'".formatted(column);
      case "ARRAY" -> "coalesce(%s, '{}') || ARRAY['0']".formatted(column);
      case "boolean" -> "NOT " + column;
      case "uuid" -> "gen_random_uuid()";
      case "bytea" ->
          "coalesce(set_byte(%1$s, 0, (get_byte(%1$s, 0) + 1) %% 256), 'x')".formatted(column);
      case "date" -> "coalesce(%s, date '2026-01-01') + 1".formatted(column);
      case "timestamp with time zone" ->
          "coalesce(%s, timestamptz '2026-01-01') + interval '1 second'".formatted(column);
      default -> throw new IllegalStateException("how to change a " + type + "?");
    };
  }

  /** Takes one row away: the first of them, or how many halves of them further on. */
  boolean delete(int halves) throws SQLException {
    return execute(
            "DELETE FROM %s WHERE ctid = (SELECT c FROM (%s) r ORDER BY c OFFSET"
                    .formatted(table, rows)
                + " (SELECT greatest(count(*) - 1, 0) * %d / 2 FROM (%s) n) LIMIT 1)"
                    .formatted(halves, rows))
        == 1;
  }

  /** Gives two rows, which differ, each other's content: all but what says where a row stands. */
  boolean swap(List<String> contents) throws SQLException {
    List<String> ids = texts("SELECT c::text FROM (" + rows + ") r ORDER BY c");
    String tuple = String.join(", ", contents);
    for (int i = 1; i < ids.size(); i++) {
      String differ =
          "SELECT 1 FROM %1$s a, %1$s b WHERE a.ctid = '%2$s' AND b.ctid = '%3$s'"
                  .formatted(table, ids.get(0), ids.get(i))
              + " AND (%s) IS DISTINCT FROM (%s)"
                  .formatted(prefixed("a", contents), prefixed("b", contents));
      if (!texts(differ).isEmpty()) {
        return execute(
                ("UPDATE %1$s t SET (%2$s) = (SELECT %3$s FROM %1$s o WHERE o.ctid = CASE t.ctid"
                        + " WHEN '%4$s'::tid THEN '%5$s'::tid ELSE '%4$s'::tid END)"
                        + " WHERE t.ctid IN ('%4$s', '%5$s')")
                    .formatted(table, tuple, prefixed("o", contents), ids.get(0), ids.get(i)))
            == 2;
      }
    }
    return false;
  }

  private static String prefixed(String alias, List<String> columns) {
    return String.join(", ", columns.stream().map(column -> alias + "." + column).toList());
  }

  /** The columns that say where a row stands; the others are its content. */
  static List<String> standing(Connection connection, String table) throws SQLException {
    return columns(connection, table).containsKey("id") ? List.of("id") : key(connection, table);
  }

  /** The columns of the primary key, in order. */
  private static List<String> key(Connection connection, String table) throws SQLException {
    return texts(
        connection,
        "SELECT a.attname FROM pg_index i CROSS JOIN LATERAL unnest(i.indkey) WITH ORDINALITY k(n, o)"
            + " JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.n"
            + " WHERE i.indisprimary AND i.indrelid = '"
            + table
            + "'::regclass ORDER BY k.o");
  }

  private List<String> texts(String sql) throws SQLException {
    return texts(connection, sql);
  }

  private static List<String> texts(Connection connection, String sql) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        found.add(row.getString(1));
      }
    }
    return found;
  }

  private int execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.execute(sql) ? 0 : Math.max(0, statement.getUpdateCount());
    }
  }
}
