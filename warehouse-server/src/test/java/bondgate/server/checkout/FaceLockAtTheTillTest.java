package bondgate.server.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.events.FaceSighting;
import bondgate.events.FaceSighting.Decision;
import bondgate.server.checkout.TillScreen.IdentityProblem;
import bondgate.server.embedded.EmbeddedPostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

/** How often somebody may try with another's number. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
@TestProfile(TillProfile.class)
class FaceLockAtTheTillTest extends FaceTill {
  @Test
  void fiveOtherFacesLockTheFaceAndNeverTheCode() {
    for (int i = 0; i < 4; i++) {
      claim(member.memberNo());
      states(clock.instant(), new FaceSighting(TILL, Decision.UNKNOWN, "", 10, -1));
      refused(IdentityProblem.FACE_UNKNOWN);
    }
    claim(member.memberNo());
    states(clock.instant(), new FaceSighting(TILL, Decision.NOT_LIVE, "", -1000, 10));
    refused(IdentityProblem.FACE_LOCKED);
    assertThat(claim(member.memberNo()).problem()).contains(IdentityProblem.FACE_LOCKED);
    assertThat(checkout.identifyMember(ZONE, TILL, session, code()))
        .isInstanceOf(TillScreen.Confirm.class);
  }

  @Test
  void aPoorPictureLocksNothingAndARecognisedFaceSetsTheCountBack() {
    for (int i = 0; i < 8; i++) {
      claim(member.memberNo());
      Decision decision = i < 4 ? Decision.UNKNOWN : Decision.NOT_SURE;
      states(clock.instant(), new FaceSighting(TILL, decision, "", 10, -1));
      assertThat(problem()).isNotEqualTo(IdentityProblem.FACE_LOCKED);
    }
    claim(member.memberNo());
    states(clock.instant(), match(TILL, reference));
    assertThat(checkout.screen(ZONE, TILL)).isInstanceOf(TillScreen.Confirm.class);
    checkout.cancel(ZONE, TILL, session);
    session = atWho();
    claim(member.memberNo());
    states(clock.instant(), new FaceSighting(TILL, Decision.UNKNOWN, "", 10, -1));
    refused(IdentityProblem.FACE_UNKNOWN);
  }

  @Test
  void whoseCodeIsLockedIsNotTakenByFaceEither() {
    claim(member.memberNo());
    for (int i = 0; i < 5; i++) {
      members.use("BGM1:%s:%08d".formatted(member.memberNo(), i));
    }
    states(clock.instant(), match(TILL, reference));
    refused(IdentityProblem.FACE_LOCKED);
    assertThat(claim(member.memberNo()).problem()).contains(IdentityProblem.FACE_LOCKED);
  }
}
