package bondgate.server.guarantee;

import bondgate.server.ledger.Balance;
import bondgate.server.ledger.JournalEntry;
import java.util.ArrayList;
import java.util.List;

/** Lays an instrument's entries out as lines with the sums after each. Pure. */
final class StatementLines {
  private StatementLines() {}

  /**
   * The lines of some days.
   *
   * @param paper the instrument as it was before the first of the days
   * @param before its account's balance then
   */
  static List<StatementLine> of(
      LodgedPaper paper, String account, Balance before, List<JournalEntry> entries) {
    List<StatementLine> lines = new ArrayList<>();
    long lodged = paper.lodgedFen(before);
    long held = before.debitsPending();
    long settled = paper.settledFen(before);
    for (JournalEntry entry : entries) {
      StatementLine.Kind kind = kind(paper, account, entry);
      switch (kind) {
        case LODGED, INCREASED -> lodged += entry.amount();
        case REDUCED -> lodged -= entry.amount();
        case HELD -> held += entry.amount();
        case SETTLED -> settled += entry.amount();
        case RELEASED -> {}
      }
      held -= entry.ended();
      lines.add(
          new StatementLine(
              paper.row().instrument,
              kind,
              entry.happenedAt(),
              entry.recordedAt(),
              entry.reference(),
              entry.by(),
              entry.evidence(),
              kind == StatementLine.Kind.RELEASED ? entry.ended() : entry.amount(),
              held,
              settled,
              lodged - held - settled));
    }
    return lines;
  }

  private static StatementLine.Kind kind(LodgedPaper paper, String account, JournalEntry entry) {
    return switch (entry.kind()) {
      case SINGLE -> {
        if (entry.debit().equals(account)) {
          yield StatementLine.Kind.REDUCED;
        }
        yield entry.id().equals(Instruments.lodging(paper.row().zone, paper.row().instrument))
            ? StatementLine.Kind.LODGED
            : StatementLine.Kind.INCREASED;
      }
      case PENDING -> StatementLine.Kind.HELD;
      case POST -> StatementLine.Kind.SETTLED;
      case VOID, EXPIRE -> StatementLine.Kind.RELEASED;
      case CLOSE -> throw new IllegalStateException("an instrument's account is never closed");
    };
  }
}
