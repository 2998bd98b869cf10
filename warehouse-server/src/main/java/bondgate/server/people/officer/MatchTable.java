package bondgate.server.people.officer;

import bondgate.server.people.CommonWords;
import bondgate.server.people.Display;
import bondgate.server.people.Language;
import bondgate.server.people.officer.ReportPage.Cell;
import bondgate.server.people.officer.ReportPage.Table;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The three-way match as a table of one row a piece, for a file. */
final class MatchTable {
  private final MatchWords words;
  private final OfficerWords fence;
  private final BookWords book;
  private final CommonWords common;
  private final Language language;

  MatchTable(Language language) {
    this.language = language;
    Localized spoken = Localized.Literal.of(language.code());
    this.words = MessageBundles.get(MatchWords.class, spoken);
    this.fence = MessageBundles.get(OfficerWords.class, spoken);
    this.book = MessageBundles.get(BookWords.class, spoken);
    this.common = MessageBundles.get(CommonWords.class, spoken);
  }

  Table of(MatchAsked asked, List<MatchRow> rows) {
    String title = "%s %s – %s".formatted(words.title(), asked.from(), asked.until());
    List<String> heads =
        List.of(
            words.colVerdict(),
            fence.colTag(),
            book.item(),
            words.colGate(),
            fence.colTime(),
            fence.colDirection(),
            fence.colConfidence(),
            fence.colVerdict(),
            fence.colDocument(),
            words.csvGateLeaf(),
            words.colTill(),
            words.csvTillPlace(),
            words.csvPaidAt(),
            words.csvPaidYuan(),
            words.csvPaidLeaf(),
            words.csvReleasedAt(),
            words.csvList(),
            words.csvReleasedLeaf(),
            words.colBook(),
            book.from(),
            book.to(),
            book.document(),
            words.csvBookLeaf());
    return new Table(title, heads, rows.stream().map(row -> cells(heads, row)).toList());
  }

  private List<Cell> cells(List<String> heads, MatchRow row) {
    List<String> texts = new ArrayList<>();
    texts.add(words.verdict(row.verdict()));
    texts.add(row.epc());
    texts.add(row.item() == null ? "" : row.item().in(language));
    gate(texts, row);
    till(texts, row);
    if (row.book() == null) {
      texts.addAll(List.of("", "", "", "", ""));
    } else {
      texts.add(Long.toString(row.book().seq()));
      texts.add(book.holding(row.book().from()));
      texts.add(book.holding(row.book().to()));
      texts.add(row.book().document());
      texts.add(Long.toString(row.book().evidence()));
    }
    return IntStream.range(0, texts.size())
        .mapToObj(i -> Cell.text(heads.get(i), texts.get(i)))
        .toList();
  }

  private void gate(List<String> texts, MatchRow row) {
    if (row.gate() == null) {
      texts.addAll(List.of("", "", "", "", "", "", ""));
      return;
    }
    texts.add(common.portal(row.gate().portal()));
    texts.add(Display.shanghai(row.gate().seenAt()));
    texts.add(fence.direction(row.gate().direction()));
    texts.add(Display.percent(row.gate().confidencePermille()));
    texts.add(fence.verdict(row.gate().verdict()));
    texts.add(row.gate().document());
    texts.add(Long.toString(row.gate().leaf()));
  }

  private static void till(List<String> texts, MatchRow row) {
    texts.add(row.till() == null ? "" : row.till().saleNo());
    texts.add(row.till() == null ? "" : row.till().till());
    if (row.payment() == null) {
      texts.addAll(List.of("", "", ""));
    } else {
      texts.add(Display.shanghai(row.payment().paidAt()));
      texts.add(BigDecimal.valueOf(row.payment().amountFen(), 2).toPlainString());
      texts.add(Long.toString(row.payment().leaf()));
    }
    if (row.release() == null) {
      texts.addAll(List.of("", "", ""));
    } else {
      texts.add(Display.shanghai(row.release().recordedAt()));
      texts.add(row.release().listNo());
      texts.add(Long.toString(row.release().leaf()));
    }
  }
}
