package bondgate.server.checkout;

import bondgate.server.secret.PersonalSeal;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
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

/** Who ordered, sealed; and the reference by which everything else knows a buyer. */
@ApplicationScoped
class Buyers {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final AgroalDataSource database;
  private final PersonalSeal seal;

  @Inject
  Buyers(AgroalDataSource database, PersonalSeal seal) {
    this.database = database;
    this.seal = seal;
  }

  /**
   * Refuses to start with another key than the one with which the buyers in the database are named:
   * everybody's annual quota would begin anew.
   *
   * @throws IllegalStateException if it is another
   */
  void checkKey(@Observes StartupEvent start) throws SQLException {
    String ours = seal.reference("key", "fingerprint");
    try (Connection connection = database.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO checkout_key (fingerprint) VALUES (?) ON CONFLICT DO NOTHING");
        PreparedStatement select =
            connection.prepareStatement("SELECT fingerprint FROM checkout_key"); ) {
      insert.setString(1, ours);
      insert.executeUpdate();
      try (ResultSet row = select.executeQuery()) {
        row.next();
        if (!row.getString(1).equals(ours)) {
          throw new IllegalStateException(
              "personal.key in the data folder is not the key with which the buyers in the database"
                  + " were sealed; put back the right file: with another one nobody's annual quota"
                  + " would be known");
        }
      }
    }
  }

  /** The reference of a buyer. */
  String reference(Buyer buyer) {
    return seal.reference("identity number", buyer.idNumber());
  }

  /** Keeps who ordered; once. */
  void keep(String zone, String saleNo, Buyer buyer, Instant at) {
    try (Connection connection = database.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO checkout_buyer (zone, sale_no, buyer, sealed, kept_since)"
                    + " VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")) {
      insert.setString(1, zone);
      insert.setString(2, saleNo);
      insert.setString(3, reference(buyer));
      insert.setBytes(4, seal.seal(place(zone, saleNo), JSON.writeValueAsBytes(buyer)));
      insert.setObject(5, at.atOffset(ZoneOffset.UTC));
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new CheckoutStorageException("keep who ordered " + saleNo, e);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("our own types can always be written", e);
    }
  }

  /** Who ordered; empty if it was erased. */
  Optional<Buyer> of(String zone, String saleNo) {
    try (Connection connection = database.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "SELECT sealed FROM checkout_buyer WHERE zone = ? AND sale_no = ?")) {
      select.setString(1, zone);
      select.setString(2, saleNo);
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.of(
                JSON.readValue(seal.open(place(zone, saleNo), row.getBytes(1)), Buyer.class))
            : Optional.empty();
      }
    } catch (SQLException e) {
      throw new CheckoutStorageException("read who ordered " + saleNo, e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** For which sale it is kept who ordered, and since when. */
  record Kept(String saleNo, Instant since) {}

  /** What is kept since before then, in that order after the one that is named, at most so many. */
  List<Kept> kept(String zone, Kept after, Instant before, int most) {
    try (Connection connection = database.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "SELECT sale_no, kept_since FROM checkout_buyer WHERE zone = ?"
                    + " AND (kept_since, sale_no) > (?, ?) AND kept_since < ?"
                    + " ORDER BY kept_since, sale_no LIMIT ?")) {
      select.setString(1, zone);
      select.setObject(2, after.since().atOffset(ZoneOffset.UTC));
      select.setString(3, after.saleNo());
      select.setObject(4, before.atOffset(ZoneOffset.UTC));
      select.setInt(5, most);
      List<Kept> all = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          all.add(new Kept(row.getString(1), row.getObject(2, OffsetDateTime.class).toInstant()));
        }
      }
      return all;
    } catch (SQLException e) {
      throw new CheckoutStorageException("list for which sales it is kept who ordered", e);
    }
  }

  /** Forgets who wanted to order what was not ordered, or what need not be kept any more. */
  void forget(String zone, String saleNo) {
    try (Connection connection = database.getConnection();
        PreparedStatement delete =
            connection.prepareStatement(
                "DELETE FROM checkout_buyer WHERE zone = ? AND sale_no = ?")) {
      delete.setString(1, zone);
      delete.setString(2, saleNo);
      delete.executeUpdate();
    } catch (SQLException e) {
      throw new CheckoutStorageException("forget who ordered " + saleNo, e);
    }
  }

  private static String place(String zone, String saleNo) {
    return "checkout_buyer/" + zone + "/" + saleNo;
  }
}
