package bondgate.server.handling;

import bondgate.server.sql.SliceSql;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Statements about what is left to pick of a wave, and who is in which aisle. */
@ApplicationScoped
class RoundSql {
  private final SliceSql sql;

  @Inject
  RoundSql(AgroalDataSource database) {
    this.sql = new SliceSql(database, "rounds of pickers");
  }

  /**
   * A piece that is in no tote yet.
   *
   * @param holder in whose hand it is for the wave
   * @param heldSince since when
   * @param aside whether it is damaged, not found, or in a hand for something else
   */
  record Waiting(
      String epc,
      String item,
      String document,
      String bin,
      Optional<String> holder,
      Optional<Instant> heldSince,
      boolean aside) {}

  /**
   * The pieces of documents of the wave that are in no tote yet. The documents are given, not
   * joined: so few are found by their index, however many other permits there are.
   */
  List<Waiting> waiting(String zone, long wave, Collection<String> documents, long taskId) {
    return sql.query(
        "SELECT DISTINCT ON (p.epc) p.epc, g.item, p.document, coalesce(h.bin, '') AS bin,"
            + " CASE WHEN h.task_id = ? THEN s.worker END AS holder,"
            + " CASE WHEN h.task_id = ? THEN s.recorded_at END AS held_since,"
            + " coalesce(h.damaged, false) OR x.epc IS NOT NULL"
            + "   OR coalesce(h.task_id <> ?, false) AS aside"
            + " FROM fence_permit p JOIN fence_position f ON f.zone = p.zone AND f.epc = p.epc"
            + "   AND f.place = 'WAREHOUSE'"
            + " JOIN goods_tag g ON g.zone = p.zone AND g.epc = p.epc"
            + " LEFT JOIN handling_piece h ON h.zone = p.zone AND h.epc = p.epc"
            + "   AND h.place = f.place"
            + " LEFT JOIN handling_scan s ON s.id = h.last_scan"
            + " LEFT JOIN handling_wave_short x ON x.wave_id = ? AND x.epc = p.epc"
            + " WHERE p.zone = ? AND p.document = ANY (?) AND p.closed_leaf IS NULL"
            + " AND h.picked_for IS DISTINCT FROM p.document ORDER BY p.epc",
        RoundSql::waiting,
        taskId,
        taskId,
        taskId,
        wave,
        zone,
        documents.toArray(String[]::new));
  }

  /** A claim on an aisle, and when its picker was heard of last. */
  record Seen(String aisle, String worker, int turn, Instant at) {}

  List<Seen> aisles(long wave) {
    return sql.query(
        "SELECT aisle, worker, turn, seen_at FROM handling_wave_aisle WHERE wave_id = ?"
            + " ORDER BY worker, turn, aisle",
        row ->
            new Seen(
                row.getString("aisle"),
                row.getString("worker"),
                row.getInt("turn"),
                SliceSql.instant(row, "seen_at").orElseThrow()),
        wave);
  }

  /** He is still there. */
  void seen(long wave, String worker, Instant at) {
    sql.update(
        "UPDATE handling_wave_aisle SET seen_at = ? WHERE wave_id = ? AND worker = ?",
        at,
        wave,
        worker);
  }

  /** It is his from now on, whosever it was. */
  void take(long wave, Route.Claim claim, Instant at) {
    sql.update(
        "INSERT INTO handling_wave_aisle (wave_id, aisle, worker, turn, taken_at, seen_at)"
            + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (wave_id, aisle) DO UPDATE SET"
            + " worker = excluded.worker, turn = excluded.turn, taken_at = excluded.taken_at,"
            + " seen_at = excluded.seen_at",
        wave,
        claim.aisle(),
        claim.worker(),
        claim.turn(),
        at,
        at);
  }

  void missing(long wave, String epc, long scanId) {
    sql.update(
        "INSERT INTO handling_wave_short (wave_id, epc, scan_id) VALUES (?, ?, ?)"
            + " ON CONFLICT DO NOTHING",
        wave,
        epc,
        scanId);
  }

  /** By document, how many pieces were looked for in vain and are still missing. */
  Map<String, Long> notFound(long wave) {
    return sql
        .query(
            "SELECT d.document, count(DISTINCT x.epc) FROM handling_wave_short x"
                + " JOIN handling_wave_document d ON d.wave_id = x.wave_id"
                + " JOIN fence_permit p ON p.zone = d.zone AND p.document = d.document"
                + "   AND p.epc = x.epc AND p.closed_leaf IS NULL"
                + " LEFT JOIN handling_piece h ON h.zone = d.zone AND h.epc = x.epc"
                + " WHERE x.wave_id = ? AND h.picked_for IS DISTINCT FROM d.document GROUP BY 1",
            row -> Map.entry(row.getString(1), row.getLong(2)),
            wave)
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** How many pieces of a document were taken in the wave: in a tote, or in a hand. */
  record Taken(long inTote, long inHand) {
    boolean nothing() {
      return inTote == 0 && inHand == 0;
    }
  }

  Taken taken(String zone, long taskId, String document) {
    return sql.query(
            "SELECT count(DISTINCT h.epc) FILTER (WHERE h.picked_for = p.document"
                + "   AND s.task_id = ?) AS in_tote,"
                + " count(DISTINCT h.epc) FILTER (WHERE h.task_id = ?) AS in_hand"
                + " FROM fence_permit p"
                + " JOIN handling_piece h ON h.zone = p.zone AND h.epc = p.epc"
                + " JOIN handling_scan s ON s.id = h.last_scan"
                + " WHERE p.zone = ? AND p.document = ?",
            row -> new Taken(row.getLong(1), row.getLong(2)),
            taskId,
            taskId,
            zone,
            document)
        .get(0);
  }

  private static Waiting waiting(ResultSet row) throws SQLException {
    return new Waiting(
        row.getString("epc"),
        row.getString("item"),
        row.getString("document"),
        row.getString("bin"),
        Optional.ofNullable(row.getString("holder")),
        SliceSql.instant(row, "held_since"),
        row.getBoolean("aside"));
  }
}
