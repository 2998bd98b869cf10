package bondgate.till.serial;

import java.util.Optional;

/**
 * How a serial line is set.
 *
 * @param portPath the port: {@code /dev/ttyUSB0}, {@code COM3}, a pseudo-terminal, or a link to one
 * @param baud 1200 to 921600
 * @param dataBits 7 or 8
 * @param parity none, even or odd
 * @param stopBits 1 or 2
 * @param rs485 empty (default) for RS-232, USB, and adapters that switch direction by themselves
 */
public record LineSettings(
    String portPath, int baud, int dataBits, Parity parity, int stopBits, Optional<Rs485> rs485) {
  /** Parity of a character. */
  public enum Parity {
    /** No parity bit. */
    NONE,
    /** Even. */
    EVEN,
    /** Odd. */
    ODD
  }

  /**
   * Direction of a half-duplex line by the kernel's driver; USB adapters mostly do it themselves.
   *
   * @param sendWhenHigh whether RTS is high while we send
   * @param termination whether the port's own resistor is switched on, where it has one
   * @param beforeMicros wait between RTS and the first bit, 0 to 100 000
   * @param afterMicros wait between the last bit and RTS, 0 to 100 000
   */
  public record Rs485(
      boolean sendWhenHigh, boolean termination, int beforeMicros, int afterMicros) {
    /** Checks the ranges. */
    public Rs485 {
      within("beforeMicros", beforeMicros, 0, 100_000);
      within("afterMicros", afterMicros, 0, 100_000);
    }
  }

  /** Checks the ranges. */
  public LineSettings {
    if (portPath == null || portPath.isBlank()) {
      throw new IllegalArgumentException("portPath is empty; name a port such as /dev/ttyUSB0");
    }
    within("baud", baud, 1200, 921_600);
    within("dataBits", dataBits, 7, 8);
    within("stopBits", stopBits, 1, 2);
  }

  /** Eight data bits, no parity, one stop bit, as most devices. */
  public static LineSettings of(String portPath, int baud) {
    return new LineSettings(portPath, baud, 8, Parity.NONE, 1, Optional.empty());
  }

  /** Seven data bits, even parity, one stop bit, as Toledo scales. */
  public static LineSettings sevenEven(String portPath, int baud) {
    return new LineSettings(portPath, baud, 7, Parity.EVEN, 1, Optional.empty());
  }

  /** The same with the kernel switching the direction of an RS-485 line. */
  public LineSettings withRs485(Rs485 how) {
    return new LineSettings(portPath, baud, dataBits, parity, stopBits, Optional.of(how));
  }

  private static void within(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "%s must be from %d to %d; received %d".formatted(name, least, most, value));
    }
  }
}
