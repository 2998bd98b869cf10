package bondgate.server.handling;

import bondgate.server.goods.Place;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** What there is to do, and which of it comes next. */
@ApplicationScoped
public class Tasks {
  private final LabelReader labels = new LabelReader();
  private final TaskSql tasks;
  private final PaperSql papers;
  private final LookUp lookUp;
  private final Benches benches;
  private final InstantSource clock;

  @Inject
  Tasks(TaskSql tasks, PaperSql papers, LookUp lookUp, Benches benches, InstantSource clock) {
    this.tasks = tasks;
    this.papers = papers;
    this.lookUp = lookUp;
    this.benches = benches;
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
    return tasks.find(zone, taskId).map(task -> benches.step(zone, benches.of(zone, task, worker)));
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
    Optional<Way> way = document.flatMap(paper -> papers.way(zone, List.of(paper)));
    Subject subject = new Subject(Subject.Kind.DOCUMENT, document.orElse(""));
    return way.map(found -> byPaper(zone, found, subject, worker))
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
    ways.stream()
        .flatMap(Tasks::toBegin)
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
        return open(zone, TaskKind.PICK, Optional.of(way.document()), worker);
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
          .filter(task -> task.openedBy().equals(worker))
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
        .map(way -> open(zone, TaskKind.PICK, Optional.of(way.document()), worker))
        .orElseGet(
            () ->
                refused(
                    WrongScan.NOTHING_TO_DO, scanned, piece.about().at(here.get().bin().get())));
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
