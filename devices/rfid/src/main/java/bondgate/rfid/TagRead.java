package bondgate.rfid;

import java.time.Instant;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * 标签读取 — one antenna heard one tag once. A raw reading, never a conclusion.
 *
 * @param epc the tag
 * @param antenna the reader's antenna port, from 0 to 31
 * @param rssiDbm how strong, in dBm, from -127 to 20
 * @param phase the raw phase of the reader, 0 to 65535, if it reports one
 * @param seenAt when, by the clock of the host
 */
public record TagRead(Epc epc, int antenna, int rssiDbm, OptionalInt phase, Instant seenAt) {
  /** Checks the ranges. */
  public TagRead {
    Objects.requireNonNull(epc, "epc");
    Objects.requireNonNull(phase, "phase");
    Objects.requireNonNull(seenAt, "seenAt");
    if (antenna < 0 || antenna > 31) {
      throw new IllegalArgumentException("antenna must be from 0 to 31; received " + antenna);
    }
    if (rssiDbm < -127 || rssiDbm > 20) {
      throw new IllegalArgumentException("rssiDbm must be from -127 to 20; received " + rssiDbm);
    }
  }

  /** A read without a phase. */
  public static TagRead of(Epc epc, int antenna, int rssiDbm, Instant seenAt) {
    return new TagRead(epc, antenna, rssiDbm, OptionalInt.empty(), seenAt);
  }
}
