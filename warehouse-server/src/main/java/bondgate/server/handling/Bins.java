package bondgate.server.handling;

import bondgate.server.goods.Place;
import bondgate.server.sql.SliceSql;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** 库位 — the bins of a zone. */
@ApplicationScoped
public class Bins {
  private static final Pattern CODE = Pattern.compile("[A-Z0-9][A-Z0-9-]{0,23}");
  private static final int LONGEST_REASON = 100;
  private static final String COLUMNS =
      "SELECT code, place, damaged, capacity, blocked FROM handling_bin WHERE zone = ? ";

  private final SliceSql sql;

  @Inject
  Bins(AgroalDataSource database) {
    this.sql = new SliceSql(database, "bins");
  }

  /** Adds a bin. */
  public BinResult add(String zone, Bin bin, String by, Instant at) {
    if (!CODE.matcher(bin.code()).matches()) {
      return BinResult.CODE_MALFORMED;
    }
    if (Tote.reserves(bin.code()) || Wave.reserves(bin.code()) || Aisle.reserves(bin.code())) {
      return BinResult.CODE_RESERVED;
    }
    if (bin.place() != Place.WAREHOUSE && bin.place() != Place.CENTRE) {
      return BinResult.PLACE_WRONG;
    }
    if (bin.capacity().filter(most -> most < 1).isPresent()) {
      return BinResult.CAPACITY_WRONG;
    }
    int added =
        sql.update(
            "INSERT INTO handling_bin (zone, code, place, damaged, capacity, added_by, added_at)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
            zone,
            bin.code(),
            bin.place().name(),
            bin.damaged(),
            bin.capacity().orElse(null),
            by,
            at);
    return added == 1 ? BinResult.DONE : BinResult.EXISTS;
  }

  /** Nothing more goes in, until it is freed. */
  public BinResult block(String zone, String code, String reason) {
    String why = reason.strip();
    if (why.isEmpty() || why.length() > LONGEST_REASON) {
      return BinResult.REASON_WRONG;
    }
    return changed(
        sql.update(
            "UPDATE handling_bin SET blocked = ? WHERE zone = ? AND code = ?", why, zone, code));
  }

  /** It may be used again. */
  public BinResult free(String zone, String code) {
    return changed(
        sql.update(
            "UPDATE handling_bin SET blocked = NULL WHERE zone = ? AND code = ?", zone, code));
  }

  private static BinResult changed(int rows) {
    return rows == 1 ? BinResult.DONE : BinResult.UNKNOWN;
  }

  /** A bin and what lies in it, by scans and fence. */
  public record Filled(Bin bin, long pieces) {}

  /** Bins by their labels, after that one: a page of all. */
  public List<Filled> page(String zone, String afterCode, int limit) {
    return sql.query(
        "SELECT code, place, damaged, capacity, blocked, (SELECT count(*) FROM handling_piece h"
            + " JOIN fence_position f ON f.zone = h.zone AND f.epc = h.epc AND f.place = h.place"
            + " WHERE h.zone = b.zone AND h.bin = b.code AND h.task_id IS NULL) AS pieces"
            + " FROM handling_bin b WHERE zone = ? AND code > ? ORDER BY code LIMIT ?",
        row -> new Filled(bin(row), row.getLong("pieces")),
        zone,
        afterCode,
        limit);
  }

  /** The bin of that label, in capitals or not. */
  Optional<Bin> find(String zone, String code) {
    return sql.query(COLUMNS + "AND code = ?", Bins::bin, zone, code).stream().findFirst();
  }

  /** The same; nobody else puts anything in until the transaction ends. */
  Optional<Bin> lock(String zone, String code) {
    return sql.query(COLUMNS + "AND code = ? FOR UPDATE", Bins::bin, zone, code).stream()
        .findFirst();
  }

  /** Where that aisle has bins. */
  Set<Place> places(String zone, Aisle aisle) {
    return Set.copyOf(
        sql.query(
            "SELECT DISTINCT place FROM handling_bin WHERE zone = ? AND "
                + Aisle.OF_BIN.formatted("code")
                + " = ?",
            row -> Place.valueOf(row.getString(1)),
            zone,
            aisle.name()));
  }

  private static Bin bin(ResultSet row) throws SQLException {
    int capacity = row.getInt("capacity");
    Optional<Integer> most = row.wasNull() ? Optional.empty() : Optional.of(capacity);
    return new Bin(
        row.getString("code"),
        Place.valueOf(row.getString("place")),
        row.getBoolean("damaged"),
        most,
        Optional.ofNullable(row.getString("blocked")));
  }
}
