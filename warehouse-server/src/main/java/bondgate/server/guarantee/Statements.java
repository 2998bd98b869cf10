package bondgate.server.guarantee;

import bondgate.server.ledger.Balance;
import bondgate.server.ledger.JournalEntry;
import bondgate.server.ledger.LedgerHistory;
import bondgate.server.ledger.TransferId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
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
    List<LodgedPaper> lodged =
        instruments.papers(zone).stream().filter(one -> one.row().lodgedAt.isBefore(end)).toList();
    for (LodgedPaper paper : lodged) {
      LodgedPaper then = paper.before(end);
      String account = Instruments.account(zone, paper.row().instrument);
      Balance before = histories.balanceAt(account, begin.minusNanos(1000));
      Balance after = histories.balanceAt(account, end.minusNanos(1000));
      List<JournalEntry> entries = histories.entries(account, begin, end);
      List<StatementLine> own = StatementLines.of(paper.before(begin), account, before, entries);
      List<HoldLine> parts = holds(zone, then.instrument(), begin, end, entries);
      papers.add(InstrumentLine.of(then, after));
      lines.addAll(own);
      holds.addAll(parts);
      differences.addAll(StatementCheck.instrument(then, before, after, own, parts));
    }
    List<TaxPaymentLine> payments = payments(zone, begin, end);
    differences.addAll(StatementCheck.payments(payments, holds));
    return new GuaranteeStatement(
        papers, amendments(lodged, begin, end), lines, holds, payments, differences);
  }

  private static List<AmendmentLine> amendments(
      List<LodgedPaper> papers, Instant begin, Instant end) {
    return papers.stream()
        .flatMap(paper -> paper.amendments().stream())
        .filter(row -> !row.amendedAt.isBefore(begin) && row.amendedAt.isBefore(end))
        .sorted(Comparator.comparing(row -> row.id))
        .map(row -> new AmendmentLine(row.amendment(), row.changeFen, row.amendedAt, row.leafIndex))
        .toList();
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
