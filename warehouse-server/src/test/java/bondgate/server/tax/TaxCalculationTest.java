package bondgate.server.tax;

import static bondgate.server.tax.TestOrders.BAG;
import static bondgate.server.tax.TestOrders.COSMETICS;
import static bondgate.server.tax.TestOrders.DAY;
import static bondgate.server.tax.TestOrders.MILK;
import static bondgate.server.tax.TestOrders.OIL;
import static bondgate.server.tax.TestOrders.WATCH;
import static bondgate.server.tax.TestOrders.WINE;
import static bondgate.server.tax.TestOrders.line;
import static bondgate.server.tax.TestOrders.order;
import static bondgate.server.tax.TestOrders.quoted;
import static bondgate.server.tax.TestOrders.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Orders over the sample tables: rates, thresholds, limits and refusals together. */
class TaxCalculationTest {

  @ParameterizedTest
  @CsvSource({
    // The threshold itself is taxed; the exact quotient counts, over all pieces of the line.
    "30 ml,   1, 30000, true",
    "30 ml,   1, 29999, false",
    "30 ml,   3, 30000, true",
    "30 ml,   3, 29999, false",
    "0.03 l,  1, 30000, true",
    "50 g,    1, 50000, true",
    "50 g,    1, 49999, false",
    "0.05 kg, 1, 50000, true",
    "5 piece, 1, 7500,  true",
    "5 piece, 1, 7499,  false",
    "3 piece, 1, 4500,  true",
    "100 ml,  1, 9900,  false"
  })
  void cosmeticsAreTaxedFromTheThresholdOn(
      String content, long quantity, long priceFen, boolean taxed) {
    TaxQuote quote = quoted(order(line(COSMETICS, quantity, priceFen, content)));

    assertThat(quote.tax().consumptionFen() > 0).isEqualTo(taxed);
  }

  @Test
  void freightCanLiftALineOverTheThreshold() {
    QuoteLine serum = line(COSMETICS, 1, 29_900, "30 ml");

    assertThat(quoted(order(DAY, 99, serum)).tax().consumptionFen()).isZero();
    assertThat(quoted(order(DAY, 100, serum)).tax().consumptionFen()).isPositive();
  }

  @Test
  void aWatchIsTaxedFromTenThousandOnAndInFull() {
    TaxQuote watch = quoted(order(line(WATCH, 1, 1_000_000, "1 piece")));

    assertThat(watch.mode()).isEqualTo(TaxMode.FULL);
    // 11 000 ÷ 0.8 × 0.2 = 2750; (11 000 + 2750) × 0.13 = 1787.50
    assertThat(watch.tax()).isEqualTo(new TaxFen(100_000, 275_000, 178_750));
    assertThat(quoted(order(line(WATCH, 1, 999_999, "1 piece"))).tax().consumptionFen()).isZero();
  }

  @Test
  void specificRatesGoByContent() {
    // 白酒 500 ml: 20 % and 0.912 CNY a litre: (1000 + 0.456) ÷ 0.8 × 0.2 + 0.456 = 250.57
    TaxQuote spirits = quoted(order(line("2208300000", 1, 100_000, "500 ml")));
    assertThat(legal(spirits, StepName.CONSUMPTION_TAX)).isEqualTo("250.570000");
    // 24 cans of 0.33 l: 250 ÷ 988 × 7.92 = 2.004049
    TaxQuote beer = quoted(order(line("2203000000", 24, 500, "0.33 l")));
    assertThat(legal(beer, StepName.CONSUMPTION_TAX)).isEqualTo("2.004049");
    // (120 + 2.004049) × 0.13 × 0.7
    assertThat(beer.tax()).isEqualTo(new TaxFen(0, 140, 1_110));
  }

  @Test
  void aChangeOfRatesKeepsOldSalesRight() {
    QuoteLine wine = line(WINE, 1, 10_000);
    LocalDate before = LocalDate.parse("2019-03-31");
    LocalDate change = LocalDate.parse("2019-04-01");

    // (100 ÷ 0.9) × 16 % × 70 %, and × 13 % from the change on
    assertThat(quoted(order(before, 0, wine)).tax().vatFen()).isEqualTo(1_244);
    assertThat(quoted(order(change, 0, wine)).tax().vatFen()).isEqualTo(1_011);
    assertThat(quoted(order(change.plusYears(9), 0, wine)).tax().vatFen()).isEqualTo(1_011);
  }

  @Test
  void theLimitsOfTheDayDecideToo() {
    QuoteLine bag = line(BAG, 1, 300_000);

    TaxQuote in2018 = quoted(order(LocalDate.parse("2018-12-31"), 0, bag));
    assertThat(in2018.mode()).isEqualTo(TaxMode.FULL);
    assertThat(in2018.tax()).isEqualTo(new TaxFen(30_000, 0, 52_800));
    TaxQuote in2019 = quoted(order(LocalDate.parse("2019-01-01"), 0, bag));
    assertThat(in2019.mode()).isEqualTo(TaxMode.COMPREHENSIVE);
    assertThat(in2019.tax()).isEqualTo(new TaxFen(0, 0, 33_600));
    assertThat(refused(order(LocalDate.parse("2016-04-07"), 0, bag)))
        .anyMatch(TaxRefusal.NoLimitsInForce.class::isInstance);
  }

  @Test
  void freightAndInsuranceCountForTheLimit() {
    QuoteRequest onIt =
        new QuoteRequest(
            DAY, "1210", 1, 1, 0, List.of(line(BAG, 1, 250_000), line(MILK, 1, 249_998)));
    QuoteRequest overIt =
        new QuoteRequest(
            DAY, "1210", 2, 1, 0, List.of(line(BAG, 1, 250_000), line(MILK, 1, 249_998)));

    assertThat(quoted(onIt).dutiableFen()).isEqualTo(500_000);
    assertThat(refused(overIt))
        .containsExactly(new TaxRefusal.SingleLimitExceeded(500_001, 500_000, 2));
  }

  @Test
  void oneLineOfTwoPiecesIsDivisible() {
    assertThat(refused(order(line(BAG, 2, 250_001))))
        .containsExactly(new TaxRefusal.SingleLimitExceeded(500_002, 500_000, 2));
    TaxQuote one = quoted(order(line(BAG, 1, 800_000)));
    assertThat(one.tax()).isEqualTo(new TaxFen(48_000, 0, 110_240));
    assertThat(one.usedAfterFen()).isEqualTo(800_000);
  }

  @Test
  void allThatSpeaksAgainstAnOrderIsSaidAtOnce() {
    QuoteRequest hopeless =
        new QuoteRequest(
            DAY,
            "9610",
            0,
            0,
            2_600_000,
            List.of(
                line("0101210010", 1, 1),
                line(WATCH, 1, 100, "1 piece"),
                line(COSMETICS, 1, 100),
                line("2204210000", 2, 300_000),
                line("2203000000", 1, 100, "330 g")));

    assertThat(refused(hopeless).stream().map(TaxRefusal::code))
        .containsExactly(
            "notOnPositiveList",
            "rateUnknown",
            "onlyBonded",
            "contentMissing",
            "contentUnitDiffers",
            "annualLimitExceeded",
            "singleLimitExceeded");
    assertThat(refused(hopeless).stream().map(TaxRefusal::line).flatMap(Optional::stream))
        .containsExactly(1, 1, 2, 3, 5);
  }

  @Test
  void anUnknownModeOfTradeIsRefused() {
    assertThat(refused(new QuoteRequest(DAY, "0110", 0, 0, 0, List.of(line(MILK, 1, 100)))))
        .containsExactly(new TaxRefusal.TradeModeUnknown("0110", List.of("1210", "9610")));
  }

  @Test
  void theListOfTheDayDecides() {
    QuoteLine once = line("2208902000", 1, 10_000, "500 ml");

    assertThat(quoted(order(LocalDate.parse("2022-02-28"), 0, once)).tax().totalFen()).isPositive();
    assertThat(refused(order(LocalDate.parse("2022-03-01"), 0, once)))
        .containsExactly(
            new TaxRefusal.NotOnPositiveList(
                Optional.of(1), "2208902000", LocalDate.parse("2022-03-01")));
  }

  @Test
  void oilHasTheLowerVat() {
    assertThat(quoted(order(line(OIL, 1, 10_000))).tax()).isEqualTo(new TaxFen(0, 0, 630));
  }

  @Test
  void noTaxIsTooSmallToBeDue() {
    // The waiver up to 50 CNY is for personal postal articles; here 1.092 fen is one fen.
    assertThat(quoted(order(line(MILK, 1, 12))).tax()).isEqualTo(new TaxFen(0, 0, 1));
    assertThat(quoted(order(line(MILK, 1, 0))).tax()).isEqualTo(TaxFen.NONE);
  }

  @Test
  void truncatingIsASetting() {
    TaxRules cutOff =
        new TaxRules(TaxRounding.TRUNCATE, RemainderTo.LAST, TaxRules.DEFAULT.bondedByTradeMode());
    QuoteRequest order = order(line(MILK, 1, 252_830));

    // The sample order that showed it: half-up gives 230.08.
    assertThat(quoted(order).tax().totalFen()).isEqualTo(23_008);
    assertThat(
            ((QuoteResult.Quoted) TestOrders.calculation(cutOff).quote(order))
                .quote()
                .tax()
                .totalFen())
        .isEqualTo(23_007);
  }

  private static String legal(TaxQuote quote, StepName name) {
    return quote.lines().get(0).steps().stream()
        .filter(step -> step.name() == name)
        .map(step -> step.result().dividedBy(Ratio.of(100)).decimal(6, RoundingMode.HALF_UP))
        .map(Object::toString)
        .findFirst()
        .orElseThrow();
  }
}
