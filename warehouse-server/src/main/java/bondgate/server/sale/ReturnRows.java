package bondgate.server.sale;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Rows of returns. All of it in the ambient transaction. */
final class ReturnRows {
  private ReturnRows() {}

  /** Which return it is. */
  record Key(String saleNo, long leafIndex, Instant at) {}

  /** The last returns of a zone, the newest first. */
  static List<Key> newest(OrderStore store, String zone, int most) {
    return store.query(
        "SELECT sale_no, leaf_index, at FROM sale_step WHERE zone = ? AND event = 'RETURNED'"
            + " ORDER BY id DESC LIMIT ?",
        row -> new Key(row.getString(1), row.getLong(2), OrderStore.instant(row, "at")),
        zone,
        most);
  }

  /** The returns of an order, the oldest first. */
  static List<Key> ofOrder(OrderStore store, String zone, String saleNo) {
    return store.query(
        "SELECT sale_no, leaf_index, at FROM sale_step WHERE zone = ? AND sale_no = ?"
            + " AND event = 'RETURNED' ORDER BY id",
        row -> new Key(row.getString(1), row.getLong(2), OrderStore.instant(row, "at")),
        zone,
        saleNo);
  }

  /** The returns that customs refused and did not accept afterwards, the oldest first. */
  static List<Key> refused(OrderStore store, String zone) {
    return store.query(
        "SELECT s.sale_no, s.leaf_index, s.at FROM sale_step s WHERE s.zone = ?"
            + " AND s.event = 'RETURNED' AND EXISTS (SELECT FROM sale_return_decision d"
            + " WHERE d.zone = s.zone AND d.sale_no = s.sale_no AND d.return_leaf = s.leaf_index)"
            + " AND NOT EXISTS (SELECT FROM sale_return_decision d WHERE d.zone = s.zone"
            + " AND d.sale_no = s.sale_no AND d.return_leaf = s.leaf_index AND d.accepted)"
            + " ORDER BY s.id",
        row -> new Key(row.getString(1), row.getLong(2), OrderStore.instant(row, "at")),
        zone);
  }

  static OrderReturn read(OrderStore store, String zone, Key key) {
    return new OrderReturn(
        zone,
        key.saleNo(),
        key.leafIndex(),
        key.at(),
        pieces(store, zone, key.saleNo(), key.leafIndex()),
        decisions(store, zone, key.saleNo(), key.leafIndex()));
  }

  static List<OrderReturn.Piece> pieces(OrderStore store, String zone, String saleNo, long leaf) {
    return store.query(
        "SELECT epc, item, line_no, price_fen, tax_fen FROM sale_piece WHERE zone = ?"
            + " AND sale_no = ? AND returned_leaf = ? ORDER BY id",
        row ->
            new OrderReturn.Piece(
                row.getString(1), row.getString(2), row.getInt(3), row.getLong(4), row.getLong(5)),
        zone,
        saleNo,
        leaf);
  }

  static List<OrderReturn.Decision> decisions(
      OrderStore store, String zone, String saleNo, long leaf) {
    return store.query(
        "SELECT attempt, accepted, code, decided_on, leaf_index FROM sale_return_decision"
            + " WHERE zone = ? AND sale_no = ? AND return_leaf = ? ORDER BY attempt",
        row ->
            new OrderReturn.Decision(
                row.getInt(1),
                row.getBoolean(2),
                row.getString(3),
                row.getObject(4, LocalDate.class),
                row.getLong(5)),
        zone,
        saleNo,
        leaf);
  }
}
