package bondgate.server.silence;

import bondgate.events.EdgeEvent;
import bondgate.events.EdgeRecord;
import bondgate.events.SealedRecord;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * A record of a device with its place in the evidence log.
 *
 * @param leafIndex its leaf
 * @param sealed the record and its bytes
 */
public record Heard(long leafIndex, SealedRecord sealed) {
  /** The fields. */
  public EdgeRecord fields() {
    return sealed.fields();
  }

  EdgeEvent body() {
    return fields().body();
  }

  /** When it was put down: to the microsecond, as its row has it, so that the two compare. */
  Instant wall() {
    return fields().recordedAt().truncatedTo(ChronoUnit.MICROS);
  }

  UUID boot() {
    return fields().clock().bootId();
  }

  /** Whether that record is the very next one of the sequence. */
  boolean isFollowedBy(Heard next) {
    return next.fields().epoch() == fields().epoch() && next.fields().seq() == fields().seq() + 1;
  }

  /** Whether that record is the first one of a later epoch. */
  boolean endsEpochBefore(Heard next) {
    return next.fields().epoch() > fields().epoch() && next.fields().seq() == 1;
  }
}
