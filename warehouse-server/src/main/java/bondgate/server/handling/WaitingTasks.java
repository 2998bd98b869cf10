package bondgate.server.handling;

import bondgate.server.goods.Place;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Lists the work that waits. */
@ApplicationScoped
class WaitingTasks {
  private final TaskSql tasks;
  private final PaperSql papers;
  private final Benches benches;
  private final WaveSql waves;

  @Inject
  WaitingTasks(TaskSql tasks, PaperSql papers, Benches benches, WaveSql waves) {
    this.tasks = tasks;
    this.papers = papers;
    this.benches = benches;
    this.waves = waves;
  }

  /** Tasks to go on with, those of others only where one may join; then documents to begin. */
  List<OpenTask> of(String zone, String worker) {
    List<Way> ways = papers.underWay(zone);
    List<Task> open = tasks.open(zone);
    List<OpenTask> waiting = new ArrayList<>();
    for (Task task : open) {
      boolean joins = task.kind().byDocument() || task.kind() == TaskKind.COUNT;
      if (joins || task.openedBy().equals(worker)) {
        Benches.Progress progress = benches.progress(zone, task);
        waiting.add(
            new OpenTask(
                task.id(),
                task.kind(),
                task.document().orElse(""),
                task.openedBy(),
                progress.done(),
                progress.total()));
      }
    }
    Set<String> covered = waves.covered(zone, ways.stream().map(Way::document).toList());
    Stream.concat(
            wavesToBegin(zone),
            ways.stream()
                .flatMap(WaitingTasks::toBegin)
                .filter(one -> one.kind() != TaskKind.PICK || !covered.contains(one.document())))
        .filter(
            one ->
                open.stream()
                    .noneMatch(
                        task ->
                            task.kind() == one.kind()
                                && task.document().orElse("").equals(one.document())))
        .forEach(waiting::add);
    return waiting;
  }

  private Stream<OpenTask> wavesToBegin(String zone) {
    return waves.underWay(zone).stream()
        .filter(wave -> wave.state() == Wave.State.RELEASED)
        .map(
            wave -> {
              List<Way> ways =
                  papers.ways(
                      zone,
                      waves.documents(wave.id()).stream()
                          .filter(one -> one.state() == WaveDocument.State.OPEN)
                          .map(WaveDocument::document)
                          .toList());
              long total = ways.stream().mapToLong(Way::total).sum();
              long left = ways.stream().mapToLong(Way::waiting).sum();
              return new OpenTask(0, TaskKind.WAVE, wave.number(), "", total - left, total);
            });
  }

  private static Stream<OpenTask> toBegin(Way way) {
    if (way.leads(Place.ABROAD, Place.WAREHOUSE) && way.through() > 0) {
      return Stream.of(
          new OpenTask(0, TaskKind.RECEIVE, way.document(), "", way.counted(), way.total()));
    }
    if (!way.leads(Place.WAREHOUSE, Place.CENTRE)) {
      return Stream.empty();
    }
    Stream<OpenTask> pick =
        way.waiting() == 0
            ? Stream.empty()
            : Stream.of(
                new OpenTask(
                    0,
                    TaskKind.PICK,
                    way.document(),
                    "",
                    way.total() - way.waiting(),
                    way.total()));
    Stream<OpenTask> arrive =
        way.through() == 0
            ? Stream.empty()
            : Stream.of(
                new OpenTask(0, TaskKind.ARRIVE, way.document(), "", way.counted(), way.total()));
    return Stream.concat(pick, arrive);
  }
}
