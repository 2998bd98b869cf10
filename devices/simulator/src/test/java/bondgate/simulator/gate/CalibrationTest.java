package bondgate.simulator.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bondgate.rfid.portal.Calibration;
import bondgate.rfid.portal.PortalFittings.Beams;
import bondgate.rfid.portal.RecordingText;
import bondgate.simulator.Noise;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A portal's thresholds from labelled recordings, and the scenario language that makes some. */
class CalibrationTest {
  @Test
  void labelledPassesGiveAProposalThatKeepsNineTenthsAndAPicture() {
    Calibration calibration = new Calibration();
    for (Situation situation : List.of(Situation.THROUGH, Situation.TURN_BACK, Situation.NEAR)) {
      for (int i = 0; i < 30; i++) {
        calibration.add(
            RecordingText.parse(
                RecordingText.format(
                    Stage.play(Scenario.of(situation, 700L + i, Noise.MEDIUM, Beams.NONE)))));
      }
    }
    Calibration.Proposal proposal = calibration.propose();

    assertThat(proposal.keptPermille()).isGreaterThanOrEqualTo(900);
    assertThat(proposal.refusedPermille()).isGreaterThan(800);
    assertThat(proposal.insideOpeningDbm()).isBetween(-60, -48);
    assertThat(calibration.svg(proposal)).startsWith("<svg").contains("proposed");
  }

  @Test
  void withoutTagsThatDidNotPassThereIsNoProposal() {
    Calibration calibration = new Calibration();
    calibration.add(Stage.play(Scenario.of(Situation.THROUGH, 1, Noise.MEDIUM, Beams.NONE)));

    assertThatThrownBy(calibration::propose)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("record both");
  }

  @Test
  void aScenarioSaysWhoCarriesWhatAndReplaysTheSame() {
    List<String> lines =
        List.of("portal exit seed 17 beams two", "at 0 cart out tags 12", "at 4500 stray");
    Scenario scenario = ScenarioText.parse(lines).get(0);

    assertThat(scenario.acts()).hasSize(2);
    assertThat(scenario.acts().get(0).tags()).isEqualTo(12);
    assertThat(Stage.play(scenario)).isEqualTo(Stage.play(scenario));
  }

  @Test
  void aLineThatIsNoActIsNamed() {
    List<String> lines = List.of("portal exit", "at 0 dance");
    assertThatThrownBy(() -> ScenarioText.parse(lines))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("line 2")
        .hasMessageContaining("dance");
  }
}
