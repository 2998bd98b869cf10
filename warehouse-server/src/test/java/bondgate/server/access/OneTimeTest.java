package bondgate.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class OneTimeTest {
  private static final Instant NOON = Instant.parse("2026-11-27T04:00:00Z");

  @Test
  void itIsGoodOnceAndUntilItsTimeIsOver() {
    OneTime<String, Integer> kept = new OneTime<>(10);
    kept.add("a", 1, NOON.plusSeconds(60), NOON);
    kept.add("b", 2, NOON.plusSeconds(60), NOON);
    assertThat(kept.take("other", NOON)).isEmpty();
    assertThat(kept.take("a", NOON.plusSeconds(59))).contains(1);
    assertThat(kept.take("a", NOON.plusSeconds(59))).as("a second time").isEmpty();
    assertThat(kept.take("b", NOON.plusSeconds(60))).as("late").isEmpty();
  }

  @Test
  void ofVeryManyTheOldestIsGivenUpAndWhatIsOverTakesNoRoom() {
    OneTime<Integer, Integer> kept = new OneTime<>(2);
    kept.add(1, 1, NOON.plusSeconds(60), NOON);
    kept.add(2, 2, NOON.plusSeconds(120), NOON);
    kept.add(3, 3, NOON.plusSeconds(120), NOON);
    assertThat(kept.take(1, NOON)).isEmpty();
    assertThat(kept.take(2, NOON)).contains(2);

    kept.add(4, 4, NOON.plusSeconds(180), NOON);
    kept.add(5, 5, NOON.plusSeconds(180), NOON.plusSeconds(120));
    assertThat(kept.take(4, NOON.plusSeconds(120))).as("3 was over").contains(4);
  }
}
