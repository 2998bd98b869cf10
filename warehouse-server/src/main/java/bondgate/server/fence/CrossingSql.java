package bondgate.server.fence;

import bondgate.events.TagSighting;
import bondgate.server.sql.SliceSql;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads the fence log for people, however long it is: each way to ask goes along an index that has
 * the lines in the order in which they are shown, and reads a page of each of its runs at most.
 *
 * <p>The order by {@code -leaf_index} keeps the planner from reading the log by its primary key and
 * leaving out what does not fit: with a rare opening or verdict that would be all of it.
 */
@ApplicationScoped
class CrossingSql {
  private static final String KINDS = "kind IN ('tag-crossing', 'tag-sighting')";

  private static final String COLUMNS =
      "e.leaf_index, e.device, e.epoch, e.seq, e.seen_at, e.recorded_at, e.committed_at, e.kind,"
          + " e.reader, e.portal, e.epc, e.item, e.direction, e.confidence_permille,"
          + " e.edge_decision, e.verdict, e.document, e.from_place, e.to_place, e.detail";

  private static final String ALL =
      "SELECT "
          + COLUMNS
          + " FROM fence_entry e WHERE e.zone = ? AND e.leaf_index > ? AND e.leaf_index < ?"
          + " AND e."
          + KINDS
          + " ORDER BY e.leaf_index DESC LIMIT ?";

  /** The openings of which the log says anything, each found by one step along the index. */
  private static final String PORTALS =
      "WITH RECURSIVE p(portal) AS ("
          + " SELECT (SELECT portal FROM fence_entry WHERE zone = ? AND "
          + KINDS
          + "   ORDER BY portal LIMIT 1)"
          + " UNION ALL SELECT (SELECT e.portal FROM fence_entry e WHERE e.zone = ? AND e."
          + KINDS
          + "   AND e.portal > p.portal ORDER BY e.portal LIMIT 1) FROM p"
          + "   WHERE p.portal IS NOT NULL)"
          + " SELECT portal FROM p WHERE portal IS NOT NULL";

  private static final String MARKED =
      "SELECT x.* FROM unnest(?::text[]) p(portal) CROSS JOIN unnest(?::text[]) m(mark)"
          + " CROSS JOIN LATERAL (SELECT "
          + COLUMNS
          + " FROM fence_entry e WHERE e.zone = ? AND e.portal = p.portal"
          + " AND coalesce(e.verdict, e.detail) = m.mark AND e."
          + KINDS
          + " AND -e.leaf_index < ? AND -e.leaf_index > ? ORDER BY -e.leaf_index LIMIT ?) x"
          + " ORDER BY x.leaf_index DESC LIMIT ?";

  private static final String OF_PIECES =
      "SELECT x.* FROM unnest(?::text[], ?::bigint[], ?::bigint[]) p(epc, after, before)"
          + " CROSS JOIN LATERAL (SELECT "
          + COLUMNS
          + " FROM fence_entry e WHERE e.zone = ? AND e.epc = p.epc"
          + " AND e.leaf_index > greatest(p.after, ?) AND e.leaf_index < least(p.before, ?)"
          + " AND e."
          + KINDS
          + " AND (? = '' OR e.portal = ?) AND (? = '' OR coalesce(e.verdict, e.detail) = ?)"
          + " ORDER BY e.leaf_index DESC LIMIT ?) x ORDER BY x.leaf_index DESC LIMIT ?";

  private static final String SINCE_PERMITTED =
      "SELECT x.* FROM unnest(?::text[], ?::text[]) p(epc, document)"
          + " CROSS JOIN LATERAL (SELECT coalesce(min(f.opened_leaf), -1) AS leaf"
          + " FROM fence_permit f WHERE f.zone = ? AND f.document = p.document"
          + " AND f.epc = p.epc) o"
          + " CROSS JOIN LATERAL (SELECT "
          + COLUMNS
          + " FROM fence_entry e WHERE e.zone = ? AND e.epc = p.epc AND e.leaf_index > o.leaf"
          + " AND e.verdict IS NOT NULL) x ORDER BY x.leaf_index";

  /** By halving: leaves and the times at which they took effect rise together. */
  private static final String LEAF_AT =
      "WITH RECURSIVE step(lo, hi) AS ("
          + " SELECT 0::bigint, coalesce((SELECT leaf_index + 1 FROM fence_entry WHERE zone = ?"
          + "   ORDER BY leaf_index DESC LIMIT 1), 0)"
          + " UNION ALL"
          + " SELECT CASE WHEN m.later THEN s.lo ELSE s.mid + 1 END,"
          + "   CASE WHEN m.later THEN s.mid ELSE s.hi END"
          + " FROM (SELECT lo, hi, (lo + hi) / 2 AS mid FROM step WHERE lo < hi) s"
          + " CROSS JOIN LATERAL (SELECT coalesce((SELECT e.committed_at >= ? FROM fence_entry e"
          + "   WHERE e.zone = ? AND e.leaf_index >= s.mid ORDER BY e.leaf_index LIMIT 1), true)"
          + "   AS later) m)"
          + " SELECT lo FROM step WHERE lo >= hi";

  private final SliceSql sql;

  @Inject
  CrossingSql(AgroalDataSource database) {
    this.sql = new SliceSql(database, "the fence log");
  }

  /** The newest lines between two leaves, neither included, newest first. */
  List<FenceEntry> newest(String zone, CrossingQuery asked, long after, long before, int limit) {
    long from = asked.time().map(time -> leafAt(zone, time.from()) - 1).orElse(-1L);
    long until = asked.time().map(time -> leafAt(zone, time.until())).orElse(Long.MAX_VALUE);
    long above = Math.max(after, from);
    long below = Math.min(before, until);
    if (asked.pieces().isPresent()) {
      return ofPieces(zone, asked, above, below, limit);
    }
    if (asked.portal().isEmpty() && asked.verdict().isEmpty() && asked.outcome().isEmpty()) {
      return sql.query(ALL, CrossingSql::entry, zone, above, below, limit);
    }
    return sql.query(
        MARKED,
        CrossingSql::entry,
        asked.portal().map(one -> new String[] {one}).orElseGet(() -> portals(zone)),
        marks(asked),
        zone,
        -above,
        -below,
        limit,
        limit);
  }

  private List<FenceEntry> ofPieces(
      String zone, CrossingQuery asked, long above, long below, int limit) {
    List<CrossingQuery.Piece> pieces = asked.pieces().orElseThrow();
    if (pieces.isEmpty()) {
      return List.of();
    }
    String portal = asked.portal().orElse("");
    String mark = asked.verdict().isPresent() || asked.outcome().isPresent() ? marks(asked)[0] : "";
    return sql.query(
        OF_PIECES,
        CrossingSql::entry,
        pieces.stream().map(CrossingQuery.Piece::epc).toArray(String[]::new),
        pieces.stream().map(CrossingQuery.Piece::after).toList(),
        pieces.stream().map(CrossingQuery.Piece::before).toList(),
        zone,
        above,
        below,
        portal,
        portal,
        mark,
        mark,
        limit,
        limit);
  }

  /** Of each tag, since its permit by that document was first opened. */
  List<FenceEntry> sincePermitted(String zone, List<String> epcs, List<String> documents) {
    return sql.query(
        SINCE_PERMITTED,
        CrossingSql::entry,
        epcs.toArray(String[]::new),
        documents.toArray(String[]::new),
        zone,
        zone);
  }

  private String[] portals(String zone) {
    return sql.query(PORTALS, row -> row.getString(1), zone, zone).toArray(String[]::new);
  }

  private static String[] marks(CrossingQuery asked) {
    if (asked.verdict().isPresent()) {
      return new String[] {asked.verdict().get().name()};
    }
    if (asked.outcome().isPresent()) {
      return new String[] {asked.outcome().get().name()};
    }
    return Stream.of(Verdict.values(), TagSighting.Outcome.values())
        .flatMap(Arrays::<Enum<?>>stream)
        .map(Enum::name)
        .toArray(String[]::new);
  }

  /** The first leaf from which on nothing in the log took effect before that time. */
  long leafAt(String zone, Instant at) {
    return sql.query(LEAF_AT, row -> row.getLong(1), zone, at, zone).stream()
        .findFirst()
        .orElseThrow();
  }

  /** At most so many tags: the one of that number, else those of ours that end so or hold it. */
  List<String> tags(String zone, String part, int limit) {
    List<String> found =
        new ArrayList<>(
            sql.query(
                "SELECT epc FROM fence_entry WHERE zone = ? AND epc = ? LIMIT 1",
                row -> row.getString(1),
                zone,
                part));
    if (found.isEmpty()) {
      found.addAll(
          sql.query(
              "SELECT epc FROM goods_tag WHERE zone = ?"
                  // From the first number that ends so to the last: G comes after all digits.
                  + " AND reverse(epc) ~>=~ reverse(?) AND reverse(epc) ~<~ (reverse(?) || 'G')"
                  + " LIMIT ?",
              row -> row.getString(1),
              zone,
              part,
              part,
              limit));
    }
    if (found.isEmpty() && part.matches("[0-9A-F]+")) { // anything else is in none, or a wildcard
      found.addAll(
          sql.query(
              "SELECT epc FROM goods_tag WHERE zone = ? AND epc LIKE '%' || ?::text || '%' LIMIT ?",
              row -> row.getString(1), zone, part, limit));
    }
    return found;
  }

  private static FenceEntry entry(ResultSet row) throws SQLException {
    int confidence = row.getInt("confidence_permille");
    Integer permille = row.wasNull() ? null : Integer.valueOf(confidence);
    return new FenceEntry(
        row.getLong("leaf_index"),
        row.getString("device"),
        row.getLong("epoch"),
        row.getLong("seq"),
        SliceSql.instant(row, "seen_at").orElseThrow(),
        SliceSql.instant(row, "recorded_at").orElseThrow(),
        SliceSql.instant(row, "committed_at").orElseThrow(),
        row.getString("kind"),
        row.getString("reader"),
        row.getString("portal"),
        row.getString("epc"),
        row.getString("item"),
        row.getString("direction"),
        permille,
        row.getString("edge_decision"),
        row.getString("verdict"),
        row.getString("document"),
        row.getString("from_place"),
        row.getString("to_place"),
        row.getString("detail"));
  }
}
