package bondgate.simulator.gate;

import bondgate.rfid.portal.PortalFittings.Beams;
import bondgate.simulator.Noise;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/**
 * What happens at one portal, and how noisy it is there; the seed decides everything else.
 *
 * @param portal the portal's name
 * @param seed the same seed gives the same recording
 * @param noise how noisy the air is
 * @param beams the light beams
 * @param acts who does what and when
 */
public record Scenario(String portal, long seed, Noise noise, Beams beams, List<Act> acts) {
  /** Copies the acts. */
  public Scenario {
    acts = List.copyOf(acts);
  }

  /** One situation with its details drawn from the seed. */
  public static Scenario of(Situation situation, long seed, Noise noise, Beams beams) {
    // Mixed: the first answers of neighbouring seeds are alike.
    Random random = new Random(new SplittableRandom(seed).nextLong());
    return new Scenario("gate", seed, noise, beams, List.of(Act.drawn(0, situation, random)));
  }
}
