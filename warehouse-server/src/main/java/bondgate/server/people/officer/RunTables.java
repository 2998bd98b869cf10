package bondgate.server.people.officer;

import bondgate.server.guarantee.TaxDays;
import bondgate.server.people.Display;
import bondgate.server.people.officer.ReportPage.Cell;
import bondgate.server.people.officer.ReportPage.Table;
import bondgate.server.settlement.LeftOut;
import bondgate.server.settlement.PreparedRun;
import bondgate.server.settlement.Proposal;
import bondgate.server.settlement.RunList;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Lays runs out as tables, the same on paper, on the screen and as CSV. */
final class RunTables {
  private final RunWords words;
  private final int lastDay;

  RunTables(RunWords words, int lastDay) {
    this.words = words;
    this.lastDay = lastDay;
  }

  /** The lists of a run that is proposed. */
  Table proposed(Proposal.Run run) {
    return Table.of(
        run.dutyNo().map(words::ofPaper).orElseGet(words::ofOwn),
        run.lists().stream().map(line -> list(line.list(), line.day())).toList());
  }

  /** What is not proposed. */
  Table leftOut(List<LeftOut> all) {
    return Table.of(
        words.leftOut(),
        all.stream()
            .map(
                one ->
                    List.of(
                        Cell.text(words.document(), one.document()),
                        Cell.text(words.releasedOn(), one.releasedOn().toString()),
                        day(one.day()),
                        Cell.yuan(words.held(), one.heldFen()),
                        Cell.text(words.why(), words.whyOf(one.why()))))
            .toList());
  }

  /** The statement of a run: what it is, and its lists. */
  List<Table> statement(PreparedRun run) {
    LocalDate counted =
        run.state() instanceof PreparedRun.State.Settled settled
            ? settled.paidOn()
            : run.preparedOn();
    return List.of(
        Table.of(words.runTitle(run.runNo()), List.of(head(run))),
        Table.of(words.sums(), List.of(sums(run))),
        Table.of(
            words.lists(),
            run.lists().stream()
                .map(list -> list(list, TaxDays.day(list.releasedOn(), counted)))
                .toList()));
  }

  private List<Cell> head(PreparedRun run) {
    List<Cell> cells = new ArrayList<>();
    cells.add(Cell.text(words.runNo(), run.runNo()));
    cells.add(Cell.text(words.dutyNo(), run.dutyNo().orElse("")));
    cells.add(Cell.text(words.prepared(), Display.shanghai(run.preparedAt())));
    cells.add(Cell.text(words.by(), run.preparedBy()));
    if (run.reason().isPresent()) {
      cells.add(Cell.text(words.reason(), run.reason().get()));
    }
    cells.add(Cell.text(words.state(), words.stateOf(run.word())));
    if (run.state() instanceof PreparedRun.State.Settled settled) {
      cells.add(Cell.text(words.paidOn(), settled.paidOn().toString()));
      cells.add(Cell.text(words.recorded(), Display.shanghai(settled.at())));
      cells.add(Cell.text(words.recordedBy(), settled.by()));
      cells.add(Cell.proof(words.leaf(), settled.leafIndex()));
    }
    return cells;
  }

  private List<Cell> sums(PreparedRun run) {
    return List.of(
        Cell.number(words.count(), run.lists().size()),
        Cell.yuan(words.taxTotal(), run.taxFen()),
        Cell.yuan(words.heldTotal(), run.heldFen()),
        Cell.yuan(words.difference(), run.differenceFen()),
        Cell.yuan(words.settled(), run.settledFen()),
        Cell.yuan(words.beyond(), run.taxFen() - run.settledFen()),
        Cell.yuan(words.freed(), run.freedFen()));
  }

  private List<Cell> list(RunList list, long day) {
    return List.of(
        Cell.text(words.document(), list.document()),
        Cell.text(
            words.bill(),
            list.bill().map(RunList.Bill::taxNo).orElseGet(() -> words.basisOf(list.basis()))),
        Cell.text(words.releasedOn(), list.releasedOn().toString()),
        day(day),
        part(words.tariff(), list, list.bill().map(RunList.Bill::tariffFen).orElse(0L)),
        part(words.vat(), list, list.bill().map(RunList.Bill::vatFen).orElse(0L)),
        part(words.consumption(), list, list.bill().map(RunList.Bill::consumptionFen).orElse(0L)),
        Cell.yuan(words.tax(), list.taxFen()),
        Cell.yuan(words.held(), list.heldFen()),
        Cell.yuan(words.difference(), list.differenceFen()));
  }

  private Cell day(long day) {
    return new Cell(
        words.day(),
        day > lastDay ? words.dayOverdue(day) : words.dayOf(day, lastDay),
        false,
        "",
        day > lastDay);
  }

  private static Cell part(String head, RunList list, long fen) {
    return list.bill().isPresent() ? Cell.yuan(head, fen) : Cell.number(head, "–");
  }
}
