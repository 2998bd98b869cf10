package bondgate.server.checkout;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** How far each feed of news was read. */
@ApplicationScoped
class ReadMarks {
  private final AgroalDataSource database;

  @Inject
  ReadMarks(AgroalDataSource database) {
    this.database = database;
  }

  /** Who has news. */
  enum Feed {
    PAYMENT,
    CUSTOMS
  }

  /** Number of the last news that took effect; 0 before the first. */
  long last(Feed feed) {
    try (Connection connection = database.getConnection();
        PreparedStatement select =
            connection.prepareStatement("SELECT last_id FROM checkout_read WHERE feed = ?")) {
      select.setString(1, feed.name());
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? row.getLong(1) : 0;
      }
    } catch (SQLException e) {
      throw new CheckoutStorageException("read how far the news were read", e);
    }
  }

  /** All up to that number took effect. Never goes back. */
  void moveTo(Feed feed, long id) {
    try (Connection connection = database.getConnection();
        PreparedStatement upsert =
            connection.prepareStatement(
                "INSERT INTO checkout_read (feed, last_id) VALUES (?, ?) ON CONFLICT (feed)"
                    + " DO UPDATE SET last_id = greatest(checkout_read.last_id, excluded.last_id)")) {
      upsert.setString(1, feed.name());
      upsert.setLong(2, id);
      upsert.executeUpdate();
    } catch (SQLException e) {
      throw new CheckoutStorageException("write down how far the news were read", e);
    }
  }
}
