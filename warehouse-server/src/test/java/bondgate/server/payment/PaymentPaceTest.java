package bondgate.server.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a provider is asked again. */
class PaymentPaceTest {
  private static final Instant NOW = Instant.parse("2026-03-01T02:00:00Z");

  @ParameterizedTest
  @CsvSource({"0, 2", "1, 4", "2, 8", "3, 16", "4, 30", "12, 30", "2000000000, 30"})
  void aPaymentIsAskedAboutEverMoreRarely(int polls, long seconds) {
    assertThat(PaymentPace.ofPayment(polls, NOW, NOW.plusSeconds(3_600)))
        .isEqualTo(NOW.plusSeconds(seconds));
  }

  @Test
  void atItsEndAPaymentIsAskedAboutAtOnce() {
    assertThat(PaymentPace.ofPayment(9, NOW, NOW.plusSeconds(7))).isEqualTo(NOW.plusSeconds(7));
    assertThat(PaymentPace.ofPayment(0, NOW, NOW)).isEqualTo(NOW.plusSeconds(2));
    assertThat(PaymentPace.ofPayment(9, NOW, NOW.minusSeconds(7))).isEqualTo(NOW.plusSeconds(30));
  }

  @ParameterizedTest
  @CsvSource({"0, 2", "5, 64", "10, 2048", "11, 3600", "40, 3600"})
  void aRefundMayTakeDays(int polls, long seconds) {
    assertThat(PaymentPace.ofRefund(polls, NOW)).isEqualTo(NOW.plusSeconds(seconds));
  }
}
