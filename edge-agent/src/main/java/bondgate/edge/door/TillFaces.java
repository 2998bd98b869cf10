package bondgate.edge.door;

import bondgate.camera.PersonRef;
import bondgate.edge.settings.FaceSettings;
import bondgate.events.FaceClaim;
import bondgate.events.VerifyKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Faces at tills, 1:1: whether who stands at a till is the one whom the server's claim names, and
 * nobody else is compared with. An optional second way: whatever comes of it, code and card are
 * there. Any thread may ask.
 */
public final class TillFaces {
  /** A till with a camera at which faces are compared. */
  public static final String READY = "READY";

  /** A till with a camera, and no models, no gallery, or a library that has failed. */
  public static final String NO_FACES = "NO_FACES";

  /** Longer than anybody likes to stand still; then code or card. */
  private static final Duration LOOK_FOR = Duration.ofSeconds(15);

  private final String zone;
  private final VerifyKey serverKey;
  private final Optional<FaceSettings> settings;
  private final Optional<FaceBook> book;
  private final Optional<FaceDesk> desk;
  private final FaceKeeping.Time time;

  TillFaces(
      String zone,
      VerifyKey serverKey,
      Optional<FaceSettings> settings,
      Optional<FaceBook> book,
      Optional<FaceDesk> desk,
      FaceKeeping.Time time) {
    this.zone = zone;
    this.serverKey = serverKey;
    this.settings = settings;
    this.book = book;
    this.desk = desk;
    this.time = time;
  }

  /** {@link #READY} or {@link #NO_FACES} of a till that has a camera. */
  public String state() {
    return compares() ? READY : NO_FACES;
  }

  private boolean compares() {
    return desk.filter(one -> one.whyNot().isEmpty()).isPresent();
  }

  /**
   * Begins to look whether it is the one whom the claim names; another visit's claim at this till
   * ends with it.
   *
   * @param hasCamera whether the till's settings name a camera
   * @param visit the shopper's visit, a random word
   * @param text as the server signed it
   */
  public TillFace begin(String till, boolean hasCamera, String visit, String text) {
    if (!hasCamera) {
      return TillFace.NO_CAMERA;
    }
    if (!compares()) {
      return TillFace.NO_FACES;
    }
    Optional<FaceClaim> read = FaceClaim.read(text, serverKey);
    if (read.isEmpty() || !read.get().zone().equals(zone) || !read.get().till().equals(till)) {
      return TillFace.NOT_A_CLAIM;
    }
    FaceClaim claim = read.get();
    if (!claim.until().isAfter(time.wall().instant())) {
      return TillFace.EXPIRED;
    }
    Optional<PersonRef> person =
        book.orElseThrow().vault().persons().stream()
            .filter(held -> claim.isOf(held.hex()))
            .findFirst();
    Optional<Eye> eye = desk.orElseThrow().eye(till);
    if (person.isEmpty() || eye.isEmpty()) {
      return person.isEmpty() ? TillFace.NOT_HELD : TillFace.NO_CAMERA;
    }
    Instant until = time.steady().instant().plus(LOOK_FOR);
    int agree = settings.map(FaceSettings::agree).orElse(1);
    eye.get().verify(new Verification(visit, person.get(), until, agree));
    return TillFace.LOOKING;
  }

  /** How far the camera has come in that visit. */
  public TillFace progress(String till, String visit) {
    return desk.flatMap(one -> one.eye(till))
        .flatMap(Eye::verification)
        .filter(one -> one.visit().equals(visit))
        .map(Verification::state)
        .orElse(TillFace.NOBODY);
  }

  /** The shopper has left: nobody is looked for any more. */
  public void forget(String till) {
    desk.flatMap(one -> one.eye(till)).ifPresent(Eye::forgetVerification);
  }
}
