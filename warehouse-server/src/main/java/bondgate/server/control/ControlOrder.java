package bondgate.server.control;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * 布控指令 — a control order as it was placed.
 *
 * @param number its number in the zone
 * @param target what it holds
 * @param text why, in words
 * @param from when it began by its paper; it has effect from its act on
 * @param until from when it holds nothing any more, if it says so
 */
public record ControlOrder(
    String number,
    ControlTarget target,
    ControlReason reason,
    String text,
    Instant from,
    Optional<Instant> until) {
  /** To the microsecond, which is what the database keeps. */
  public ControlOrder {
    from = from.truncatedTo(ChronoUnit.MICROS);
    until = until.map(at -> at.truncatedTo(ChronoUnit.MICROS));
  }
}
