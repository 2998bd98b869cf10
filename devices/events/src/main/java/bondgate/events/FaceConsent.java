package bondgate.events;

/**
 * 单独同意 — somebody agreed that a face is kept at this device, or nothing is kept any more: the text
 * itself is known by its hash, and of the face nothing is said.
 *
 * @param act what happened
 * @param person the salted reference, 64 lower-case hex digits
 * @param textVersion which text was agreed to, from 1; 0 if what was erased could not be read
 * @param textSha256 hash of exactly this text; empty if what was erased could not be read
 */
public record FaceConsent(Act act, String person, int textVersion, String textSha256)
    implements EdgeEvent {
  /** What became of a consent. */
  public enum Act {
    /** Given; stated before anything is kept. */
    GIVEN,
    /** Withdrawn; stated after everything was erased, so that this is the proof of it. */
    WITHDRAWN,
    /**
     * Ended since its time was over, the person is no member any more, or the face could not be
     * kept; stated after the erasure.
     */
    ENDED
  }

  /** Checks the ranges. */
  public FaceConsent {
    Checks.present("act", act);
    Checks.person(person);
    Checks.require(!person.isEmpty(), "a consent is somebody's; received no person");
    Checks.atLeast("textVersion", textVersion, act == Act.GIVEN ? 1 : 0);
    if (textVersion == 0) {
      Checks.require(
          Checks.present("textSha256", textSha256).isEmpty(),
          "a text without a version has no hash; received one");
    } else {
      Checks.sha256Hex("textSha256", textSha256);
    }
  }

  @Override
  public EventKind kind() {
    return EventKind.FACE_CONSENT;
  }
}
