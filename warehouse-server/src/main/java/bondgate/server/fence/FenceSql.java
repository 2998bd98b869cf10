package bondgate.server.fence;

import bondgate.events.Direction;
import bondgate.server.copy.CopyRows;
import bondgate.server.goods.Place;
import bondgate.server.ledger.TransferId;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** The fence's tables for many facts at once: a statement for each table, none for each fact. */
final class FenceSql {
  private static final String PORTALS =
      "SELECT name, outside, inside FROM fence_portal WHERE zone = ?";

  private static final String TAGS =
      "SELECT t.epc, g.item, p.place, p.left_place, p.left_portal, g.document FROM unnest(?::text[]) AS t(epc)"
          + " LEFT JOIN goods_tag g ON g.zone = ? AND g.epc = t.epc"
          + " LEFT JOIN fence_position p ON p.zone = ? AND p.epc = t.epc";

  private static final String PERMITS =
      "SELECT epc, portal, direction, document, move_id, by_document, waits FROM fence_permit"
          + " WHERE zone = ? AND epc = ANY (?::text[]) AND closed_leaf IS NULL ORDER BY id";

  private static final String ENTRY_TABLE = "fence_entry";
  private static final List<String> ENTRY_COLUMNS =
      List.of(
          "zone",
          "leaf_index",
          "device",
          "epoch",
          "seq",
          "seen_at",
          "recorded_at",
          "committed_at",
          "kind",
          "reader",
          "portal",
          "epc",
          "item",
          "direction",
          "confidence_permille",
          "edge_decision",
          "verdict",
          "document",
          "from_place",
          "to_place",
          "detail");
  private static final int BYTES_PER_ENTRY = 384;

  // OFFSET 0 hides from the planner that the zone is the same in every row. Else, while it does not
  // know yet that many tags were announced, it reads all of the zone's tags for each that moves.
  private static final String MOVES =
      "UPDATE fence_position p SET place = t.place, left_place = t.left_place,"
          + " left_portal = t.left_portal, since_leaf = t.leaf, since = t.since"
          + " FROM (SELECT ?::text AS zone, u.* FROM unnest(?::text[], ?::text[], ?::text[],"
          + " ?::text[], ?::bigint[], ?::timestamptz[])"
          + " AS u(epc, place, left_place, left_portal, leaf, since) OFFSET 0) AS t"
          + " WHERE p.zone = t.zone AND p.epc = t.epc";

  private static final String CLOSINGS =
      "UPDATE fence_permit p SET closed_leaf = t.leaf, closed_at = t.at"
          + " FROM (SELECT ?::text AS zone, u.* FROM unnest(?::text[], ?::uuid[], ?::bigint[],"
          + " ?::timestamptz[]) AS u(epc, move, leaf, at) OFFSET 0) AS t"
          + " WHERE p.zone = t.zone AND p.epc = t.epc AND p.move_id = t.move"
          + " AND p.closed_leaf IS NULL";

  private static final String VERSION =
      "INSERT INTO fence_permit_version AS v (zone, version) VALUES (?, ?)"
          + " ON CONFLICT (zone) DO UPDATE SET version = v.version + excluded.version";

  private FenceSql() {}

  static Map<String, Portal> portals(Connection connection, String zone) throws SQLException {
    Map<String, Portal> portals = new HashMap<>();
    try (PreparedStatement read = connection.prepareStatement(PORTALS)) {
      read.setString(1, zone);
      try (ResultSet row = read.executeQuery()) {
        while (row.next()) {
          String name = row.getString(1);
          portals.put(
              name,
              new Portal(name, Place.valueOf(row.getString(2)), Place.valueOf(row.getString(3))));
        }
      }
    }
    return portals;
  }

  /** Lets the sheet know all about those tags. */
  static void learn(Connection connection, FenceSheet sheet, List<String> epcs)
      throws SQLException {
    if (epcs.isEmpty()) {
      return;
    }
    Map<String, List<OpenPermit>> permits = permits(connection, sheet.zone(), epcs);
    try (PreparedStatement read = connection.prepareStatement(TAGS)) {
      read.setArray(1, connection.createArrayOf("text", epcs.toArray()));
      read.setString(2, sheet.zone());
      read.setString(3, sheet.zone());
      try (ResultSet row = read.executeQuery()) {
        while (row.next()) {
          String epc = row.getString(1);
          sheet.know(
              epc,
              new FenceSheet.Tag(
                  row.getString(2),
                  row.getString(6),
                  standing(row),
                  permits.getOrDefault(epc, List.of())));
        }
      }
    }
  }

  private static Standing standing(ResultSet row) throws SQLException {
    String place = row.getString(3);
    if (place == null) {
      return null;
    }
    String left = row.getString(4);
    return left == null
        ? Standing.at(Place.valueOf(place))
        : Standing.missing(Place.valueOf(left), row.getString(5));
  }

  private static Map<String, List<OpenPermit>> permits(
      Connection connection, String zone, List<String> epcs) throws SQLException {
    Map<String, List<OpenPermit>> permits = new HashMap<>();
    try (PreparedStatement read = connection.prepareStatement(PERMITS)) {
      read.setString(1, zone);
      read.setArray(2, connection.createArrayOf("text", epcs.toArray()));
      try (ResultSet row = read.executeQuery()) {
        while (row.next()) {
          OpenPermit permit =
              new OpenPermit(
                  row.getString(1),
                  row.getString(2),
                  Direction.valueOf(row.getString(3)),
                  row.getString(4),
                  new TransferId(row.getObject(5, UUID.class)),
                  row.getBoolean(6),
                  row.getBoolean(7));
          permits.computeIfAbsent(permit.epc(), epc -> new ArrayList<>()).add(permit);
        }
      }
    }
    return permits;
  }

  /**
   * Stores what stands on the sheet.
   *
   * @throws IllegalStateException if a tag moved that was never announced
   */
  static void store(Connection connection, FenceSheet sheet) throws SQLException {
    entries(sheet).store(connection);
    moves(connection, sheet.zone(), sheet.moves());
    closings(connection, sheet.zone(), sheet.closings());
    sheet.stored();
  }

  private static CopyRows entries(FenceSheet sheet) {
    List<FenceEntry> entries = sheet.entries();
    CopyRows rows = new CopyRows(ENTRY_TABLE, ENTRY_COLUMNS, entries.size() * BYTES_PER_ENTRY);
    for (FenceEntry entry : entries) {
      rows.row()
          .text(sheet.zone())
          .int8(entry.leafIndex())
          .text(entry.device())
          .int8(entry.epoch())
          .int8(entry.seq())
          .instant(entry.seenAt())
          .instant(entry.recordedAt())
          .instant(entry.committedAt())
          .text(entry.kind())
          .text(entry.reader())
          .text(entry.portal())
          .text(entry.epc())
          .text(entry.item())
          .text(entry.direction())
          .int4(entry.confidencePermille())
          .text(entry.edgeDecision())
          .text(entry.verdict())
          .text(entry.document())
          .text(entry.from())
          .text(entry.to())
          .text(entry.detail());
    }
    return rows;
  }

  private static void moves(Connection connection, String zone, Collection<FenceSheet.Move> moves)
      throws SQLException {
    if (moves.isEmpty()) {
      return;
    }
    try (PreparedStatement update = connection.prepareStatement(MOVES)) {
      update.setString(1, zone);
      update.setArray(2, column(connection, "text", moves, FenceSheet.Move::epc));
      update.setArray(3, column(connection, "text", moves, move -> move.standing().place().name()));
      update.setArray(
          4,
          column(
              connection,
              "text",
              moves,
              move -> move.standing().left().map(left -> left.place().name()).orElse(null)));
      update.setArray(
          5,
          column(
              connection,
              "text",
              moves,
              move -> move.standing().left().map(Standing.Left::portal).orElse(null)));
      update.setArray(6, column(connection, "int8", moves, FenceSheet.Move::leafIndex));
      update.setArray(
          7, column(connection, "timestamptz", moves, move -> move.at().atOffset(ZoneOffset.UTC)));
      int moved = update.executeUpdate();
      if (moved != moves.size()) {
        throw new IllegalStateException(
            "%d of %d tags that moved were never announced"
                .formatted(moves.size() - moved, moves.size()));
      }
    }
  }

  private static void closings(
      Connection connection, String zone, List<FenceSheet.Closing> closings) throws SQLException {
    if (closings.isEmpty()) {
      return;
    }
    try (PreparedStatement update = connection.prepareStatement(CLOSINGS);
        PreparedStatement version = connection.prepareStatement(VERSION)) {
      update.setString(1, zone);
      update.setArray(2, column(connection, "text", closings, FenceSheet.Closing::epc));
      update.setArray(3, column(connection, "uuid", closings, closing -> closing.moveId().value()));
      update.setArray(4, column(connection, "int8", closings, FenceSheet.Closing::leafIndex));
      update.setArray(
          5,
          column(
              connection,
              "timestamptz",
              closings,
              closing -> closing.at().atOffset(ZoneOffset.UTC)));
      update.executeUpdate();
      version.setString(1, zone);
      version.setLong(2, closings.size());
      version.executeUpdate();
    }
  }

  private static <T> Array column(
      Connection connection, String type, Collection<T> rows, Function<T, Object> value)
      throws SQLException {
    return connection.createArrayOf(type, rows.stream().map(value).toArray());
  }
}
