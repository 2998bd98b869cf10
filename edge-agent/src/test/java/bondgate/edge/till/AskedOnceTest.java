package bondgate.edge.till;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What one shopper shows never reaches the next. */
class AskedOnceTest {
  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
  private final AskedOnce<String> place = new AskedOnce<>();

  @Test
  void whatIsShownIsGivenOnceToWhoAsked() {
    assertThat(place.ask("visit-1", NOW)).isEmpty();
    place.came("card", NOW.plusSeconds(1));
    assertThat(place.isAsked(NOW.plusSeconds(1))).as("one card is enough").isFalse();
    assertThat(place.ask("visit-1", NOW.plusSeconds(2))).contains("card");
    assertThat(place.ask("visit-1", NOW.plusSeconds(3))).isEmpty();
  }

  @Test
  void anotherVisitDoesNotGetIt() {
    assertThat(place.ask("visit-1", NOW)).isEmpty();
    place.came("card", NOW);
    assertThat(place.ask("visit-2", NOW)).isEmpty();
    assertThat(place.ask("visit-1", NOW)).isEmpty();
  }

  @Test
  void whatIsShownWhileNobodyAsksIsNotTaken() {
    place.came("card", NOW);
    assertThat(place.ask("visit-1", NOW)).isEmpty();
    assertThat(place.isAsked(NOW.plusMillis(3999))).isTrue();
    assertThat(place.isAsked(NOW.plusMillis(4000))).isFalse();
    place.came("card", NOW.plusMillis(4000));
    assertThat(place.ask("visit-1", NOW.plusMillis(4001))).isEmpty();
  }

  @Test
  void whatNobodyFetchesIsForgotten() {
    assertThat(place.ask("visit-1", NOW)).isEmpty();
    place.came("card", NOW);
    place.tick(NOW.plusMillis(4999));
    assertThat(place.ask("visit-1", NOW.plusMillis(4999))).contains("card");
    place.came("card", NOW.plusMillis(4999));
    place.tick(NOW.plusMillis(9999));
    assertThat(place.ask("visit-1", NOW.plusMillis(9999))).isEmpty();
    place.came("card", NOW.plusMillis(9999));
    place.forget();
    assertThat(place.ask("visit-1", NOW.plusMillis(9999))).isEmpty();
  }
}
