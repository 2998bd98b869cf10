package bondgate.server.courier;

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

/** The tables of the parcels; each statement is a commit of its own. */
@ApplicationScoped
class ParcelRows {
  private static final String VIEW =
      "SELECT p.zone, p.sale_no, p.gross_grams, p.kept_since, p.waybill_no, p.packed_at, p.delivered_at,"
          + " p.customs_told_at IS NOT NULL, p.cancelled_at IS NOT NULL,"
          + " ARRAY(SELECT s.epc FROM courier_scan s WHERE s.zone = p.zone"
          + " AND s.sale_no = p.sale_no ORDER BY s.epc) FROM courier_parcel p";

  private final AgroalDataSource database;

  @Inject
  ParcelRows(AgroalDataSource database) {
    this.database = database;
  }

  /** Does it, and says how many rows there were. */
  int update(String what, String sql, Object... values) {
    try (Connection connection = database.getConnection();
        PreparedStatement update = connection.prepareStatement(sql)) {
      bind(update, values);
      return update.executeUpdate();
    } catch (SQLException e) {
      throw new CourierStorageException(what, e);
    }
  }

  Optional<byte[]> sealed(String zone, String saleNo) {
    try (Connection connection = database.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "SELECT sealed FROM courier_parcel WHERE zone = ? AND sale_no = ?")) {
      bind(select, zone, saleNo);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.ofNullable(row.getBytes(1)) : Optional.empty();
      }
    } catch (SQLException e) {
      throw new CourierStorageException("read to whom parcel " + saleNo + " goes", e);
    }
  }

  List<ParcelView> views(String condition, Object... values) {
    List<ParcelView> found = new ArrayList<>();
    try (Connection connection = database.getConnection();
        PreparedStatement select = connection.prepareStatement(VIEW + condition)) {
      bind(select, values);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          found.add(view(row));
        }
      }
      return found;
    } catch (SQLException e) {
      throw new CourierStorageException("list parcels", e);
    }
  }

  private static ParcelView view(ResultSet row) throws SQLException {
    return new ParcelView(
        row.getString(1),
        row.getString(2),
        row.getLong(3),
        row.getObject(4, OffsetDateTime.class).toInstant(),
        Optional.ofNullable(row.getString(5)),
        List.of((String[]) row.getArray(10).getArray()),
        instant(row, 6),
        instant(row, 7),
        row.getBoolean(8),
        row.getBoolean(9));
  }

  private static Optional<Instant> instant(ResultSet row, int column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }

  private static void bind(PreparedStatement statement, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(
          i + 1, values[i] instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : values[i]);
    }
  }
}
