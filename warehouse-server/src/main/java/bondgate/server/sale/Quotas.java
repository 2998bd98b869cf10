package bondgate.server.sale;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * 个人年度交易限值 — what each buyer's orders of a calendar year in China come to, as far as this zone
 * knows: an estimate, since customs keeps the count over all platforms. Reserved with the order,
 * consumed with customs' release, free again when the order ends or its goods come back.
 */
@ApplicationScoped
public class Quotas {
  private final AgroalDataSource database;

  @Inject
  Quotas(AgroalDataSource database) {
    this.database = database;
  }

  /**
   * What a buyer used of a year.
   *
   * @param reservedFen by orders that are open, in fen
   * @param consumedFen by orders that customs released, in fen
   */
  public record Used(long reservedFen, long consumedFen) {
    /** Both, in fen. */
    public long totalFen() {
      return Math.addExact(reservedFen, consumedFen);
    }
  }

  /** What the buyer used of that year. */
  @Transactional
  public Used used(String zone, String buyer, int year) {
    try (Connection connection = database.getConnection();
        PreparedStatement read =
            connection.prepareStatement(
                "SELECT reserved_fen, consumed_fen FROM sale_quota"
                    + " WHERE zone = ? AND buyer = ? AND year = ?")) {
      read.setString(1, zone);
      read.setString(2, buyer);
      read.setInt(3, year);
      try (ResultSet row = read.executeQuery()) {
        return row.next() ? new Used(row.getLong(1), row.getLong(2)) : new Used(0, 0);
      }
    } catch (SQLException e) {
      throw OrderStore.failed("read a quota", e);
    }
  }

  /** The database refuses more than the limit. */
  @Transactional(TxType.MANDATORY)
  void reserve(String zone, String buyer, int year, long fen, long limitFen) {
    change(
        "INSERT INTO sale_quota AS q (reserved_fen, zone, buyer, year, limit_fen, consumed_fen)"
            + " VALUES (?, ?, ?, ?, ?, 0) ON CONFLICT (zone, buyer, year) DO UPDATE"
            + " SET reserved_fen = q.reserved_fen + excluded.reserved_fen,"
            + " limit_fen = excluded.limit_fen",
        fen,
        zone,
        buyer,
        year,
        limitFen);
  }

  @Transactional(TxType.MANDATORY)
  void consume(String zone, String buyer, int year, long fen) {
    change(
        "UPDATE sale_quota SET reserved_fen = reserved_fen - ?, consumed_fen = consumed_fen + ?"
            + " WHERE zone = ? AND buyer = ? AND year = ?",
        fen,
        fen,
        zone,
        buyer,
        year);
  }

  @Transactional(TxType.MANDATORY)
  void free(String zone, String buyer, int year, long fen) {
    change(
        "UPDATE sale_quota SET reserved_fen = reserved_fen - ?"
            + " WHERE zone = ? AND buyer = ? AND year = ?",
        fen,
        zone,
        buyer,
        year);
  }

  @Transactional(TxType.MANDATORY)
  void giveBack(String zone, String buyer, int year, long fen) {
    change(
        "UPDATE sale_quota SET consumed_fen = consumed_fen - ?"
            + " WHERE zone = ? AND buyer = ? AND year = ?",
        fen,
        zone,
        buyer,
        year);
  }

  private void change(String sql, Object... values) {
    try (Connection connection = database.getConnection();
        PreparedStatement update = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        update.setObject(i + 1, values[i]);
      }
      if (update.executeUpdate() != 1) {
        throw new IllegalStateException("an order has no quota");
      }
    } catch (SQLException e) {
      throw OrderStore.failed("change a quota", e);
    }
  }
}
