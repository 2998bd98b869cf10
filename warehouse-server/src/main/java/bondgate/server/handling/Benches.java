package bondgate.server.handling;

import bondgate.server.control.Controls;
import bondgate.server.handling.Step.Ask;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How a task stands for a person, and what comes next. */
@ApplicationScoped
class Benches {
  private final PieceSql pieces;
  private final PaperSql papers;
  private final ScanSql scans;
  private final Rounds rounds;
  private final Controls controls;
  private final InstantSource clock;

  @Inject
  Benches(
      PieceSql pieces,
      PaperSql papers,
      ScanSql scans,
      Rounds rounds,
      Controls controls,
      InstantSource clock) {
    this.pieces = pieces;
    this.papers = papers;
    this.scans = scans;
    this.rounds = rounds;
    this.controls = controls;
    this.clock = clock;
  }

  Bench of(String zone, Task task, String worker) {
    if (task.kind() == TaskKind.WAVE) {
      return ofWave(zone, task, worker);
    }
    Progress progress = progress(zone, task);
    List<PieceState> hand =
        task.kind() == TaskKind.PUT_AWAY || task.kind() == TaskKind.MOVE
            ? pieces.inHand(task.id())
            : List.of();
    Optional<String> standing =
        task.kind() == TaskKind.COUNT ? scans.standing(task.id(), worker) : Optional.empty();
    return new Bench(task, hand, standing, Optional.empty(), progress.done(), progress.total());
  }

  private Bench ofWave(String zone, Task task, String worker) {
    List<WaveDocument> documents = rounds.documents(task);
    Round round = rounds.of(zone, task, documents, worker, clock.instant());
    Progress progress = progress(zone, documents);
    // What left the place, or is planned otherwise, while it was in the hand, is put into no tote.
    List<PieceState> hand =
        pieces.inHand(task.id(), worker).stream()
            .filter(held -> round.waiting().stream().anyMatch(one -> one.epc().equals(held.epc())))
            .toList();
    return new Bench(
        task, hand, Optional.empty(), Optional.of(round), progress.done(), progress.total());
  }

  /**
   * How it stands once a scan came to that: without another look at all of a wave, which nobody
   * else scans in meanwhile.
   */
  Bench after(String zone, Bench before, Ruling ruling, String worker) {
    Task task = before.task();
    if (ruling.changesNothing()) {
      return before;
    }
    if (before.round().isEmpty()) {
      return of(zone, task, worker);
    }
    Round was = before.round().get();
    Round round = rounds.after(task, was, ruling, clock.instant());
    long picked = was.waiting().size() - (long) round.waiting().size();
    return new Bench(
        task,
        before.handAfter(ruling),
        Optional.empty(),
        Optional.of(round),
        before.done() + picked,
        before.total());
  }

  /**
   * How far a task is, in pieces.
   *
   * @param total 0 where nobody says how many there should be
   */
  record Progress(long done, long total) {
    long missing() {
      return Math.max(0, total - done);
    }
  }

  Progress progress(String zone, Task task) {
    if (task.document().isEmpty()) {
      return new Progress(task.kind() == TaskKind.COUNT ? scans.foundIn(task.id()) : 0, 0);
    }
    if (task.kind() == TaskKind.WAVE) {
      return progress(zone, rounds.documents(task));
    }
    return papers
        .way(zone, List.of(task.document().get()))
        .map(
            way ->
                task.kind() == TaskKind.PICK
                    ? new Progress(way.total() - way.waiting(), way.total())
                    : new Progress(way.counted(), way.total()))
        .orElse(new Progress(0, 0));
  }

  private Progress progress(String zone, List<WaveDocument> wave) {
    List<Way> ways = papers.ways(zone, Rounds.counting(wave));
    long total = ways.stream().mapToLong(Way::total).sum();
    return new Progress(total - ways.stream().mapToLong(Way::waiting).sum(), total);
  }

  /** What comes next of the person at that bench. */
  Step step(String zone, Bench bench) {
    if (bench.task().finished().isPresent()) {
      return new Step(Ask.NOTHING, "", "", 0, bench.done(), bench.total());
    }
    boolean all = bench.total() > 0 && bench.done() >= bench.total();
    return switch (bench.task().kind()) {
      case RECEIVE, ARRIVE -> asking(all ? Ask.FINISH : Ask.PIECE_OF_LIST, bench, 0);
      case PUT_AWAY, MOVE ->
          asking(
              bench.hand().isEmpty() ? Ask.PIECE_FOR_HAND : Ask.PIECE_OR_BIN,
              bench,
              bench.hand().size());
      case PICK -> all ? asking(Ask.FINISH, bench, 0) : pick(zone, bench);
      case WAVE -> wave(bench, bench.round().orElseThrow());
      case COUNT ->
          new Step(
              bench.standing().isEmpty() ? Ask.BIN_TO_COUNT : Ask.PIECE_TO_COUNT,
              bench.standing().orElse(""),
              "",
              0,
              bench.done(),
              0);
    };
  }

  private static Step asking(Ask ask, Bench bench, long count) {
    return new Step(ask, "", "", count, bench.done(), bench.total());
  }

  private static Step wave(Bench bench, Round round) {
    Optional<Route.Stop> next = round.next().stop();
    if (!bench.hand().isEmpty()) {
      String document = BatchPicking.documentInHand(bench, round).orElseThrow();
      String bin = bench.hand().get(bench.hand().size() - 1).bin().orElse("");
      return next.filter(stop -> stop.document().equals(document) && stop.bin().equals(bin))
          .map(stop -> fetching(Ask.PIECE_OR_TOTE, bench, stop))
          .orElseGet(
              () ->
                  new Step(
                      Ask.TOTE,
                      "",
                      "",
                      bench.hand().size(),
                      bench.done(),
                      bench.total(),
                      round.totes().get(document).name()));
    }
    Ask all = round.waiting().isEmpty() ? Ask.FINISH : Ask.FINISH_SHORT;
    boolean wait = round.next().others() || round.inColleaguesHands() > 0;
    return next.map(stop -> fetching(Ask.PIECE_OF_WAVE, bench, stop))
        .orElseGet(() -> asking(wait ? Ask.OTHERS : all, bench, 0));
  }

  private static Step fetching(Ask ask, Bench bench, Route.Stop stop) {
    return new Step(
        ask,
        stop.bin(),
        stop.item(),
        stop.count(),
        bench.done(),
        bench.total(),
        stop.tote().name());
  }

  /** The next bin; nobody is sent to what customs holds, for he could not take it. */
  private Step pick(String zone, Bench bench) {
    List<PaperSql.ToPick> waiting = papers.toPick(zone, bench.document());
    List<String> epcs = waiting.stream().map(PaperSql.ToPick::epc).toList();
    Set<String> held = controls.pieces(zone, epcs, clock.instant()).keySet();
    List<PaperSql.ToPick> free = waiting.stream().filter(one -> !held.contains(one.epc())).toList();
    if (free.isEmpty()) {
      return asking(Ask.FINISH_SHORT, bench, 0);
    }
    PaperSql.ToPick next = free.get(0);
    long count =
        free.stream()
            .filter(one -> one.bin().equals(next.bin()) && one.item().equals(next.item()))
            .count();
    return new Step(Ask.PIECE_OF_PASS, next.bin(), next.item(), count, bench.done(), bench.total());
  }
}
