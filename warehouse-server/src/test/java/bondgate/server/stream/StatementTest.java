package bondgate.server.stream;

import static bondgate.server.stream.RetailZone.SOLD_ON;
import static bondgate.server.stream.RetailZone.on;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.guarantee.GuaranteeStatement;
import bondgate.server.guarantee.HoldLine;
import bondgate.server.guarantee.StatementDifference;
import bondgate.server.guarantee.StatementLine;
import bondgate.server.guarantee.Statements;
import bondgate.server.guarantee.TaxPaymentLine;
import bondgate.server.guarantee.TaxTiming;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The guarantee's statement: what it shows, and that it says each difference by name. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class StatementTest {
  private static final List<String> BOTTLES =
      IntStream.range(0, 2).mapToObj("E28011606000020D%08X"::formatted).toList();

  @Inject RetailZone zones;
  @Inject BookZone acts;
  @Inject Statements statements;

  @ConfigProperty(name = "bondgate.zone")
  String ownZone;

  @Test
  void everyEntryAndEveryHoldIsInIt() {
    String zone = "statement-all";
    zones.sell(zone, BOTTLES);
    zones.pay(zone, "S-1", "TB-1", 3000, 40);

    GuaranteeStatement statement = statements.of(zone, SOLD_ON, SOLD_ON.plusDays(40));

    assertThat(statement.differences()).isEmpty();
    assertThat(statement.lines())
        .extracting(
            StatementLine::what,
            StatementLine::amountFen,
            StatementLine::heldFen,
            StatementLine::settledFen,
            StatementLine::headroomFen)
        .containsExactly(
            tuple(StatementLine.Kind.LODGED, 100_000L, 0L, 0L, 100_000L),
            tuple(StatementLine.Kind.HELD, 3100L, 3100L, 0L, 96_900L),
            tuple(StatementLine.Kind.HELD, 3100L, 6200L, 0L, 93_800L),
            tuple(StatementLine.Kind.SETTLED, 3000L, 3100L, 3000L, 93_900L),
            tuple(StatementLine.Kind.RELEASED, 3100L, 0L, 3000L, 97_000L));
    StatementLine last = statement.lines().get(4);
    assertThat(last.document()).isEqualTo("TB-1");
    assertThat(last.by()).isEqualTo("staff:ls-07");
    assertThat(last.leafIndex()).isPositive();
    assertThat(statement.holds())
        .extracting(
            HoldLine::originalFen,
            HoldLine::releasedFen,
            HoldLine::settledFen,
            HoldLine::balanceFen)
        .containsExactly(tuple(3100L, 100L, 3000L, 0L), tuple(3100L, 3100L, 0L, 0L));
  }

  @Test
  void aPaymentIsInItWithItsDayAndWhatItFreed() {
    String zone = "statement-payment";
    zones.sell(zone, BOTTLES);
    zones.pay(zone, "S-1", "TB-1", 3000, 40);

    GuaranteeStatement statement = statements.of(zone, SOLD_ON, SOLD_ON.plusDays(40));

    long leaf = statement.lines().get(4).leafIndex();
    assertThat(statement.payments())
        .extracting(
            TaxPaymentLine::document,
            TaxPaymentLine::taxBill,
            TaxPaymentLine::timing,
            TaxPaymentLine::heldFen,
            TaxPaymentLine::paidFen,
            TaxPaymentLine::freedFen,
            TaxPaymentLine::leafIndex)
        .containsExactly(tuple("S-1", "TB-1", TaxTiming.IN_TIME, 6200L, 3000L, 3200L, leaf));
  }

  @Test
  void itBeginsWithWhatWasBeforeItsFirstDay() {
    String zone = "statement-days";
    zones.sell(zone, BOTTLES);
    zones.pay(zone, "S-1", "TB-1", 6000, 40);

    GuaranteeStatement between = statements.of(zone, SOLD_ON.plusDays(1), SOLD_ON.plusDays(39));
    assertThat(between.lines()).isEmpty();
    assertThat(between.payments()).isEmpty();
    assertThat(between.holds()).extracting(HoldLine::balanceFen).containsExactly(3100L, 3100L);
    assertThat(between.differences()).isEmpty();

    GuaranteeStatement last = statements.of(zone, SOLD_ON.plusDays(40), SOLD_ON.plusDays(40));
    assertThat(last.lines())
        .extracting(StatementLine::heldFen, StatementLine::settledFen, StatementLine::headroomFen)
        .containsExactly(tuple(3100L, 3100L, 93_800L), tuple(0L, 6000L, 94_000L));
    assertThat(last.differences()).isEmpty();

    GuaranteeStatement after = statements.of(zone, SOLD_ON.plusDays(41), SOLD_ON.plusDays(50));
    assertThat(after.holds()).isEmpty();
    assertThat(after.differences()).isEmpty();
    assertThat(statements.of(zone, SOLD_ON.minusDays(9), SOLD_ON.minusDays(1)))
        .isEqualTo(
            new GuaranteeStatement(
                List.of(), List.of(), List.of(), List.of(), List.of(), List.of()));
  }

  @Test
  void aHoldThatIsMovedEndsOnOneInstrumentAndStandsOnTheOther() {
    String zone = "statement-moved";
    zones.lodge(zone, "BH-0", 50_000, "2026-03-05");
    zones.sell(zone, BOTTLES);
    acts.done(zone, on(10), "moveHolds", "'document':'YC-1','instrument':'BH-0'");

    GuaranteeStatement statement = statements.of(zone, SOLD_ON, SOLD_ON.plusDays(10));

    assertThat(statement.differences()).isEmpty();
    assertThat(statement.lines())
        .filteredOn(line -> line.recordedAt().equals(on(10)))
        .extracting(StatementLine::instrument, StatementLine::what, StatementLine::document)
        .containsExactly(
            tuple("BH-0", StatementLine.Kind.RELEASED, "YC-1"),
            tuple("BH-0", StatementLine.Kind.RELEASED, "YC-1"),
            tuple("BH-1", StatementLine.Kind.HELD, "S-1"),
            tuple("BH-1", StatementLine.Kind.HELD, "S-1"));
    assertThat(statement.holds())
        .extracting(HoldLine::instrument, HoldLine::releasedFen, HoldLine::balanceFen)
        .containsExactly(
            tuple("BH-0", 3100L, 0L),
            tuple("BH-0", 3100L, 0L),
            tuple("BH-1", 0L, 3100L),
            tuple("BH-1", 0L, 3100L));
    GuaranteeStatement later = statements.of(zone, SOLD_ON.plusDays(11), SOLD_ON.plusDays(12));
    assertThat(later.holds()).extracting(HoldLine::instrument).containsExactly("BH-1", "BH-1");
    assertThat(later.differences()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "guarantee_instrument, amount_fen = amount_fen + 1, LODGED BH-1 100001 100000",
    "guarantee_hold_part, amount_fen = amount_fen - 1, HELD BH-1 3099 3100",
    "guarantee_hold_part, transfer_id = gen_random_uuid(),"
        + " HELD BH-1 9300 3100; SETTLED BH-1 0 6200; TAX_PAID S-1 6200 0",
    "guarantee_tax_payment, tax_fen = tax_fen - 1, TAX_PAID S-1 6199 6200",
    "guarantee_tax_payment, document = 'S-9', TAX_PAID S-1 0 6200",
  })
  void aDifferenceIsSaidByName(String table, String change, String expected) throws Exception {
    String zone = "statement-bad-" + Integer.toHexString((table + change).hashCode());
    zones.sell(zone, BOTTLES);
    zones.pay(zone, "S-1", "TB-1", 6200, 40);
    acts.bringIn(zone, on(41), BookZone.BOOK, "WINE-750", 10, 5);
    acts.done(
        zone,
        on(41),
        "acceptDocument",
        "'kind':'RETAIL_LIST','number':'83012026I000000078',"
            + "'lines':[{'item':'WINE-750','quantity':1}]");
    assertThat(statements.of(zone, SOLD_ON, SOLD_ON.plusDays(41)).differences()).isEmpty();

    zones.tamper(table, change + " WHERE zone = '" + zone + "'");

    assertThat(
            statements.of(zone, SOLD_ON, SOLD_ON.plusDays(41)).differences().stream()
                .map(StatementTest::words)
                .toList())
        .isEqualTo(List.of(expected.split("; ", -1)));
  }

  private static String words(StatementDifference one) {
    return "%s %s %d %d".formatted(one.what(), one.where(), one.byRowsFen(), one.byLedgerFen());
  }

  @Test
  void theSameIsToBeHadAsCsv() {
    List<String> bottles =
        IntStream.range(0, 2).mapToObj("E28011606000020E%08X"::formatted).toList();
    zones.display(ownZone, "WINE-CSV", bottles);
    assertThat(zones.sale(ownZone, RetailZone.AT, bottles, "")).isInstanceOf(ActAnswer.Done.class);
    assertThat(zones.pay(ownZone, "S-1", "TB-CSV", 6000, 50)).isInstanceOf(ActAnswer.Done.class);

    String zh = csv("zh");
    String en = csv("en");

    String payment = "S-1,TB-CSV,2026-03-01,2026-04-20,50,%s,62.00,60.00,2.00,";
    assertThat(zh).contains("税款汇缴\r\n单证,税单号,放行日,缴税日,").contains(payment.formatted("逾期"));
    assertThat(en)
        .contains("Tax payments\r\nDocument,Tax bill,Released on,Paid on,")
        .contains(payment.formatted("Late"))
        .contains(",Settled,")
        .doesNotContain("Differences");
  }

  private static String csv(String language) {
    return given()
        .cookie("bondgate-lang", language)
        .get("/officer/guarantee/statement.csv?from=2026-01-01&until=2099-12-31")
        .asString();
  }
}
