package bondgate.server.stream;

import bondgate.events.FaceConsent;

/**
 * An agent stated that somebody agreed to the comparing of faces, or that a face is erased: fired
 * in the transaction that writes the record.
 *
 * @param zone the zone
 * @param leafIndex of the record in the evidence log
 * @param consent what was stated
 */
public record ConsentStated(String zone, long leafIndex, FaceConsent consent) {}
