package bondgate.server.handling;

import bondgate.server.sql.SliceSql;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** What a count comes to. */
@ApplicationScoped
class CountSql {
  private static final int MOST = 500;

  private final SliceSql sql;

  @Inject
  CountSql(AgroalDataSource database) {
    this.sql = new SliceSql(database, "counts of handhelds");
  }

  /** Bins of the place with pieces in them, at which nobody stood. */
  long binsLeft(String zone, Task task) {
    return sql.query(
            "SELECT count(DISTINCT h.bin) FROM handling_piece h JOIN fence_position f"
                + " ON f.zone = h.zone AND f.epc = h.epc AND f.place = h.place"
                + " WHERE h.zone = ? AND h.place = ? AND h.bin IS NOT NULL AND h.task_id IS NULL"
                + " AND NOT EXISTS (SELECT 1 FROM handling_stood s"
                + "   WHERE s.task_id = ? AND s.bin IN (h.bin, ? || "
                + Aisle.OF_BIN.formatted("h.bin")
                + "))",
            row -> row.getLong(1),
            zone,
            task.place().name(),
            task.id(),
            Aisle.PREFIX)
        .get(0);
  }

  CountReport report(String zone, Task task) {
    return new CountReport(
        items(zone, task),
        misplaced(zone, task),
        unexpected(zone, task),
        strangers(task),
        binsLeft(zone, task),
        workers(task));
  }

  private List<CountReport.ItemLine> items(String zone, Task task) {
    return sql.query(
        "SELECT g.item, count(*) FILTER (WHERE f.since <= ? OR x.epc IS NOT NULL) AS expected,"
            + " count(x.epc) AS found,"
            + " count(*) FILTER (WHERE f.since > ? AND x.epc IS NULL) AS arrived"
            + " FROM fence_position f"
            + " JOIN goods_tag g ON g.zone = f.zone AND g.epc = f.epc"
            + " LEFT JOIN handling_found x ON x.task_id = ? AND x.epc = f.epc"
            + " WHERE f.zone = ? AND f.place = ? GROUP BY 1 ORDER BY 1",
        row ->
            new CountReport.ItemLine(
                row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4)),
        task.openedAt(),
        task.openedAt(),
        task.id(),
        zone,
        task.place().name());
  }

  private List<CountReport.Misplaced> misplaced(String zone, Task task) {
    return sql.query(
        "SELECT x.epc, g.item, h.bin, x.bin AS found_in FROM handling_found x"
            + " JOIN goods_tag g ON g.zone = ? AND g.epc = x.epc"
            + " JOIN fence_position f ON f.zone = g.zone AND f.epc = g.epc"
            + " JOIN handling_piece h ON h.zone = g.zone AND h.epc = g.epc AND h.place = f.place"
            + " WHERE x.task_id = ? AND h.bin IS NOT NULL AND h.bin <> x.bin AND h.place = ?"
            // A sweep says that it is in its aisle, and not in which bin.
            + " AND NOT starts_with(x.bin, ?)"
            + " ORDER BY x.bin, x.epc LIMIT ?",
        row ->
            new CountReport.Misplaced(
                row.getString(1), row.getString(2), row.getString(3), row.getString(4)),
        zone,
        task.id(),
        task.place().name(),
        Aisle.PREFIX,
        MOST);
  }

  private List<CountReport.PieceLine> unexpected(String zone, Task task) {
    return sql.query(
        "SELECT x.epc, g.item FROM handling_found x JOIN goods_tag g"
            + " ON g.zone = ? AND g.epc = x.epc LEFT JOIN fence_position f"
            + " ON f.zone = g.zone AND f.epc = g.epc"
            + " WHERE x.task_id = ? AND f.place IS DISTINCT FROM ? ORDER BY x.epc LIMIT ?",
        row -> new CountReport.PieceLine(row.getString(1), row.getString(2)),
        zone,
        task.id(),
        task.place().name(),
        MOST);
  }

  private List<String> strangers(Task task) {
    return sql.query(
        "SELECT DISTINCT epc FROM handling_scan WHERE task_id = ? AND epc IS NOT NULL"
            + " AND word IN ('TAG_NOT_OURS', 'CHIP_NUMBER') ORDER BY epc LIMIT ?",
        row -> row.getString(1),
        task.id(),
        MOST);
  }

  private List<String> workers(Task task) {
    return sql.query(
        "SELECT DISTINCT worker FROM handling_scan WHERE task_id = ? ORDER BY worker",
        row -> row.getString(1),
        task.id());
  }
}
