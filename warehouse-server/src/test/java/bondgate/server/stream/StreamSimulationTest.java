package bondgate.server.stream;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.Thorough;
import bondgate.events.SigningKey;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Histories of agents, broker, database and servers by chance, each from one seed: messages that
 * are lost, doubled, late and in disorder, processes that die at every step, a broker without
 * memory, clocks that jump by years, full disks, two leaders. In each of them everything that was
 * produced takes effect once and in its order, and nothing is acknowledged before.
 *
 * <p>A seed that fails prints itself: {@code -Dbondgate.test.seed=<seed>
 * -Dbondgate.test.histories=1} plays it again, step by step.
 */
class StreamSimulationTest {
  private static final int HISTORIES =
      Integer.getInteger("bondgate.test.histories", Thorough.of(10_000, 50_000));
  private static final int MOST_TO_SHOW_A_FAULT = 2_000;
  private static final int KEYS = 4;

  private final long first =
      Long.getLong("bondgate.test.seed", new SecureRandom().nextInt(1 << 30));
  private final List<SigningKey> keys =
      Stream.generate(() -> SigningKey.generate(new SecureRandom())).limit(KEYS).toList();

  @Test
  void everyHistoryEndsWell() {
    System.out.println("StreamSimulationTest: -Dbondgate.test.seed=" + first);
    long begun = System.nanoTime();
    Optional<String> failure = firstFailure(SimFault.NONE, HISTORIES);
    System.out.printf("%,d histories in %.1f s%n", HISTORIES, (System.nanoTime() - begun) / 1e9);
    assertThat(failure).isEmpty();
  }

  @Test
  void aSeedAlwaysTellsTheSameStory() {
    long leaves = 0;
    for (long seed = first; seed < first + 20; seed++) {
      SimRun.Story one = SimRun.story(seed, keys);
      assertThat(SimRun.story(seed, keys)).as("seed %d", seed).isEqualTo(one);
      leaves += one.leaves();
    }
    assertThat(leaves).as("records that took effect in all of them").isGreaterThan(20);
  }

  @ParameterizedTest
  @EnumSource(value = SimFault.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
  void aPartThatIsBrokenIsNoticed(SimFault fault) {
    assertThat(firstFailure(fault, MOST_TO_SHOW_A_FAULT)).isPresent();
  }

  private Optional<String> firstFailure(SimFault fault, int histories) {
    return LongStream.range(first, first + histories)
        .parallel()
        .mapToObj(seed -> SimRun.of(seed, fault, keys))
        .filter(failure -> !failure.isEmpty())
        .findAny();
  }
}
