package bondgate.rfid.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The heartbeat of the portal. */
class ReferenceWatchTest {
  private static final Instant BEGIN = Instant.parse("2026-03-02T01:00:00Z");

  private final ReferenceWatch watch = new ReferenceWatch(Duration.ofSeconds(5));

  @Test
  void aTagThatWasNeverHeardIsSilentSinceTheWatchBegan() {
    assertThat(watch.poll(BEGIN)).isEmpty();
    assertThat(watch.poll(BEGIN.plusSeconds(5))).as("not longer than that yet").isEmpty();
    assertThat(watch.poll(BEGIN.plusMillis(5001)))
        .contains(new PortalEvent.Blind(BEGIN.plusMillis(5001), BEGIN));
    assertThat(watch.isBlind()).isTrue();
  }

  @Test
  void aReadThatIsToldLateDoesNotMakeTheSilenceLonger() {
    watch.heard(BEGIN.plusSeconds(4));
    watch.heard(BEGIN.plusSeconds(1));
    assertThat(watch.poll(BEGIN.plusSeconds(9))).isEmpty();
    assertThat(watch.poll(BEGIN.plusSeconds(10))).isPresent();
  }

  @Test
  void itSeesAgainFromTheFirstReadOnAndSaysSoOnce() {
    watch.heard(BEGIN);
    assertThat(watch.poll(BEGIN.plusSeconds(20))).isPresent();
    assertThat(watch.poll(BEGIN.plusSeconds(21))).as("told already").isEmpty();

    watch.heard(BEGIN.plusSeconds(22));
    assertThat(watch.poll(BEGIN.plusSeconds(23)))
        .contains(new PortalEvent.SeesAgain(BEGIN.plusSeconds(22), BEGIN));
    assertThat(watch.isBlind()).isFalse();
    assertThat(watch.poll(BEGIN.plusSeconds(24))).isEmpty();
  }
}
