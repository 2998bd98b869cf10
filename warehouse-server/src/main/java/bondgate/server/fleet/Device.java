package bondgate.server.fleet;

import bondgate.events.VerifyKey;
import java.time.Instant;

/**
 * An edge agent that may speak for a zone.
 *
 * @param zone the bonded zone
 * @param name unique in the zone
 * @param key its public key
 * @param epoch the epoch that an operator opened, from 1
 * @param enrolledBy role that enrolled it
 * @param enrolledAt when
 */
public record Device(
    String zone, String name, VerifyKey key, long epoch, String enrolledBy, Instant enrolledAt) {}
