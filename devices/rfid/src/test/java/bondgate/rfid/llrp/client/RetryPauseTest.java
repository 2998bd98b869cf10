package bondgate.rfid.llrp.client;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.rfid.SharedData;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How long a lost reader is left alone. */
class RetryPauseTest {
  @Test
  void eachPauseIsTwiceTheLastUpToTheLongestLessUpToHalf() {
    RetryPause pause =
        new RetryPause(
            Duration.ofMillis(100), Duration.ofMillis(400), SharedData.random("RetryPauseTest"));
    for (int round = 0; round < 50; round++) {
      pause.reset();
      assertThat(pause.next()).isBetween(Duration.ofMillis(50), Duration.ofMillis(100));
      assertThat(pause.next()).isBetween(Duration.ofMillis(100), Duration.ofMillis(200));
      assertThat(pause.next()).isBetween(Duration.ofMillis(200), Duration.ofMillis(400));
      assertThat(pause.next()).isBetween(Duration.ofMillis(200), Duration.ofMillis(400));
    }
  }
}
