package bondgate.simulator.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bondgate.rfid.portal.Calibration;
import bondgate.rfid.portal.CalibrationCheck;
import bondgate.rfid.portal.CalibrationCheck.Row;
import bondgate.rfid.portal.CrossingSettings;
import bondgate.rfid.portal.PortalFittings.Beams;
import bondgate.rfid.portal.Recording;
import bondgate.rfid.portal.Recording.Label;
import bondgate.rfid.portal.Recording.Truth;
import bondgate.rfid.portal.RecordingText;
import bondgate.simulator.Noise;
import java.util.ArrayList;
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
    Calibration.Proposal proposal = calibration.propose().orElseThrow();

    assertThat(proposal.keptPermille()).isGreaterThanOrEqualTo(900);
    assertThat(proposal.refusedPermille()).isGreaterThan(800);
    assertThat(proposal.insideOpeningDbm()).isBetween(-60, -48);
    assertThat(calibration.svg(proposal))
        .startsWith("<svg")
        .contains(" dBm<", "<circle", "#c0392b");
  }

  @Test
  void whereNoThresholdsKeepWhatPassedNothingIsProposed() {
    Calibration calibration = new Calibration();
    Recording through = Stage.play(Scenario.of(Situation.THROUGH, 700, Noise.MEDIUM, Beams.NONE));
    Truth truth = through.labels().get(0).truth();
    calibration.add(through);
    calibration.add(labelled(through, Truth.NONE));
    assertThat(calibration.propose()).as("what passed looks like what did not").isEmpty();

    Calibration mixed = new Calibration();
    mixed.add(through);
    mixed.add(labelled(through, truth == Truth.IN ? Truth.OUT : Truth.IN));
    mixed.add(labelled(through, Truth.NONE));
    assertThat(mixed.propose()).as("half of what passed would be kept").isEmpty();
  }

  @Test
  void whatWouldBeDecidedIsCheckedAgainstWhatWasSo() {
    Recording through = Stage.play(Scenario.of(Situation.THROUGH, 700, Noise.MEDIUM, Beams.NONE));
    Truth truth = through.labels().get(0).truth();
    assertThat(CalibrationCheck.rows(List.of(through), CrossingSettings.defaults()))
        .containsExactly(new Row("through", 1, 1, 0, 0));
    assertThat(
            CalibrationCheck.rows(
                List.of(labelled(through, truth == Truth.IN ? Truth.OUT : Truth.IN)),
                CrossingSettings.defaults()))
        .as("the other way")
        .containsExactly(new Row("through", 1, 0, 0, 1));
    assertThat(
            CalibrationCheck.rows(
                List.of(labelled(through, Truth.NONE)), CrossingSettings.defaults()))
        .as("said to cross what did not")
        .containsExactly(new Row("through", 1, 0, 0, 1));

    Recording empty =
        new Recording(
            through.layout(), through.fittings(), through.begin(), List.of(), through.labels());
    assertThat(CalibrationCheck.rows(List.of(empty), CrossingSettings.defaults()))
        .as("a passage that nobody noticed")
        .containsExactly(new Row("through", 1, 0, 0, 1));
  }

  @Test
  void ofSeveralProposalsTheOneThatDecidesBestIsTakenAndOfEqualsTheFirst() {
    List<Recording> passes = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      passes.add(Stage.play(Scenario.of(Situation.THROUGH, 700L + i, Noise.MEDIUM, Beams.NONE)));
    }
    Calibration calibration = new Calibration();
    passes.forEach(calibration::add);
    Calibration.Proposal deaf = calibration.at(-21, 350);
    Calibration.Proposal usual = calibration.at(-53, 350);
    assertThat(
            CalibrationCheck.best(passes, CrossingSettings.defaults(), List.of(deaf, usual, usual)))
        .isSameAs(usual);
    assertThat(CalibrationCheck.best(passes, CrossingSettings.defaults(), List.of(deaf, deaf)))
        .isSameAs(deaf);
  }

  private static Recording labelled(Recording recording, Truth truth) {
    return new Recording(
        recording.layout(),
        recording.fittings(),
        recording.begin(),
        recording.entries(),
        recording.labels().stream()
            .map(label -> new Label(label.epc(), truth, label.situation()))
            .toList());
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
