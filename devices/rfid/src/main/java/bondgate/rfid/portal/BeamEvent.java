package bondgate.rfid.portal;

import java.time.Instant;
import java.util.Objects;

/**
 * A beam was broken or is free again. A raw reading, never a conclusion.
 *
 * @param beam which
 * @param blocked true from when something stands in it
 * @param at when, by the clock that times the reads
 */
public record BeamEvent(Beam beam, boolean blocked, Instant at) {
  /** Checks that nothing is missing. */
  public BeamEvent {
    Objects.requireNonNull(beam, "beam");
    Objects.requireNonNull(at, "at");
  }
}
