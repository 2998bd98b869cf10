package bondgate.server.people.officer;

import bondgate.server.customs.BilledAgain;
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
 * @param disputed bills that customs stated again with other amounts, to be decided
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
    List<BilledAgain> disputed,
    RunNotice notice) {
  /** Takes copies. */
  public RunsPage {
    runs = List.copyOf(runs);
    leftOut = List.copyOf(leftOut);
    takeable = List.copyOf(takeable);
    taken = Set.copyOf(taken);
    earlier = List.copyOf(earlier);
    disputed = List.copyOf(disputed);
  }

  /** A run that is proposed, with its lists as a table. */
  public record Proposed(Proposal.Run run, List<ReportPage.Table> tables) {
    /** Takes a copy. */
    public Proposed {
      tables = List.copyOf(tables);
    }
  }
}
