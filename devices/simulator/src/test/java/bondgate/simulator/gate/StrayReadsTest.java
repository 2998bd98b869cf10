package bondgate.simulator.gate;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.rfid.portal.CrossingSettings;
import bondgate.rfid.portal.PortalFittings.Beams;
import bondgate.rfid.portal.Recording;
import bondgate.simulator.Noise;
import org.junit.jupiter.api.Test;

/**
 * Tags behind the wall, lying or moved about, while people without tags go through the beams. A
 * hundred thousand of them: {@code -Dbondgate.stray.situations=100000}, a minute and a half. None
 * of ten thousand may sound the siren, before the end of what seems a passage or at it; of a
 * hundred thousand, no tag or one does with beams, and one to three without (seeds 951 to 953). A
 * lined bag that goes through may be heard as rarely, so others are written down as faint.
 */
class StrayReadsTest {
  private static final long SEED = Long.getLong("bondgate.test.seed", 20_260_302L);
  private static final int SITUATIONS_TO_ONE_ALARM = 50_000;
  private static final int AND_WITHOUT_BEAMS = 25_000;
  private static final int SITUATIONS = Integer.getInteger("bondgate.stray.situations", 10_000);

  @Test
  void whatIsHeardThroughTheWallSoundsNoSiren() {
    Confusion with = new Confusion();
    Confusion without = new Confusion();
    for (int i = 0; i < SITUATIONS; i++) {
      long seed = SEED * 1_000_000 + i;
      Recording recording = Stage.play(Scenario.of(Situation.STRAY, seed, Noise.MEDIUM, Beams.TWO));
      with.take(recording, CrossingSettings.defaults());
      without.take(recording.withoutBeams(), CrossingSettings.defaults());
    }
    with.print("seed %d, stray reads, two beams".formatted(SEED));
    without.print("seed %d, stray reads, no beams".formatted(SEED));

    assertThat(with.alarmsForNothing())
        .as("seed %d, beams", SEED)
        .isLessThanOrEqualTo(SITUATIONS / SITUATIONS_TO_ONE_ALARM);
    assertThat(without.alarmsForNothing())
        .as("seed %d, no beams", SEED)
        .isLessThanOrEqualTo(SITUATIONS / AND_WITHOUT_BEAMS);
  }
}
