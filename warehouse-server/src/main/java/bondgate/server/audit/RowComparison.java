package bondgate.server.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;

/** Compares a zone's rows of a table, as they are stored, with those that the leaves make. */
final class RowComparison {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int ROWS_AT_ONCE = 1_000;
  private static final String NOTHING = "no such row";

  private final String zone;
  private final String inPlaceOfErased;
  private final Findings findings;

  /**
   * A comparison.
   *
   * @param inPlaceOfErased what the rows that the leaves make have for a text that was erased
   */
  RowComparison(String zone, String inPlaceOfErased, Findings findings) {
    this.zone = zone;
    this.inPlaceOfErased = inPlaceOfErased;
    this.findings = findings;
  }

  /** A row: what names it, its place in the order of making, its columns as JSON. */
  private record Row(String key, long order, String columns) {
    int compare(Row other) {
      return Arrays.compareUnsigned(
          key.getBytes(StandardCharsets.UTF_8), other.key.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Where a row stands in the order of making, here and there. */
  private record Places(String key, long expected, long found) {}

  /** Both connections must be in a transaction. */
  void compare(AuditedTable table, Connection expected, Connection found) throws SQLException {
    List<Places> places = new ArrayList<>();
    try (Cursor left = new Cursor(expected, table.sql(), zone);
        Cursor right = new Cursor(found, table.sql(), zone)) {
      Row want = left.next();
      Row have = right.next();
      while (want != null || have != null) {
        int side = want == null ? 1 : have == null ? -1 : want.compare(have);
        if (side < 0) {
          findings.add(table.name(), want.key(), want.columns(), NOTHING);
          want = left.next();
        } else if (side > 0) {
          findings.add(table.name(), have.key(), NOTHING, have.columns());
          have = right.next();
        } else {
          differ(table, want, have);
          if (!table.order().isEmpty()) {
            places.add(new Places(want.key(), want.order(), have.order()));
          }
          want = left.next();
          have = right.next();
        }
      }
    }
    inOrder(table, places);
  }

  private void differ(AuditedTable table, Row want, Row have) {
    if (want.columns().equals(have.columns())) {
      return;
    }
    ObjectNode expected = JSON.createObjectNode();
    ObjectNode found = JSON.createObjectNode();
    JsonNode left = tree(want.columns());
    JsonNode right = tree(have.columns());
    for (Iterator<String> names = left.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (isErased(left.get(name), right.path(name))) {
        findings.erased();
      } else if (!left.get(name).equals(right.path(name))) {
        expected.set(name, left.get(name));
        found.set(name, right.path(name));
      }
    }
    if (!expected.isEmpty()) {
      findings.add(table.name(), want.key(), expected.toString(), found.toString());
    }
  }

  /** Nobody can say any more which text it was; but a text it was. */
  private boolean isErased(JsonNode expected, JsonNode found) {
    return found.isTextual() && expected.asText().equals(inPlaceOfErased);
  }

  private static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("PostgreSQL writes JSON", e);
    }
  }

  /** Names the first row that does not stand where it was made; with one, all after it move. */
  private void inOrder(AuditedTable table, List<Places> places) {
    places.sort(Comparator.comparingLong(Places::expected));
    for (int i = 1; i < places.size(); i++) {
      Places before = places.get(i - 1);
      Places after = places.get(i);
      if (before.expected() < after.expected() && before.found() >= after.found()) {
        findings.add(
            table.name(),
            after.key(),
            "made after " + before.key(),
            "number %d, and the other has number %d".formatted(after.found(), before.found()));
        return;
      }
    }
  }

  /** Rows of one side, a part at a time. */
  private static final class Cursor implements AutoCloseable {
    private final PreparedStatement statement;
    private final ResultSet rows;

    Cursor(Connection connection, String sql, String zone) throws SQLException {
      statement = connection.prepareStatement(sql);
      statement.setFetchSize(ROWS_AT_ONCE);
      statement.setString(1, zone);
      rows = statement.executeQuery();
    }

    Row next() throws SQLException {
      return rows.next() ? new Row(rows.getString(1), rows.getLong(2), rows.getString(3)) : null;
    }

    @Override
    public void close() throws SQLException {
      statement.close();
    }
  }
}
