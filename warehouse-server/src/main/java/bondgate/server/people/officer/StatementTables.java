package bondgate.server.people.officer;

import bondgate.server.guarantee.Amendment;
import bondgate.server.guarantee.AmendmentLine;
import bondgate.server.guarantee.GuaranteeStatement;
import bondgate.server.guarantee.HoldLine;
import bondgate.server.guarantee.Instrument;
import bondgate.server.guarantee.InstrumentLine;
import bondgate.server.guarantee.StatementDifference;
import bondgate.server.guarantee.StatementLine;
import bondgate.server.guarantee.TaxPaymentLine;
import bondgate.server.guarantee.TaxTiming;
import bondgate.server.people.Display;
import bondgate.server.people.officer.ReportPage.Cell;
import bondgate.server.people.officer.ReportPage.Table;
import bondgate.server.stream.LodgeGuarantee;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;

/** Lays a statement out as tables, the same on paper, on the screen and as CSV. */
final class StatementTables {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(Display.SHANGHAI);

  private final StatementWords words;

  StatementTables(StatementWords words) {
    this.words = words;
  }

  List<Table> of(GuaranteeStatement statement) {
    Table papers =
        Table.of(words.papers(), statement.instruments().stream().map(this::paper).toList());
    Table amendments =
        Table.of(words.amendments(), statement.amendments().stream().map(this::amendment).toList());
    Table entries = Table.of(words.entries(), statement.lines().stream().map(this::line).toList());
    Table holds = Table.of(words.holds(), statement.holds().stream().map(this::hold).toList());
    Table payments =
        Table.of(words.payments(), statement.payments().stream().map(this::payment).toList());
    List<List<Cell>> bad = statement.differences().stream().map(this::difference).toList();
    List<Table> tables = List.of(papers, amendments, entries, holds, payments);
    return bad.isEmpty()
        ? tables
        : Stream.concat(Stream.of(Table.of(words.differences(), bad)), tables.stream()).toList();
  }

  private List<Cell> paper(InstrumentLine line) {
    Instrument paper = line.instrument();
    return List.of(
        Cell.text(words.instrument(), paper.number()),
        Cell.text(words.paperKind(), words.paperKindOf(LodgeGuarantee.Kind.valueOf(paper.kind()))),
        Cell.text(words.assureCode(), paper.assureCode()),
        Cell.text(words.validFrom(), paper.validFrom().toString()),
        Cell.text(words.validUntil(), paper.validUntil().toString()),
        Cell.number(words.priority(), paper.priority()),
        Cell.proof(words.leaf(), line.leafIndex()),
        Cell.yuan(words.lodged(), line.lodgedFen()),
        Cell.yuan(words.heldThen(), line.heldFen()),
        Cell.yuan(words.settledOf(), line.settledFen()),
        Cell.yuan(words.headroom(), line.freeFen()));
  }

  private List<Cell> amendment(AmendmentLine line) {
    Amendment amendment = line.amendment();
    return List.of(
        Cell.text(words.instrument(), amendment.instrument()),
        Cell.text(words.amendmentNo(), amendment.number()),
        Cell.text(words.recorded(), time(line.recordedAt())),
        Cell.proof(words.leaf(), line.leafIndex()),
        Cell.yuan(words.change(), line.changeFen()),
        Cell.text(words.newLastDay(), amendment.validUntil().map(LocalDate::toString).orElse("")));
  }

  private List<Cell> line(StatementLine line) {
    return List.of(
        Cell.text(words.instrument(), line.instrument()),
        Cell.text(words.what(), words.kind(line.what())),
        Cell.text(words.happened(), time(line.happenedAt())),
        Cell.text(words.recorded(), time(line.recordedAt())),
        Cell.text(words.document(), line.document()),
        Cell.text(words.by(), line.by()),
        Cell.proof(words.leaf(), line.leafIndex()),
        Cell.yuan(words.amount(), line.amountFen()),
        Cell.yuan(words.held(), line.heldFen()),
        Cell.yuan(words.settled(), line.settledFen()),
        Cell.yuan(words.headroom(), line.headroomFen()));
  }

  private List<Cell> hold(HoldLine line) {
    return List.of(
        Cell.text(words.instrument(), line.instrument()),
        Cell.text(words.document(), line.document()),
        Cell.text(words.subject(), line.subject()),
        Cell.text(words.purpose(), words.purposeOf(line.purpose())),
        Cell.text(words.since(), time(line.heldAt())),
        Cell.text(words.ended(), line.endedAt() == null ? "" : time(line.endedAt())),
        Cell.proof(words.leaf(), line.leafIndex()),
        Cell.yuan(words.original(), line.originalFen()),
        Cell.yuan(words.released(), line.releasedFen()),
        Cell.yuan(words.settledOf(), line.settledFen()),
        Cell.yuan(words.balance(), line.balanceFen()),
        Cell.text(words.validUntil(), line.validUntil().toString()));
  }

  private List<Cell> payment(TaxPaymentLine line) {
    return List.of(
        Cell.text(words.document(), line.document()),
        Cell.text(words.taxBill(), line.taxBill()),
        Cell.text(words.releasedOn(), line.releasedOn().toString()),
        Cell.text(words.paidOn(), line.paidOn().toString()),
        Cell.number(words.day(), line.day()),
        new Cell(
            words.timing(),
            words.timingOf(line.timing()),
            false,
            "",
            line.timing() == TaxTiming.LATE),
        Cell.yuan(words.heldFor(), line.heldFen()),
        Cell.yuan(words.paid(), line.paidFen()),
        Cell.yuan(words.freed(), line.freedFen()),
        Cell.text(words.recorded(), time(line.recordedAt())),
        Cell.proof(words.leaf(), line.leafIndex()));
  }

  private List<Cell> difference(StatementDifference difference) {
    return List.of(
        new Cell(words.what(), words.differenceOf(difference.what()), false, "", true),
        Cell.text(words.where(), difference.where()),
        Cell.yuan(words.byRows(), difference.byRowsFen()),
        Cell.yuan(words.byLedger(), difference.byLedgerFen()));
  }

  private static String time(Instant instant) {
    return TIME.format(instant);
  }
}
