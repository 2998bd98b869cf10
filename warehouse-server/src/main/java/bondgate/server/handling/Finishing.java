package bondgate.server.handling;

import bondgate.server.handling.Benches.Progress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Whether a task may end: with nothing left over, or knowingly with something. */
@ApplicationScoped
class Finishing {
  private final Benches benches;
  private final CountSql counts;

  @Inject
  Finishing(Benches benches, CountSql counts) {
    this.benches = benches;
    this.counts = counts;
  }

  Ruling ruling(String zone, Task task, String worker, boolean anyway) {
    return switch (task.kind()) {
      case PUT_AWAY, MOVE -> {
        int hand = benches.of(zone, task, worker).hand().size();
        yield hand > 0
            ? Ruling.only(WrongScan.FINISH_WITH_HANDS_FULL, About.NOTHING.counting(hand))
            : Ruling.only(GoodScan.FINISHED, About.NOTHING);
      }
      case RECEIVE, ARRIVE, PICK -> {
        Progress progress = benches.progress(zone, task);
        yield left(progress.missing(), anyway, WrongScan.FINISH_WITH_MISSING);
      }
      case COUNT -> left(counts.binsLeft(zone, task), anyway, WrongScan.FINISH_WITH_BINS_LEFT);
    };
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
