package bondgate.server.stream;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.events.Direction;
import bondgate.server.book.BookReading;
import bondgate.server.book.BookReading.Stock;
import bondgate.server.book.CustomsStatus;
import bondgate.server.book.Reconciliation;
import bondgate.server.book.YearClosings;
import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.guarantee.Guarantees;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The worked example of the README: its figures are read from the README's own tables, and every
 * one of them is compared with the book.
 */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class BookWorkedExampleTest {
  private static final Path README = Path.of("..", "README.md");
  private static final Instant AT = TestZone.AT;
  private static final Instant NEXT_YEAR = Instant.parse("2027-01-05T02:00:00Z");
  private static final String ZONE = "worked-example";
  private static final String LIST = "QD830126I000000001";
  private static final List<String> BOTTLES =
      IntStream.range(0, 40).mapToObj("E28011606000020B%08X"::formatted).toList();

  @Inject TestZone desk;
  @Inject BookZone book;
  @Inject BookReading reading;
  @Inject Guarantees guarantees;

  private final List<String> computed = new ArrayList<>();

  @Test
  void theReadmeSaysWhatTheBookSays() throws IOException {
    List<List<String>> steps = rows("worked example: steps");
    List<List<String>> year = rows("worked example: year");
    desk.openPortals(ZONE);
    book.done(
        ZONE,
        AT,
        "registerItem",
        "'item':'WINE-750','hsCode':'2204210000','nameZh':'红葡萄酒','nameEn':'Red wine',"
            + "'unit':'142','unitValueFen':12000,'fullTaxFen':5200,'cbecTaxFen':3100,"
            + "'details':{'origin':'305','firstLegalUnit':'095','firstLegalFactorE5':75000,"
            + "'vatPpm':130000}");
    book.done(
        ZONE,
        AT,
        "lodgeGuarantee",
        "'instrument':'BH-1','kind':'INSURANCE','amountFen':100000,'validUntil':'2099-12-31'");

    List<Runnable> story =
        List.of(
            this::theListIsAccepted,
            this::theBottlesArrive,
            this::tenGoOnDisplay,
            this::twoAreSold,
            this::theCountFindsSix,
            this::oneWasBehindTheShelf,
            this::customsDecides,
            this::twoGoBack);
    for (Runnable step : story) {
      step.run();
      computed.add(figures());
    }

    assertThat(computed)
        .isEqualTo(
            steps.stream().map(row -> String.join(" | ", row.subList(2, row.size()))).toList());
    book.done(ZONE, NEXT_YEAR, "closeYear", "'year':2026");
    assertThat(yearFigures()).isEqualTo(year);
  }

  private void theListIsAccepted() {
    book.done(
        ZONE,
        AT,
        "acceptInboundList",
        "'listNo':'%s','lines':[{'item':'WINE-750','epcs':[%s]}]".formatted(LIST, epcs(BOTTLES)));
  }

  private void theBottlesArrive() {
    desk.facts(ZONE, TestZone.crossings(BOTTLES, "dock", Direction.IN, LIST));
  }

  private void tenGoOnDisplay() {
    List<String> shown = BOTTLES.subList(0, 10);
    book.done(ZONE, AT, "approveGatePass", "'passNo':'HF-1','epcs':[%s]".formatted(epcs(shown)));
    desk.facts(ZONE, TestZone.crossings(shown, "passage", Direction.IN, "HF-1"));
  }

  private void twoAreSold() {
    List<String> sold = BOTTLES.subList(0, 2);
    book.done(
        ZONE,
        AT,
        "recordSale",
        "'saleNo':'S-1','customsReleaseRef':'83012026I000000001','epcs':[%s]"
            .formatted(epcs(sold)));
    desk.facts(ZONE, TestZone.crossings(sold, "exit", Direction.OUT, "S-1"));
  }

  private void theCountFindsSix() {
    book.done(
        ZONE,
        AT,
        "recordStockTake",
        "'number':'PD-1','place':'CENTRE','counts':[{'item':'WINE-750','counted':6}]");
  }

  private void oneWasBehindTheShelf() {
    book.done(
        ZONE,
        AT,
        "takeBack",
        "'kind':'CORRECTION','number':'GZ-1','original':'PD-1','reason':'behind the shelf',"
            + "'parts':[{'line':1,'quantity':1}]");
  }

  private void customsDecides() {
    book.done(
        ZONE,
        AT,
        "acceptDocument",
        "'kind':'SHORTAGE','number':'DS-1','customsNo':'HG-2026-17','lines':[{'item':'WINE-750',"
            + "'quantity':1,'from':'MISSING_CENTRE','to':'WRITTEN_OFF'}]");
  }

  private void twoGoBack() {
    List<String> back = BOTTLES.subList(8, 10);
    book.done(ZONE, AT, "returnFromDisplay", "'number':'FQ-1','epcs':[%s]".formatted(epcs(back)));
    desk.facts(ZONE, TestZone.crossings(back, "passage", Direction.OUT, "FQ-1"));
  }

  /** Pieces by status, planned ones, then value on the book and guarantee held, in yuan. */
  private String figures() {
    Map<CustomsStatus, Long> pieces = new TreeMap<>();
    long planned = 0;
    long valueFen = 0;
    for (Stock row : reading.stock(ZONE, BookZone.BOOK)) {
      pieces.merge(row.holding().status(), row.pieces(), Long::sum);
      planned += row.plannedIn();
      valueFen += row.holding().status().onBook() ? row.valueFen() : 0;
    }
    return List.of(
                CustomsStatus.BONDED,
                CustomsStatus.ON_DISPLAY,
                CustomsStatus.UNDER_INVESTIGATION,
                CustomsStatus.RELEASED,
                CustomsStatus.WRITTEN_OFF)
            .stream()
            .map(status -> String.valueOf(pieces.getOrDefault(status, 0L)))
            .collect(Collectors.joining(" | "))
        + " | %d | %s | %s"
            .formatted(
                planned, yuan(valueFen), yuan(guarantees.headroom(ZONE, TestZone.AT).heldFen()));
  }

  private List<List<String>> yearFigures() {
    Reconciliation report =
        reading.reconcile(
            ZONE,
            BookZone.BOOK,
            YearClosings.begin(2026),
            YearClosings.begin(2027),
            BookReading.In.PIECES);
    List<List<String>> rows = new ArrayList<>();
    report.lines().forEach(line -> rows.add(row(line.status().name(), line)));
    rows.add(row("all", report.item("WINE-750")));
    return rows;
  }

  private static List<String> row(String name, Reconciliation.Line line) {
    List<String> row = new ArrayList<>(List.of(name));
    for (long figure :
        List.of(
            line.opening(),
            line.receipts(),
            line.removals(),
            line.adjustments(),
            line.destruction(),
            line.statusChanges(),
            line.closing(),
            line.difference())) {
      row.add(String.valueOf(figure));
    }
    return row;
  }

  /** The cells of the table that follows that mark in the README, without its head. */
  private static List<List<String>> rows(String mark) throws IOException {
    List<String> lines = Files.readAllLines(README);
    int at = lines.indexOf("<!-- " + mark + " -->");
    assertThat(at).as(mark).isNotNegative();
    return lines.subList(at + 1, lines.size()).stream()
        .dropWhile(String::isBlank)
        .takeWhile(line -> line.startsWith("|"))
        .skip(2)
        .map(line -> List.of(line.substring(2, line.length() - 2).split(" \\| ", -1)))
        .toList();
  }

  private static String yuan(long fen) {
    return "%d.%02d".formatted(fen / 100, fen % 100);
  }

  private static String epcs(List<String> epcs) {
    return epcs.stream().map("'%s'"::formatted).collect(Collectors.joining(","));
  }
}
