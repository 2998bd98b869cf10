package bondgate.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A filter may say maybe of a new id, and never no of an old one. */
class IdFilterTest {
  // The first layer takes 65 536 ids, the second twice as many, the third four times.
  private static final int THREE_LAYERS = 300_000;

  @Test
  void anEmptyFilterHasNothing() {
    assertThat(new IdFilter().mayHave(new TransferId(new UUID(0, 0)))).isFalse();
  }

  @Test
  void noOldIdIsDeniedAndFewNewOnesAreLookedUpInVain() {
    long seed = Long.getLong("bondgate.seed", new Random().nextLong());
    Random random = new Random(seed);
    IdFilter drawn = new IdFilter();
    IdFilter counted = new IdFilter();
    long base = random.nextLong();
    for (int i = 0; i < THREE_LAYERS; i++) {
      drawn.add(drawn(seed, i));
      counted.add(new TransferId(new UUID(base, i)));
    }
    int inVain = 0;
    int inVainCounted = 0;
    for (int i = 0; i < THREE_LAYERS; i++) {
      assertThat(drawn.mayHave(drawn(seed, i))).as("seed %d, id %d", seed, i).isTrue();
      assertThat(counted.mayHave(new TransferId(new UUID(base, i)))).as("seed %d", seed).isTrue();
      inVain += drawn.mayHave(drawn(seed, THREE_LAYERS + i)) ? 1 : 0;
      inVainCounted += counted.mayHave(new TransferId(new UUID(base, -1L - i))) ? 1 : 0;
    }
    System.out.printf(
        "IdFilterTest seed %d: %d and %d of %d new ids looked up in vain%n",
        seed, inVain, inVainCounted, THREE_LAYERS);
    // One in a thousand for each full layer, of which there are two.
    assertThat(inVain).as("seed %d", seed).isLessThan(THREE_LAYERS / 300);
    assertThat(inVainCounted).as("seed %d", seed).isLessThan(THREE_LAYERS / 300);
  }

  private static TransferId drawn(long seed, int i) {
    Random random = new Random(seed * 31 + i);
    return new TransferId(new UUID(random.nextLong(), random.nextLong()));
  }
}
