package bondgate.server.guarantee;

import bondgate.server.ledger.Balance;
import bondgate.server.ledger.EntryKind;
import bondgate.server.ledger.JournalEntry;
import bondgate.server.ledger.LedgerHistory;
import bondgate.server.ledger.TransferId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Draws up statements from the ledger's own entries, and compares them with the slice's rows. */
@ApplicationScoped
public class Statements {
  private final Instruments instruments;
  private final LedgerHistory histories;

  @Inject
  Statements(Instruments instruments, LedgerHistory histories) {
    this.instruments = instruments;
    this.histories = histories;
  }

  /** The statement from the beginning of one day to the end of another, both China's. */
  @Transactional
  public GuaranteeStatement of(String zone, LocalDate from, LocalDate until) {
    Instant begin = from.atStartOfDay(Instruments.CHINA).toInstant();
    Instant end = until.plusDays(1).atStartOfDay(Instruments.CHINA).toInstant();
    List<StatementLine> lines = new ArrayList<>();
    List<HoldLine> holds = new ArrayList<>();
    List<String> differences = new ArrayList<>();
    for (Instrument instrument : instruments.all(zone)) {
      String account = Instruments.account(zone, instrument.number());
      List<JournalEntry> entries = histories.entries(account, Instant.EPOCH, end);
      lines(instrument.number(), entries).stream()
          .filter(line -> !line.recordedAt().isBefore(begin))
          .forEach(lines::add);
      List<HoldLine> own = holds(zone, instrument, end, entries);
      own.stream()
          .filter(line -> line.endedAt() == null || !line.endedAt().isBefore(begin))
          .forEach(holds::add);
      compare(
          instrument.number(),
          histories.balanceAt(account, end.minusNanos(1000)),
          own,
          differences);
    }
    return new GuaranteeStatement(lines, holds, differences);
  }

  /** The entries with the sums after each, from the first on. */
  static List<StatementLine> lines(String instrument, List<JournalEntry> entries) {
    List<StatementLine> lines = new ArrayList<>();
    long lodged = 0;
    long held = 0;
    long settled = 0;
    for (JournalEntry entry : entries) {
      StatementLine.Kind kind = kind(entry.kind());
      lodged += kind == StatementLine.Kind.LODGED ? entry.amount() : 0;
      held += kind == StatementLine.Kind.HELD ? entry.amount() : -entry.ended();
      settled += kind == StatementLine.Kind.SETTLED ? entry.amount() : 0;
      lines.add(
          new StatementLine(
              instrument,
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

  private static StatementLine.Kind kind(EntryKind kind) {
    return switch (kind) {
      case SINGLE -> StatementLine.Kind.LODGED;
      case PENDING -> StatementLine.Kind.HELD;
      case POST -> StatementLine.Kind.SETTLED;
      case VOID, EXPIRE -> StatementLine.Kind.RELEASED;
      case CLOSE -> throw new IllegalStateException("an instrument's account is never closed");
    };
  }

  /** Every part of a hold that was taken on the instrument, with its end if it has one. */
  private static List<HoldLine> holds(
      String zone, Instrument instrument, Instant end, List<JournalEntry> entries) {
    Map<TransferId, JournalEntry> ends = new HashMap<>();
    entries.forEach(entry -> entry.pending().ifPresent(pending -> ends.put(pending, entry)));
    List<HoldPartRow> parts =
        HoldPartRow.list(
            "zone = ?1 and instrument = ?2 and takenAt < ?3 order by id",
            zone,
            instrument.number(),
            end);
    Map<Long, HoldRow> holds = new HashMap<>();
    HoldRow.<HoldRow>list("id in ?1", parts.stream().map(part -> part.holdId).toList())
        .forEach(hold -> holds.put(hold.id, hold));
    return parts.stream()
        .map(
            part ->
                HoldLine.of(
                    part,
                    holds.get(part.holdId),
                    ends.get(new TransferId(part.transferId)),
                    instrument.validUntil()))
        .toList();
  }

  /** What the slice's rows say must be what the ledger's account says. */
  static void compare(
      String instrument, Balance account, List<HoldLine> holds, List<String> differences) {
    long held = holds.stream().mapToLong(HoldLine::balanceFen).sum();
    long settled = holds.stream().mapToLong(HoldLine::settledFen).sum();
    if (held != account.debitsPending() || settled != account.debitsPosted()) {
      differences.add(
          "%s: holds %d fen, settled %d fen; by the ledger %d and %d"
              .formatted(
                  instrument, held, settled, account.debitsPending(), account.debitsPosted()));
    }
  }
}
