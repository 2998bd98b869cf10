package bondgate.camera.gallery;

import java.time.Instant;

/**
 * That somebody agreed that a face is kept here.
 *
 * @param textVersion which text
 * @param language in which it was shown
 * @param textSha256 of exactly this text, 64 lower-case hex digits
 * @param givenAt when
 * @param giver who agreed
 */
public record Consent(
    int textVersion, ConsentLanguage language, String textSha256, Instant givenAt, Giver giver) {
  /** Who agrees. */
  public enum Giver {
    /** The person, 14 years old or older. */
    PERSON,
    /** A parent or guardian of somebody younger (不满十四周岁, Measures on face recognition). */
    GUARDIAN
  }

  /** Checks the form of the hash. */
  public Consent {
    if (!textSha256.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException(
          "the hash of a consent text is 64 lower-case hex digits; received %d characters"
              .formatted(textSha256.length()));
    }
  }

  /** Consent to a text, given now. */
  public static Consent to(ConsentText text, Instant now, Giver giver) {
    return new Consent(text.version(), text.language(), text.sha256(), now, giver);
  }
}
