package bondgate.server.stream;

import static bondgate.server.stream.RetailZone.AT;
import static bondgate.server.stream.RetailZone.SOLD_ON;
import static bondgate.server.stream.RetailZone.on;
import static bondgate.server.stream.RetailZone.reason;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.guarantee.Guarantees;
import bondgate.server.guarantee.Headroom;
import bondgate.server.guarantee.HoldLine;
import bondgate.server.guarantee.Statements;
import bondgate.server.guarantee.TaxDue;
import bondgate.server.guarantee.TaxDues;
import bondgate.server.guarantee.TaxPaymentLine;
import bondgate.server.guarantee.TaxTiming;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The life of a retail hold: taken with the sale, due from the day of customs' release on, used up
 * by the tax bill.
 */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class TaxPaidTest {
  private static final String LIST = "83012026I000000077";
  private static final List<String> BOTTLES =
      IntStream.range(0, 2).mapToObj("E28011606000020C%08X"::formatted).toList();

  @Inject RetailZone zones;
  @Inject TestZone desk;
  @Inject BookZone acts;
  @Inject Guarantees guarantees;
  @Inject Statements statements;
  @Inject TaxDues dues;

  /** The example of the README: two bottles that hold ¥31.00 each, and a bill of ¥60.00. */
  @Test
  void aTaxBillUsesUpWhatIsHeldAndFreesTheRest() {
    String zone = "tax-paid";
    zones.sell(zone, BOTTLES);
    assertThat(guarantees.headroom(zone, AT)).isEqualTo(new Headroom(100_000, 6200, 0, 0, 93_800));

    assertThat(zones.pay(zone, "S-1", "TB-1", 6000, 40)).isInstanceOf(ActAnswer.Done.class);

    assertThat(guarantees.headroom(zone, AT)).isEqualTo(new Headroom(100_000, 0, 6000, 0, 94_000));
    assertThat(statements.of(zone, SOLD_ON, SOLD_ON.plusDays(40)).holds())
        .extracting(HoldLine::settledFen, HoldLine::releasedFen)
        .containsExactly(tuple(3100L, 0L), tuple(2900L, 200L));
    assertThat(zones.pay(zone, "S-1", "TB-1", 6000, 40))
        .as("again")
        .isInstanceOf(ActAnswer.Repeated.class);
    assertThat(reason(zones.pay(zone, "S-1", "TB-2", 6000, 40))).isEqualTo("taxPaidOtherwise");
    assertThat(guarantees.headroom(zone, AT).settledFen()).as("once").isEqualTo(6000);
  }

  @Test
  void aBillThatDoesNotFitIsRefusedByNameAndChangesNothing() {
    String zone = "tax-refused";
    zones.sell(zone, BOTTLES);

    assertThat(reason(zones.pay(zone, "S-2", "TB-1", 1, 40))).isEqualTo("nothingHeld");
    assertThat(reason(zones.pay(zone, "S-1", "TB-1", 6201, 40))).isEqualTo("taxExceedsHold");
    assertThat(zones.pay(zone, on(40), "S-1", "TB-1", 6000, 41))
        .isEqualTo(
            new ActAnswer.Refused(
                "taxPaidInFuture",
                "paid on 2026-04-11",
                "paid on 2026-04-10 or before",
                "record the payment once it is made"));
    assertThat(reason(zones.pay(zone, on(40), "S-1", "TB-1", 6000, -1)))
        .isEqualTo("taxPaidBeforeRelease");
    assertThat(guarantees.headroom(zone, AT)).isEqualTo(new Headroom(100_000, 6200, 0, 0, 93_800));
  }

  @Test
  void theDayOfThePaymentIsChinas() {
    String zone = "tax-china";
    zones.sell(zone, BOTTLES);
    Instant lastSecond = Instant.parse("2026-04-10T15:59:59Z");

    assertThat(reason(zones.pay(zone, lastSecond, "S-1", "TB-1", 6000, 41)))
        .isEqualTo("taxPaidInFuture");
    assertThat(zones.pay(zone, lastSecond.plusSeconds(1), "S-1", "TB-1", 6000, 41))
        .as("in China it is the 41st day")
        .isInstanceOf(ActAnswer.Done.class);
  }

  @ParameterizedTest
  @CsvSource({"0, EARLY", "30, EARLY", "31, IN_TIME", "45, IN_TIME", "46, LATE", "400, LATE"})
  void theDayIsCountedFromTheReleaseAndNamed(int day, TaxTiming timing) {
    String zone = "tax-day-" + day;
    zones.sell(zone, BOTTLES);
    zones.pay(zone, "S-1", "TB-1", 6200, day);

    List<TaxPaymentLine> payments = statements.of(zone, SOLD_ON, SOLD_ON.plusDays(day)).payments();
    assertThat(payments)
        .extracting(TaxPaymentLine::day, TaxPaymentLine::timing, TaxPaymentLine::releasedOn)
        .containsExactly(tuple((long) day, timing, SOLD_ON));
  }

  @ParameterizedTest
  @CsvSource({"30, NOT_DUE", "31, DUE", "45, DUE", "46, OVERDUE"})
  void whatIsNotPaidIsDueOnTheSameDays(int day, TaxDue.State state) {
    String zone = "tax-due-" + day;
    zones.sell(zone, BOTTLES);

    assertThat(dues.of(zone, on(day)))
        .containsExactly(new TaxDue("S-1", 6200, SOLD_ON, day, state));
    zones.pay(zone, "S-1", "TB-1", 6000, day);
    assertThat(dues.of(zone, on(day))).isEmpty();
  }

  @Test
  void aSaleMayStateThatCustomsReleasedItEarlierAndNotThatItWill() {
    String zone = "tax-released";
    desk.openPortals(zone);
    zones.display(zone, "WINE-750", BOTTLES);

    assertThat(zones.sale(zone, on(2), BOTTLES, ",'releasedOn':'2026-03-04'"))
        .isEqualTo(
            new ActAnswer.Refused(
                "releasedInFuture",
                "released on 2026-03-04",
                "released on 2026-03-03 or before",
                "record the sale once customs has released it"));
    assertThat(zones.sale(zone, on(2), BOTTLES, ",'releasedOn':'2026-03-02'"))
        .isInstanceOf(ActAnswer.Done.class);
    assertThat(zones.sale(zone, on(2), BOTTLES, ",'releasedOn':'2026-03-02'"))
        .isInstanceOf(ActAnswer.Repeated.class);
    assertThat(reason(zones.sale(zone, on(2), BOTTLES, ""))).isEqualTo("saleIsOtherwise");
    assertThat(dues.of(zone, on(32)))
        .containsExactly(new TaxDue("S-1", 6200, SOLD_ON.plusDays(1), 31, TaxDue.State.DUE));
  }

  @Test
  void theDaysOfAListBeginWhenCustomsReleasesIt() {
    String zone = "tax-list";
    zones.register(zone, "WINE-750");
    zones.lodge(zone, "BH-1", 100_000, "2099-12-31");
    acts.bringIn(zone, AT, BookZone.BOOK, "WINE-750", 10, 5);
    acts.done(
        zone,
        AT,
        "acceptDocument",
        "'kind':'RETAIL_LIST','number':'%s','lines':[{'item':'WINE-750','quantity':2}]"
            .formatted(LIST));
    assertThat(dues.of(zone, on(100)))
        .containsExactly(new TaxDue(LIST, 6200, null, 0, TaxDue.State.NOT_RELEASED));
    assertThat(reason(zones.pay(zone, LIST, "TB-1", 6000, 10))).isEqualTo("notReleased");

    acts.done(
        zone,
        on(6),
        "reportStep",
        "'document':'%s','step':'RELEASED','paperNo':'%s','happenedAt':'%s'"
            .formatted(LIST, LIST, on(5)));

    assertThat(dues.of(zone, on(35)))
        .containsExactly(new TaxDue(LIST, 6200, SOLD_ON.plusDays(5), 30, TaxDue.State.NOT_DUE));
    assertThat(reason(zones.pay(zone, on(36), LIST, "TB-1", 6000, 4)))
        .isEqualTo("taxPaidBeforeRelease");
    assertThat(zones.pay(zone, LIST, "TB-1", 6000, 36)).isInstanceOf(ActAnswer.Done.class);
    assertThat(statements.of(zone, SOLD_ON, SOLD_ON.plusDays(36)).payments())
        .extracting(TaxPaymentLine::day, TaxPaymentLine::timing, TaxPaymentLine::freedFen)
        .containsExactly(tuple(31L, TaxTiming.IN_TIME, 200L));
  }

  @Test
  void whatAnActSaidBeforeItCouldSayMoreIsReadAndWrittenAsItWas() throws Exception {
    String said =
        "{\"act\":\"recordSale\",\"id\":\"a-1\",\"actor\":\"till:t-1\",\"saleNo\":\"S-1\","
            + "\"customsReleaseRef\":\"83012026I000000001\",\"epcs\":[\"E280\"]}";

    assertThat(new String(ActJson.content(ActJson.read(said.getBytes(UTF_8))), UTF_8))
        .isEqualTo(said);
  }
}
