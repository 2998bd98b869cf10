package bondgate.server.guarantee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bondgate.server.guarantee.InstrumentStanding.State;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From which fen on the guarantee runs low, and which settings are none. */
class WarningsTest {
  private final Warnings warnings = new Warnings(80, 95, 30);

  @ParameterizedTest(name = "{0} of {1} fen: {2}")
  @CsvSource({
    "0, 100, AMPLE",
    "79, 100, AMPLE",
    "80, 100, LOW",
    "94, 100, LOW",
    "95, 100, NEARLY_EXHAUSTED",
    "100, 100, NEARLY_EXHAUSTED",
    // 80 % of 101 fen is 80.8 fen: nothing is rounded.
    "80, 101, AMPLE",
    "81, 101, LOW",
    "0, 1, AMPLE",
    "1, 1, NEARLY_EXHAUSTED",
    // A hundred times this is more than a long holds.
    "7378697629483820645, 9223372036854775807, AMPLE",
    "7378697629483820646, 9223372036854775807, LOW",
    "8762203435012037016, 9223372036854775807, LOW",
    "8762203435012037017, 9223372036854775807, NEARLY_EXHAUSTED",
  })
  void theLevelChangesAtTheExactFen(long usedFen, long givenFen, GuaranteeLevel level) {
    assertThat(warnings.level(usedFen, givenFen)).isEqualTo(level);
  }

  @Test
  void onlyWhatIsInForceGivesAndWhatIsSettledIsUsedToo() {
    assertThat(warnings.level(List.of())).isEqualTo(GuaranteeLevel.NONE_IN_FORCE);
    InstrumentStanding expired = paper("A", 1000, 0, 0, State.EXPIRED);
    assertThat(warnings.level(List.of(expired))).isEqualTo(GuaranteeLevel.NONE_IN_FORCE);
    assertThat(warnings.level(List.of(expired, paper("B", 100, 50, 29, State.IN_FORCE))))
        .isEqualTo(GuaranteeLevel.AMPLE);
    assertThat(warnings.level(List.of(expired, paper("B", 100, 50, 30, State.EXPIRES_SOON))))
        .isEqualTo(GuaranteeLevel.LOW);
  }

  @ParameterizedTest
  @CsvSource({"0, 95, 30", "95, 95, 30", "80, 101, 30", "80, 79, 30", "80, 95, -1", "80, 95, 3651"})
  void settingsThatMeanNothingAreRefused(int warn, int critical, int days) {
    assertThatThrownBy(() -> new Warnings(warn, critical, days))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("bondgate.guarantee.")
        .hasMessageContaining("received");
  }

  @ParameterizedTest
  @CsvSource({"1, 2, 0", "99, 100, 3650"})
  void theWidestSettingsAreTaken(int warn, int critical, int days) {
    assertThat(new Warnings(warn, critical, days).expiryWarningDays()).isEqualTo(days);
  }

  private static InstrumentStanding paper(
      String number, long fen, long heldFen, long settledFen, State state) {
    Instrument paper = new Instrument(number, "INSURANCE", fen, LocalDate.of(2026, 12, 31));
    return new InstrumentStanding(paper, heldFen, settledFen, fen - heldFen - settledFen, state);
  }
}
