package bondgate.server.guarantee;

import bondgate.server.ledger.JournalEntry;
import java.time.Instant;
import java.time.LocalDate;

/**
 * One part of a hold, as a statement shows it: {@code original = released + settled + balance}, in
 * fen.
 *
 * @param document the document that asked for the hold
 * @param subject the tag, or the line of a list, that it is held for
 * @param endedAt when it ended; null while it stands
 * @param balanceFen what is held still
 * @param validUntil last day of the instrument that it stands on
 */
public record HoldLine(
    String instrument,
    String document,
    String subject,
    Hold.Purpose purpose,
    Instant heldAt,
    Instant endedAt,
    long leafIndex,
    long originalFen,
    long releasedFen,
    long settledFen,
    long balanceFen,
    LocalDate validUntil) {

  static HoldLine of(HoldPartRow part, HoldRow hold, JournalEntry end, LocalDate validUntil) {
    long settled = end == null ? 0 : end.amount();
    return new HoldLine(
        part.instrument,
        hold.document,
        hold.epc,
        hold.purpose,
        part.takenAt,
        end == null ? null : end.recordedAt(),
        part.leafIndex,
        part.amountFen,
        end == null ? 0 : part.amountFen - settled,
        settled,
        end == null ? part.amountFen : 0,
        validUntil);
  }
}
