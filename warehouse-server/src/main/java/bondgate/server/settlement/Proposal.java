package bondgate.server.settlement;

import bondgate.server.guarantee.TaxDue;
import bondgate.server.guarantee.TaxRun.Basis;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What could be paid today: a run for each payment paper 缴款书 of customs, and one for the lists that
 * are in none; and what is left out.
 *
 * @param runs the one with the oldest release first
 * @param leftOut the oldest release first
 */
public record Proposal(LocalDate today, List<Run> runs, List<LeftOut> leftOut) {
  /** Takes copies. */
  public Proposal {
    runs = List.copyOf(runs);
    leftOut = List.copyOf(leftOut);
  }

  /**
   * One run.
   *
   * @param dutyNo number of customs' paper, if it has one
   * @param lists the oldest release first, and so the overdue ones
   * @param more how many further lists would be in it; they follow in a run of their own
   */
  public record Run(Optional<String> dutyNo, List<Line> lists, int more) {
    /** Takes a copy. */
    public Run {
      lists = List.copyOf(lists);
    }

    /** What is to be paid, in fen. */
    public long taxFen() {
      return lists.stream().mapToLong(line -> line.list().taxFen()).sum();
    }

    /** What is held for it, in fen. */
    public long heldFen() {
      return lists.stream().mapToLong(line -> line.list().heldFen()).sum();
    }

    /** How much more is to be paid than was estimated. */
    public long differenceFen() {
      return taxFen() - heldFen();
    }

    /** How many of its lists are overdue. */
    public long overdue() {
      return lists.stream().filter(line -> line.state() == TaxDue.State.OVERDUE).count();
    }

    /** Whether a list is in it whose tax customs did not state: a reason must be said. */
    public boolean estimated() {
      return lists.stream().anyMatch(line -> line.list().basis() == Basis.ESTIMATE);
    }
  }

  /**
   * A list with its day.
   *
   * @param day number of today, the release being day 0
   */
  public record Line(RunList list, long day, TaxDue.State state) {}
}
