package bondgate.server.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.events.FaceClaim;
import bondgate.events.FaceConsent;
import bondgate.events.FaceSighting;
import bondgate.events.FaceSighting.Decision;
import bondgate.events.TrayChanged;
import bondgate.server.checkout.TillScreen.IdentityProblem;
import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.member.MemberFaces;
import bondgate.server.member.Members;
import bondgate.server.member.Registered;
import bondgate.server.payment.SandboxPayment;
import bondgate.server.sale.OrderView;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A shopper who says by face that he is a member: who is taken for him, and who is not. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
@TestProfile(TillProfile.class)
class FaceAtTheTillTest extends FaceTill {
  @Test
  void theFaceBuysAsTheCodeDoesAndTheYearIsKeptFromTheQuoteOn() throws Exception {
    TillScreen.WhoAreYou looking = claim(member.memberNo());
    assertThat(looking.problem()).isEmpty();
    assertThat(looking.claim().orElseThrow()).doesNotContain(reference, member.memberNo());
    FaceClaim claim =
        FaceClaim.read(looking.claim().get(), key.signingKey().verifyKey()).orElseThrow();
    assertThat(claim.isOf(reference)).as("only who holds the reference can tell").isTrue();
    assertThat(claim.till()).isEqualTo(TILL);
    assertThat(checkout.screen(ZONE, TILL)).as("nobody has looked yet").isEqualTo(looking);

    states(clock.instant(), match(TILL, reference));
    TillScreen.Confirm confirm = (TillScreen.Confirm) checkout.screen(ZONE, TILL);
    assertThat(confirm.buyer()).isEqualTo("会＊＊＊＊");
    Buyer buyer = new Buyer(PERSON.name(), PERSON.idNumber(), PERSON.phone());
    assertThat(
            shop.texts(
                "SELECT count(*) FROM quota_reservation WHERE person = '%s'"
                    .formatted(buyers.reference(buyer))))
        .containsExactly("1");

    assertThat(checkout.place(ZONE, TILL, session)).isInstanceOf(TillScreen.Paying.class);
    TillScreen.Paying paying =
        (TillScreen.Paying) checkout.startPayment(ZONE, TILL, session, "wechat");
    shopper.pays(ZONE, paying.saleNo(), SandboxPayment.asAsked());
    TillScreen.MayLeave leave =
        (TillScreen.MayLeave) shopper.waitsFor(ZONE, TILL, TillScreen.MayLeave.class::isInstance);
    OrderView order = orders.view(ZONE, leave.receipt().saleNo()).orElseThrow();
    assertThat(order.identityVerifiedBy()).as("a face proves nobody's identity").isEmpty();
    assertThat(buyers.of(ZONE, order.saleNo())).contains(buyer);
  }

  @ParameterizedTest
  @CsvSource({
    "UNKNOWN, FACE_UNKNOWN",
    "NOT_SURE, FACE_NOT_SURE",
    "NOT_LIVE, FACE_NOT_LIVE",
  })
  void whoIsNotRecognisedReadsWhyAndHisCodeWorksOnTheSameScreen(
      Decision decision, IdentityProblem problem) {
    claim(member.memberNo());
    states(clock.instant(), new FaceSighting(TILL, decision, "", 120, -1));
    refused(problem);
    assertThat(checkout.identifyMember(ZONE, TILL, session, code()))
        .as("with no step more")
        .isInstanceOf(TillScreen.Confirm.class);
  }

  @Test
  void aFaceOfAnotherMemberIsNotTakenForTheOneWhoWasClaimed() {
    Registered.Done other = (Registered.Done) members.register(PERSON, Members.CONSENT_VERSION);
    claim(member.memberNo());
    states(clock.instant(), match(TILL, members.doorReference(other.key()).orElseThrow()));
    refused(IdentityProblem.FACE_UNKNOWN);
  }

  @Test
  void aFaceAtAnotherTillOrDoorSaysNothingHere() {
    TillScreen.WhoAreYou looking = claim(member.memberNo());
    states(clock.instant(), match(OTHER_TILL, reference), match("entrance", reference));
    assertThat(checkout.screen(ZONE, TILL)).isEqualTo(looking);
  }

  @Test
  void aFaceThatAnAgentWithoutThisTillStatesIsRefused() {
    states(clock.instant(), new TrayChanged(TILL, bottles, TrayChanged.NOT_WEIGHED));
    claim(member.memberNo());
    desk.facts(ZONE, "edge-of-a-door", clock.instant(), List.of(match(TILL, reference)));
    refused(IdentityProblem.FACE_ELSEWHERE);
    claim(member.memberNo());
    states(clock.instant(), match(TILL, reference));
    assertThat(checkout.screen(ZONE, TILL)).isInstanceOf(TillScreen.Confirm.class);
  }

  @ParameterizedTest
  @ValueSource(longs = {-11, 11, -3600})
  void aFaceFromLongAgoOrFromTheFutureIsOld(long seconds) {
    claim(member.memberNo());
    states(clock.instant().plusSeconds(seconds), match(TILL, reference));
    refused(IdentityProblem.FACE_OLD);
  }

  @Test
  void aClockThatIsALittleWrongKeepsNobodyOut() {
    claim(member.memberNo());
    states(clock.instant().minusSeconds(5), match(TILL, reference));
    assertThat(checkout.screen(ZONE, TILL)).isInstanceOf(TillScreen.Confirm.class);
  }

  @Test
  void whatWasSeenBeforeTheClaimIsNobodysAndWhatWasTakenIsNotTakenAgain() {
    states(clock.instant(), match(TILL, reference));
    TillScreen.WhoAreYou looking = claim(member.memberNo());
    assertThat(checkout.screen(ZONE, TILL)).as("seen before").isEqualTo(looking);
    states(clock.instant(), match(TILL, reference));
    assertThat(checkout.screen(ZONE, TILL)).isInstanceOf(TillScreen.Confirm.class);

    checkout.cancel(ZONE, TILL, session);
    session = atWho();
    TillScreen.WhoAreYou again = claim(member.memberNo());
    assertThat(checkout.screen(ZONE, TILL)).as("taken before").isEqualTo(again);
    states(clock.instant(), match(TILL, reference));
    assertThat(checkout.screen(ZONE, TILL)).isInstanceOf(TillScreen.Confirm.class);
  }

  @Test
  void aClaimThatNobodyAnswersEnds() {
    Instant until = clock.instant().plusSeconds(30);
    FaceClaimed claim =
        new FaceClaimed(
            new MemberFaces.Claimed.Known(member.memberNo(), reference), "", Long.MAX_VALUE, until);
    assertThat(faces.since(ZONE, TILL, claim, until.minusMillis(1)))
        .isInstanceOf(FacesAtTills.Seen.NotYet.class);
    assertThat(faces.since(ZONE, TILL, claim, until))
        .isEqualTo(new FacesAtTills.Seen.Refused(IdentityProblem.FACE_NO_ANSWER));
  }

  @ParameterizedTest
  @ValueSource(strings = {"WITHDRAWN", "ENDED"})
  void consentThatEndsBehindTheFaceEndsWhatWasSeen(FaceConsent.Act act) {
    claim(member.memberNo());
    states(
        clock.instant(),
        match(TILL, reference),
        new FaceConsent(act, reference, 1, "e".repeat(64)));
    refused(IdentityProblem.FACE_ENDED);
  }

  @Test
  void consentOfAnotherThatEndsChangesNothing() {
    claim(member.memberNo());
    states(
        clock.instant(),
        match(TILL, reference),
        new FaceConsent(FaceConsent.Act.WITHDRAWN, "d".repeat(64), 1, "e".repeat(64)));
    assertThat(checkout.screen(ZONE, TILL)).isInstanceOf(TillScreen.Confirm.class);
  }

  @Test
  void whoLeavesTheMembershipMeanwhileIsRefusedAndNothingOfItIsLeft() throws Exception {
    claim(member.memberNo());
    states(clock.instant(), new FaceSighting(TILL, Decision.UNKNOWN, "", 10, -1));
    refused(IdentityProblem.FACE_UNKNOWN);
    assertThat(shop.tablesThatHold(member.memberNo()))
        .containsExactly("member_face_lock", "member_person");
    claim(member.memberNo());
    assertThat(members.erase(member.key())).isTrue();
    states(clock.instant(), match(TILL, reference));
    refused(IdentityProblem.CODE_WITHDRAWN);
    assertThat(shop.tablesThatHold(member.memberNo())).containsExactly("member_withdrawn");
    claim(member.memberNo());
    refused(IdentityProblem.CODE_WITHDRAWN);
  }

  @Test
  void whatIsNoNumberOrNobodysIsSaidAtOnce() {
    assertThat(claim("13900139001").problem()).contains(IdentityProblem.FACE_NO_NUMBER);
    assertThat(claim("").problem()).contains(IdentityProblem.FACE_NO_NUMBER);
    long next = (Long.parseLong(member.memberNo()) + 1) % 10_000_000_000L;
    assertThat(claim("%010d".formatted(next)).problem()).contains(IdentityProblem.CODE_UNKNOWN);
    assertThat(claim("another visit's", member.memberNo()).claim()).isEmpty();
  }

  @Test
  void aCodeSaysTheNumberTooAndIsNotUsedUp() {
    String code = code();
    assertThat(claim(code).claim()).isPresent();
    assertThat(checkout.identifyMember(ZONE, TILL, session, code))
        .isInstanceOf(TillScreen.Confirm.class);
  }
}
