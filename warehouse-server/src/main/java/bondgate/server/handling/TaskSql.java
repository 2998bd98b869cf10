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

/** Statements about tasks. */
@ApplicationScoped
class TaskSql {
  private static final String COLUMNS =
      "SELECT id, kind, document, place, opened_by, opened_at, finished_by, finished_at, missing"
          + " FROM handling_task WHERE zone = ? AND ";

  private final SliceSql sql;

  @Inject
  TaskSql(AgroalDataSource database) {
    this.sql = new SliceSql(database, "tasks of handhelds");
  }

  Optional<Task> find(String zone, long id) {
    return sql.query(COLUMNS + "id = ?", TaskSql::task, zone, id).stream().findFirst();
  }

  /** The same, and nobody else scans for it until the transaction ends. */
  Optional<Task> lock(String zone, long id) {
    return sql.query(COLUMNS + "id = ? FOR UPDATE", TaskSql::task, zone, id).stream().findFirst();
  }

  /** The last one about that document, finished or not. */
  Optional<Task> ofDocument(String zone, TaskKind kind, String document) {
    return sql
        .query(
            COLUMNS + "kind = ? AND document = ? ORDER BY id DESC LIMIT 1",
            TaskSql::task,
            zone,
            kind.name(),
            document)
        .stream()
        .findFirst();
  }

  /** The open tasks in the order in which they were begun. */
  List<Task> open(String zone) {
    return sql.query(COLUMNS + "finished_at IS NULL ORDER BY id", TaskSql::task, zone);
  }

  /** The finished ones, the last first. */
  List<Task> finished(String zone, int most) {
    return sql.query(
        COLUMNS + "finished_at IS NOT NULL ORDER BY finished_at DESC LIMIT ?",
        TaskSql::task,
        zone,
        most);
  }

  /**
   * Begins it, or finds the open one that whoever comes later joins: one for a document, one count
   * for a place, one of a person's own work of a kind.
   */
  long begin(
      String zone, TaskKind kind, Optional<String> document, Place place, String by, Instant at) {
    Optional<Long> begun =
        sql
            .query(
                "INSERT INTO handling_task (zone, kind, document, place, opened_by, opened_at)"
                    + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING RETURNING id",
                row -> row.getLong(1),
                zone,
                kind.name(),
                document.orElse(null),
                place.name(),
                by,
                at)
            .stream()
            .findFirst();
    return begun.orElseGet(() -> joined(zone, kind, document, place, by));
  }

  private long joined(
      String zone, TaskKind kind, Optional<String> document, Place place, String by) {
    return open(zone).stream()
        .filter(task -> task.kind() == kind && task.document().equals(document))
        .filter(task -> kind != TaskKind.COUNT || task.place() == place)
        .filter(task -> kind.byDocument() || kind == TaskKind.COUNT || task.openedBy().equals(by))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the task was finished at this moment"))
        .id();
  }

  void finish(long id, String by, Instant at, long missing) {
    sql.update(
        "UPDATE handling_task SET finished_by = ?, finished_at = ?, missing = ?"
            + " WHERE id = ? AND finished_at IS NULL",
        by,
        at,
        missing,
        id);
  }

  private static Task task(ResultSet row) throws SQLException {
    Optional<Instant> finishedAt = SliceSql.instant(row, "finished_at");
    String finishedBy = row.getString("finished_by");
    int missing = row.getInt("missing");
    return new Task(
        row.getLong("id"),
        TaskKind.valueOf(row.getString("kind")),
        Optional.ofNullable(row.getString("document")),
        Place.valueOf(row.getString("place")),
        row.getString("opened_by"),
        SliceSql.instant(row, "opened_at").orElseThrow(),
        finishedAt.map(at -> new Task.Finish(finishedBy, at, missing)));
  }
}
