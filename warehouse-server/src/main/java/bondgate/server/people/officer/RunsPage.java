package bondgate.server.people.officer;

import bondgate.server.customs.BilledAgain;
import bondgate.server.guarantee.TaxPayments;
import bondgate.server.settlement.LeftOut;
import bondgate.server.settlement.PreparedRun;
import bondgate.server.settlement.Proposal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * What could be paid today, and the earlier runs.
 *
 * @param firstDay first day on which a tax is due
 * @param lastDay the last one
 * @param taken documents that are taken without customs' figure
 * @param disputed bills that customs stated again, to be decided
 * @param decided bills about which somebody decided last, the newest decision first
 */
public record RunsPage(
    LocalDate today,
    int firstDay,
    int lastDay,
    List<Proposed> runs,
    List<ReportPage.Table> leftOut,
    List<LeftOut> takeable,
    Set<String> taken,
    List<PreparedRun> earlier,
    List<Disputed> disputed,
    List<BilledAgain> decided,
    RunNotice notice) {
  /** Takes copies. */
  public RunsPage {
    runs = List.copyOf(runs);
    leftOut = List.copyOf(leftOut);
    takeable = List.copyOf(takeable);
    taken = Set.copyOf(taken);
    earlier = List.copyOf(earlier);
    disputed = List.copyOf(disputed);
    decided = List.copyOf(decided);
  }

  /**
   * A bill about which somebody has to decide.
   *
   * @param paid what was paid for its sale before; null while nothing was
   */
  public record Disputed(BilledAgain bill, TaxPayments.Payment paid) {}

  /** A run that is proposed, with its lists as a table. */
  public record Proposed(Proposal.Run run, List<ReportPage.Table> tables) {
    /** Takes a copy. */
    public Proposed {
      tables = List.copyOf(tables);
    }
  }
}
