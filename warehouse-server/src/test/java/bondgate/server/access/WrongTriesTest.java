package bondgate.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who sends too many wrong passwords is not listened to, and nobody else. */
class WrongTriesTest {
  private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");
  private final WrongTries tries = new WrongTries(20);

  @Test
  void theTwentiethIsTheLastAndOnlyOfThatAddress() {
    for (int i = 1; i < 20; i++) {
      tries.wrong("192.0.2.7", NOW);
    }
    assertThat(tries.tooMany("192.0.2.7", NOW)).isFalse();
    tries.wrong("192.0.2.7", NOW);

    assertThat(tries.tooMany("192.0.2.7", NOW)).isTrue();
    assertThat(tries.tooMany("192.0.2.8", NOW)).isFalse();
  }

  @Test
  void aMinuteAfterTheFirstItIsOver() {
    for (int i = 0; i < 25; i++) {
      tries.wrong("192.0.2.7", NOW.plusSeconds(i));
    }
    Instant over = NOW.plus(WrongTries.WINDOW);
    assertThat(tries.tooMany("192.0.2.7", over.minusMillis(1))).isTrue();
    assertThat(tries.tooMany("192.0.2.7", over)).isFalse();
    tries.wrong("192.0.2.7", over);
    assertThat(tries.tooMany("192.0.2.7", over)).isFalse();
  }

  @Test
  void aClockThatWasSetBackLocksNobodyOutForLonger() {
    for (int i = 0; i < 20; i++) {
      tries.wrong("192.0.2.7", NOW);
    }
    assertThat(tries.tooMany("192.0.2.7", NOW.minus(Duration.ofHours(1)))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "2001:db8:1:2:3:4:5:6, 2001:db8:1:2:aaaa:0:0:1, true",
    "2001:db8:1:2:3:4:5:6, 2001:db8:1:3:3:4:5:6, false",
    "2001:db8::5, 2001:db8::6, true",
    "192.0.2.7, 192.0.2.70, false"
  })
  void ofIpv6TheNetworkCounts(String first, String second, boolean same) {
    for (int i = 0; i < 20; i++) {
      tries.wrong(first, NOW);
    }
    assertThat(tries.tooMany(second, NOW)).isEqualTo(same);
  }

  @Test
  void howeverManyAddressesComeTheMemoryIsBounded() {
    for (int i = 0; i < 20; i++) {
      tries.wrong("192.0.2.7", NOW.plusSeconds(1));
    }
    for (int i = 0; i < WrongTries.MOST_ADDRESSES - 1; i++) {
      tries.wrong("10.0.%d.%d".formatted(i / 256, i % 256), NOW.plusSeconds(2));
    }
    assertThat(tries.remembered()).isEqualTo(WrongTries.MOST_ADDRESSES);
    assertThat(tries.tooMany("192.0.2.7", NOW.plusSeconds(3))).isTrue();
    tries.wrong("10.1.0.0", NOW.plusSeconds(2));
    assertThat(tries.remembered()).isEqualTo(WrongTries.MOST_ADDRESSES);
    assertThat(tries.tooMany("192.0.2.7", NOW.plusSeconds(3))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 100_001})
  void aSettingOutOfItsRangeIsRefusedByName(int allowed) {
    assertThatThrownBy(() -> new WrongTries(allowed))
        .hasMessageContaining("bondgate.access.wrong-per-minute");
  }
}
