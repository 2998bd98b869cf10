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
        table(words.papers(), statement.instruments().stream().map(this::paper).toList());
    Table amendments =
        table(words.amendments(), statement.amendments().stream().map(this::amendment).toList());
    Table entries = table(words.entries(), statement.lines().stream().map(this::line).toList());
    Table holds = table(words.holds(), statement.holds().stream().map(this::hold).toList());
    Table payments =
        table(words.payments(), statement.payments().stream().map(this::payment).toList());
    List<List<Cell>> bad = statement.differences().stream().map(this::difference).toList();
    List<Table> tables = List.of(papers, amendments, entries, holds, payments);
    return bad.isEmpty()
        ? tables
        : Stream.concat(Stream.of(table(words.differences(), bad)), tables.stream()).toList();
  }

  private static Table table(String title, List<List<Cell>> rows) {
    List<String> heads = rows.isEmpty() ? List.of() : rows.get(0).stream().map(Cell::head).toList();
    return new Table(title, heads, rows);
  }

  private List<Cell> paper(InstrumentLine line) {
    Instrument paper = line.instrument();
    return List.of(
        text(words.instrument(), paper.number()),
        text(words.paperKind(), words.paperKindOf(LodgeGuarantee.Kind.valueOf(paper.kind()))),
        text(words.assureCode(), paper.assureCode()),
        text(words.validFrom(), paper.validFrom().toString()),
        text(words.validUntil(), paper.validUntil().toString()),
        new Cell(words.priority(), Integer.toString(paper.priority()), true, "", false),
        proof(line.leafIndex()),
        yuan(words.lodged(), line.lodgedFen()),
        yuan(words.heldThen(), line.heldFen()),
        yuan(words.settledOf(), line.settledFen()),
        yuan(words.headroom(), line.freeFen()));
  }

  private List<Cell> amendment(AmendmentLine line) {
    Amendment amendment = line.amendment();
    return List.of(
        text(words.instrument(), amendment.instrument()),
        text(words.amendmentNo(), amendment.number()),
        text(words.recorded(), time(line.recordedAt())),
        proof(line.leafIndex()),
        yuan(words.change(), line.changeFen()),
        text(words.newLastDay(), amendment.validUntil().map(LocalDate::toString).orElse("")));
  }

  private List<Cell> line(StatementLine line) {
    return List.of(
        text(words.instrument(), line.instrument()),
        text(words.what(), words.kind(line.what())),
        text(words.happened(), time(line.happenedAt())),
        text(words.recorded(), time(line.recordedAt())),
        text(words.document(), line.document()),
        text(words.by(), line.by()),
        proof(line.leafIndex()),
        yuan(words.amount(), line.amountFen()),
        yuan(words.held(), line.heldFen()),
        yuan(words.settled(), line.settledFen()),
        yuan(words.headroom(), line.headroomFen()));
  }

  private List<Cell> hold(HoldLine line) {
    return List.of(
        text(words.instrument(), line.instrument()),
        text(words.document(), line.document()),
        text(words.subject(), line.subject()),
        text(words.purpose(), words.purposeOf(line.purpose())),
        text(words.since(), time(line.heldAt())),
        text(words.ended(), line.endedAt() == null ? "" : time(line.endedAt())),
        proof(line.leafIndex()),
        yuan(words.original(), line.originalFen()),
        yuan(words.released(), line.releasedFen()),
        yuan(words.settledOf(), line.settledFen()),
        yuan(words.balance(), line.balanceFen()),
        text(words.validUntil(), line.validUntil().toString()));
  }

  private List<Cell> payment(TaxPaymentLine line) {
    return List.of(
        text(words.document(), line.document()),
        text(words.taxBill(), line.taxBill()),
        text(words.releasedOn(), line.releasedOn().toString()),
        text(words.paidOn(), line.paidOn().toString()),
        new Cell(words.day(), Long.toString(line.day()), true, "", false),
        new Cell(
            words.timing(),
            words.timingOf(line.timing()),
            false,
            "",
            line.timing() == TaxTiming.LATE),
        yuan(words.heldFor(), line.heldFen()),
        yuan(words.paid(), line.paidFen()),
        yuan(words.freed(), line.freedFen()),
        text(words.recorded(), time(line.recordedAt())),
        proof(line.leafIndex()));
  }

  private List<Cell> difference(StatementDifference difference) {
    return List.of(
        new Cell(words.what(), words.differenceOf(difference.what()), false, "", true),
        text(words.where(), difference.where()),
        yuan(words.byRows(), difference.byRowsFen()),
        yuan(words.byLedger(), difference.byLedgerFen()));
  }

  private Cell proof(long leafIndex) {
    return new Cell(
        words.leaf(), Long.toString(leafIndex), true, "/officer/prove/" + leafIndex, false);
  }

  private static Cell text(String head, String text) {
    return new Cell(head, text, false, "", false);
  }

  private static Cell yuan(String head, long fen) {
    return new Cell(
        head,
        "%s%d.%02d".formatted(fen < 0 ? "-" : "", Math.abs(fen) / 100, Math.abs(fen) % 100),
        true,
        "",
        false);
  }

  private static String time(Instant instant) {
    return TIME.format(instant);
  }
}
