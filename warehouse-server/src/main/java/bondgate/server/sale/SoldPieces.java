package bondgate.server.sale;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;

/** The pieces of orders, and which of them came back: for who compares papers with the fence. */
@ApplicationScoped
public class SoldPieces {
  private final OrderStore store;

  @Inject
  SoldPieces(OrderStore store) {
    this.store = store;
  }

  /** A piece of an order. */
  public record Piece(String saleNo, String epc) {}

  /**
   * A piece that came back.
   *
   * @param settled whether customs accepted that, by its last word
   */
  public record Back(Piece piece, boolean settled) {}

  /** All pieces of those orders, in the order in which they were ordered. */
  @Transactional
  public List<Piece> of(String zone, Collection<String> saleNos) {
    return store.query(
        "SELECT sale_no, epc FROM sale_piece WHERE zone = ? AND sale_no = ANY (?) ORDER BY id",
        row -> new Piece(row.getString(1), row.getString(2)),
        zone,
        saleNos);
  }

  /** Those of these orders that came back. */
  @Transactional
  public List<Back> back(String zone, Collection<String> saleNos) {
    return store.query(
        "SELECT p.sale_no, p.epc, coalesce((SELECT d.accepted FROM sale_return_decision d"
            + " WHERE d.zone = p.zone AND d.sale_no = p.sale_no"
            + " AND d.return_leaf = p.returned_leaf ORDER BY d.attempt DESC LIMIT 1), false)"
            + " FROM sale_piece p WHERE p.zone = ? AND p.sale_no = ANY (?)"
            + " AND p.returned_leaf IS NOT NULL ORDER BY p.id",
        row -> new Back(new Piece(row.getString(1), row.getString(2)), row.getBoolean(3)),
        zone,
        saleNos);
  }
}
