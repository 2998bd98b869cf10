package bondgate.server.checkout;

import bondgate.server.sale.OrderView;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who waits for a person at a till 呼叫店员. */
@ApplicationScoped
public class Calls {
  private final AgroalDataSource database;

  @Inject
  Calls(AgroalDataSource database) {
    this.database = database;
  }

  /**
   * A call that nobody has answered.
   *
   * @param reason why the server called by itself, lowerCamelCase; empty for a shopper
   */
  public record Call(
      long id, String till, Instant calledAt, String reason, Optional<String> saleNo) {}

  /** A shopper calls; a second call of the same till changes nothing while the first is open. */
  void shopperCalls(String zone, String till, Instant at) {
    call(zone, till, "", Optional.empty(), at);
  }

  /** The server calls, once for each order and reason. */
  void serverCalls(String zone, String till, String reason, String saleNo, Instant at) {
    call(zone, till, reason, Optional.of(saleNo), at);
  }

  /** The same, at the till of that order if it has one. */
  void serverCalls(OrderView order, String reason, Instant at) {
    serverCalls(order.zone(), order.till().orElse(""), reason, order.saleNo(), at);
  }

  private void call(String zone, String till, String reason, Optional<String> saleNo, Instant at) {
    try (Connection connection = database.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO checkout_call (zone, till, called_at, reason, sale_no)"
                    + " SELECT ?, ?, ?, ?, ? WHERE NOT EXISTS (SELECT FROM checkout_call c"
                    + " WHERE c.zone = ? AND c.till = ? AND c.reason = ?"
                    + " AND c.sale_no IS NOT DISTINCT FROM ?"
                    + " AND (c.answered_at IS NULL OR c.reason <> ''))")) {
      insert.setString(1, zone);
      insert.setString(2, till);
      insert.setObject(3, at.atOffset(ZoneOffset.UTC));
      insert.setString(4, reason);
      insert.setString(5, saleNo.orElse(null));
      insert.setString(6, zone);
      insert.setString(7, till);
      insert.setString(8, reason);
      insert.setString(9, saleNo.orElse(null));
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new CheckoutStorageException("keep the call of till " + till, e);
    }
  }

  /** All open calls of a zone, the oldest first, at most 100. */
  public List<Call> open(String zone) {
    List<Call> calls = new ArrayList<>();
    try (Connection connection = database.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "SELECT id, till, called_at, reason, sale_no FROM checkout_call"
                    + " WHERE zone = ? AND answered_at IS NULL ORDER BY called_at LIMIT 100")) {
      select.setString(1, zone);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          calls.add(
              new Call(
                  row.getLong(1),
                  row.getString(2),
                  row.getObject(3, OffsetDateTime.class).toInstant(),
                  row.getString(4),
                  Optional.ofNullable(row.getString(5))));
        }
      }
      return calls;
    } catch (SQLException e) {
      throw new CheckoutStorageException("list the calls of " + zone, e);
    }
  }

  /** Somebody goes; false if the call is answered already or there is none of that number. */
  public boolean answered(String zone, long id, String by, Instant at) {
    try (Connection connection = database.getConnection();
        PreparedStatement update =
            connection.prepareStatement(
                "UPDATE checkout_call SET answered_at = ?, answered_by = ?"
                    + " WHERE zone = ? AND id = ? AND answered_at IS NULL")) {
      update.setObject(1, at.atOffset(ZoneOffset.UTC));
      update.setString(2, by);
      update.setString(3, zone);
      update.setLong(4, id);
      return update.executeUpdate() == 1;
    } catch (SQLException e) {
      throw new CheckoutStorageException("answer call " + id, e);
    }
  }
}
