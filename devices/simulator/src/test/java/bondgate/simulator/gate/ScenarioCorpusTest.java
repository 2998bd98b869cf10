package bondgate.simulator.gate;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.rfid.portal.CrossingSettings;
import bondgate.rfid.portal.PortalFittings.Beams;
import bondgate.rfid.portal.Recording;
import bondgate.simulator.Noise;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The labelled corpus: two thousand passes over twelve situations at three levels of noise, each
 * with two beams and, the very same reads, without. The thresholds were chosen on seeds from 1 to
 * 10 million; these are others. More passes: {@code -Dbondgate.corpus.passes=1000}.
 *
 * <p>The aims at medium noise are 90 % decided, and of these 99.5 % right with two beams and 97 %
 * without. Reached on 2006 passes of each of the seeds 951 to 956, which chose nothing, as a mean:
 * 94.8 % and 99.7 % with beams, 90.7 % and 97.6 % without; from seed to seed the right ones differ
 * by some 0.1 and 0.5. Without beams most of what stays open is a lined bag, which looks like a tag
 * that is moved about behind the wall, and is faint.
 */
class ScenarioCorpusTest {
  private static final long SEED = Long.getLong("bondgate.test.seed", 20_260_302L);
  private static final int EACH = Integer.getInteger("bondgate.corpus.passes", 59);

  /** A pallet's hundred tags cost a hundred times as much. */
  private static final int PALLETS = EACH / 3;

  private final Map<Noise, Confusion> withBeams = new EnumMap<>(Noise.class);
  private final Map<Noise, Confusion> without = new EnumMap<>(Noise.class);

  @Test
  void atMediumNoiseAlmostEveryPassIsDecidedAndRight() {
    int passes = 0;
    for (Noise noise : Noise.values()) {
      play(noise);
      withBeams.get(noise).print("seed %d, noise %s, two beams".formatted(SEED, noise));
      without.get(noise).print("seed %d, noise %s, no beams".formatted(SEED, noise));
      passes += withBeams.get(noise).passes();
    }

    assertThat(passes).as("passes over all levels of noise").isGreaterThanOrEqualTo(2000);
    Confusion two = withBeams.get(Noise.MEDIUM);
    // Guards against getting worse, not the aims: a little below what fresh seeds reach.
    assertThat(two.rightOfDecided()).as("seed %d, beams", SEED).isGreaterThanOrEqualTo(0.99);
    assertThat(two.decidedOfAll()).as("seed %d, beams", SEED).isGreaterThanOrEqualTo(0.91);
    Confusion none = without.get(Noise.MEDIUM);
    assertThat(none.rightOfDecided()).as("seed %d, no beams", SEED).isGreaterThanOrEqualTo(0.955);
    assertThat(none.decidedOfAll()).as("seed %d, no beams", SEED).isGreaterThanOrEqualTo(0.85);
  }

  private void play(Noise noise) {
    Confusion two = withBeams.computeIfAbsent(noise, n -> new Confusion());
    Confusion none = without.computeIfAbsent(noise, n -> new Confusion());
    for (Situation situation : Situation.values()) {
      int times = situation == Situation.PALLET ? PALLETS : EACH;
      for (int i = 0; i < times; i++) {
        long seed = SEED * 1000 + i * 31L + (situation.word() + noise).hashCode();
        Recording recording = Stage.play(Scenario.of(situation, seed, noise, Beams.TWO));
        two.take(recording, CrossingSettings.defaults());
        none.take(recording.withoutBeams(), CrossingSettings.defaults());
      }
    }
  }
}
