package bondgate.till.terminal;

import bondgate.till.Octets;
import java.time.ZoneOffset;

/**
 * What must be known to read a terminal's records.
 *
 * @param localTime the offset of times without zone; usual +08:00
 * @param salt the site's secret for references to persons, at least 16 bytes
 */
public record TerminalSettings(ZoneOffset localTime, Octets salt) {
  /** Checks the salt. */
  public TerminalSettings {
    if (salt.size() < 16) {
      throw new IllegalArgumentException(
          "the salt has %d bytes; give at least 16 secret ones".formatted(salt.size()));
    }
  }

  /** China's time. */
  public static TerminalSettings china(Octets salt) {
    return new TerminalSettings(ZoneOffset.ofHours(8), salt);
  }
}
