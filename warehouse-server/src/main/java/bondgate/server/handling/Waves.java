package bondgate.server.handling;

import bondgate.server.goods.Place;
import bondgate.server.handling.WaveResult.Why;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * 波次 — supervisors gather waiting gate passes into waves, give them to the pickers, and take out
 * what nobody has begun. Each word may be said again: it takes effect once.
 */
@ApplicationScoped
public class Waves {
  private final WaveSql waves;
  private final RoundSql rounds;
  private final TaskSql tasks;
  private final PaperSql papers;
  private final InstantSource clock;

  @Inject
  Waves(WaveSql waves, RoundSql rounds, TaskSql tasks, PaperSql papers, InstantSource clock) {
    this.waves = waves;
    this.rounds = rounds;
    this.tasks = tasks;
    this.papers = papers;
    this.clock = clock;
  }

  /**
   * Gathers a wave of the documents that wait, the oldest first.
   *
   * @param key of the form; the same key with the same rule is the same wave
   */
  @Transactional
  public WaveResult gather(String zone, String key, WaveRule rule, String by) {
    if (!rule.fits()) {
      return new WaveResult.Refused(Why.RULE_WRONG);
    }
    waves.gatherAlone(zone);
    Optional<Wave> earlier = waves.byKey(zone, key);
    if (earlier.isPresent()) {
      return earlier.get().rule().equals(rule)
          ? new WaveResult.Done(earlier.get().number())
          : new WaveResult.Refused(Why.KEY_OF_OTHER_RULE);
    }
    List<String> chosen = rule.choose(waves.waiting(zone));
    if (chosen.isEmpty()) {
      return new WaveResult.Refused(Why.NOTHING_WAITS);
    }
    long wave = waves.add(zone, key, rule, by, clock.instant());
    for (int i = 0; i < chosen.size(); i++) {
      waves.addDocument(zone, wave, chosen.get(i), i + 1);
    }
    return new WaveResult.Done(waves.find(zone, wave).orElseThrow().number());
  }

  /** Gives it to the pickers. */
  @Transactional
  public WaveResult release(String zone, String number, String by) {
    Optional<Locked> locked = lock(zone, number);
    if (locked.isEmpty()) {
      return new WaveResult.Refused(Why.UNKNOWN);
    }
    Wave wave = locked.get().wave();
    return switch (wave.state()) {
      case GATHERED -> {
        waves.release(wave.id(), by, clock.instant());
        yield new WaveResult.Done(wave.number());
      }
      case RELEASED -> new WaveResult.Done(wave.number());
      case PICKED, CANCELLED -> new WaveResult.Refused(Why.OVER);
    };
  }

  /**
   * Takes out the documents of which nothing was taken; with the last one, the wave is cancelled.
   */
  @Transactional
  public WaveResult cancel(String zone, String number, String by) {
    Optional<Locked> locked = lock(zone, number);
    if (locked.isEmpty()) {
      return new WaveResult.Refused(Why.UNKNOWN);
    }
    Wave wave = locked.get().wave();
    if (wave.state() == Wave.State.CANCELLED) {
      return new WaveResult.Done(wave.number());
    }
    if (wave.state() == Wave.State.PICKED) {
      return new WaveResult.Refused(Why.OVER);
    }
    List<WaveDocument> open = open(wave);
    List<WaveDocument> untouched =
        open.stream()
            .filter(one -> rounds.taken(zone, locked.get().taskId(), one.document()).nothing())
            .toList();
    if (untouched.isEmpty()) {
      return new WaveResult.Refused(Why.ALL_BEGUN);
    }
    untouched.forEach(
        one ->
            waves.decide(
                wave.id(), one.document(), WaveDocument.State.TAKEN_OUT, by, clock.instant()));
    boolean nothingLeft = waves.documents(wave.id()).stream().allMatch(Waves::takenOut);
    endIfAllDecided(locked.get(), by, nothingLeft);
    return new WaveResult.Done(wave.number());
  }

  private static boolean takenOut(WaveDocument document) {
    return document.state() == WaveDocument.State.TAKEN_OUT;
  }

  /** A supervisor's word: a document of which pieces are missing goes on with what is there. */
  @Transactional
  public WaveResult goOn(String zone, String number, String document, String by) {
    // Before the wave, as who begins to pick a pass does.
    waves.gatherAlone(zone);
    Optional<Locked> locked = lock(zone, number);
    Optional<WaveDocument> found = locked.flatMap(one -> find(one.wave(), document));
    if (found.isEmpty() || takenOut(found.get())) {
      return new WaveResult.Refused(Why.UNKNOWN);
    }
    Wave wave = locked.get().wave();
    WaveDocument.State state = found.get().state();
    if (state == WaveDocument.State.SHORT) {
      return new WaveResult.Done(wave.number());
    }
    if (state == WaveDocument.State.DONE && !waves.covered(zone, List.of(document)).isEmpty()) {
      return new WaveResult.Refused(Why.OVER);
    }
    if (rounds.taken(zone, locked.get().taskId(), document).inHand() > 0) {
      return new WaveResult.Refused(Why.IN_HAND);
    }
    Optional<Way> way = way(zone, document);
    if (way.filter(one -> one.waiting() < one.total()).isEmpty()) {
      return new WaveResult.Refused(Why.NOTHING_TAKEN);
    }
    if (way.get().waiting() == 0) {
      return new WaveResult.Refused(Why.NOTHING_MISSING);
    }
    waves.decide(wave.id(), document, WaveDocument.State.SHORT, by, clock.instant());
    endIfAllDecided(locked.get(), by, false);
    return new WaveResult.Done(wave.number());
  }

  /** The word is taken back: what is missing of the document waits, or is picked in this wave. */
  @Transactional
  public WaveResult waits(String zone, String number, String document, String by) {
    Optional<Locked> locked = lock(zone, number);
    Optional<WaveDocument> found = locked.flatMap(one -> find(one.wave(), document));
    if (found.isEmpty() || takenOut(found.get())) {
      return new WaveResult.Refused(Why.UNKNOWN);
    }
    Wave wave = locked.get().wave();
    if (found.get().state() == WaveDocument.State.SHORT) {
      waves.decide(
          wave.id(),
          document,
          wave.ended().isPresent() ? WaveDocument.State.DONE : WaveDocument.State.OPEN,
          by,
          clock.instant());
    }
    return new WaveResult.Done(wave.number());
  }

  /** With the last of its documents the wave ends, and so does its task. */
  private void endIfAllDecided(Locked locked, String by, boolean cancelled) {
    if (open(locked.wave()).isEmpty()) {
      waves.end(locked.wave().id(), by, clock.instant(), cancelled);
      if (locked.taskId() != 0) {
        tasks.finish(locked.taskId(), by, clock.instant(), 0);
      }
    }
  }

  /** A wave that nobody else changes or scans for until the transaction ends. */
  private record Locked(Wave wave, long taskId) {}

  /** In the order in which a scan locks them: first the task, then the wave. */
  private Optional<Locked> lock(String zone, String number) {
    OptionalLong id = Wave.id(number);
    if (id.isEmpty()) {
      return Optional.empty();
    }
    tasks.ofDocument(zone, TaskKind.WAVE, number).ifPresent(one -> tasks.lock(zone, one.id()));
    Optional<Wave> wave = waves.lock(zone, id.getAsLong());
    // Somebody may have opened it between the two. His task is locked after the wave then; if his
    // first message ends the wave at this moment, the database lets one of us fail, and he sends it
    // again.
    Optional<Task> task = tasks.ofDocument(zone, TaskKind.WAVE, number);
    task.ifPresent(one -> tasks.lock(zone, one.id()));
    return wave.map(one -> new Locked(one, task.map(Task::id).orElse(0L)));
  }

  private List<WaveDocument> open(Wave wave) {
    return waves.documents(wave.id()).stream()
        .filter(one -> one.state() == WaveDocument.State.OPEN)
        .toList();
  }

  private Optional<WaveDocument> find(Wave wave, String document) {
    return waves.documents(wave.id()).stream()
        .filter(one -> one.document().equals(document))
        .findFirst();
  }

  private Optional<Way> way(String zone, String document) {
    return papers.ways(zone, List.of(document)).stream()
        .filter(one -> one.leads(Place.WAREHOUSE, Place.CENTRE))
        .findFirst();
  }
}
