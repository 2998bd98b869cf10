package bondgate.rfid.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * What is heard as from behind the wall sounds no siren, unless beams or settings say otherwise.
 */
class BehindWallTest {
  private static final CrossingSettings DEFAULTS = CrossingSettings.defaults();
  private static final CrossingSettings ALL_RINGS =
      DEFAULTS.with(SecondEvidence.defaults().withFaintMargins(0, 0));

  /** As loud as in the opening, by one antenna of each side. */
  private static final Case AT_TWO_ANTENNAS = new Case(12, 400, -5250, 150, 1);

  /** Evidence of which these measures count. */
  private record Case(int reads, long gapMillis, int best, int surrounded, int beside) {
    Case surrounded(int otherPercent) {
      return new Case(reads, gapMillis, best, otherPercent, beside);
    }

    Judgement judged(CrossingSettings settings, BeamWord beams) {
      return new CrossingRule(settings).judge(evidence(), beams);
    }

    Optional<Judgement.Through> running() {
      return new CrossingRule(DEFAULTS).judgeRunning(evidence(), 600);
    }

    private Evidence evidence() {
      return new Evidence(
          reads / 2,
          reads - reads / 2,
          gapMillis,
          1500,
          1500,
          300,
          beside,
          surrounded,
          new Course.Halves(-500, 500, 0, 0),
          500,
          100,
          best,
          -44,
          -600,
          600,
          false,
          9000);
    }
  }

  @Test
  void oneAntennaOfEachSideIsNoOpeningHoweverLoud() {
    assertThat(AT_TWO_ANTENNAS.judged(DEFAULTS, BeamWord.NOT_FITTED))
        .matches(BehindWallTest::isFaint);
    assertThat(AT_TWO_ANTENNAS.judged(DEFAULTS, BeamWord.SOMEBODY))
        .matches(BehindWallTest::isFaint);
    Case byAllAntennas = AT_TWO_ANTENNAS.surrounded(250);
    assertThat(byAllAntennas.judged(DEFAULTS, BeamWord.NOT_FITTED))
        .matches(judged -> !isFaint(judged));
  }

  @Test
  void aMarginOfNothingRingsForAllOfIt() {
    assertThat(AT_TWO_ANTENNAS.judged(ALL_RINGS, BeamWord.NOT_FITTED))
        .isInstanceOf(Judgement.Undecided.class)
        .matches(judged -> !isFaint(judged));
  }

  @Test
  void whatOneAntennaOfEachRowAloneHearsSoundsNoSirenBeforeTheEnd() {
    assertThat(new Case(36, 3000, -5100, 236, 12).running()).isPresent();
    assertThat(new Case(36, 3000, -5100, 236, -1).running()).as("a row of one").isPresent();
    assertThat(new Case(36, 3000, -5100, 236, 2).running()).isEmpty();
  }

  private static boolean isFaint(Judgement judged) {
    return judged instanceof Judgement.Undecided undecided
        && undecided.confidencePermille() < Judgement.FAINT_PERMILLE;
  }
}
