package bondgate.server.backup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What is in a database, as its catalogue says: a new table needs no line here. */
final class StoredTables {
  /** The list of migrations, which the migrations themselves write. */
  private static final String MIGRATIONS = "flyway_schema_history";

  private final Connection connection;

  StoredTables(Connection connection) {
    this.connection = connection;
  }

  /** Columns that can be written, by table; a table comes after all to which its rows refer. */
  Map<String, List<String>> columns() throws SQLException {
    Map<String, List<String>> found = new TreeMap<>();
    Map<String, Set<String>> refersTo = new TreeMap<>();
    each(
        "SELECT c.relname, a.attname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid"
            + " WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r'"
            + " AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''"
            + " ORDER BY c.relname, a.attnum",
        row -> {
          if (!row.getString(1).equals(MIGRATIONS)) {
            found
                .computeIfAbsent(row.getString(1), name -> new ArrayList<>())
                .add(row.getString(2));
          }
        });
    each(
        "SELECT c.relname, f.relname FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid"
            + " JOIN pg_class f ON f.oid = k.confrelid WHERE k.contype = 'f'"
            + " AND c.relnamespace = current_schema()::regnamespace AND c.oid <> f.oid",
        row ->
            refersTo
                .computeIfAbsent(row.getString(1), name -> new LinkedHashSet<>())
                .add(row.getString(2)));
    Map<String, List<String>> ordered = new LinkedHashMap<>();
    for (String table : found.keySet()) {
      put(table, found, refersTo, ordered, new LinkedHashSet<>());
    }
    return ordered;
  }

  private static void put(
      String table,
      Map<String, List<String>> found,
      Map<String, Set<String>> refersTo,
      Map<String, List<String>> ordered,
      Set<String> below) {
    if (ordered.containsKey(table)) {
      return;
    }
    if (!below.add(table)) {
      throw new IllegalStateException("tables refer to each other in a circle: " + below);
    }
    for (String other : refersTo.getOrDefault(table, Set.of())) {
      put(other, found, refersTo, ordered, below);
    }
    below.remove(table);
    ordered.put(table, found.get(table));
  }

  /** The columns of the primary key, in order, by table. */
  Map<String, List<String>> keys() throws SQLException {
    Map<String, List<String>> found = new TreeMap<>();
    each(
        "SELECT c.relname, a.attname FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid"
            + " CROSS JOIN LATERAL unnest(i.indkey) WITH ORDINALITY k(number, place)"
            + " JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.number"
            + " WHERE i.indisprimary AND c.relnamespace = current_schema()::regnamespace"
            + " ORDER BY c.relname, k.place",
        row ->
            found
                .computeIfAbsent(row.getString(1), name -> new ArrayList<>())
                .add(row.getString(2)));
    return found;
  }

  /** The last number that each sequence gave out. One that gave none is left out. */
  Map<String, Long> sequences() throws SQLException {
    Map<String, Long> found = new TreeMap<>();
    each(
        "SELECT sequencename, last_value FROM pg_sequences WHERE schemaname = current_schema()"
            + " AND last_value IS NOT NULL",
        row -> found.put(row.getString(1), row.getLong(2)));
    return found;
  }

  /** Version of the newest migration. */
  String schema() throws SQLException {
    return schemaIfAny()
        .orElseThrow(() -> new IllegalStateException("there are no tables of ours"));
  }

  /** The same of a database that may never have had one. */
  Optional<String> schemaIfAny() throws SQLException {
    List<String> found = new ArrayList<>();
    each(
        "SELECT relname FROM pg_class WHERE oid = to_regclass('%s')".formatted(MIGRATIONS),
        row -> found.add(row.getString(1)));
    if (found.isEmpty()) {
      return Optional.empty();
    }
    found.clear();
    each(
        "SELECT version FROM "
            + MIGRATIONS
            + " WHERE success AND version IS NOT NULL"
            + " ORDER BY installed_rank DESC LIMIT 1",
        row -> found.add(row.getString(1)));
    return found.stream().findFirst();
  }

  /** How far each evidence log has come. */
  List<Manifest.Log> logs() throws SQLException {
    List<Manifest.Log> found = new ArrayList<>();
    each(
        "SELECT DISTINCT ON (zone) zone, size, encode(root, 'hex') FROM evidence_head"
            + " ORDER BY zone, size DESC",
        row -> found.add(new Manifest.Log(row.getString(1), row.getLong(2), row.getString(3))));
    return found;
  }

  /** Takes a row. */
  private interface Taking {
    void take(ResultSet row) throws SQLException;
  }

  private void each(String sql, Taking taking) throws SQLException {
    try (PreparedStatement read = connection.prepareStatement(sql);
        ResultSet row = read.executeQuery()) {
      while (row.next()) {
        taking.take(row);
      }
    }
  }

  /** Names as SQL reads them in a list. */
  static String quoted(List<String> names) {
    return names.stream().map(StoredTables::quoted).collect(Collectors.joining(", "));
  }

  /** A name as SQL reads it. */
  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
