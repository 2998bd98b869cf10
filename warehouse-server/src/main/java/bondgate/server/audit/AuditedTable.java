package bondgate.server.audit;

import java.util.List;
import java.util.Map;

/**
 * How the rows of a table are compared: by natural names, because numbers that the database gave
 * differ from one making to the next.
 *
 * @param name the table, {@code t} in all that follows
 * @param joins what else must be read to give natural names; may be empty
 * @param zone expression of the row's zone
 * @param key expressions of what names a row
 * @param instead expressions that take the place of columns
 * @param ignored columns that are not compared
 * @param order column whose order is that of the rows' making; empty for none
 */
record AuditedTable(
    String name,
    String joins,
    String zone,
    List<String> key,
    Map<String, String> instead,
    List<String> ignored,
    String order) {
  AuditedTable {
    key = List.copyOf(key);
    instead = Map.copyOf(instead);
    ignored = List.copyOf(ignored);
  }

  /** A table with a zone of its own and a number that the database gives. */
  static AuditedTable numbered(String name, String... key) {
    return new AuditedTable(name, "", "t.zone", own(key), Map.of(), List.of("id"), "t.id");
  }

  /** A table with a zone of its own and no such number. */
  static AuditedTable plain(String name, String... key) {
    return new AuditedTable(name, "", "t.zone", own(key), Map.of(), List.of(), "");
  }

  private static List<String> own(String... columns) {
    return List.of(columns).stream().map(column -> "t." + column).toList();
  }

  AuditedTable joined(String with, String zoneOf, Map<String, String> names, String... keys) {
    return new AuditedTable(name, with, zoneOf, List.of(keys), names, ignored, order);
  }

  AuditedTable without(String... columns) {
    return new AuditedTable(name, joins, zone, key, instead, List.of(columns), order);
  }

  AuditedTable inOrderOf(String column) {
    return new AuditedTable(name, joins, zone, key, instead, ignored, column);
  }

  /** Key, number of order, and columns of each row of a zone, by the bytes of the key. */
  String sql() {
    StringBuilder columns = new StringBuilder("to_jsonb(t)");
    if (!ignored.isEmpty()) {
      columns.append(" - ARRAY['").append(String.join("', '", ignored)).append("']");
    }
    if (!instead.isEmpty()) {
      columns.insert(0, '(').append(") || jsonb_build_object(");
      columns.append(
          String.join(
              ", ",
              instead.entrySet().stream()
                  .map(one -> "'" + one.getKey() + "', " + one.getValue())
                  .toList()));
      columns.append(')');
    }
    return "SELECT jsonb_build_array("
        + String.join(", ", key)
        + ")::text COLLATE \"C\" AS k, "
        + (order.isEmpty() ? "0" : order)
        + "::bigint, ("
        + columns
        + ")::text FROM "
        + name
        + " t "
        + joins
        + " WHERE "
        + zone
        + " = ? ORDER BY 1, 2";
  }
}
