package bondgate.server.member;

import java.time.Instant;

/**
 * What a member's page shows.
 *
 * @param masked the name with all but its first character hidden
 * @param code as it stands in the QR code
 * @param digits as they are read aloud
 * @param until when the next code comes
 * @param consentVersion which text was agreed to
 */
public record MemberView(
    String memberNo,
    String masked,
    String code,
    String digits,
    Instant until,
    String consentVersion,
    Instant consentedAt) {
  /** Shows no code. */
  @Override
  public String toString() {
    return "MemberView[" + memberNo + "]";
  }
}
