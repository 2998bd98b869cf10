package bondgate.server.handling;

import bondgate.server.handling.Benches.Progress;
import bondgate.server.sql.SliceSql;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** What tasks came to: expected, done, missing, damaged, wrong. */
@ApplicationScoped
public class TaskReports {
  private static final int MOST = 500;

  private static final String MISSING =
      "SELECT DISTINCT p.epc, g.item, coalesce(h.bin, '') AS bin FROM fence_permit p"
          + " JOIN fence_portal o ON o.zone = p.zone AND o.name = p.portal"
          + " JOIN goods_tag g ON g.zone = p.zone AND g.epc = p.epc"
          + " LEFT JOIN fence_position f ON f.zone = p.zone AND f.epc = p.epc"
          + " LEFT JOIN handling_piece h ON h.zone = p.zone AND h.epc = p.epc"
          + " WHERE p.zone = ? AND p.document = ANY (?) AND ";

  /** Not counted in, and still to come or come. */
  private static final String NOT_COUNTED =
      MISSING
          + "h.document IS DISTINCT FROM p.document AND (p.closed_leaf IS NULL OR f.place ="
          + " CASE p.direction WHEN 'IN' THEN o.inside ELSE o.outside END)"
          + " ORDER BY 2, 1 LIMIT ?";

  /** Not picked, and still there. */
  private static final String NOT_PICKED =
      MISSING
          + "h.picked_for IS DISTINCT FROM p.document AND p.closed_leaf IS NULL"
          + " ORDER BY 3, 2, 1 LIMIT ?";

  private final SliceSql sql;
  private final TaskSql tasks;
  private final Benches benches;
  private final CountSql counts;
  private final Rounds rounds;

  @Inject
  TaskReports(
      AgroalDataSource database, TaskSql tasks, Benches benches, CountSql counts, Rounds rounds) {
    this.sql = new SliceSql(database, "reports of handhelds");
    this.tasks = tasks;
    this.benches = benches;
    this.counts = counts;
    this.rounds = rounds;
  }

  /** The report of a task, if there is such a task. */
  @Transactional
  public Optional<TaskReport> of(String zone, long taskId) {
    return tasks.find(zone, taskId).map(task -> of(zone, task));
  }

  /** The last finished tasks of a zone that ended with something missing or counted. */
  @Transactional
  public List<Task> finished(String zone, int most) {
    return tasks.finished(zone, most);
  }

  private TaskReport of(String zone, Task task) {
    Progress progress = benches.progress(zone, task);
    boolean count = task.kind() == TaskKind.COUNT;
    return new TaskReport(
        task,
        progress.done(),
        progress.total(),
        missing(zone, task),
        task.document().map(paper -> damaged(zone, paper)).orElse(List.of()),
        refused(task),
        count ? Optional.of(counts.report(zone, task)) : Optional.empty());
  }

  private List<TaskReport.PieceLine> missing(String zone, Task task) {
    boolean wave = task.kind() == TaskKind.WAVE;
    List<String> documents =
        wave
            ? Rounds.counting(rounds.documents(task))
            : task.document().map(List::of).orElse(List.of());
    return sql.query(
        wave || task.kind() == TaskKind.PICK ? NOT_PICKED : NOT_COUNTED,
        TaskReports::piece,
        zone,
        documents.toArray(String[]::new),
        MOST);
  }

  private List<TaskReport.PieceLine> damaged(String zone, String document) {
    return sql.query(
        "SELECT h.epc, g.item, coalesce(h.bin, '') AS bin FROM handling_piece h"
            + " JOIN goods_tag g ON g.zone = h.zone AND g.epc = h.epc"
            + " WHERE h.zone = ? AND h.document = ? AND h.damaged ORDER BY 2, 1 LIMIT ?",
        TaskReports::piece,
        zone,
        document,
        MOST);
  }

  private List<TaskReport.RefusedLine> refused(Task task) {
    return sql
        .query(
            "SELECT DISTINCT ON (epc, word) * FROM handling_scan"
                + " WHERE task_id = ? AND epc IS NOT NULL ORDER BY epc, word, id LIMIT ?",
            TaskReports::refusedLine,
            task.id(),
            2 * MOST)
        .stream()
        .filter(
            line ->
                line.word().tone() == ScanWord.Tone.STOP
                    || line.word().tone() == ScanWord.Tone.WRONG)
        .toList();
  }

  private static TaskReport.PieceLine piece(ResultSet row) throws SQLException {
    return new TaskReport.PieceLine(row.getString(1), row.getString(2), row.getString(3));
  }

  private static TaskReport.RefusedLine refusedLine(ResultSet row) throws SQLException {
    ScanSql.Kept kept = ScanSql.kept(row);
    return new TaskReport.RefusedLine(
        kept.word(),
        kept.subject(),
        kept.about(),
        kept.worker(),
        SliceSql.instant(row, "recorded_at").orElseThrow());
  }
}
