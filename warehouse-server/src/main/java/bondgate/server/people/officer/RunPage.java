package bondgate.server.people.officer;

import bondgate.server.settlement.PreparedRun;
import java.time.LocalDate;
import java.util.List;

/** One run, as its statement shows it. */
public record RunPage(
    PreparedRun run, LocalDate today, List<ReportPage.Table> tables, RunNotice notice) {
  /** Takes a copy. */
  public RunPage {
    tables = List.copyOf(tables);
  }
}
