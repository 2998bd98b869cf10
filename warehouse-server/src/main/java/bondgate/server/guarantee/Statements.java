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
    List<InstrumentLine> papers = new ArrayList<>();
    List<StatementLine> lines = new ArrayList<>();
    List<HoldLine> holds = new ArrayList<>();
    List<StatementDifference> differences = new ArrayList<>();
    for (InstrumentRow row : instruments.lodgedBefore(zone, end)) {
      Instrument instrument = row.instrument();
      String account = Instruments.account(zone, instrument.number());
      Balance before = histories.balanceAt(account, begin.minusNanos(1000));
      Balance after = histories.balanceAt(account, end.minusNanos(1000));
      papers.add(line(row, after));
      List<JournalEntry> entries = histories.entries(account, begin, end);
      lines.addAll(lines(instrument.number(), before, entries));
      List<HoldLine> own = holds(zone, instrument, begin, end, entries);
      holds.addAll(own);
      differences.addAll(StatementCheck.instrument(instrument, before, after, own));
    }
    List<TaxPaymentLine> payments = payments(zone, begin, end);
    differences.addAll(StatementCheck.payments(payments, holds));
    return new GuaranteeStatement(papers, lines, holds, payments, differences);
  }

  private static InstrumentLine line(InstrumentRow row, Balance balance) {
    return new InstrumentLine(
        row.instrument(),
        balance.creditsPosted(),
        balance.debitsPending(),
        balance.debitsPosted(),
        balance.available(),
        row.leafIndex);
  }

  /** The entries with the sums after each, given the balance before the first. */
  static List<StatementLine> lines(String instrument, Balance before, List<JournalEntry> entries) {
    List<StatementLine> lines = new ArrayList<>();
    long lodged = before.creditsPosted();
    long held = before.debitsPending();
    long settled = before.debitsPosted();
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

  /** Every part of a hold that stood on the instrument on one of the days, with its end there. */
  private static List<HoldLine> holds(
      String zone, Instrument instrument, Instant begin, Instant end, List<JournalEntry> entries) {
    Map<TransferId, JournalEntry> ends = new HashMap<>();
    entries.forEach(entry -> entry.pending().ifPresent(pending -> ends.put(pending, entry)));
    return HoldPartRow.getEntityManager()
        .createQuery(
            "select p, h from HoldPartRow p join HoldRow h on h.id = p.holdId"
                + " where p.zone = :zone and p.instrument = :instrument and p.takenAt < :end"
                + " and not exists (from HoldEndRow e where e.holdId = h.id and e.endedAt < :begin)"
                + " and not exists (from HoldPartRow q where q.holdId = h.id"
                + " and q.generation > p.generation and q.takenAt < :begin) order by p.id",
            Standing.class)
        .setParameter("zone", zone)
        .setParameter("instrument", instrument.number())
        .setParameter("begin", begin)
        .setParameter("end", end)
        .getResultStream()
        .map(
            one ->
                HoldLine.of(
                    one.part(),
                    one.hold(),
                    ends.get(new TransferId(one.part().transferId)),
                    instrument.validUntil()))
        .toList();
  }

  /** A part and the hold that it is part of. */
  record Standing(HoldPartRow part, HoldRow hold) {}

  private static List<TaxPaymentLine> payments(String zone, Instant begin, Instant end) {
    return TaxPaymentRow.getEntityManager()
        .createQuery(
            "select t, r.releasedOn from TaxPaymentRow t"
                + " join CustomsReleaseRow r on r.zone = t.zone and r.document = t.document"
                + " where t.zone = :zone and t.recordedAt >= :begin and t.recordedAt < :end"
                + " order by t.id",
            Paid.class)
        .setParameter("zone", zone)
        .setParameter("begin", begin)
        .setParameter("end", end)
        .getResultStream()
        .map(one -> TaxPaymentLine.of(one.payment(), one.releasedOn()))
        .toList();
  }

  /** A payment and the day of the release. */
  record Paid(TaxPaymentRow payment, LocalDate releasedOn) {}
}
