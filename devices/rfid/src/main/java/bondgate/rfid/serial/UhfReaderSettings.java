package bondgate.rfid.serial;

import bondgate.rfid.dialect.DialectSettings;
import bondgate.rfid.dialect.Region;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How to reach a reader of any registered protocol, and what to ask of it.
 *
 * @param portPath the serial port: {@code /dev/ttyUSB0}, a pseudo-terminal, or a symbolic link
 * @param protocol name of a registered protocol, see {@link ReaderProtocols}
 * @param baud 9600 to 921600
 * @param dialect address and number of ports
 * @param antennas the ports with an antenna, from 0, in the order in which they take turns
 * @param powerCentiDbm radio power in hundredths of dBm, 0 to 3300; empty leaves the reader's own
 * @param region empty leaves the reader's own
 * @param retryFirst first pause before a lost port is opened again; 0.05 to 60 s
 * @param retryLongest the pause doubles up to this
 */
public record UhfReaderSettings(
    String portPath,
    String protocol,
    int baud,
    DialectSettings dialect,
    List<Integer> antennas,
    OptionalInt powerCentiDbm,
    Optional<Region> region,
    Duration retryFirst,
    Duration retryLongest) {
  /** Checks the ranges. */
  public UhfReaderSettings {
    antennas = List.copyOf(antennas);
    if (portPath == null || portPath.isBlank()) {
      throw new IllegalArgumentException("portPath is empty; name a port such as /dev/ttyUSB0");
    }
    if (ReaderProtocols.named(protocol).isEmpty()) {
      throw new IllegalArgumentException(
          "no protocol '%s'; the registered ones are %s"
              .formatted(
                  protocol, ReaderProtocols.all().stream().map(known -> known.name()).toList()));
    }
    within("baud", baud, 9600, 921_600);
    within("number of antennas", antennas.size(), 1, dialect.ports());
    for (int antenna : antennas) {
      within("antenna", antenna, 0, dialect.ports() - 1);
    }
    powerCentiDbm.ifPresent(power -> within("powerCentiDbm", power, 0, 3300));
    within("retryFirst in ms", retryFirst.toMillis(), 50, 60_000);
    within("retryLongest in ms", retryLongest.toMillis(), retryFirst.toMillis(), 3_600_000);
  }

  /** The defaults for a port, a protocol and its antennas: the protocol's likeliest baud rate. */
  public static UhfReaderSettings of(String portPath, String protocol, List<Integer> antennas) {
    return new UhfReaderSettings(
        portPath,
        protocol,
        ReaderProtocols.named(protocol).map(known -> known.bauds().get(0)).orElse(0),
        DialectSettings.defaults(),
        antennas,
        OptionalInt.empty(),
        Optional.empty(),
        Duration.ofSeconds(1),
        Duration.ofSeconds(10));
  }

  /** The same at another baud rate. */
  public UhfReaderSettings withBaud(int other) {
    return new UhfReaderSettings(
        portPath,
        protocol,
        other,
        dialect,
        antennas,
        powerCentiDbm,
        region,
        retryFirst,
        retryLongest);
  }

  /** The same with other pauses before a lost port is opened again. */
  public UhfReaderSettings withRetry(Duration first, Duration longest) {
    return new UhfReaderSettings(
        portPath, protocol, baud, dialect, antennas, powerCentiDbm, region, first, longest);
  }

  /** The same with another address or number of ports. */
  public UhfReaderSettings withDialect(DialectSettings other) {
    return new UhfReaderSettings(
        portPath, protocol, baud, other, antennas, powerCentiDbm, region, retryFirst, retryLongest);
  }

  private static void within(String name, long value, long least, long most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "%s must be from %d to %d; received %d".formatted(name, least, most, value));
    }
  }
}
