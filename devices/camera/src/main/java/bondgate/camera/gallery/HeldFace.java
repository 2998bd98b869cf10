package bondgate.camera.gallery;

import bondgate.camera.Embedding;
import bondgate.camera.PersonRef;
import java.time.Instant;

/**
 * All that is kept of a person's face.
 *
 * @param person a reference that names nobody
 * @param model the SHA-256 of the model that made the template; others cannot compare it
 * @param template never a picture
 * @param consent without which nothing is kept
 * @param enrolledAt when
 * @param eraseAt when it is erased without anybody asking
 */
record HeldFace(
    PersonRef person,
    String model,
    Embedding template,
    Consent consent,
    Instant enrolledAt,
    Instant eraseAt) {}
