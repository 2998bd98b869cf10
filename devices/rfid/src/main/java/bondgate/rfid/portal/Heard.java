package bondgate.rfid.portal;

import bondgate.rfid.Epc;
import java.time.Instant;

/**
 * What was heard of one tag from its appearance to its silence.
 *
 * @param epc the tag
 * @param insideReads reads at the inside row
 * @param outsideReads reads at the outside row
 * @param centroidGapMillis power-weighted time at the inside row minus that at the outside row:
 *     positive for a tag that went in; 0 where a row heard nothing
 * @param peakRssiDbm the strongest read
 * @param firstSeenAt time of the first read
 * @param lastSeenAt time of the last read
 */
public record Heard(
    Epc epc,
    int insideReads,
    int outsideReads,
    long centroidGapMillis,
    int peakRssiDbm,
    Instant firstSeenAt,
    Instant lastSeenAt) {}
