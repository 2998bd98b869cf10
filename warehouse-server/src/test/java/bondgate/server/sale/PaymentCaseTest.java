package bondgate.server.sale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether money pays its order. */
class PaymentCaseTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          PLACED     | 100 | SAME    | false | false | -
          PLACED     | 99  | SAME    | true  | true  | WRONG_AMOUNT
          PLACED     | 101 | SAME    | true  | true  | WRONG_AMOUNT
          PLACED     | 100 | OTHER   | false | true  | PAYER_DIFFERS
          PLACED     | 100 | OTHER   | true  | false | -
          PLACED     | 100 | UNKNOWN | false | false | PAYER_UNKNOWN
          PLACED     | 100 | UNKNOWN | false | true  | -
          PLACED     | 100 | UNKNOWN | true  | false | -
          PAID       | 100 | SAME    | true  | true  | SECOND_PAYMENT
          RELEASED   | 100 | SAME    | true  | true  | SECOND_PAYMENT
          GONE       | 100 | SAME    | true  | true  | SECOND_PAYMENT
          RETURNED   | 100 | SAME    | true  | true  | SECOND_PAYMENT
          REFUND_DUE | 100 | SAME    | true  | true  | LATE
          CANCELLED  | 100 | SAME    | true  | true  | LATE
          REFUNDED   | 100 | SAME    | true  | true  | LATE
          """)
  void moneyPaysAnOrderOrHasToGoBack(
      Stage stage,
      long fen,
      PayerCheck payer,
      boolean verified,
      boolean acceptUnknown,
      PaymentAside aside) {
    assertThat(new PaymentCase(stage, 100, verified, acceptUnknown).aside(fen, payer))
        .isEqualTo(Optional.ofNullable(aside));
  }

  @Test
  void theNoticeInForceIsTheLastThatBeganByThatDay() {
    var notices = SaleRules.notices("1, 2@2027-01-01");
    assertThat(notices.floorEntry(LocalDate.of(2026, 12, 31)).getValue()).isEqualTo("1");
    assertThat(notices.floorEntry(LocalDate.of(2027, 1, 1)).getValue()).isEqualTo("2");
    assertThatThrownBy(() -> SaleRules.notices("1,2"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("received '1,2'");
  }
}
