package bondgate.server.control;

import bondgate.server.sql.SliceSql;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.Collection;

/**
 * What control orders stopped. A refused act leaves no leaf and no other trace, so this is a note
 * for the officer and no evidence; an act that is sent again counts once.
 */
@ApplicationScoped
public class ControlStops {
  private final SliceSql sql;

  @Inject
  ControlStops(AgroalDataSource database) {
    this.sql = new SliceSql(database, "control orders");
  }

  /**
   * An act was refused because of those orders; in a transaction of its own, after that of the act.
   *
   * @param act its id
   * @param name what it wanted to do, such as {@code PlaceOrder}
   */
  @Transactional(TxType.REQUIRES_NEW)
  public void refused(String zone, Collection<String> orders, String act, String name, Instant at) {
    for (String order : orders) {
      sql.update(
          "INSERT INTO control_stop (zone, order_no, act_id, act, stopped_at)"
              + " VALUES (?, ?, ?, ?, ?) ON CONFLICT (zone, order_no, act_id) DO NOTHING",
          zone,
          order,
          act,
          name,
          at);
    }
  }
}
