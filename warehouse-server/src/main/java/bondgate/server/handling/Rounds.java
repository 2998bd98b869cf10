package bondgate.server.handling;

import bondgate.server.control.Controls;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Reads how a wave stands for a picker, and gives him an aisle of his own. The task of the wave is
 * locked meanwhile, so that no two get the same.
 */
@ApplicationScoped
class Rounds {
  private final WaveSql waves;
  private final RoundSql rounds;
  private final Controls controls;
  private final Duration leaveAfter;

  @Inject
  Rounds(
      WaveSql waves,
      RoundSql rounds,
      Controls controls,
      @ConfigProperty(name = "bondgate.wave.leave-after") Duration leaveAfter) {
    this.waves = waves;
    this.rounds = rounds;
    this.controls = controls;
    this.leaveAfter = leaveAfter;
  }

  /** The number of the wave that a task is about. */
  static long wave(Task task) {
    return Wave.id(task.document().orElse(""))
        .orElseThrow(() -> new IllegalStateException("task %d is of no wave".formatted(task.id())));
  }

  /** Its documents, in the order of their totes. */
  List<WaveDocument> documents(Task task) {
    return waves.documents(wave(task));
  }

  /**
   * Those of a wave's documents that count: what was taken out or goes on with what is there does
   * not.
   */
  static List<String> counting(List<WaveDocument> documents) {
    return documents.stream()
        .filter(
            one -> one.state() == WaveDocument.State.OPEN || one.state() == WaveDocument.State.DONE)
        .map(WaveDocument::document)
        .toList();
  }

  /** Whether a supervisor has said meanwhile how that document goes on. */
  boolean isDecided(Task task, String document) {
    return !document.isEmpty()
        && documents(task).stream()
            .noneMatch(
                one -> one.state() == WaveDocument.State.OPEN && one.document().equals(document));
  }

  /** How it stands, with its documents as they were read. */
  Round of(String zone, Task task, List<WaveDocument> documents, String worker, Instant at) {
    long wave = wave(task);
    rounds.seen(wave, worker, at);
    Map<String, Tote> totes =
        documents.stream()
            .filter(one -> one.state() == WaveDocument.State.OPEN)
            .collect(Collectors.toMap(WaveDocument::document, WaveDocument::tote));
    Instant gone = at.minus(leaveAfter);
    List<RoundSql.Seen> seen = rounds.aisles(wave);
    List<Round.WavePiece> waiting = waiting(zone, task, totes.keySet(), at, seen);
    List<Route.Claim> claims =
        seen.stream()
            .map(
                one ->
                    new Route.Claim(
                        one.aisle(), one.worker(), one.turn(), !one.at().isBefore(gone)))
            .toList();
    Round round = Round.choosing(task.document().orElseThrow(), worker, totes, waiting, claims);
    take(task, round, at);
    return round;
  }

  /** The same once a scan of his came to that, without another look at the whole wave. */
  Round after(Task task, Round before, Ruling ruling, Instant at) {
    Round round = before.after(ruling, task.id());
    take(task, round, at);
    return round;
  }

  private void take(Task task, Round round, Instant at) {
    round.next().taken().ifPresent(claim -> rounds.take(wave(task), claim, at));
  }

  private List<Round.WavePiece> waiting(
      String zone, Task task, Set<String> documents, Instant at, List<RoundSql.Seen> seen) {
    Instant gone = at.minus(leaveAfter);
    List<RoundSql.Waiting> pieces = rounds.waiting(zone, wave(task), documents, task.id());
    Set<String> held =
        controls.pieces(zone, pieces.stream().map(RoundSql.Waiting::epc).toList(), at).keySet();
    return pieces.stream()
        .map(
            one ->
                new Round.WavePiece(
                    one.epc(),
                    one.item(),
                    one.document(),
                    one.bin(),
                    one.holder(),
                    isHere(one, seen, gone),
                    one.aside() || held.contains(one.epc())))
        .toList();
  }

  /** By the last scan of what he holds, or by any other of his in the wave. */
  private static boolean isHere(RoundSql.Waiting piece, List<RoundSql.Seen> seen, Instant gone) {
    boolean lately = piece.heldSince().filter(since -> !since.isBefore(gone)).isPresent();
    return lately
        || seen.stream()
            .filter(one -> piece.holder().filter(one.worker()::equals).isPresent())
            .anyMatch(one -> !one.at().isBefore(gone));
  }

  void missing(Task task, String epc, long scanId) {
    rounds.missing(wave(task), epc, scanId);
  }

  /** The wave ends with its task. */
  void end(Task task, String by, Instant at) {
    waves.end(wave(task), by, at, false);
  }
}
