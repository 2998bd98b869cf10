package bondgate.server.people.officer;

import java.time.LocalDate;
import java.util.List;

/**
 * The guarantee's statement over some days.
 *
 * @param until the last day, inclusive
 * @param agrees whether holds and ledger say the same
 */
public record StatementPage(
    LocalDate from, LocalDate until, boolean agrees, List<ReportPage.Table> tables) {
  /** Takes a copy. */
  public StatementPage {
    tables = List.copyOf(tables);
  }

  /** The same statement as the query of an address. */
  public String query() {
    return "?from=%s&until=%s".formatted(from, until);
  }
}
