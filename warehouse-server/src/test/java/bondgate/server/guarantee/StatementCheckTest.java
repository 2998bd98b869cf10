package bondgate.server.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was paid for a document is what its holds were used up with, or it is named. */
class StatementCheckTest {
  private static final Instant AT = Instant.parse("2026-03-01T02:00:00Z");
  private static final LocalDate RELEASED = LocalDate.of(2026, 3, 1);

  @Test
  void onlySettledRetailHoldsStandAgainstPayments() {
    HoldLine settled = line(Hold.Purpose.RETAIL, 25);
    HoldLine released = line(Hold.Purpose.RETAIL, 0);
    HoldLine onDisplay = line(Hold.Purpose.DISPLAY, 7);

    assertThat(StatementCheck.payments(List.of(paid("S-1", 20), paid("S-1", 5)), List.of(settled)))
        .isEmpty();
    assertThat(StatementCheck.payments(List.of(), List.of(released, onDisplay))).isEmpty();
    assertThat(StatementCheck.payments(List.of(paid("S-2", 3)), List.of(settled, released)))
        .containsExactly(
            new StatementDifference(StatementDifference.Kind.TAX_PAID, "S-1", 0, 25),
            new StatementDifference(StatementDifference.Kind.TAX_PAID, "S-2", 3, 0));
  }

  private static HoldLine line(Hold.Purpose purpose, long settledFen) {
    return new HoldLine(
        "A", "S-1", "EPC", purpose, AT, AT, 4, 40, 40 - settledFen, settledFen, 0, RELEASED);
  }

  private static TaxPaymentLine paid(String document, long fen) {
    return new TaxPaymentLine(
        document,
        "TB-1",
        RELEASED,
        RELEASED.plusDays(31),
        31,
        TaxTiming.IN_TIME,
        fen,
        fen,
        0,
        4,
        AT);
  }
}
