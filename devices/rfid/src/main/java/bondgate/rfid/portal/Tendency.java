package bondgate.rfid.portal;

import bondgate.rfid.Epc;
import java.time.Instant;

/**
 * Where a tag that is still in the opening is going, by the evidence so far. Provisional: good for
 * a siren, which must not wait until the tag is out of earshot; never for the book. The final word
 * is the {@link Passage}.
 *
 * @param epc the tag
 * @param way which way
 * @param confidencePermille 500 to 1000
 * @param at time of the read that completed the evidence
 */
public record Tendency(Epc epc, Way way, int confidencePermille, Instant at) {}
