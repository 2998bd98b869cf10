package bondgate.rfid.portal;

import java.time.Duration;

/**
 * The range of a threshold. Apart from the settings, which are made of each other: whichever of
 * them is used first must find the others whole.
 */
final class Range {
  private Range() {}

  static void check(String name, Duration value, long leastMillis, long mostMillis) {
    check(name + " in ms", value.toMillis(), leastMillis, mostMillis);
  }

  static void check(String name, long value, long least, long most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "%s must be from %d to %d; received %d".formatted(name, least, most, value));
    }
  }
}
