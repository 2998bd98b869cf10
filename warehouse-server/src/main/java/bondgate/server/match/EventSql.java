package bondgate.server.match;

import bondgate.server.fence.CrossingLog;
import bondgate.server.sql.SliceSql;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Finds what comes next in each {@link MatchStream}, never reading more than is asked for. */
@ApplicationScoped
class EventSql {
  private static final String GONE_TO =
      "SELECT leaf_index, epc, NULL AS sale_no FROM fence_entry WHERE zone = ?"
          + " AND coalesce(to_place, verdict) = '%s'"
          + " AND (to_place IN ('ABROAD', 'STREET', 'INVESTIGATION') OR verdict = 'NOT_ON_BOOK')"
          + " AND leaf_index >= ? AND leaf_index < ? AND leaf_index < ? %s"
          + " ORDER BY leaf_index DESC LIMIT ?";

  private static final String NOT_ON_BOOK =
      "SELECT e.leaf_index, e.epc, NULL AS sale_no FROM fence_entry e"
          + " JOIN fence_portal o ON o.zone = e.zone AND o.name = e.portal"
          + " WHERE e.zone = ? AND coalesce(e.to_place, e.verdict) = 'NOT_ON_BOOK'"
          + " AND (e.to_place IN ('ABROAD', 'STREET', 'INVESTIGATION')"
          + "   OR e.verdict = 'NOT_ON_BOOK')"
          + " AND CASE e.direction WHEN 'IN' THEN o.outside ELSE o.inside END"
          + "   IN ('WAREHOUSE', 'CENTRE')"
          + " AND e.leaf_index >= ? AND e.leaf_index < ? AND e.leaf_index < ? %s"
          + " ORDER BY e.leaf_index DESC LIMIT ?";

  // A sale has at least one piece, so one sale more than pieces are asked for is enough.
  private static final String RELEASED =
      "SELECT s.leaf_index, x.epc, s.sale_no FROM (SELECT leaf_index, sale_no FROM sale"
          + " WHERE zone = ? AND leaf_index >= ? AND leaf_index < ? AND leaf_index <= ?"
          + " AND recorded_at >= ? AND recorded_at < ? %s"
          + " ORDER BY leaf_index DESC LIMIT ? + 1) s"
          + " CROSS JOIN LATERAL (SELECT p.epc FROM sale_piece p WHERE p.zone = ?"
          + "   AND p.sale_no = s.sale_no UNION SELECT m.epc FROM fence_permit m WHERE m.zone = ?"
          + "   AND m.document = s.sale_no) x"
          + " WHERE (s.leaf_index, x.epc) < (?, ?) %s ORDER BY 1 DESC, 2 DESC LIMIT ?";

  private static final String PAID =
      "SELECT y.leaf_index, p.epc, t.sale_no FROM sale_state t"
          + " JOIN sale_payment y ON y.zone = t.zone AND y.sale_no = t.sale_no AND y.aside IS NULL"
          + " JOIN sale_step b ON b.zone = y.zone AND b.sale_no = y.sale_no"
          + "   AND b.leaf_index = y.leaf_index"
          + " JOIN sale_piece p ON p.zone = t.zone AND p.sale_no = t.sale_no"
          + " WHERE t.zone = ? AND t.stage = 'PAID' AND p.freed_leaf IS NULL"
          + " AND b.at >= ? AND b.at < ? AND (y.leaf_index, p.epc) < (?, ?) %s"
          + " ORDER BY 1 DESC, 2 DESC LIMIT ?";

  private final SliceSql sql;
  private final CrossingLog log;

  @Inject
  EventSql(AgroalDataSource database, CrossingLog log) {
    this.log = log;
    this.sql = new SliceSql(database, "the three-way match");
  }

  /** The time of a query as leaves of the zone: from the first on, below the second. */
  record Leaves(long from, long until) {
    boolean hold(long leaf) {
      return leaf >= from && leaf < until;
    }
  }

  /**
   * The acts between two crossings belong to the time of either, so that both ends reach to the
   * next crossing; their own times say the rest.
   */
  Leaves leaves(MatchQuery asked) {
    long until =
        sql
            .query(
                "SELECT leaf_index FROM fence_entry WHERE zone = ? AND leaf_index >= ?"
                    + " ORDER BY leaf_index LIMIT 1",
                row -> row.getLong(1),
                asked.zone(),
                log.leafAt(asked.zone(), asked.until()))
            .stream()
            .findFirst()
            .orElse(Long.MAX_VALUE);
    return new Leaves(log.leafAt(asked.zone(), asked.from()), until);
  }

  /** What stands next below a key in one stream; at most so many. */
  List<MatchEvent> next(
      MatchStream stream, MatchQuery asked, Leaves leaves, MatchKey below, int limit) {
    return switch (stream) {
      case TO_STREET, TO_ABROAD, TO_INVESTIGATION ->
          gate(GONE_TO, stream.name().substring("TO_".length()), asked, leaves, below, limit);
      case NOT_ON_BOOK -> gate(NOT_ON_BOOK, "", asked, leaves, below, limit);
      case RELEASED -> released(asked, leaves, below, limit);
      case PAID -> paid(asked, below, limit);
    };
  }

  private List<MatchEvent> gate(
      String text, String place, MatchQuery asked, Leaves leaves, MatchKey below, int limit) {
    String tag = asked.epc().isPresent() ? "AND epc = ?" : "";
    List<Object> values = new ArrayList<>();
    values.add(asked.zone());
    values.add(leaves.from());
    values.add(leaves.until());
    values.add(below.leaf());
    asked.epc().ifPresent(values::add);
    values.add(limit);
    String statement = place.isEmpty() ? text.formatted(tag) : text.formatted(place, tag);
    return sql.query(statement, EventSql::event, values.toArray());
  }

  private List<MatchEvent> released(MatchQuery asked, Leaves leaves, MatchKey below, int limit) {
    boolean one = asked.epc().isPresent();
    List<Object> values = new ArrayList<>();
    values.add(asked.zone());
    values.add(leaves.from());
    values.add(leaves.until());
    values.add(below.leaf());
    values.add(asked.from());
    values.add(asked.until());
    if (one) {
      values.add(salesOf(asked.zone(), asked.epc().get()));
    }
    values.add(limit);
    values.add(asked.zone());
    values.add(asked.zone());
    values.add(below.leaf());
    values.add(below.epc());
    asked.epc().ifPresent(values::add);
    values.add(limit);
    return sql.query(
        RELEASED.formatted(one ? "AND sale_no = ANY (?)" : "", one ? "AND x.epc = ?" : ""),
        EventSql::event,
        values.toArray());
  }

  /** Every document that ever let a tag go, and every order that it was of. */
  private String[] salesOf(String zone, String epc) {
    return sql.query(
            "SELECT sale_no FROM sale_piece WHERE zone = ? AND epc = ?"
                + " UNION SELECT document FROM fence_permit"
                + " WHERE zone = ? AND epc = ? AND closed_leaf IS NULL"
                + " UNION SELECT m.document FROM fence_entry e JOIN fence_permit m"
                + " ON m.zone = e.zone AND m.closed_leaf = e.leaf_index"
                + " WHERE e.zone = ? AND e.epc = ?",
            row -> row.getString(1),
            zone,
            epc,
            zone,
            epc,
            zone,
            epc)
        .toArray(String[]::new);
  }

  private List<MatchEvent> paid(MatchQuery asked, MatchKey below, int limit) {
    List<Object> values = new ArrayList<>();
    values.add(asked.zone());
    values.add(asked.from());
    values.add(asked.until());
    values.add(below.leaf());
    values.add(below.epc());
    asked.epc().ifPresent(values::add);
    values.add(limit);
    return sql.query(
        PAID.formatted(asked.epc().isPresent() ? "AND p.epc = ?" : ""),
        EventSql::event,
        values.toArray());
  }

  private static MatchEvent event(ResultSet row) throws SQLException {
    return new MatchEvent(new MatchKey(row.getLong(1), row.getString(2)), row.getString(3));
  }
}
