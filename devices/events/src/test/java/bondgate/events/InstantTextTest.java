package bondgate.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** It is nothing but a faster {@link Instant#parse}. */
class InstantTextTest {
  private static final long SEED =
      Long.getLong("bondgate.test.seed", System.nanoTime() % 1_000_000_000);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-01-31T12:00:00Z",
        "2024-02-29T23:59:59.999999999Z",
        "1969-12-31T23:59:59.9Z",
        "0000-01-01T00:00:00Z",
        "9999-12-31T23:59:59.000000001Z",
        "+10000-01-01T00:00:00Z",
        "-0001-01-01T00:00:00Z",
        "2026-01-31t12:00:00z",
        "2026-01-31T24:00:00Z",
        "2026-01-31T12:00:00.Z",
        "2016-12-31T23:59:60Z",
      })
  void itReadsWhatTheGeneralParserReads(String text) {
    assertThat(InstantText.parse(text)).isEqualTo(Instant.parse(text));
  }

  @Test
  void anyTimeIsReadAsItWasWritten() {
    System.out.println("InstantTextTest: -Dbondgate.test.seed=" + SEED);
    Random random = new Random(SEED);
    for (int i = 0; i < 100_000; i++) {
      long second = -62_167_219_200L + (long) (random.nextDouble() * 315_569_520_000L);
      int[] units = {1, 1_000, 1_000_000, 100_000_000, 1_000_000_000};
      int unit = units[random.nextInt(units.length)];
      Instant instant =
          Instant.ofEpochSecond(second, random.nextInt(1_000_000_000) / unit * (long) unit);
      assertThat(InstantText.parse(instant.toString())).isEqualTo(instant);
    }
  }

  @Test
  void aTextWithOneLetterWrongIsReadOrRefusedAsByTheGeneralParser() {
    System.out.println("InstantTextTest: -Dbondgate.test.seed=" + SEED);
    Random random = new Random(SEED);
    String sound = "2026-02-28T23:59:58.123456Z";
    String letters = "0123456789-:.TZ tz+Ⅳ٣";
    for (int i = 0; i < 100_000; i++) {
      StringBuilder text = new StringBuilder(sound);
      for (int change = random.nextInt(3); change >= 0; change--) {
        int at = random.nextInt(text.length());
        text.setCharAt(at, letters.charAt(random.nextInt(letters.length())));
      }
      if (random.nextInt(10) == 0) {
        text.setLength(random.nextInt(text.length()));
      }
      assertSame(text.toString());
    }
  }

  private static void assertSame(String text) {
    Instant expected;
    try {
      expected = Instant.parse(text);
    } catch (DateTimeException e) {
      assertThatThrownBy(() -> InstantText.parse(text))
          .as(text)
          .isInstanceOf(DateTimeException.class);
      return;
    }
    assertThat(InstantText.parse(text)).as(text).isEqualTo(expected);
  }
}
