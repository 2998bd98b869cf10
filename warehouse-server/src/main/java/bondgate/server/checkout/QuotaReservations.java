package bondgate.server.checkout;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;

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
  private final AgroalDataSource database;

  @Inject
  QuotaReservations(AgroalDataSource database) {
    this.database = database;
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
    try (Connection connection = database.getConnection();
        PreparedStatement reserve =
            connection.prepareStatement("SELECT reserve_quota(?, ?, ?, ?, ?, ?, ?, ?)")) {
      reserve.setString(1, zone);
      reserve.setString(2, whom.saleNo());
      reserve.setString(3, whom.buyer());
      reserve.setInt(4, year);
      reserve.setLong(5, fen);
      reserve.setLong(6, limitFen);
      reserve.setObject(7, now.atOffset(ZoneOffset.UTC));
      reserve.setObject(8, whom.until().atOffset(ZoneOffset.UTC));
      try (ResultSet row = reserve.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    } catch (SQLException e) {
      throw new CheckoutStorageException("reserve quota for " + whom.saleNo(), e);
    }
  }

  /** Frees what is kept for that order; nothing if it was placed, or there is nothing. */
  void free(String zone, String saleNo) {
    try (Connection connection = database.getConnection();
        PreparedStatement delete =
            connection.prepareStatement(
                "DELETE FROM quota_reservation WHERE zone = ? AND sale_no = ?")) {
      delete.setString(1, zone);
      delete.setString(2, saleNo);
      delete.executeUpdate();
    } catch (SQLException e) {
      throw new CheckoutStorageException("free the quota of " + saleNo, e);
    }
  }

  /** Forgets what is free by itself. */
  void forgetOver(Instant now) {
    try (Connection connection = database.getConnection();
        PreparedStatement delete =
            connection.prepareStatement("DELETE FROM quota_reservation WHERE until <= ?")) {
      delete.setObject(1, now.atOffset(ZoneOffset.UTC));
      delete.executeUpdate();
    } catch (SQLException e) {
      throw new CheckoutStorageException("forget quota reservations that are over", e);
    }
  }
}
