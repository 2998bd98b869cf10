package bondgate.server.guarantee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On which day a tax becomes due and overdue, to the day. */
class TaxDaysTest {
  private static final LocalDate RELEASED = LocalDate.of(2026, 1, 31);
  private final TaxDays days = new TaxDays(31, 45);

  @ParameterizedTest(name = "day {0}: paid {1}, not paid {2}")
  @CsvSource({
    "0, EARLY, NOT_DUE",
    "30, EARLY, NOT_DUE",
    "31, IN_TIME, DUE",
    "45, IN_TIME, DUE",
    "46, LATE, OVERDUE",
  })
  void theDaysBeginAndEndWhereTheRuleSays(int day, TaxTiming paid, TaxDue.State open) {
    LocalDate on = RELEASED.plusDays(day);
    assertThat(TaxDays.day(RELEASED, on)).isEqualTo(day);
    assertThat(days.timing(RELEASED, on)).isEqualTo(paid);
    assertThat(days.state(RELEASED, on)).isEqualTo(open);
  }

  @Test
  void theyAreWhatTheSettingsSay() {
    assertThat(days.firstDay()).isEqualTo(31);
    assertThat(days.lastDay()).isEqualTo(45);
    assertThat(new TaxDays(1, 1).timing(RELEASED, RELEASED.plusDays(1)))
        .isEqualTo(TaxTiming.IN_TIME);
  }

  @ParameterizedTest
  @CsvSource({"0, 45", "-1, 45", "46, 45"})
  void settingsThatMeanNothingAreRefused(int from, int until) {
    assertThatThrownBy(() -> new TaxDays(from, until))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("bondgate.guarantee.tax-due-from-day")
        .hasMessageContaining("received " + from + " and " + until);
  }
}
