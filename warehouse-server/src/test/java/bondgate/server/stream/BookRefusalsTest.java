package bondgate.server.stream;

import static bondgate.server.stream.BookZone.BOOK;
import static bondgate.server.stream.BookZone.list;
import static bondgate.server.stream.BookZone.pass;
import static bondgate.server.stream.BookZone.passed;
import static org.assertj.core.api.Assertions.assertThat;

import bondgate.events.Direction;
import bondgate.server.book.Holding;
import bondgate.server.book.YearClosings;
import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.guarantee.Guarantees;
import bondgate.server.guarantee.Headroom;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a year's closing, a document's step and a way back from display refuse, case by case. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class BookRefusalsTest {
  private static final Instant AT = TestZone.AT;
  private static final Instant NEXT_YEAR = YearClosings.begin(2027);
  private static final String SHOWN = "E28011606000021800000001";
  private static final String STORED = "E28011606000021800000002";
  private static final String NOBODYS = "E28011606000021800000003";
  private static final AtomicInteger ZONES = new AtomicInteger();

  @Inject BookZone book;
  @Inject TestZone desk;
  @Inject Tables tables;
  @Inject Guarantees guarantees;

  private String zone;

  @BeforeEach
  void aHundredBottlesAreInTheWarehouse() {
    zone = "refusals-" + ZONES.incrementAndGet();
    book.done(
        zone,
        AT,
        "registerItem",
        "'item':'WINE','hsCode':'2204210000','nameZh':'红葡萄酒','nameEn':'Red wine','unit':'142',"
            + "'unitValueFen':12000,'fullTaxFen':5200,'cbecTaxFen':3100");
    book.bringIn(zone, AT, BOOK, "WINE", 100, 1);
    book.done(
        zone,
        AT,
        "lodgeGuarantee",
        "'instrument':'BH-1','kind':'INSURANCE','amountFen':100000,'validUntil':'2099-12-31'");
  }

  @Test
  void aYearIsClosedOnceAfterItsLastInstantInChinaAndAfterTheYearBefore() {
    refused(AT, "closeYear", "'bookNo':'T8301W000099','year':2026", "bookUnknown", "T8301W000099");
    Instant lastInstant = NEXT_YEAR.minusNanos(1000);
    refused(lastInstant, "closeYear", "'year':2026", "yearNotOver", "year 2026 at " + lastInstant);
    ActAnswer.Refused open =
        refused(
            YearClosings.begin(2028), "closeYear", "'year':2027", "earlierYearOpen", "year 2027");
    assertThat(open.expected()).isEqualTo("year 2026 first");

    long leaf = book.done(zone, NEXT_YEAR, "closeYear", "'year':2026");

    assertThat(book.act(zone, NEXT_YEAR, "closeYear", "'year':2026"))
        .isEqualTo(new ActAnswer.Repeated(leaf, 0));
  }

  @Test
  void aYearInWhichNothingMovedNeedNotBeClosedFirst() {
    book.done(zone, NEXT_YEAR, "closeYear", "'year':2025");
    book.done(zone, NEXT_YEAR, "closeYear", "'year':2026");
  }

  @Test
  void aYearWhoseOpeningIsNotTheLastClosingStaysOpenAndSaysByHowMuch() throws Exception {
    book.done(zone, NEXT_YEAR, "closeYear", "'year':2026");
    tables.execute("ALTER TABLE book_year_line DISABLE TRIGGER USER");
    tables.execute(
        "UPDATE book_year_line SET pieces = pieces + 1 WHERE holding = 'WAREHOUSE' AND year_id ="
            + " (SELECT id FROM book_year WHERE zone = '%s')".formatted(zone));
    tables.execute("ALTER TABLE book_year_line ENABLE TRIGGER USER");

    ActAnswer.Refused refused =
        refused(
            YearClosings.begin(2028),
            "closeYear",
            "'year':2027",
            "yearDoesNotBalance",
            "[WINE WAREHOUSE 100 pieces 1200000 fen, WINE WAREHOUSE 101 pieces 1200000 fen]");
    assertThat(refused.expected()).isEqualTo("no difference");
    assertThat(tables.count("SELECT count(*) FROM book_year WHERE zone = '%s'".formatted(zone)))
        .isEqualTo(1);
  }

  @Test
  void aStepIsRefusedByNameWhenItsTimeItsPaperOrTheDocumentDoesNotFit() {
    String list = list('E', 2);
    accept("OUTBOUND_LIST", list, 10);
    String released = "'document':'%s','step':'RELEASED','paperNo':'%s'";
    String later = AT.plusSeconds(1).toString();
    step(
        released.formatted(list, "B-1") + ",'happenedAt':'%s'".formatted(later),
        "happensLater",
        later);
    book.done(zone, AT, "reportStep", released.formatted(list, "B-1"));
    step(
        released.formatted(list, "B-2"),
        "stepIsOtherwise",
        "RELEASED of %s with other content",
        list);
    step(
        "'document':'%s','step':'CLOSED'",
        "stepNotNow", "CLOSED of %s, which is PRE_DEDUCTED", list);
    accept("OUTBOUND_LIST", list('E', 3), 10);
    book.done(zone, AT, "reportStep", passed(list('E', 3), pass('E', 3), 1, 1));
    step(
        passed(list, pass('E', 3), 1, 1),
        "stepIsOtherwise",
        "PASSED of %s with other content",
        list);
    book.done(zone, AT, "reportStep", passed(list, pass('E', 2), 1, 10));
    step(passed(list, pass('E', 4), 1, 1), "stepNotNow", "PASSED of %s, which is DEDUCTED", list);
    step(
        "'document':'%s','step':'WITHDRAWN'",
        "stepNotNow", "WITHDRAWN of %s, which is DEDUCTED", list);
  }

  @Test
  void nothingHappensAnyMoreToWhatIsClosedOrWithdrawn() {
    String list = list('E', 2);
    accept("OUTBOUND_LIST", list, 10);
    book.done(
        zone,
        AT,
        "reportStep",
        "'document':'%s','step':'RELEASED','paperNo':'B-1'".formatted(list));
    book.done(zone, AT, "reportStep", passed(list, pass('E', 2), 1, 10));
    book.done(zone, AT, "reportStep", "'document':'%s','step':'CLOSED'".formatted(list));
    step(
        "'document':'%s','step':'CLOSED','reason':'again'",
        "stepIsOtherwise", "CLOSED of %s with other content", list);

    accept("RETAIL_LIST", "RL-1", 1);
    book.done(zone, AT, "reportStep", "'document':'RL-1','step':'WITHDRAWN'");
    step(
        passed("RL-1", pass('E', 5), 1, 1),
        "stepNotNow",
        "PASSED of %s, which is WITHDRAWN",
        "RL-1");
    step(
        "'document':'%s','step':'CLOSED'",
        "stepNotNow", "CLOSED of %s, which is WITHDRAWN", "RL-1");
    step(
        "'document':'%s','step':'RELEASED','paperNo':'B-1'",
        "stepNotNow", "RELEASED of %s, which is WITHDRAWN", "RL-1");
  }

  @Test
  void aWithdrawnRetailListFreesItsOwnHoldsAndNoOthers() {
    accept("RETAIL_LIST", "RL-1", 2);
    accept("RETAIL_LIST", "RL-2", 3);
    assertThat(guarantees.headroom(zone, AT))
        .isEqualTo(new Headroom(100_000, 15_500, 0, 0, 84_500));

    String withdraw = "'document':'RL-1','step':'WITHDRAWN','reason':'cancelled'";
    long leaf = book.done(zone, AT, "reportStep", withdraw);

    assertThat(guarantees.headroom(zone, AT)).isEqualTo(new Headroom(100_000, 9300, 0, 0, 90_700));
    assertThat(book.stock(zone, BOOK, "WINE")).containsEntry(Holding.WAREHOUSE, "100 -3");
    assertThat(book.act(zone, AT, "reportStep", withdraw))
        .isEqualTo(new ActAnswer.Repeated(leaf, 0));
    assertThat(guarantees.headroom(zone, AT).heldFen()).as("once").isEqualTo(9300);
    book.done(zone, AT, "reportStep", passed("RL-2", pass('E', 2), 1, 1));
    refused(AT, "reportStep", "'document':'RL-2','step':'WITHDRAWN'", "stepNotNow", null);
    assertThat(guarantees.headroom(zone, AT).heldFen()).as("still").isEqualTo(9300);
  }

  @Test
  void onlyWhatIsOnDisplayAndFreeGoesBack() {
    oneBottleIsOnDisplayAndOneInTheWarehouse();
    goesNotBack("FQ-1", SHOWN + "','" + NOBODYS, "tagUnknown", NOBODYS);
    goesNotBack("FQ-1", SHOWN + "','" + STORED, "notThere", STORED + "=WAREHOUSE");
    goesNotBack("HF-1", SHOWN, "gatePassIsOtherwise", "HF-1 with other content");

    String back = "'number':'FQ-1','epcs':['%s']".formatted(SHOWN);
    long leaf = book.done(zone, AT, "returnFromDisplay", back);

    assertThat(book.act(zone, AT, "returnFromDisplay", back))
        .isInstanceOfSatisfying(
            ActAnswer.Repeated.class, again -> assertThat(again.leafIndex()).isEqualTo(leaf));
    goesNotBack("FQ-1", STORED, "gatePassIsOtherwise", "FQ-1 with other content");
    goesNotBack("FQ-2", SHOWN, "alreadyPlanned", SHOWN + "=FQ-1");
    assertThat(guarantees.headroom(zone, AT).heldFen()).as("until it is back").isEqualTo(5200);
    desk.facts(zone, TestZone.crossings(List.of(SHOWN), "passage", Direction.OUT, "FQ-1"));
    assertThat(guarantees.headroom(zone, AT).heldFen()).isZero();
    goesNotBack("FQ-2", SHOWN, "notThere", SHOWN + "=WAREHOUSE");
  }

  @Test
  void whatAStockTakeDidNotFindDoesNotGoBack() {
    oneBottleIsOnDisplayAndOneInTheWarehouse();
    book.done(
        zone,
        AT,
        "recordStockTake",
        "'number':'PD-1','place':'CENTRE','counts':[{'item':'WINE','counted':0}]");

    goesNotBack("FQ-1", SHOWN, "notOnBook", null);

    assertThat(book.stock(zone, BOOK, "WINE"))
        .doesNotContainKey(Holding.CENTRE)
        .containsEntry(Holding.MISSING_CENTRE, "1");
  }

  private void oneBottleIsOnDisplayAndOneInTheWarehouse() {
    desk.openPortals(zone);
    String list = list('I', 2);
    book.done(
        zone,
        AT,
        "acceptInboundList",
        "'listNo':'%s','lines':[{'item':'WINE','epcs':['%s','%s']}]"
            .formatted(list, SHOWN, STORED));
    desk.facts(zone, TestZone.crossings(List.of(SHOWN, STORED), "dock", Direction.IN, list));
    book.done(zone, AT, "approveGatePass", "'passNo':'HF-1','epcs':['%s']".formatted(SHOWN));
    desk.facts(zone, TestZone.crossings(List.of(SHOWN), "passage", Direction.IN, "HF-1"));
  }

  private void goesNotBack(String number, String epcs, String code, String received) {
    Headroom before = guarantees.headroom(zone, AT);
    refused(
        AT,
        "returnFromDisplay",
        "'number':'%s','epcs':['%s']".formatted(number, epcs),
        code,
        received);
    assertThat(guarantees.headroom(zone, AT)).isEqualTo(before);
  }

  private void accept(String kind, String number, int pieces) {
    book.done(
        zone,
        AT,
        "acceptDocument",
        "'kind':'%s','number':'%s','lines':[{'item':'WINE','quantity':%d}]"
            .formatted(kind, number, pieces));
  }

  private void step(String fields, String code, String received, String document) {
    step(fields.formatted(document), code, received.formatted(document));
  }

  private void step(String fields, String code, String received) {
    refused(AT, "reportStep", fields, code, received);
  }

  /** It is refused, says why, and leaves the book as it was. */
  private ActAnswer.Refused refused(
      Instant at, String act, String fields, String code, String received) {
    var before = book.stock(zone, BOOK, "WINE");
    ActAnswer answer = book.act(zone, at, act, fields);
    assertThat(answer).as(fields).isInstanceOf(ActAnswer.Refused.class);
    ActAnswer.Refused refused = (ActAnswer.Refused) answer;
    assertThat(refused.code()).as(refused.toString()).isEqualTo(code);
    if (received != null) {
      assertThat(refused.received()).startsWith(received);
    }
    assertThat(refused.expected()).isNotBlank();
    assertThat(refused.todo()).isNotBlank();
    assertThat(book.stock(zone, BOOK, "WINE")).isEqualTo(before);
    return refused;
  }
}
