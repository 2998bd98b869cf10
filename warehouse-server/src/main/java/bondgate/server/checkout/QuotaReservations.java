package bondgate.server.checkout;

import bondgate.server.sql.SliceSql;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;

/**
 * 年度额度预留 — what of a buyer's year is kept for who looks at his quote, so that two tills do not
 * promise the same to one person. It is no evidence: what an order takes of the year is decided by
 * its act alone, and this is asked before.
 *
 * <p>Each is one statement. With the order the reservation counts no more, in the commit of the
 * order itself: {@code reserve_quota} leaves out what has become an order.
 */
@ApplicationScoped
class QuotaReservations {
  private final SliceSql sql;

  @Inject
  QuotaReservations(AgroalDataSource database) {
    this.sql = new SliceSql(database, "what is kept of buyers' years");
  }

  /**
   * For whom, and how long.
   *
   * @param buyer the buyer's reference
   * @param saleNo the number that the order will have
   * @param until when it is free again by itself
   */
  record For(String buyer, String saleNo, Instant until) {}

  /**
   * Keeps so much of the year, instead of what was kept for this order before; false if so much is
   * not left, by orders and by what is kept for others: then nothing is kept.
   *
   * @param fen from 1
   * @param limitFen of the whole year
   */
  boolean reserve(String zone, For whom, int year, long fen, long limitFen, Instant now) {
    return sql.query(
            "SELECT reserve_quota(?, ?, ?, ?, ?, ?, ?, ?)",
            row -> row.getBoolean(1),
            zone,
            whom.saleNo(),
            whom.buyer(),
            year,
            fen,
            limitFen,
            now,
            whom.until())
        .get(0);
  }

  /** Frees what is kept for that order; nothing if it was placed, or there is nothing. */
  void free(String zone, String saleNo) {
    sql.update("DELETE FROM quota_reservation WHERE zone = ? AND sale_no = ?", zone, saleNo);
  }

  /** Forgets what is free by itself. */
  void forgetOver(Instant now) {
    sql.update("DELETE FROM quota_reservation WHERE until <= ?", now);
  }
}
