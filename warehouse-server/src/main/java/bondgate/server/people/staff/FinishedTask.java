package bondgate.server.people.staff;

import bondgate.server.handling.Task;
import bondgate.server.handling.TaskKind;
import java.time.Instant;

/**
 * A finished task, on the list of those.
 *
 * @param document empty for work that is about none
 * @param missing pieces, or bins of a count
 */
public record FinishedTask(
    long id, TaskKind kind, String document, String by, Instant at, int missing) {
  static FinishedTask of(Task task) {
    Task.Finish finish = task.finished().orElseThrow();
    return new FinishedTask(
        task.id(),
        task.kind(),
        task.document().orElse(""),
        finish.by(),
        finish.at(),
        finish.missing());
  }
}
