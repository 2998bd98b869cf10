package bondgate.server.handling;

import bondgate.server.goods.Place;
import bondgate.server.sql.SliceSql;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Statements about pieces and how they stand inside their place. */
@ApplicationScoped
class PieceSql {
  private static final String STATES =
      "SELECT epc, place, document, bin, task_id, picked_for, damaged, last_scan"
          + " FROM handling_piece WHERE ";

  private final SliceSql sql;

  @Inject
  PieceSql(AgroalDataSource database) {
    this.sql = new SliceSql(database, "pieces in bins and hands");
  }

  /** What goods and fence say of a piece. */
  record Known(
      String epc,
      String item,
      String list,
      Place place,
      Optional<String> permit,
      boolean onDocument,
      Optional<String> foundIn) {}

  /**
   * The first of those tags that is ours.
   *
   * @param documents of the task that asks
   * @param taskId of that task; 0: none
   */
  Optional<Known> known(
      String zone, Collection<String> epcs, Collection<String> documents, long taskId) {
    return sql
        .query(
            "SELECT g.epc, g.item, g.document, coalesce(f.place, 'ABROAD') AS place,"
                + " (SELECT p.document FROM fence_permit p WHERE p.zone = g.zone AND p.epc = g.epc"
                + "   AND p.closed_leaf IS NULL ORDER BY p.id LIMIT 1) AS permit,"
                + " EXISTS (SELECT 1 FROM fence_permit p WHERE p.zone = g.zone AND p.document = ANY (?)"
                + "   AND p.epc = g.epc) AS on_document,"
                + " (SELECT x.bin FROM handling_found x WHERE x.task_id = ? AND x.epc = g.epc)"
                + "   AS found_in"
                + " FROM goods_tag g LEFT JOIN fence_position f"
                + " ON f.zone = g.zone AND f.epc = g.epc"
                + " WHERE g.zone = ? AND g.epc = ANY (?) ORDER BY g.epc LIMIT 1",
            row ->
                new Known(
                    row.getString("epc"),
                    row.getString("item"),
                    row.getString("document"),
                    Place.valueOf(row.getString("place")),
                    Optional.ofNullable(row.getString("permit")),
                    row.getBoolean("on_document"),
                    Optional.ofNullable(row.getString("found_in"))),
            documents.toArray(String[]::new),
            taskId,
            zone,
            epcs.toArray(String[]::new))
        .stream()
        .findFirst();
  }

  /** A state, and the scan that made it so. */
  record Standing(PieceState state, long lastScan) {}

  /** How it stands; nobody else changes it until the transaction ends. */
  Optional<Standing> lock(String zone, String epc) {
    return sql
        .query(STATES + "zone = ? AND epc = ? FOR UPDATE", PieceSql::standing, zone, epc)
        .stream()
        .findFirst();
  }

  /** What is in the hand of a task, the first taken first. */
  List<PieceState> inHand(long taskId) {
    return sql.query(
        STATES + "task_id = ? ORDER BY last_scan, epc", row -> standing(row).state(), taskId);
  }

  /** The same of one of those who share a task. */
  List<PieceState> inHand(long taskId, String worker) {
    return sql.query(
        "SELECT h.* FROM handling_piece h JOIN handling_scan s ON s.id = h.last_scan"
            + " WHERE h.task_id = ? AND s.worker = ? ORDER BY h.last_scan, h.epc",
        row -> standing(row).state(),
        taskId,
        worker);
  }

  /** How many pieces lie in a bin, of those that the fence believes to be in its place. */
  long inBin(String zone, Bin bin) {
    return sql.query(
            "SELECT count(*) FROM handling_piece h"
                + " JOIN fence_position f ON f.zone = h.zone AND f.epc = h.epc"
                + " WHERE h.zone = ? AND h.bin = ? AND h.task_id IS NULL AND f.place = h.place"
                + " AND h.place = ?",
            row -> row.getLong(1),
            zone,
            bin.code(),
            bin.place().name())
        .get(0);
  }

  /** Changes a piece by a scan, and keeps how it stood before. */
  void change(String zone, PieceState after, long scanId) {
    sql.update(
        "INSERT INTO handling_before (scan_id, epc, place, document, bin, task_id, picked_for,"
            + " damaged, last_scan) SELECT ?, e.epc, h.place, h.document, h.bin, h.task_id,"
            + " h.picked_for, h.damaged, h.last_scan FROM (VALUES (?)) AS e (epc)"
            + " LEFT JOIN handling_piece h ON h.zone = ? AND h.epc = e.epc",
        scanId,
        after.epc(),
        zone);
    sql.update(
        "INSERT INTO handling_piece (zone, epc, place, document, bin, task_id, picked_for, damaged,"
            + " last_scan) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
            + " ON CONFLICT (zone, epc) DO UPDATE SET place = excluded.place,"
            + " document = excluded.document, bin = excluded.bin, task_id = excluded.task_id,"
            + " picked_for = excluded.picked_for, damaged = excluded.damaged,"
            + " last_scan = excluded.last_scan",
        zone,
        after.epc(),
        after.place().name(),
        after.document().orElse(null),
        after.bin().orElse(null),
        after.task().isPresent() ? after.task().getAsLong() : null,
        after.pickedFor().orElse(null),
        after.damaged(),
        scanId);
  }

  /** Whether nobody changed those pieces since that scan. */
  boolean untouchedSince(String zone, long scanId) {
    return sql.query(
            "SELECT 1 FROM handling_before b LEFT JOIN handling_piece h"
                + " ON h.zone = ? AND h.epc = b.epc"
                + " WHERE b.scan_id = ? AND h.last_scan IS DISTINCT FROM b.scan_id LIMIT 1",
            row -> true,
            zone,
            scanId)
        .isEmpty();
  }

  /** Lets the pieces stand as they stood before that scan. */
  void restore(String zone, long scanId) {
    sql.update(
        "DELETE FROM handling_piece h USING handling_before b WHERE b.scan_id = ?"
            + " AND b.place IS NULL AND h.zone = ? AND h.epc = b.epc",
        scanId,
        zone);
    sql.update(
        "UPDATE handling_piece h SET place = b.place, document = b.document, bin = b.bin,"
            + " task_id = b.task_id, picked_for = b.picked_for, damaged = b.damaged,"
            + " last_scan = b.last_scan FROM handling_before b WHERE b.scan_id = ?"
            + " AND b.place IS NOT NULL AND h.zone = ? AND h.epc = b.epc",
        scanId,
        zone);
    sql.update("DELETE FROM handling_found WHERE scan_id = ?", scanId);
    sql.update("DELETE FROM handling_wave_short WHERE scan_id = ?", scanId);
  }

  private static Standing standing(ResultSet row) throws SQLException {
    long task = row.getLong("task_id");
    OptionalLong hand = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(task);
    return new Standing(
        new PieceState(
            row.getString("epc"),
            Place.valueOf(row.getString("place")),
            Optional.ofNullable(row.getString("document")),
            Optional.ofNullable(row.getString("bin")),
            hand,
            Optional.ofNullable(row.getString("picked_for")),
            row.getBoolean("damaged")),
        row.getLong("last_scan"));
  }
}
