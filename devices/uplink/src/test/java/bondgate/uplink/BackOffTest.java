package bondgate.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The waits between tries. */
class BackOffTest {
  private static final Duration LEAST = Duration.ofSeconds(1);
  private static final Duration MOST = Duration.ofSeconds(30);

  @Test
  void theWaitsGrowToTheLongestAndNeverBeyond() {
    BackOff backOff = new BackOff(LEAST, MOST, new Random(7));
    Duration whole = LEAST;
    for (int i = 0; i < 20; i++) {
      Duration wait = backOff.next();
      assertThat(wait).isBetween(max(LEAST, whole.dividedBy(2)), whole);
      whole = min(whole.multipliedBy(2), MOST);
    }
    assertThat(whole).isEqualTo(MOST);
  }

  @Test
  void twoAgentsDoNotComeBackInStep() {
    BackOff one = new BackOff(LEAST, MOST, new Random(1));
    BackOff other = new BackOff(LEAST, MOST, new Random(2));
    int same = 0;
    for (int i = 0; i < 20; i++) {
      same += one.next().equals(other.next()) ? 1 : 0;
    }
    assertThat(same).isLessThan(5);
  }

  @Test
  void afterSuccessTheFirstWaitIsTheShortestAgain() {
    BackOff backOff = new BackOff(LEAST, MOST, new Random(7));
    for (int i = 0; i < 9; i++) {
      backOff.next();
    }
    backOff.reset();
    assertThat(backOff.next()).isEqualTo(LEAST);
  }

  private static Duration max(Duration a, Duration b) {
    return a.compareTo(b) > 0 ? a : b;
  }

  private static Duration min(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }
}
