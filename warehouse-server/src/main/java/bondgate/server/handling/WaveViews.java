package bondgate.server.handling;

import bondgate.server.goods.Place;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Reads waves as supervisors see them. */
@ApplicationScoped
public class WaveViews {
  private final WaveSql waves;
  private final RoundSql rounds;
  private final TaskSql tasks;
  private final PaperSql papers;
  private final InstantSource clock;
  private final Duration leaveAfter;

  @Inject
  WaveViews(
      WaveSql waves,
      RoundSql rounds,
      TaskSql tasks,
      PaperSql papers,
      InstantSource clock,
      @ConfigProperty(name = "bondgate.wave.leave-after") Duration leaveAfter) {
    this.waves = waves;
    this.rounds = rounds;
    this.tasks = tasks;
    this.papers = papers;
    this.clock = clock;
    this.leaveAfter = leaveAfter;
  }

  /**
   * Those under way, the oldest first; then those that ended, the last first.
   *
   * @param mostEnded how many of the latter at most
   */
  @Transactional
  public List<WaveView> all(String zone, int mostEnded) {
    return Stream.concat(waves.underWay(zone).stream(), waves.ended(zone, mostEnded).stream())
        .map(wave -> of(zone, wave))
        .toList();
  }

  private WaveView of(String zone, Wave wave) {
    List<WaveDocument> documents = waves.documents(wave.id());
    Map<String, Way> ways =
        papers.ways(zone, documents.stream().map(WaveDocument::document).toList()).stream()
            .filter(way -> way.leads(Place.WAREHOUSE, Place.CENTRE))
            .collect(Collectors.toMap(Way::document, way -> way));
    Map<String, Long> notFound = rounds.notFound(wave.id());
    return new WaveView(
        wave,
        tasks.ofDocument(zone, TaskKind.WAVE, wave.number()).map(Task::id).orElse(0L),
        documents.stream()
            .map(
                one ->
                    line(
                        one,
                        Optional.ofNullable(ways.get(one.document())),
                        notFound.getOrDefault(one.document(), 0L)))
            .toList(),
        wave.state() == Wave.State.RELEASED ? pickers(wave) : List.of());
  }

  private static WaveView.Line line(WaveDocument document, Optional<Way> way, long notFound) {
    long total = way.map(Way::total).orElse(0L);
    long left = way.map(Way::waiting).orElse(0L);
    WaveView.Fate fate =
        switch (document.state()) {
          case OPEN -> WaveView.Fate.OPEN;
          case DONE -> left == 0 ? WaveView.Fate.DONE : WaveView.Fate.WAITS;
          case SHORT -> WaveView.Fate.SHORT;
          case TAKEN_OUT -> WaveView.Fate.TAKEN_OUT;
        };
    return new WaveView.Line(
        document.document(),
        document.tote().name(),
        fate,
        total - left,
        total,
        notFound,
        document.decidedBy());
  }

  private List<WaveView.Picker> pickers(Wave wave) {
    Instant gone = clock.instant().minus(leaveAfter);
    return rounds.aisles(wave.id()).stream()
        .map(
            one ->
                new WaveView.Picker(one.worker(), one.aisle(), one.at(), !one.at().isBefore(gone)))
        .toList();
  }
}
