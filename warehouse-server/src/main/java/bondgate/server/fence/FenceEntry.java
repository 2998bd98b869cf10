package bondgate.server.fence;

import java.time.Instant;
import java.util.Optional;

/**
 * 围网记录 — a line of the fence log: one fact at an opening, with the verdict if it is a crossing.
 * What a kind does not have is {@code null}; {@code detail} is never.
 *
 * @param leafIndex its leaf in the zone's evidence log
 * @param kind kind of the record, as on the wire: tag-crossing, tag-sighting, alarm-raised,
 *     tag-chip (one that does not fit), reader-health, agent-started
 * @param confidencePermille 0 to 1000, for a crossing
 * @param edgeDecision what the edge agent decided by its own list
 * @param verdict what the server decided
 * @param document the document that permitted it
 * @param from place that it left by this crossing
 * @param to place that it got to
 * @param detail outcome of a sighting, reason of an alarm, state of a reader; else empty
 */
public record FenceEntry(
    long leafIndex,
    String device,
    long epoch,
    long seq,
    Instant seenAt,
    Instant recordedAt,
    Instant committedAt,
    String kind,
    String reader,
    String portal,
    String epc,
    String item,
    String direction,
    Integer confidencePermille,
    String edgeDecision,
    String verdict,
    String document,
    String from,
    String to,
    String detail) {

  /** The verdict, if this is a crossing. */
  public Optional<Verdict> judged() {
    return Optional.ofNullable(verdict).map(Verdict::valueOf);
  }
}
