package bondgate.server.stream;

import bondgate.server.book.BookReading;
import bondgate.server.evidence.EvidenceLog;
import bondgate.server.guarantee.GuaranteeStatement;
import bondgate.server.guarantee.HoldLine;
import bondgate.server.guarantee.Statements;
import bondgate.server.ledger.Ledger;
import bondgate.server.ledger.LedgerHistory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that ledger, book, guarantee and log say of a zone, with the zone's own name left out:
 * two zones in which the same things took effect say the same.
 */
@ApplicationScoped
class ZoneTwins {
  private static final Instant EVER = Instant.parse("2999-01-01T00:00:00Z");
  private static final LocalDate FIRST_DAY = LocalDate.of(2020, 1, 1);
  private static final LocalDate LAST_DAY = LocalDate.of(2998, 12, 31);

  @Inject Ledger ledger;
  @Inject LedgerHistory journal;
  @Inject BookReading book;
  @Inject Statements statements;
  @Inject EvidenceLog evidence;
  @Inject TestZone desk;

  List<String> says(String zone) {
    List<String> says = new ArrayList<>();
    says.add("log of " + evidence.head(zone).size() + " leaves");
    journal
        .entriesBelow(zone + "/", Instant.EPOCH, EVER)
        .forEach(
            row ->
                says.add(
                    "%d %s %s > %s %d ended %d for %s by %s, leaf %d"
                        .formatted(
                            row.seq(),
                            row.kind(),
                            row.debit(),
                            row.credit(),
                            row.amount(),
                            row.ended(),
                            row.reference(),
                            row.by(),
                            row.evidence())));
    ledger.balancesBelow(zone + "/").forEach((name, balance) -> says.add(name + " " + balance));
    book.stock(zone, BookZone.BOOK).forEach(row -> says.add(row.toString()));
    desk.book(zone).forEach((place, pieces) -> says.add(place + " " + pieces));
    GuaranteeStatement statement = statements.of(zone, FIRST_DAY, LAST_DAY);
    statement.holds().forEach(hold -> says.add(hold(hold)));
    statement.differences().forEach(line -> says.add("the guarantee differs: " + line));
    // A record's number is one of the test's own, in all zones together.
    return says.stream()
        .map(line -> line.replace(zone, "<zone>").replaceAll("edge-1/1/\\d+", "<record>"))
        .toList();
  }

  private static String hold(HoldLine hold) {
    return hold.toString().replaceAll("\\d{4}-\\d{2}-\\d{2}T[0-9:.]+Z", "<time>");
  }
}
