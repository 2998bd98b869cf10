package bondgate.server.handling;

import bondgate.server.handling.Benches.Progress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Whether a task may end: with nothing left over, or knowingly with something. */
@ApplicationScoped
class Finishing {
  private final Benches benches;
  private final CountSql counts;
  private final PieceSql pieces;

  @Inject
  Finishing(Benches benches, CountSql counts, PieceSql pieces) {
    this.benches = benches;
    this.counts = counts;
    this.pieces = pieces;
  }

  Ruling ruling(String zone, Task task, String worker, boolean anyway) {
    return switch (task.kind()) {
      case PUT_AWAY, MOVE -> {
        int hand = benches.of(zone, task, worker).hand().size();
        yield hand > 0
            ? Ruling.only(WrongScan.FINISH_WITH_HANDS_FULL, About.NOTHING.counting(hand))
            : Ruling.only(GoodScan.FINISHED, About.NOTHING);
      }
      case WAVE -> wave(zone, task, worker, anyway);
      case RECEIVE, ARRIVE, PICK -> {
        Progress progress = benches.progress(zone, task);
        yield left(progress.missing(), anyway, WrongScan.FINISH_WITH_MISSING);
      }
      case COUNT -> left(counts.binsLeft(zone, task), anyway, WrongScan.FINISH_WITH_BINS_LEFT);
    };
  }

  /** Nobody's hand may be full; what somebody took who left is where it was. */
  private Ruling wave(String zone, Task task, String worker, boolean anyway) {
    Bench bench = benches.of(zone, task, worker);
    Round round = bench.round().orElseThrow();
    int hand = bench.hand().size();
    if (hand > 0) {
      String tote =
          BatchPicking.documentInHand(bench, round).flatMap(round::tote).map(Tote::name).orElse("");
      return Ruling.only(WrongScan.FINISH_BEFORE_TOTE, About.NOTHING.at(tote).counting(hand));
    }
    long others = round.inColleaguesHands();
    if (others > 0) {
      return Ruling.only(WrongScan.FINISH_BEFORE_COLLEAGUE, About.NOTHING.counting(others));
    }
    Ruling ruling = left(bench.total() - bench.done(), anyway, WrongScan.FINISH_WITH_MISSING);
    return ends(ruling.word())
        ? Ruling.changing(
            ruling.word(),
            ruling.about(),
            pieces.inHand(task.id()).stream().map(PieceState::outOfHand).toList())
        : ruling;
  }

  private static Ruling left(long missing, boolean anyway, WrongScan ask) {
    About about = About.NOTHING.counting(missing);
    if (missing == 0) {
      return Ruling.only(GoodScan.FINISHED, about);
    }
    return Ruling.only(anyway ? GoodScan.FINISHED_SHORT : ask, about);
  }

  boolean ends(ScanWord word) {
    return word == GoodScan.FINISHED || word == GoodScan.FINISHED_SHORT;
  }
}
