package bondgate.server.tax;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of limit cases, with the edge and one past it. */
class PurchaseLimitTest {
  private static final LimitRow SINCE_2019 =
      new LimitRow(
          LocalDate.parse("2019-01-01"), 500_000, 2_600_000, Ratio.of(new BigDecimal("0.7")));

  @ParameterizedTest
  @CsvSource({
    // used this year, dutiable price, pieces, expected
    "0,        5000.00,  3, Comprehensive",
    "0,        5000.01,  2, SingleLimitExceeded",
    "0,        5000.01,  1, Full",
    "21000.00, 5000.00,  1, Comprehensive",
    "21000.01, 5000.00,  1, AnnualLimitExceeded",
    "0,        26000.00, 1, Full",
    "0,        26000.01, 1, AnnualLimitExceeded",
    // 25 990 after a return of 300
    "25690,    310.00,   1, Comprehensive",
    "25690,    310.01,   1, AnnualLimitExceeded",
    "26000,    0,        1, Comprehensive",
    "26000,    0.01,     1, AnnualLimitExceeded",
    "30000,    0.01,     1, AnnualLimitExceeded",
    "20999.99, 5000.01,  1, Full",
    "0,        0,        1, Comprehensive",
    "0,        26000.00, 2, SingleLimitExceeded"
  })
  void anOrderIsDecidedByItsDutiablePriceAndTheYear(
      BigDecimal used, BigDecimal dutiable, long pieces, String expected) {
    LimitDecision decision = PurchaseLimit.decide(SINCE_2019, fen(used), fen(dutiable), pieces);

    assertThat(name(decision)).isEqualTo(expected);
  }

  @Test
  void whatPassesCountsIntoTheYear() {
    assertThat(PurchaseLimit.decide(SINCE_2019, 100, 500_000, 3))
        .isEqualTo(new LimitDecision.Comprehensive(500_100));
    assertThat(PurchaseLimit.decide(SINCE_2019, 100, 500_001, 1))
        .isEqualTo(new LimitDecision.Full(500_101));
  }

  @Test
  void bothLimitsSpeakWhenBothAreExceeded() {
    assertThat(PurchaseLimit.decide(SINCE_2019, 2_500_000, 500_001, 2))
        .isEqualTo(
            new LimitDecision.Refused(
                List.of(
                    new TaxRefusal.AnnualLimitExceeded(2_500_000, 500_001, 2_600_000),
                    new TaxRefusal.SingleLimitExceeded(500_001, 500_000, 2))));
  }

  private static String name(LimitDecision decision) {
    return decision instanceof LimitDecision.Refused refused
        ? refused.refusals().get(0).getClass().getSimpleName()
        : decision.getClass().getSimpleName();
  }

  private static long fen(BigDecimal yuan) {
    return yuan.movePointRight(2).longValueExact();
  }
}
