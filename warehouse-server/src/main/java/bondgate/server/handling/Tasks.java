package bondgate.server.handling;

import bondgate.server.goods.Place;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What there is to do, and which of it comes next. */
@ApplicationScoped
public class Tasks {
  private final LabelReader labels = new LabelReader();
  private final TaskSql tasks;
  private final PaperSql papers;
  private final LookUp lookUp;
  private final Benches benches;
  private final WaveSql waves;
  private final WaitingTasks waiting;
  private final InstantSource clock;

  @Inject
  Tasks(
      TaskSql tasks,
      PaperSql papers,
      LookUp lookUp,
      Benches benches,
      WaveSql waves,
      WaitingTasks waiting,
      InstantSource clock) {
    this.tasks = tasks;
    this.papers = papers;
    this.lookUp = lookUp;
    this.benches = benches;
    this.waves = waves;
    this.waiting = waiting;
    this.clock = clock;
  }

  /** The task of that number. */
  @Transactional
  public Optional<Task> find(String zone, long taskId) {
    return tasks.find(zone, taskId);
  }

  /** What comes next in a task, for that person. */
  @Transactional
  public Optional<Step> step(String zone, long taskId, String worker) {
    return tasks
        .find(zone, taskId)
        // What comes next of a wave may be an aisle that is taken by it.
        .flatMap(
            task -> task.kind() == TaskKind.WAVE ? tasks.lock(zone, taskId) : Optional.of(task))
        .map(task -> benches.step(zone, benches.of(zone, task, worker)));
  }

  /** The task that comes next for what was scanned: a list, a pass, or a piece. */
  @Transactional
  public OpenResult choose(String zone, String scanned, String worker) {
    Meaning meaning = lookUp.of(zone, labels.read(scanned), Optional.empty(), clock.instant());
    if (meaning instanceof Meaning.Paper paper) {
      return byPaper(zone, paper.way(), paper.subject(), worker);
    }
    if (meaning instanceof Meaning.Piece piece) {
      return byPiece(zone, piece, worker);
    }
    if (meaning instanceof Meaning.OfWave ofWave) {
      return byWave(zone, ofWave.wave(), meaning.subject(), worker);
    }
    if (meaning instanceof Meaning.InTote inTote) {
      return new OpenResult.Refused(
          WrongScan.TOTE_OUTSIDE_WAVE, meaning.subject(), About.NOTHING.at(inTote.tote().name()));
    }
    if (meaning instanceof Meaning.InAisle inAisle) {
      return new OpenResult.Refused(
          WrongScan.AISLE_OUTSIDE_COUNT,
          meaning.subject(),
          About.NOTHING.at(inAisle.aisle().name()));
    }
    if (meaning instanceof Meaning.InBin inBin) {
      return new OpenResult.Refused(
          WrongScan.BIN_INSTEAD_OF_DOCUMENT,
          meaning.subject(),
          About.NOTHING.at(inBin.bin().code()));
    }
    Meaning.Nothing nothing = (Meaning.Nothing) meaning;
    return new OpenResult.Refused(nothing.why(), nothing.subject(), About.NOTHING);
  }

  /** Work about a document, begun or gone on with; or a person's own. */
  @Transactional
  public OpenResult begin(String zone, TaskKind kind, Optional<String> document, String worker) {
    if (!kind.byDocument()) {
      return open(zone, kind, Optional.empty(), kind.place(), worker);
    }
    Subject subject = new Subject(Subject.Kind.DOCUMENT, document.orElse(""));
    OptionalLong wave = kind == TaskKind.WAVE ? Wave.id(document.orElse("")) : OptionalLong.empty();
    Optional<Wave> found = wave.isPresent() ? waves.find(zone, wave.getAsLong()) : Optional.empty();
    if (found.isPresent()) {
      return byWave(zone, found.get(), subject, worker);
    }
    Optional<Way> way = document.flatMap(paper -> papers.way(zone, List.of(paper)));
    return way.map(one -> byPaper(zone, one, subject, worker))
        .orElseGet(() -> new OpenResult.Refused(WrongScan.UNKNOWN_CODE, subject, About.NOTHING));
  }

  /** A count of a place: begun, or joined. */
  @Transactional
  public OpenResult count(String zone, Place place, String worker) {
    if (place != Place.WAREHOUSE && place != Place.CENTRE) {
      throw new IllegalArgumentException("counted is WAREHOUSE or CENTRE; received " + place);
    }
    return open(zone, TaskKind.COUNT, Optional.empty(), place, worker);
  }

  /** Tasks to go on with, those of others only where one may join; then documents to begin. */
  @Transactional
  public List<OpenTask> waiting(String zone, String worker) {
    return waiting.of(zone, worker);
  }

  private OpenResult byPaper(String zone, Way way, Subject subject, String worker) {
    About about = About.NOTHING.of(way.document()).counting(way.total());
    if (way.leads(Place.ABROAD, Place.WAREHOUSE)) {
      if (way.through() > 0) {
        return open(zone, TaskKind.RECEIVE, Optional.of(way.document()), worker);
      }
      return new OpenResult.Refused(
          way.counted() > 0 && way.counted() == way.total()
              ? WrongScan.LIST_COUNTED
              : WrongScan.LIST_NOT_HERE,
          subject,
          about);
    }
    if (way.leads(Place.WAREHOUSE, Place.CENTRE)) {
      if (way.waiting() > 0) {
        return pick(zone, way.document(), subject, worker);
      }
      if (way.through() > 0) {
        return open(zone, TaskKind.ARRIVE, Optional.of(way.document()), worker);
      }
      return new OpenResult.Refused(
          way.picked() > 0 ? WrongScan.PASS_NOT_THERE : WrongScan.PASS_COUNTED, subject, about);
    }
    return new OpenResult.Refused(
        way.to() == Place.STREET ? WrongScan.DOCUMENT_OF_PARCEL : WrongScan.DOCUMENT_OF_OTHER_WAY,
        subject,
        about);
  }

  private OpenResult byPiece(String zone, Meaning.Piece scanned, String worker) {
    PieceFacts piece = scanned.facts();
    return Rules.notToBeCarried(piece)
        .<OpenResult>map(why -> refused((WrongScan) why.word(), scanned, why.about()))
        .orElseGet(() -> standing(zone, scanned, worker));
  }

  private OpenResult standing(String zone, Meaning.Piece scanned, String worker) {
    PieceFacts piece = scanned.facts();
    Optional<PieceState> here = piece.here();
    if (here.isEmpty()) {
      boolean centre = piece.place() == Place.CENTRE;
      Optional<String> paper =
          centre ? papers.cameBy(zone, piece.epc()) : Optional.of(piece.list());
      return paper
          .map(
              found ->
                  open(
                      zone,
                      centre ? TaskKind.ARRIVE : TaskKind.RECEIVE,
                      Optional.of(found),
                      worker))
          .orElseGet(() -> refused(WrongScan.NOT_ON_PASS, scanned, piece.about()));
    }
    OptionalLong hand = here.get().task();
    if (hand.isPresent()) {
      return tasks
          .find(zone, hand.getAsLong())
          .filter(task -> task.openedBy().equals(worker) || task.kind() == TaskKind.WAVE)
          .<OpenResult>map(task -> new OpenResult.Open(task.id()))
          .orElseGet(() -> refused(WrongScan.IN_OTHER_HAND, scanned, piece.about()));
    }
    if (here.get().pickedFor().isPresent()) {
      return refused(
          WrongScan.PICKED_FOR_PASS, scanned, piece.about().of(here.get().pickedFor().get()));
    }
    if (here.get().bin().isEmpty()) {
      return open(zone, TaskKind.PUT_AWAY, Optional.empty(), worker);
    }
    return piece
        .permit()
        .flatMap(paper -> papers.way(zone, List.of(paper)))
        .filter(way -> way.leads(Place.WAREHOUSE, Place.CENTRE))
        .map(way -> pick(zone, way.document(), scanned.subject(), worker))
        .orElseGet(
            () ->
                refused(
                    WrongScan.NOTHING_TO_DO, scanned, piece.about().at(here.get().bin().get())));
  }

  /** A pass by itself, or the wave in which it is picked. */
  private OpenResult pick(String zone, String document, Subject subject, String worker) {
    waves.gatherAlone(zone);
    return waves
        .openOf(zone, document)
        .map(wave -> byWave(zone, wave, subject, worker))
        .orElseGet(() -> open(zone, TaskKind.PICK, Optional.of(document), worker));
  }

  private OpenResult byWave(String zone, Wave known, Subject subject, String worker) {
    // First the task, then the wave, as a scan that finishes both.
    tasks
        .ofDocument(zone, TaskKind.WAVE, known.number())
        .ifPresent(task -> tasks.lock(zone, task.id()));
    Wave wave = waves.lock(zone, known.id()).orElseThrow();
    About about = About.NOTHING.of(wave.number());
    return switch (wave.state()) {
      case GATHERED -> new OpenResult.Refused(WrongScan.WAVE_NOT_RELEASED, subject, about);
      case RELEASED -> open(zone, TaskKind.WAVE, Optional.of(wave.number()), worker);
      case PICKED, CANCELLED -> new OpenResult.Refused(WrongScan.WAVE_OVER, subject, about);
    };
  }

  private OpenResult open(String zone, TaskKind kind, Optional<String> document, String worker) {
    return open(zone, kind, document, kind.place(), worker);
  }

  private OpenResult open(
      String zone, TaskKind kind, Optional<String> document, Place place, String worker) {
    return new OpenResult.Open(tasks.begin(zone, kind, document, place, worker, clock.instant()));
  }

  private static OpenResult refused(WrongScan why, Meaning.Piece scanned, About about) {
    return new OpenResult.Refused(why, scanned.subject(), about);
  }
}
