package bondgate.server.handling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.Optional;

/**
 * 扫描 — takes the messages of handhelds: each once, however often it comes, and those of one task
 * one after another. What a message came to is kept with what it changed, in one transaction.
 */
@ApplicationScoped
public class Handling {
  private static final Subject BUTTON = new Subject(Subject.Kind.BUTTON, "");

  private final LabelReader labels = new LabelReader();
  private final TaskSql tasks;
  private final ScanSql scans;
  private final PieceSql pieces;
  private final LookUp lookUp;
  private final Benches benches;
  private final Finishing finishing;
  private final Rounds rounds;
  private final InstantSource clock;

  @Inject
  Handling(
      TaskSql tasks,
      ScanSql scans,
      PieceSql pieces,
      LookUp lookUp,
      Benches benches,
      Finishing finishing,
      Rounds rounds,
      InstantSource clock) {
    this.tasks = tasks;
    this.scans = scans;
    this.pieces = pieces;
    this.lookUp = lookUp;
    this.benches = benches;
    this.finishing = finishing;
    this.rounds = rounds;
    this.clock = clock;
  }

  /**
   * What the message comes to; the same key gets the same word again.
   *
   * @param worker who scanned, such as {@code staff:ls-07}
   * @throws IllegalStateException if the database fails; the message may be sent again
   */
  @Transactional
  public ScanAnswer take(String zone, long taskId, ScanMessage message, String worker) {
    Optional<Task> locked = tasks.lock(zone, taskId);
    Optional<ScanSql.Kept> earlier = scans.byKey(zone, message.key());
    if (earlier.isPresent()) {
      return again(zone, message, earlier.get());
    }
    if (locked.isEmpty()) {
      return new ScanAnswer(
          message.key(), WrongScan.TASK_UNKNOWN, BUTTON, About.NOTHING, Optional.empty());
    }
    Task task = locked.get();
    if (task.finished().isPresent()) {
      return keep(zone, task, message, worker, Judged.of(BUTTON, WrongScan.TASK_FINISHED));
    }
    boolean own = task.kind() == TaskKind.PUT_AWAY || task.kind() == TaskKind.MOVE;
    if (own && !task.openedBy().equals(worker)) {
      return keep(zone, task, message, worker, Judged.of(BUTTON, WrongScan.TASK_OF_OTHER));
    }
    return keep(zone, task, message, worker, judged(zone, task, message, worker));
  }

  /** A ruling, of what, the scan that it takes back, and how the task stood if that was read. */
  private record Judged(
      Subject subject,
      Optional<String> epc,
      Ruling ruling,
      Optional<Long> undoes,
      Optional<Bench> before) {
    static Judged of(Subject subject, ScanWord word) {
      return of(subject, Ruling.only(word, About.NOTHING));
    }

    static Judged of(Subject subject, Ruling ruling) {
      return new Judged(subject, Optional.empty(), ruling, Optional.empty(), Optional.empty());
    }
  }

  private Judged judged(String zone, Task task, ScanMessage message, String worker) {
    return switch (message.verb()) {
      case SCAN -> scanned(zone, task, message, worker);
      case DAMAGED -> damaged(zone, task, worker);
      case SHORT -> missing(zone, task, message, worker);
      case UNDO -> undone(zone, task, worker);
      case FINISH -> Judged.of(BUTTON, finishing.ruling(zone, task, worker, false));
      case FINISH_ANYWAY -> Judged.of(BUTTON, finishing.ruling(zone, task, worker, true));
    };
  }

  private Judged scanned(String zone, Task task, ScanMessage message, String worker) {
    Bench bench = benches.of(zone, task, worker);
    Meaning meaning =
        lookUp.of(zone, labels.read(message.text()), Optional.of(bench), clock.instant());
    Optional<String> epc = Optional.empty();
    if (meaning instanceof Meaning.Piece piece) {
      epc = Optional.of(piece.facts().epc());
    } else if (meaning instanceof Meaning.Nothing nothing) {
      epc = nothing.epc();
    }
    return new Judged(
        meaning.subject(), epc, Rules.judge(bench, meaning), Optional.empty(), Optional.of(bench));
  }

  private Judged missing(String zone, Task task, ScanMessage message, String worker) {
    if (task.kind() != TaskKind.WAVE) {
      return Judged.of(BUTTON, WrongScan.SHORT_OF_NOTHING);
    }
    Bench bench = benches.of(zone, task, worker);
    Ruling ruling = BatchPicking.missing(bench, benches.step(zone, bench), message.text());
    return new Judged(BUTTON, Optional.empty(), ruling, Optional.empty(), Optional.of(bench));
  }

  private Judged damaged(String zone, Task task, String worker) {
    Optional<About> last = scans.lastCountedIn(task.id(), worker);
    Optional<PieceState> state =
        last.flatMap(one -> pieces.lock(zone, one.tag()))
            .map(PieceSql.Standing::state)
            .filter(one -> one.document().equals(task.document()));
    return Judged.of(BUTTON, CountingIn.damaged(state, last.map(About::item).orElse("")));
  }

  private Judged undone(String zone, Task task, String worker) {
    Optional<ScanSql.Kept> last = scans.lastEffective(task.id(), worker);
    if (last.isEmpty()) {
      return Judged.of(BUTTON, WrongScan.NOTHING_TO_UNDO);
    }
    boolean decided =
        task.kind() == TaskKind.WAVE && rounds.isDecided(task, last.get().about().document());
    if (decided || !pieces.untouchedSince(zone, last.get().id())) {
      return Judged.of(BUTTON, Ruling.only(WrongScan.UNDO_TOO_LATE, last.get().about()));
    }
    return new Judged(
        last.get().subject(),
        Optional.empty(),
        Ruling.only(GoodScan.UNDONE, last.get().about()),
        Optional.of(last.get().id()),
        Optional.empty());
  }

  private ScanAnswer keep(
      String zone, Task task, ScanMessage message, String worker, Judged judged) {
    Ruling ruling = judged.ruling();
    ScanSql.Entry entry =
        new ScanSql.Entry(
            message,
            worker,
            judged.subject(),
            judged.epc(),
            ruling.word(),
            ruling.about(),
            judged.undoes());
    long scanId = scans.add(zone, task.id(), entry, clock.instant());
    ruling.after().forEach(after -> pieces.change(zone, after, scanId));
    ruling.stands().ifPresent(bin -> scans.stands(task.id(), worker, bin, scanId));
    ruling.found().ifPresent(epc -> scans.found(task.id(), epc, ruling.about().bin(), scanId));
    ruling.missing().forEach(epc -> rounds.missing(task, epc, scanId));
    judged.undoes().ifPresent(undone -> pieces.restore(zone, undone));
    if (finishing.ends(ruling.word())) {
      tasks.finish(task.id(), worker, clock.instant(), ruling.about().count());
      if (task.kind() == TaskKind.WAVE) {
        rounds.end(task, worker, clock.instant());
      }
    }
    Bench now =
        judged
            .before()
            .map(before -> benches.after(zone, before, ruling, worker))
            .orElseGet(() -> read(zone, task.id(), worker));
    return answer(zone, now, message, judged.subject(), ruling.word(), ruling.about());
  }

  private ScanAnswer again(String zone, ScanMessage message, ScanSql.Kept kept) {
    Bench now = read(zone, kept.taskId(), kept.worker());
    return answer(zone, now, message, kept.subject(), kept.word(), kept.about());
  }

  private Bench read(String zone, long taskId, String worker) {
    return benches.of(zone, tasks.find(zone, taskId).orElseThrow(), worker);
  }

  private ScanAnswer answer(
      String zone, Bench now, ScanMessage message, Subject subject, ScanWord word, About about) {
    return new ScanAnswer(
        message.key(), word, subject, about, Optional.of(benches.step(zone, now)));
  }
}
