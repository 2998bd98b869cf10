package bondgate.rfid.llrp.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A reader's time on the host's clock. */
class ReaderClockTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private final ReaderClock clock = new ReaderClock();

  @Test
  void theFirstReportIsHeardWhenItArrives() {
    assertThat(clock.toHost(5_000_000, START)).isEqualTo(START);
  }

  @Test
  void aReportThatWaitedOnItsWayKeepsItsMoment() {
    clock.toHost(5_000_000, START);
    assertThat(clock.toHost(6_000_000, START.plusMillis(1400))).isEqualTo(START.plusSeconds(1));
  }

  @Test
  void aFasterReportMovesTheOffsetAndNothingIsHeardAfterItArrives() {
    clock.toHost(5_000_000, START);
    assertThat(clock.toHost(6_000_000, START.plusMillis(900))).isEqualTo(START.plusMillis(900));
    assertThat(clock.toHost(7_000_000, START.plusMillis(2000))).isEqualTo(START.plusMillis(1900));
  }

  @Test
  void aReaderWhoseClockIsSetIsFollowedAtOnceInBothDirections() {
    clock.toHost(5_000_000_000L, START);
    assertThat(clock.toHost(1_000_000_000L, START.plusSeconds(1))).isEqualTo(START.plusSeconds(1));
    assertThat(clock.toHost(9_000_000_000L, START.plusSeconds(2))).isEqualTo(START.plusSeconds(2));
    assertThat(clock.toHost(9_001_000_000L, START.plusMillis(3100)))
        .isEqualTo(START.plusSeconds(3));
  }

  @Test
  void aSlowReaderClockDriftsNoFartherThanTwoMinutesOfIt() {
    Instant heard = START;
    for (int second = 0; second < 600; second++) {
      // 100 parts in a million slow.
      heard = clock.toHost(second * 999_900L, START.plusSeconds(second));
    }
    assertThat(heard).isBetween(START.plusMillis(599_000 - 15), START.plusSeconds(599));
  }
}
