package bondgate.server.match;

import bondgate.events.Direction;
import bondgate.server.book.Books;
import bondgate.server.fence.Verdict;
import bondgate.server.goods.Place;
import bondgate.server.ledger.TransferId;
import bondgate.server.match.MatchCase.Entry;
import bondgate.server.match.MatchCase.Gate;
import bondgate.server.match.MatchCase.Payment;
import bondgate.server.match.MatchCase.Release;
import bondgate.server.match.MatchCase.Till;
import bondgate.server.sql.SliceSql;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What each side says of many pieces at once: a statement for each side, none for each piece. */
@ApplicationScoped
class FactSql {
  private static final String CROSSINGS =
      "SELECT e.leaf_index, e.epc, e.item, e.device, e.epoch, e.seq, e.seen_at, e.committed_at,"
          + " e.portal, e.direction, e.confidence_permille, e.verdict, e.document, e.to_place,"
          + " m.document AS permit, m.move_id, p.sale_no, p.returned_leaf,"
          + " CASE WHEN e.to_place = 'INVESTIGATION' THEN (SELECT r.leaf_index FROM fence_entry r"
          + "   WHERE r.zone = e.zone AND r.epc = e.epc AND r.leaf_index > e.leaf_index"
          + "   AND r.verdict = 'RETURNED' ORDER BY r.leaf_index LIMIT 1) END AS back_leaf"
          + " FROM unnest(?::bigint[]) l(leaf)"
          + " JOIN fence_entry e ON e.zone = ? AND e.leaf_index = l.leaf"
          // The permit that it used or ended; where the book refused it, one that still waits.
          + " LEFT JOIN LATERAL (SELECT u.document, u.move_id FROM ("
          + "   SELECT f.id, f.document, f.move_id FROM fence_permit f WHERE f.zone = e.zone"
          + "     AND f.closed_leaf = e.leaf_index AND f.epc = e.epc COLLATE \"C\""
          + "   UNION ALL SELECT f.id, f.document, f.move_id FROM fence_permit f"
          + "     WHERE e.verdict = 'NOT_ON_BOOK' AND f.zone = e.zone AND f.closed_leaf IS NULL"
          + "     AND f.epc = e.epc COLLATE \"C\" AND f.portal = e.portal) u"
          + "   ORDER BY (u.document = e.document) DESC NULLS LAST, u.id LIMIT 1) m ON true"
          + " LEFT JOIN LATERAL (SELECT p.sale_no, p.returned_leaf FROM sale_piece p JOIN sale_order o"
          + "   ON o.zone = p.zone AND o.sale_no = p.sale_no"
          + "   WHERE p.zone = e.zone AND p.epc = e.epc COLLATE \"C\""
          + "   AND o.leaf_index < e.leaf_index"
          + "   AND (p.freed_leaf IS NULL OR p.freed_leaf > e.leaf_index)"
          + "   ORDER BY p.id DESC LIMIT 1) p ON true";

  // The newest crossing after the sale, while the piece was of it: one by which it left, else one
  // of which nobody knows the direction.
  private static final String SOLD =
      "SELECT s.epc, s.sale_no, coalesce(p.item, g.item) AS item,"
          + " coalesce(p.move_id, m.move_id) AS move_id, p.returned_leaf, e.leaf_index AS gate_leaf"
          + " FROM unnest(?::text[], ?::text[], ?::bigint[]) s(epc, sale_no, leaf)"
          + " LEFT JOIN sale_piece p ON p.zone = ? AND p.sale_no = s.sale_no"
          + "   AND p.epc = s.epc COLLATE \"C\""
          + " LEFT JOIN goods_tag g ON g.zone = ? AND g.epc = s.epc COLLATE \"C\""
          + " LEFT JOIN LATERAL (SELECT f.move_id FROM fence_permit f WHERE f.zone = ?"
          + "   AND f.document = s.sale_no AND f.epc = s.epc COLLATE \"C\""
          + "   ORDER BY f.id LIMIT 1) m ON true"
          + " LEFT JOIN LATERAL (SELECT f.leaf_index FROM fence_entry f WHERE f.zone = ?"
          + "   AND f.epc = s.epc AND f.leaf_index > s.leaf"
          + "   AND f.leaf_index < coalesce(p.returned_leaf, p.freed_leaf, 9223372036854775807)"
          + "   AND (f.to_place IN ('ABROAD', 'STREET', 'INVESTIGATION')"
          + "     OR f.verdict IN ('NOT_ON_BOOK', 'UNCERTAIN'))"
          + "   ORDER BY (f.verdict = 'UNCERTAIN'), f.leaf_index DESC LIMIT 1) e ON true";

  // Sold is what customs released, or what is paid and waits for it.
  private static final String SALES =
      "SELECT n.sale_no, coalesce(o.till, '') AS till, y.leaf_index AS paid_leaf, y.paid_at,"
          + " y.amount_fen, r.leaf_index AS released_leaf, r.recorded_at, r.customs_release_ref"
          + " FROM unnest(?::text[]) n(sale_no)"
          + " LEFT JOIN sale_order o ON o.zone = ? AND o.sale_no = n.sale_no"
          + " LEFT JOIN sale_state t ON t.zone = o.zone AND t.sale_no = o.sale_no"
          + " LEFT JOIN sale_payment y ON y.zone = o.zone AND y.sale_no = o.sale_no"
          + "   AND y.aside IS NULL"
          + " LEFT JOIN sale r ON r.zone = ? AND r.sale_no = n.sale_no"
          + " WHERE r.sale_no IS NOT NULL OR t.stage = 'PAID'";

  // OFFSET 0: one look for each entry. The planner does not know how few stretches a book has, and
  // would rather read the whole journal.
  private static final String ENTRIES =
      "SELECT i.id, t.seq, t.reference, t.evidence, t.recorded_at, d.name, c.name FROM ("
          + " SELECT w.id, b.book, b.seq FROM unnest(?::text[]::uuid[]) w(id)"
          + "   CROSS JOIN LATERAL ledger_transfers_with(w.id) b WHERE b.kind = 1"
          + " UNION ALL SELECT w.id, q.book, b.seq FROM unnest(?::text[]::uuid[]) w(id)"
          + "   CROSS JOIN LATERAL ledger_transfers_with(w.id) q"
          + "   CROSS JOIN LATERAL (SELECT e.seq FROM ledger_transfer e WHERE e.book = q.book"
          + "     AND e.pending_seq = q.seq AND e.kind = 3 OFFSET 0) b WHERE q.kind = 2) i"
          + " CROSS JOIN LATERAL (SELECT e.* FROM ledger_transfer e WHERE e.book = i.book"
          + "   AND e.seq = i.seq OFFSET 0) t"
          + " JOIN ledger_account d ON d.id = t.debit JOIN ledger_account c ON c.id = t.credit";

  private final SliceSql sql;
  private final Books books;

  @Inject
  FactSql(AgroalDataSource database, Books books) {
    this.sql = new SliceSql(database, "the three-way match");
    this.books = books;
  }

  /**
   * A crossing with what leads to the other sides.
   *
   * @param sales numbers under which it may have been sold, the likelier first
   * @param move the entry that must have moved it on the book, or the plan of it; null if unknown
   */
  record Crossed(
      String epc,
      String item,
      Gate gate,
      List<String> sales,
      OptionalLong returnedLeaf,
      TransferId move) {}

  /** Crossings by their leaf. */
  Map<Long, Crossed> crossings(String zone, List<Long> leaves) {
    return leaves.isEmpty()
        ? Map.of()
        : sql.query(CROSSINGS, row -> crossed(zone, row), leaves, zone).stream()
            .collect(Collectors.toMap(one -> one.gate().leaf(), Function.identity()));
  }

  private Crossed crossed(String zone, ResultSet row) throws SQLException {
    String epc = row.getString("epc");
    Optional<Place> to = Optional.ofNullable(row.getString("to_place")).map(Place::valueOf);
    Gate gate =
        new Gate(
            row.getLong("leaf_index"),
            row.getString("portal"),
            Direction.valueOf(row.getString("direction")),
            row.getInt("confidence_permille"),
            Verdict.valueOf(row.getString("verdict")),
            text(row, "document"),
            to,
            leaf(row, "back_leaf"),
            SliceSql.instant(row, "seen_at").orElseThrow(),
            SliceSql.instant(row, "committed_at").orElseThrow());
    UUID planned = row.getObject("move_id", UUID.class);
    String cause =
        "%s/%d/%d".formatted(row.getString("device"), row.getLong("epoch"), row.getLong("seq"));
    TransferId move =
        to.equals(Optional.of(Place.INVESTIGATION))
            ? books.unplannedId(zone, epc, cause)
            : planned == null ? null : new TransferId(planned);
    List<String> sales =
        Stream.of(row.getString("permit"), row.getString("sale_no"))
            .filter(Objects::nonNull)
            .toList();
    return new Crossed(epc, text(row, "item"), gate, sales, leaf(row, "returned_leaf"), move);
  }

  private static String text(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getString(column)).orElse("");
  }

  private static OptionalLong leaf(ResultSet row, String column) throws SQLException {
    long leaf = row.getLong(column);
    return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(leaf);
  }

  /**
   * A piece of a sale.
   *
   * @param gateLeaf the crossing by which it left, or an unclear one
   * @param move the plan of its way out; null if unknown
   */
  record Sold(
      String epc,
      String item,
      String saleNo,
      TransferId move,
      OptionalLong returnedLeaf,
      OptionalLong gateLeaf) {}

  /** The pieces of those events, none of which is a crossing, by their keys and sales. */
  Map<MatchEvent, Sold> sold(String zone, List<MatchEvent> events) {
    Map<MatchEvent, Sold> found = new HashMap<>();
    if (events.isEmpty()) {
      return found;
    }
    Map<List<String>, MatchEvent> asked =
        events.stream()
            .collect(
                Collectors.toMap(
                    event -> List.of(event.key().epc(), event.saleNo()), Function.identity()));
    sql.query(
            SOLD,
            FactSql::soldPiece,
            events.stream().map(event -> event.key().epc()).toArray(String[]::new),
            events.stream().map(MatchEvent::saleNo).toArray(String[]::new),
            events.stream().map(event -> event.key().leaf()).toList(),
            zone,
            zone,
            zone,
            zone)
        .forEach(piece -> found.put(asked.get(List.of(piece.epc(), piece.saleNo())), piece));
    return found;
  }

  private static Sold soldPiece(ResultSet row) throws SQLException {
    UUID move = row.getObject("move_id", UUID.class);
    return new Sold(
        row.getString("epc"),
        text(row, "item"),
        row.getString("sale_no"),
        move == null ? null : new TransferId(move),
        leaf(row, "returned_leaf"),
        leaf(row, "gate_leaf"));
  }

  /** What was sold under those numbers, and is not undone, without its pieces. */
  Map<String, Till> sales(String zone, List<String> numbers) {
    return numbers.isEmpty()
        ? Map.of()
        : sql.query(SALES, FactSql::sale, numbers.toArray(String[]::new), zone, zone).stream()
            .collect(Collectors.toMap(Till::saleNo, Function.identity()));
  }

  private static Till sale(ResultSet row) throws SQLException {
    OptionalLong paid = leaf(row, "paid_leaf");
    OptionalLong released = leaf(row, "released_leaf");
    return new Till(
        row.getString("sale_no"),
        row.getString("till"),
        paid.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new Payment(
                    paid.getAsLong(),
                    SliceSql.instant(row, "paid_at").orElseThrow(),
                    row.getLong("amount_fen"))),
        released.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new Release(
                    released.getAsLong(),
                    SliceSql.instant(row, "recorded_at").orElseThrow(),
                    row.getString("customs_release_ref"))),
        OptionalLong.empty());
  }

  /**
   * The entries on the book, by the id of the unplanned move or of the plan that they carry out.
   */
  Map<TransferId, Entry> entries(List<TransferId> moves) {
    Map<TransferId, Entry> found = new HashMap<>();
    if (moves.isEmpty()) {
      return found;
    }
    String[] ids = moves.stream().map(TransferId::toString).toArray(String[]::new);
    sql.query(
        ENTRIES,
        row ->
            found.put(
                new TransferId(row.getObject(1, UUID.class)),
                new Entry(
                    row.getLong(2),
                    row.getString(3),
                    row.getLong(4),
                    Books.holdingOf(row.getString(6)).orElseThrow(),
                    Books.holdingOf(row.getString(7)).orElseThrow(),
                    SliceSql.instant(row, "recorded_at").orElseThrow())),
        ids,
        ids);
    return found;
  }
}
