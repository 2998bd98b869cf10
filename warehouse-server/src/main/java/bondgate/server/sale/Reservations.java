package bondgate.server.sale;

import bondgate.server.ledger.TransferId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Which pieces an order has, so that no other order or document takes them. */
@ApplicationScoped
public class Reservations {
  private final OrderStore store;

  @Inject
  Reservations(OrderStore store) {
    this.store = store;
  }

  /**
   * The order that has a piece.
   *
   * @param moveId the planned move that reserves it on the book; until the release nobody else
   *     knows of it
   * @param released whether customs released it, so that the fence has a permit for the move
   * @param missing whether the plan was taken back because the piece left without a permit
   */
  public record Reservation(String saleNo, TransferId moveId, boolean released, boolean missing) {}

  /** The orders that have those pieces and are not through with them. */
  @Transactional
  public Map<String, Reservation> of(String zone, Collection<String> epcs) {
    Map<String, Reservation> found = new HashMap<>();
    store.query(
        "SELECT p.epc, p.sale_no, p.move_id, s.list_no IS NOT NULL, p.missing_leaf IS NOT NULL"
            + " FROM sale_piece p JOIN sale_state s ON s.zone = p.zone AND s.sale_no = p.sale_no"
            + " WHERE p.zone = ? AND p.epc = ANY (?) AND p.freed_leaf IS NULL"
            + " AND p.gone_leaf IS NULL",
        row ->
            found.put(
                row.getString(1),
                new Reservation(
                    row.getString(2),
                    new TransferId(row.getObject(3, UUID.class)),
                    row.getBoolean(4),
                    row.getBoolean(5))),
        zone,
        epcs);
    return found;
  }
}
