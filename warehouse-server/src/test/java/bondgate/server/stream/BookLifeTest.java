package bondgate.server.stream;

import static bondgate.server.stream.BookZone.BOOK;
import static bondgate.server.stream.BookZone.list;
import static bondgate.server.stream.BookZone.pass;
import static bondgate.server.stream.BookZone.passed;
import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.book.Holding;
import bondgate.server.embedded.EmbeddedPostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens to a document: 预核扣, 已核扣, 已核销; and what takes it back. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class BookLifeTest {
  private static final Instant AT = Instant.parse("2026-03-01T02:00:00Z");
  private static final AtomicInteger ZONES = new AtomicInteger();

  @Inject BookZone book;

  private String zone;

  @BeforeEach
  void aHundredBottlesAreInTheWarehouse() {
    zone = "life-" + ZONES.incrementAndGet();
    book.register(zone, AT, "WINE", 12_000);
    book.bringIn(zone, AT, BOOK, "WINE", 100, 1);
  }

  @Test
  void aListCountsOnlyWhenItsDeclarationIsReleasedAndAllOfItPassed() {
    String list = list('I', 2);
    accept("INBOUND_LIST", list, 60, "'declared':true,");
    step(passed(list, pass('I', 2), 1, 40));
    assertThat(stock()).containsEntry(Holding.WAREHOUSE, "100 +60");
    step(passed(list, pass('I', 3), 1, 20));
    assertThat(stock()).as("all passed, not released").containsEntry(Holding.WAREHOUSE, "100 +60");

    step("'document':'%s','step':'RELEASED','paperNo':'830120261000000001'".formatted(list));

    assertThat(stock()).isEqualTo(Map.of(Holding.ABROAD, "-160", Holding.WAREHOUSE, "160"));
    assertThat(book.value(zone, BOOK, "WINE")).containsEntry(Holding.WAREHOUSE, 1_920_000L);
  }

  @Test
  void aReleasedListWaitsForTheLastPiece() {
    String list = list('E', 2);
    accept("OUTBOUND_LIST", list, 60, "");
    step("'document':'%s','step':'RELEASED','paperNo':'830120260000000001'".formatted(list));
    step(passed(list, pass('E', 2), 1, 59));
    assertThat(stock()).containsEntry(Holding.WAREHOUSE, "100 -60");

    step(passed(list, pass('E', 3), 1, 1));

    assertThat(stock()).containsEntry(Holding.WAREHOUSE, "40").containsEntry(Holding.STREET, "60");
  }

  @Test
  void aGatePassIsTakenOnceAndNeverForMoreThanTheListHasLeft() {
    String list = list('E', 2);
    accept("OUTBOUND_LIST", list, 10, "");
    String first = passed(list, pass('E', 2), 1, 7);
    long leaf = step(first);
    assertThat(book.act(zone, AT, "reportStep", first)).isEqualTo(new ActAnswer.Repeated(leaf, 0));
    refused("reportStep", passed(list, pass('E', 2), 1, 6), "stepIsOtherwise", null, null);
    refused(
        "reportStep",
        passed(list, pass('E', 3), 1, 4),
        "exceedsLine",
        "4 pieces of line 1 of " + list,
        "at most 3");
    refused("reportStep", passed(list, pass('E', 3), 2, 1), "lineUnknown", null, "lines 1 to 1");
    refused("reportStep", passed(list, "HF-1", 1, 1), "numberMalformed", "HF-1", null);
    refused("reportStep", passed(list('E', 99), pass('E', 9), 1, 1), "documentUnknown", null, null);
    refused(
        "reportStep",
        "'document':'%s','step':'WITNESSED','paperNo':'X'".formatted(list),
        "stepNotAsked",
        null,
        null);
  }

  @Test
  void whatDoesNotComeIsFreedWhenTheListIsClosedShortAndNeedsAReason() {
    String list = list('I', 2);
    accept("INBOUND_LIST", list, 60, "");
    String close = "'document':'%s','step':'CLOSED'".formatted(list);
    refused("reportStep", close, "stepNotNow", null, null);
    step(passed(list, pass('I', 2), 1, 57));
    refused("reportStep", close, "stepNotNow", null, "a reason why not all of it came");

    step(close + ",'reason':'three bottles broken on the way'");

    assertThat(stock()).isEqualTo(Map.of(Holding.ABROAD, "-157", Holding.WAREHOUSE, "157"));
    assertThat(book.value(zone, BOOK, "WINE")).containsEntry(Holding.WAREHOUSE, 1_884_000L);
    refused("reportStep", passed(list, pass('I', 3), 1, 3), "stepNotNow", null, null);
  }

  @Test
  void aDocumentIsWithdrawnOnlyBeforeAnythingPassed() {
    String list = list('E', 2);
    accept("OUTBOUND_LIST", list, 60, "");
    String withdraw = "'document':'%s','step':'WITHDRAWN','reason':'cancelled'".formatted(list);
    long leaf = step(withdraw);
    assertThat(stock()).containsEntry(Holding.WAREHOUSE, "100");
    assertThat(book.act(zone, AT, "reportStep", withdraw))
        .isEqualTo(new ActAnswer.Repeated(leaf, 0));

    accept("OUTBOUND_LIST", list('E', 3), 60, "");
    step(passed(list('E', 3), pass('E', 3), 1, 1));
    refused(
        "reportStep",
        "'document':'%s','step':'WITHDRAWN'".formatted(list('E', 3)),
        "stepNotNow",
        null,
        null);
  }

  @Test
  void goodsAreDestroyedWhenAWitnessSaysSo() {
    accept("DESTRUCTION", "XH-1", 5, "'customsNo':'HG-XH-1',");
    assertThat(stock()).containsEntry(Holding.WAREHOUSE, "100 -5");

    step("'document':'XH-1','step':'WITNESSED','paperNo':'JX-1'");

    assertThat(stock())
        .containsEntry(Holding.WAREHOUSE, "95")
        .containsEntry(Holding.DESTROYED, "5");
  }

  @Test
  void aStockTakeAdjustsNothingBeforeCustomsHasDecided() {
    String take = "'number':'PD-1','place':'WAREHOUSE','counts':[{'item':'WINE','counted':97}]";
    long leaf = book.done(zone, AT, "recordStockTake", take);
    assertThat(book.act(zone, AT, "recordStockTake", take))
        .isEqualTo(new ActAnswer.Repeated(leaf, 0));
    refused("recordStockTake", take.replace("97", "96"), "documentIsOtherwise", null, null);
    assertThat(stock())
        .containsEntry(Holding.WAREHOUSE, "97")
        .containsEntry(Holding.MISSING_WAREHOUSE, "3");

    // One turns up again: the count is corrected; the others are written off.
    book.done(zone, AT, "takeBack", correction("GZ-1", "PD-1", 1));
    accept(
        "SHORTAGE",
        "DS-1",
        "'customsNo':'HG-1',",
        "{'item':'WINE','quantity':2,'from':'MISSING_WAREHOUSE','to':'WRITTEN_OFF'}");
    assertThat(stock())
        .isEqualTo(
            Map.of(Holding.ABROAD, "-100", Holding.WAREHOUSE, "98", Holding.WRITTEN_OFF, "2"));
  }

  @Test
  void whatIsFoundBeyondTheBookIsNobodysUntilCustomsHasDecided() {
    book.done(
        zone,
        AT,
        "recordStockTake",
        "'number':'PD-1','place':'WAREHOUSE','counts':[{'item':'WINE','counted':104}]");
    assertThat(stock()).containsEntry(Holding.SURPLUS_WAREHOUSE, "4");
    // A second count finds the same bottles, and nothing new.
    book.done(
        zone,
        AT,
        "recordStockTake",
        "'number':'PD-2','place':'WAREHOUSE','counts':[{'item':'WINE','counted':104}]");
    assertThat(stock()).containsEntry(Holding.SURPLUS_WAREHOUSE, "4");

    accept("OVERAGE", "YY-1", 4, "'customsNo':'HG-2',");

    assertThat(stock())
        .isEqualTo(Map.of(Holding.ABROAD, "-100", Holding.FOUND, "-4", Holding.WAREHOUSE, "104"));
  }

  @Test
  void aCorrectionTakesBackNoMoreThanTookEffect() {
    accept("SAMPLE", "QY-1", 5, "'customsNo':'HG-3',");
    long leaf = book.done(zone, AT, "takeBack", correction("GZ-1", "QY-1", 2));
    assertThat(book.act(zone, AT, "takeBack", correction("GZ-1", "QY-1", 2)))
        .isEqualTo(new ActAnswer.Repeated(leaf, 0));
    refused("takeBack", correction("GZ-1", "QY-1", 1), "documentIsOtherwise", null, null);
    refused(
        "takeBack",
        correction("GZ-2", "QY-1", 4),
        "exceedsOriginal",
        "4 pieces of line 1 of QY-1",
        "at most 3");
    refused("takeBack", correction("GZ-2", "QY-9", 1), "originalUnknown", "QY-9", null);
    assertThat(stock())
        .containsEntry(Holding.WAREHOUSE, "97")
        .containsEntry(Holding.CUSTOMS_HELD, "3");

    // The correction itself was wrong by one.
    book.done(zone, AT, "takeBack", correction("GZ-3", "GZ-1", 1));
    assertThat(stock()).containsEntry(Holding.CUSTOMS_HELD, "4");

    accept("OUTBOUND_LIST", list('E', 2), 10, "");
    refused("takeBack", correction("GZ-4", list('E', 2), 1), "exceedsOriginal", null, "at most 0");
  }

  @Test
  void aCustomerReturnsWithinThirtyDaysWhatAListSold() {
    accept("RETAIL_LIST", "RL-1", 3, "");
    String back =
        "'kind':'CUSTOMER_RETURN','number':'%s','original':'%s','reason':'unopened',"
            + "'parts':[{'line':1,'quantity':%d}]";
    refused("takeBack", back.formatted("TH-1", "RL-1", 1), "exceedsOriginal", null, "at most 0");
    step(passed("RL-1", pass('E', 2), 1, 3));
    refused("takeBack", back.formatted("TH-1", "RL-1", 1), "exceedsOriginal", null, "at most 0");
    step("'document':'RL-1','step':'RELEASED','paperNo':'83012026I000000001'");

    book.done(zone, AT, "takeBack", back.formatted("TH-1", "RL-1", 2));
    assertThat(stock()).containsEntry(Holding.WAREHOUSE, "97 +2");
    step(passed("TH-1", pass('I', 2), 1, 2));
    assertThat(stock()).containsEntry(Holding.WAREHOUSE, "99").containsEntry(Holding.STREET, "1");

    refused("takeBack", back.formatted("TH-2", "RL-1", 2), "exceedsOriginal", null, "at most 1");
    refused("takeBack", back.formatted("TH-2", list('I', 1), 1), "originalUnknown", null, null);
    Instant late = AT.plus(Duration.ofDays(30)).plusSeconds(1);
    ActAnswer answer = book.act(zone, late, "takeBack", back.formatted("TH-2", "RL-1", 1));
    assertThat(((ActAnswer.Refused) answer).code()).isEqualTo("tooLate");
  }

  @Test
  void aConversionConservesValueOrIsRefused() {
    book.register(zone, AT, "GIFT", 36_000);
    book.register(zone, AT, "PAPER", 1);
    String make = "'kind':'CONVERSION','number':'%s','lines':[%s]";
    String threeBottles =
        "{'item':'WINE','quantity':6,'from':'WAREHOUSE','to':'CONVERTED'},"
            + "{'item':'GIFT','quantity':2,'from':'CONVERTED','to':'WAREHOUSE'}";

    book.done(zone, AT, "acceptDocument", make.formatted("ZH-1", threeBottles));

    assertThat(stock()).containsEntry(Holding.WAREHOUSE, "94");
    assertThat(book.stock(zone, BOOK, "GIFT")).containsEntry(Holding.WAREHOUSE, "2");
    assertThat(book.value(zone, BOOK, "WINE"))
        .isEqualTo(Map.of(Holding.ABROAD, -1_200_000L, Holding.WAREHOUSE, 1_128_000L));
    assertThat(book.value(zone, BOOK, "GIFT")).isEqualTo(Map.of(Holding.WAREHOUSE, 72_000L));

    refused(
        "acceptDocument",
        make.formatted(
            "ZH-2",
            threeBottles + ",{'item':'PAPER','quantity':1,'from':'CONVERTED','to':'WAREHOUSE'}"),
        "valuesDiffer",
        "products worth 72001 fen",
        "72000 fen, which is what goes in");
    refused("takeBack", correction("GZ-1", "ZH-1", 1), "originalUnknown", null, null);
  }

  private Map<Holding, String> stock() {
    return book.stock(zone, BOOK, "WINE");
  }

  private static String correction(String number, String original, int pieces) {
    return "'kind':'CORRECTION','number':'%s','original':'%s','reason':'counted again',"
            .formatted(number, original)
        + "'parts':[{'line':1,'quantity':%d}]".formatted(pieces);
  }

  private void accept(String kind, String number, int pieces, String more) {
    accept(kind, number, more, "{'item':'WINE','quantity':%d}".formatted(pieces));
  }

  private void accept(String kind, String number, String more, String line) {
    book.done(
        zone,
        AT,
        "acceptDocument",
        "'kind':'%s','number':'%s',%s'lines':[%s]".formatted(kind, number, more, line));
  }

  private long step(String fields) {
    return book.done(zone, AT, "reportStep", fields);
  }

  private void refused(String act, String fields, String code, String received, String expected) {
    ActAnswer answer = book.act(zone, AT, act, fields);
    assertThat(answer).as(fields).isInstanceOf(ActAnswer.Refused.class);
    ActAnswer.Refused refused = (ActAnswer.Refused) answer;
    assertThat(refused.code()).as(refused.toString()).isEqualTo(code);
    if (received != null) {
      assertThat(refused.received()).isEqualTo(received);
    }
    if (expected != null) {
      assertThat(refused.expected()).isEqualTo(expected);
    }
  }
}
