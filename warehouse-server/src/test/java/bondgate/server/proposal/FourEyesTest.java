package bondgate.server.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bondgate.server.access.Role;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The setting that says which acts wait, and for whom. */
class FourEyesTest {
  private static final Duration DAY = Duration.ofDays(1);

  @Test
  void whatIsNamedWaitsForTheRolesThatAreNamed() {
    FourEyes rule = new FourEyes("openEpoch=operator|supervisor, revokeKey=operator", DAY, false);

    assertThat(rule.approvers("openEpoch"))
        .containsExactlyInAnyOrder(Role.OPERATOR, Role.SUPERVISOR);
    assertThat(rule.approvers("revokeKey")).containsExactly(Role.OPERATOR);
    assertThat(rule.approvers("registerItem")).isEmpty();
  }

  @Test
  void whereNobodySignsInNothingWaits() {
    FourEyes rule = new FourEyes("openEpoch=operator", DAY, true);

    assertThat(rule.approvers("openEpoch")).isEmpty();
    assertThat(rule.named()).containsExactly("openEpoch");
  }

  @Test
  void noneIsSaidInAWordAndNotByAnEmptySetting() {
    assertThat(new FourEyes(" none ", DAY, false).named()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "openEpoch",
        "openEpoch=",
        "=operator",
        "openEpoch=boss",
        "openEpoch=operator,",
        "openEpoch=operator,openEpoch=supervisor"
      })
  void aSettingThatNobodyCanBeSureOfStopsTheStart(String acts) {
    assertThatThrownBy(() -> new FourEyes(acts, DAY, false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("bondgate.four-eyes.acts");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "-PT1S", "P30DT1S"})
  void aTimeIsMoreThanNothingAndAtMostThirtyDays(Duration within) {
    assertThatThrownBy(() -> new FourEyes("none", within, false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("bondgate.four-eyes.within");
  }
}
