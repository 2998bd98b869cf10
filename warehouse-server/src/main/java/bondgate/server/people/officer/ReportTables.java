package bondgate.server.people.officer;

import bondgate.server.book.BookEntry;
import bondgate.server.book.Movement;
import bondgate.server.book.Reconciliation;
import bondgate.server.book.Reconciliation.Line;
import bondgate.server.goods.Item;
import bondgate.server.people.Display;
import bondgate.server.people.Language;
import bondgate.server.people.officer.ReportPage.Cell;
import bondgate.server.people.officer.ReportPage.Table;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The tables of a report, in one language: what each {@link ReportForm} asks. */
final class ReportTables {
  private final BookWords words;
  private final Language language;
  private final Map<String, Item> items;
  private final List<BookEntry> entries;
  private final Set<String> corrections;
  private final String query;

  ReportTables(
      BookWords words,
      Language language,
      List<Item> items,
      List<BookEntry> entries,
      Set<String> corrections,
      String query) {
    this.words = words;
    this.language = language;
    this.items = items.stream().collect(Collectors.toMap(Item::code, Function.identity()));
    this.entries = entries;
    this.corrections = corrections;
    this.query = query;
  }

  List<Table> of(ReportForm form, Reconciliation pieces, Reconciliation value) {
    List<Table> tables = new ArrayList<>();
    tables.add(reconciliation(form, pieces, value));
    switch (form) {
      case US -> tables.add(list(words.tableCorrections(), this::isDecided));
      case SE -> {
        tables.add(list(words.tableReceipts(), entry -> is(entry, Movement.RECEIPT)));
        tables.add(list(words.tableRemovals(), entry -> is(entry, Movement.REMOVAL)));
        tables.add(
            list(
                words.tableOther(),
                entry -> !is(entry, Movement.RECEIPT) && !is(entry, Movement.REMOVAL)));
      }
      case FI -> {
        tables.add(list(words.tableVouchers(), entry -> true));
        tables.add(list(words.tableCorrections(), this::isDecided));
      }
    }
    return tables;
  }

  private Table reconciliation(ReportForm form, Reconciliation pieces, Reconciliation value) {
    Map<String, Line> values =
        value.lines().stream()
            .collect(Collectors.toMap(ReportTables::key, Function.identity(), (a, b) -> a));
    List<List<Cell>> rows = new ArrayList<>();
    for (Line line : pieces.lines()) {
      rows.add(row(form, line, values.get(key(line))));
    }
    return Table.of(words.tableReconciliation(), rows);
  }

  private List<Cell> row(ReportForm form, Line line, Line value) {
    Item item = items.get(line.item());
    List<Cell> cells = new ArrayList<>();
    cells.add(Cell.text(words.item(), line.item()));
    cells.add(Cell.text(words.name(), language == Language.ZH ? item.nameZh() : item.nameEn()));
    cells.add(Cell.text(words.hsCode(), item.hsCode()));
    if (form == ReportForm.FI) {
      cells.add(Cell.text(words.unit(), item.unit()));
    }
    cells.add(Cell.text(words.statusWord(), words.status(line.status())));
    cells.add(Cell.number(words.opening(), line.opening()));
    cells.add(figure(words.receipts(), line.receipts(), line, Movement.RECEIPT));
    cells.add(figure(words.removals(), line.removals(), line, Movement.REMOVAL));
    if (form == ReportForm.US) {
      long up = adjustedUp(line);
      cells.add(figure(words.adjustmentsUp(), up, line, Movement.ADJUSTMENT));
      cells.add(
          figure(words.adjustmentsDown(), up - line.adjustments(), line, Movement.ADJUSTMENT));
    } else {
      cells.add(figure(words.adjustments(), line.adjustments(), line, Movement.ADJUSTMENT));
    }
    cells.add(figure(words.destruction(), line.destruction(), line, Movement.DESTRUCTION));
    cells.add(figure(words.statusChanges(), line.statusChanges(), line, Movement.STATUS_CHANGE));
    cells.add(Cell.number(words.closing(), line.closing()));
    cells.add(Cell.number(words.closingValue(), value == null ? "0.00" : yuan(value.closing())));
    long off = line.difference() + (value == null ? 0 : value.difference());
    cells.add(new Cell(words.difference(), String.valueOf(off), true, "", off != 0));
    return cells;
  }

  /** What came to the line by adjustments; what went by them is the rest. */
  private long adjustedUp(Line line) {
    return entries.stream()
        .filter(entry -> entry.item().equals(line.item()))
        .filter(entry -> entry.to().status() == line.status() && is(entry, Movement.ADJUSTMENT))
        .mapToLong(BookEntry::pieces)
        .sum();
  }

  private Table list(String title, Predicate<BookEntry> asked) {
    List<List<Cell>> rows =
        entries.stream()
            .filter(asked)
            .map(
                entry ->
                    List.of(
                        Cell.text(words.recorded(), Display.shanghai(entry.recordedAt())),
                        Cell.text(words.happened(), Display.shanghai(entry.happenedAt())),
                        linked(
                            words.document(),
                            entry.document(),
                            "/officer/book/documents/" + entry.document()),
                        Cell.text(words.item(), entry.item()),
                        Cell.text(words.from(), words.holding(entry.from())),
                        Cell.text(words.to(), words.holding(entry.to())),
                        Cell.number(words.pieces(), entry.pieces()),
                        Cell.text(words.by(), entry.by()),
                        linked(
                            words.record(),
                            String.valueOf(entry.evidence()),
                            entry.evidence() < 0 ? "" : "/officer/prove/" + entry.evidence())))
            .toList();
    return Table.of(title, rows);
  }

  private boolean is(BookEntry entry, Movement movement) {
    return entry.movement(corrections.contains(entry.document())) == movement;
  }

  /** Corrections, and what a stock-take or customs' decision moved. */
  private boolean isDecided(BookEntry entry) {
    return is(entry, Movement.ADJUSTMENT)
        || is(entry, Movement.OFF_BOOK)
        || corrections.contains(entry.document());
  }

  private Cell figure(String head, long figure, Line line, Movement movement) {
    return new Cell(
        head,
        String.valueOf(figure),
        true,
        figure == 0
            ? ""
            : "/officer/book/entries?%s&item=%s&status=%s&movement=%s"
                .formatted(query, line.item(), line.status(), movement),
        false);
  }

  private static Cell linked(String head, String text, String href) {
    return new Cell(head, text, false, href, false);
  }

  private static String yuan(long fen) {
    return BigDecimal.valueOf(fen, 2).toPlainString();
  }

  private static String key(Line line) {
    return line.item() + "/" + line.status();
  }
}
