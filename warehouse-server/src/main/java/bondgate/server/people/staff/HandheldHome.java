package bondgate.server.people.staff;

import bondgate.server.handling.OpenTask;
import java.util.List;

/**
 * Where work with a handheld is chosen.
 *
 * @param account who reads it, as it stands in each scan
 * @param waiting what there is to do
 * @param said why what was scanned opens nothing
 */
record HandheldHome(String account, List<OpenTask> waiting, HandheldSaid said) {
  HandheldHome {
    // The role that stands before a name is nothing to people.
    waiting =
        waiting.stream()
            .map(
                one ->
                    new OpenTask(
                        one.taskId(),
                        one.kind(),
                        one.document(),
                        one.openedBy().substring(one.openedBy().indexOf(':') + 1),
                        one.done(),
                        one.total()))
            .toList();
  }
}
