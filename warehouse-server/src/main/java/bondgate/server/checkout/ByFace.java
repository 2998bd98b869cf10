package bondgate.server.checkout;

import bondgate.server.member.CodeAnswer;
import bondgate.server.member.MemberFaces;
import bondgate.server.member.Person;
import bondgate.server.visit.FaceClaims;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * A shopper who says by face that he is a member: he claims a number, the till's camera looks, its
 * agent states what it saw, and only that is believed; a page's word is not. Whatever comes of it,
 * the same screen still takes code, card and keyboard.
 */
@ApplicationScoped
class ByFace {
  /** Longer than an agent looks, with its record's way to here. */
  private static final Duration WAITS = Duration.ofSeconds(30);

  private final MemberFaces members;
  private final FaceClaims claims;
  private final FacesAtTills faces;
  private final Ordering ordering;
  private final InstantSource clock;

  @Inject
  ByFace(
      MemberFaces members,
      FaceClaims claims,
      FacesAtTills faces,
      Ordering ordering,
      InstantSource clock) {
    this.members = members;
    this.claims = claims;
    this.faces = faces;
    this.ordering = ordering;
    this.clock = clock;
  }

  /** The visit after somebody said whom the camera shall see. */
  Visit claimed(String zone, String till, Visit.AtIdentity at, String typed) {
    Instant now = clock.instant();
    MemberFaces.Claimed claimed = members.claim(typed);
    if (claimed instanceof MemberFaces.Claimed.Refused refused) {
      return at.with(problem(refused.why()), now);
    }
    if (claimed instanceof MemberFaces.Claimed.FacesLocked) {
      return at.with(TillScreen.IdentityProblem.FACE_LOCKED, now);
    }
    MemberFaces.Claimed.Known member = (MemberFaces.Claimed.Known) claimed;
    Instant until = now.plus(WAITS);
    return new Visit.AtIdentity(
        at.session(),
        now,
        at.notice(),
        Optional.empty(),
        Optional.of(
            new FaceClaimed(
                member,
                claims.text(zone, till, member.person(), until),
                faces.lastLeaf(zone, till),
                until)));
  }

  /** The visit after what the camera has seen by now; the same while it has not. */
  Visit looked(String zone, String till, Visit.AtIdentity at) {
    if (at.face().isEmpty()) {
      return at;
    }
    FaceClaimed claim = at.face().get();
    Instant now = clock.instant();
    FacesAtTills.Seen seen = faces.since(zone, till, claim, now);
    if (seen instanceof FacesAtTills.Seen.NotYet) {
      return at;
    }
    // From here on the claim is gone, so that what was seen is taken once.
    if (seen instanceof FacesAtTills.Seen.Refused refused) {
      return at.with(counted(claim, refused.why()), now);
    }
    CodeAnswer answer = members.recognised(claim.member());
    if (answer instanceof CodeAnswer.Refused refused) {
      return at.with(problem(refused.why()), now);
    }
    Person who = ((CodeAnswer.Accepted) answer).person();
    return ordering.identified(
        zone, till, at, new Ordering.Said(who.name(), who.idNumber(), who.phone()));
  }

  /** Another face, or a picture of one, is a try like a wrong code; a poor picture is not. */
  private TillScreen.IdentityProblem counted(
      FaceClaimed claim, TillScreen.IdentityProblem problem) {
    boolean isTry =
        problem == TillScreen.IdentityProblem.FACE_UNKNOWN
            || problem == TillScreen.IdentityProblem.FACE_NOT_LIVE;
    return isTry && members.failed(claim.member())
        ? TillScreen.IdentityProblem.FACE_LOCKED
        : problem;
  }

  private static TillScreen.IdentityProblem problem(CodeAnswer.Why why) {
    return switch (why) {
      case NOT_A_CODE -> TillScreen.IdentityProblem.FACE_NO_NUMBER;
      case UNKNOWN -> TillScreen.IdentityProblem.CODE_UNKNOWN;
      case WITHDRAWN -> TillScreen.IdentityProblem.CODE_WITHDRAWN;
      case LOCKED -> TillScreen.IdentityProblem.FACE_LOCKED;
      // A number alone is never one of these.
      case WRONG, EXPIRED, USED -> TillScreen.IdentityProblem.CODE_UNKNOWN;
    };
  }
}
