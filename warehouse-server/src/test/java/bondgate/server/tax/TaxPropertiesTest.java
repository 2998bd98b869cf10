package bondgate.server.tax;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for every order, over random ones. */
class TaxPropertiesTest {
  private static final long SEED = Long.getLong("bondgate.test.seed", System.nanoTime());
  private static final int ORDERS = 2_000;
  private static final Ratio SHARE = decimal("0.7");

  private final Random random = new Random(SEED);

  @BeforeAll
  static void printTheSeed() {
    System.out.println("TaxPropertiesTest: -Dbondgate.test.seed=" + SEED);
  }

  @ParameterizedTest
  @EnumSource(RemainderTo.class)
  void noFenIsLostWhenFreightIsDivided(RemainderTo remainderTo) {
    for (int i = 0; i < ORDERS; i++) {
      List<Long> values = values();
      long amount = random.nextLong(0, 1_000_000_000_000L);

      List<Long> parts = Division.of(amount, values, remainderTo);

      assertThat(parts).hasSameSizeAs(values).allMatch(part -> part >= 0);
      assertThat(sum(parts)).isEqualTo(amount);
      assertThat(farFromItsShare(parts, values, amount)).isLessThanOrEqualTo(1);
    }
  }

  @Test
  void theRemainderGoesWhereTheSettingSays() {
    assertThat(Division.of(2, List.of(1L, 2L, 2L), RemainderTo.LARGEST))
        .containsExactly(0L, 2L, 0L);
    assertThat(Division.of(2, List.of(1L, 2L, 2L), RemainderTo.LAST)).containsExactly(0L, 0L, 2L);
    assertThat(Division.of(5, List.of(0L, 0L), RemainderTo.LARGEST)).containsExactly(5L, 0L);
    assertThat(Division.of(5, List.of(0L, 0L), RemainderTo.LAST)).containsExactly(0L, 5L);
  }

  @Test
  void theOrderIsTheSumOfItsLinesAndTheLineOfItsTaxes() {
    for (int i = 0; i < ORDERS / 4; i++) {
      QuoteRequest request = order();
      TaxQuote quote = TestOrders.quoted(request);

      assertThat(quote.tax().totalFen())
          .isEqualTo(quote.lines().stream().mapToLong(line -> line.tax().totalFen()).sum());
      assertThat(quote.dutiableFen())
          .isEqualTo(
              request.freightFen()
                  + request.insuranceFen()
                  + quote.lines().stream().mapToLong(line -> line.priced().goodsFen()).sum());
      assertThat(TestOrders.quoted(request)).isEqualTo(quote);
    }
  }

  @Test
  void aDearerLineNeverOwesLess() {
    for (int i = 0; i < ORDERS; i++) {
      TaxBase base = base();
      TaxBase dearer =
          new TaxBase(
              base.dutiableFen().plus(Ratio.of(1 + random.nextInt(10_000))),
              base.tariffRate(),
              base.vatRate(),
              base.consumptionRate(),
              base.specificFen());
      for (TaxMode mode : TaxMode.values()) {
        TaxFen less = ExactTax.of(base, mode, SHARE).rounded(TaxRounding.HALF_UP);
        TaxFen more = ExactTax.of(dearer, mode, SHARE).rounded(TaxRounding.HALF_UP);
        assertThat(more.tariffFen()).isGreaterThanOrEqualTo(less.tariffFen());
        assertThat(more.consumptionFen()).isGreaterThanOrEqualTo(less.consumptionFen());
        assertThat(more.vatFen()).isGreaterThanOrEqualTo(less.vatFen());
      }
    }
  }

  @Test
  void fullTaxIsNeverLessAndRoundingMovesNoTaxByAFen() {
    for (int i = 0; i < ORDERS; i++) {
      TaxBase base = base();
      ExactTax within = ExactTax.of(base, TaxMode.COMPREHENSIVE, SHARE);
      ExactTax full = ExactTax.of(base, TaxMode.FULL, SHARE);
      TaxFen up = within.rounded(TaxRounding.HALF_UP);
      TaxFen cut = within.rounded(TaxRounding.TRUNCATE);

      assertThat(full.total()).isGreaterThanOrEqualTo(within.total());
      assertThat(up.totalFen() - cut.totalFen()).isBetween(0L, 2L);
      assertThat(cut.totalFen()).isLessThanOrEqualTo(within.total().rounded(RoundingMode.DOWN));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0,    0.13, 9.1000",
    "0.15, 0.13, 23.0588",
    "0.10, 0.13, 17.8889",
    "0.20, 0.13, 28.8750",
    "0.05, 0.13, 13.2632",
    "0,    0.09, 6.3000"
  })
  void theCompositeRateIsTheOneThatIsKnown(String consumption, String vat, BigDecimal percent) {
    TaxBase hundred =
        new TaxBase(Ratio.of(100), Ratio.ZERO, decimal(vat), decimal(consumption), Ratio.ZERO);

    assertThat(
            ExactTax.of(hundred, TaxMode.COMPREHENSIVE, SHARE)
                .total()
                .decimal(4, RoundingMode.HALF_UP))
        .isEqualTo(percent);
  }

  @Test
  void aTieIsExactAlthoughItsWayIsNoFiniteDecimal() {
    // 3 ÷ 0.78 has no end, but 3 ÷ 0.78 × 0.13 is half a fen: any cut in between would lose it.
    TaxBase tie =
        new TaxBase(Ratio.of(3), Ratio.ZERO, decimal("0.13"), decimal("0.22"), Ratio.ZERO);

    assertThat(ExactTax.of(tie, TaxMode.FULL, SHARE).rounded(TaxRounding.HALF_UP).vatFen())
        .isEqualTo(1);
  }

  private QuoteRequest order() {
    List<String> goods =
        List.of(TestOrders.WINE, TestOrders.MILK, TestOrders.OIL, TestOrders.BAG, "9619001100");
    List<QuoteLine> lines = new ArrayList<>();
    int count = 1 + random.nextInt(20);
    for (int i = 0; i < count; i++) {
      lines.add(
          TestOrders.line(
              goods.get(random.nextInt(goods.size())),
              1 + random.nextInt(3),
              random.nextInt(8_000)));
    }
    return new QuoteRequest(
        TestOrders.DAY, "1210", random.nextInt(9_000), random.nextInt(900), 0, lines);
  }

  private TaxBase base() {
    return new TaxBase(
        Ratio.of(random.nextInt(1_000_000)),
        Ratio.of(BigDecimal.valueOf(random.nextInt(500), 3)),
        Ratio.of(BigDecimal.valueOf(random.nextInt(20), 2)),
        Ratio.of(BigDecimal.valueOf(random.nextInt(60), 2)),
        Ratio.of(BigDecimal.valueOf(random.nextInt(10_000), 2)));
  }

  private List<Long> values() {
    return LongStream.range(0, 1 + random.nextInt(99))
        .map(i -> random.nextInt(5) == 0 ? 0 : random.nextLong(1_000_000_000_000L))
        .boxed()
        .toList();
  }

  /** How many lines have not their share rounded down. */
  private static long farFromItsShare(List<Long> parts, List<Long> values, long amount) {
    Ratio all = Ratio.of(sum(values));
    return LongStream.range(0, values.size())
        .filter(
            i -> {
              long value = values.get((int) i);
              long fair =
                  all.isZero()
                      ? 0
                      : Ratio.of(amount)
                          .times(Ratio.of(value))
                          .dividedBy(all)
                          .rounded(RoundingMode.DOWN);
              return parts.get((int) i) != fair;
            })
        .count();
  }

  private static long sum(List<Long> parts) {
    return parts.stream().mapToLong(Long::longValue).sum();
  }

  private static Ratio decimal(String value) {
    return Ratio.of(new BigDecimal(value));
  }
}
