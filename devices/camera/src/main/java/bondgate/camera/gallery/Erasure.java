package bondgate.camera.gallery;

import bondgate.camera.PersonRef;
import java.time.Instant;
import java.util.Optional;

/**
 * That nothing is held of a person any more.
 *
 * @param person who
 * @param erasedAt when
 * @param wasHeld whether there was something; a repeated withdrawal is an answer too
 * @param facesLeft of others
 * @param consent what had been agreed to; empty if nothing was held, or it could not be read
 */
public record Erasure(
    PersonRef person,
    Instant erasedAt,
    boolean wasHeld,
    int facesLeft,
    Optional<Consent> consent) {}
