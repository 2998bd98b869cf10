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
    return table(
        run.dutyNo().map(words::ofPaper).orElseGet(words::ofOwn),
        run.lists().stream().map(line -> list(line.list(), line.day())).toList());
  }

  /** What is not proposed. */
  Table leftOut(List<LeftOut> all) {
    return table(
        words.leftOut(),
        all.stream()
            .map(
                one ->
                    List.of(
                        text(words.document(), one.document()),
                        text(words.releasedOn(), one.releasedOn().toString()),
                        day(one.day()),
                        yuan(words.held(), one.heldFen()),
                        text(words.why(), words.whyOf(one.why()))))
            .toList());
  }

  /** The statement of a run: what it is, and its lists. */
  List<Table> statement(PreparedRun run) {
    LocalDate counted =
        run.state() instanceof PreparedRun.State.Settled settled
            ? settled.paidOn()
            : run.preparedOn();
    return List.of(
        table(words.runTitle(run.runNo()), List.of(head(run))),
        table(words.sums(), List.of(sums(run))),
        table(
            words.lists(),
            run.lists().stream()
                .map(list -> list(list, TaxDays.day(list.releasedOn(), counted)))
                .toList()));
  }

  private List<Cell> head(PreparedRun run) {
    List<Cell> cells = new ArrayList<>();
    cells.add(text(words.runNo(), run.runNo()));
    cells.add(text(words.dutyNo(), run.dutyNo().orElse("")));
    cells.add(text(words.prepared(), Display.shanghai(run.preparedAt())));
    cells.add(text(words.by(), run.preparedBy()));
    if (run.reason().isPresent()) {
      cells.add(text(words.reason(), run.reason().get()));
    }
    cells.add(text(words.state(), words.stateOf(run.word())));
    if (run.state() instanceof PreparedRun.State.Settled settled) {
      cells.add(text(words.paidOn(), settled.paidOn().toString()));
      cells.add(text(words.recorded(), Display.shanghai(settled.at())));
      cells.add(
          new Cell(
              words.leaf(),
              Long.toString(settled.leafIndex()),
              true,
              "/officer/prove/" + settled.leafIndex(),
              false));
    }
    return cells;
  }

  private List<Cell> sums(PreparedRun run) {
    return List.of(
        number(words.count(), run.lists().size()),
        yuan(words.taxTotal(), run.taxFen()),
        yuan(words.heldTotal(), run.heldFen()),
        yuan(words.difference(), run.differenceFen()),
        yuan(words.settled(), run.settledFen()),
        yuan(words.beyond(), run.taxFen() - run.settledFen()),
        yuan(words.freed(), run.heldFen() - run.settledFen()));
  }

  private List<Cell> list(RunList list, long day) {
    return List.of(
        text(words.document(), list.document()),
        text(
            words.bill(),
            list.bill().map(RunList.Bill::taxNo).orElseGet(() -> words.basisOf(list.basis()))),
        text(words.releasedOn(), list.releasedOn().toString()),
        day(day),
        part(words.tariff(), list, list.bill().map(RunList.Bill::tariffFen).orElse(0L)),
        part(words.vat(), list, list.bill().map(RunList.Bill::vatFen).orElse(0L)),
        part(words.consumption(), list, list.bill().map(RunList.Bill::consumptionFen).orElse(0L)),
        yuan(words.tax(), list.taxFen()),
        yuan(words.held(), list.heldFen()),
        yuan(words.difference(), list.differenceFen()));
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
    return list.bill().isPresent() ? yuan(head, fen) : new Cell(head, "–", true, "", false);
  }

  private static Table table(String title, List<List<Cell>> rows) {
    List<String> heads = rows.isEmpty() ? List.of() : rows.get(0).stream().map(Cell::head).toList();
    return new Table(title, heads, rows);
  }

  private static Cell text(String head, String text) {
    return new Cell(head, text, false, "", false);
  }

  private static Cell number(String head, long number) {
    return new Cell(head, Long.toString(number), true, "", false);
  }

  private static Cell yuan(String head, long fen) {
    return new Cell(
        head,
        "%s%d.%02d".formatted(fen < 0 ? "-" : "", Math.abs(fen) / 100, Math.abs(fen) % 100),
        true,
        "",
        false);
  }
}
