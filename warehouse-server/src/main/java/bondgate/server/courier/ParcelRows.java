package bondgate.server.courier;

import bondgate.server.sql.SliceSql;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
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

  private final SliceSql sql;

  @Inject
  ParcelRows(AgroalDataSource database) {
    this.sql = new SliceSql(database, "parcels");
  }

  /** Does it, and says how many rows there were. */
  int update(String statement, Object... values) {
    return sql.update(statement, values);
  }

  Optional<byte[]> sealed(String zone, String saleNo) {
    return sql
        .query(
            "SELECT sealed FROM courier_parcel WHERE zone = ? AND sale_no = ?",
            row -> Optional.ofNullable(row.getBytes(1)),
            zone,
            saleNo)
        .stream()
        .flatMap(Optional::stream)
        .findFirst();
  }

  List<ParcelView> views(String condition, Object... values) {
    return sql.query(VIEW + condition, ParcelRows::view, values);
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
}
