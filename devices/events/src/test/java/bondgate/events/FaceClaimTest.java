package bondgate.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A claim is what the server signed, to the last character, and names nobody on its way. */
class FaceClaimTest {
  private static final Instant UNTIL = Instant.parse("2026-03-02T09:20:00Z");
  private static final String NONCE = "0123456789abcdef".repeat(2);
  private static final FaceClaim CLAIM =
      FaceClaim.of("guiyang-o2o", "till-1", UNTIL, NONCE, Samples.PERSON);
  private static final VerifyKey SERVER = Samples.SERVER_KEY.verifyKey();

  @Test
  void itIsReadAsItWasWrittenAndIsOfItsPersonOnly() {
    FaceClaim read = FaceClaim.read(CLAIM.text(Samples.SERVER_KEY), SERVER).orElseThrow();
    assertThat(read).isEqualTo(CLAIM);
    assertThat(read.isOf(Samples.PERSON)).isTrue();
    assertThat(read.isOf("0".repeat(64))).isFalse();
  }

  @Test
  void whoReadsItLearnsNoReferenceAndNotEvenThatTwoAreOfOnePerson() {
    FaceClaim other = FaceClaim.of("guiyang-o2o", "till-1", UNTIL, "f".repeat(32), Samples.PERSON);
    assertThat(CLAIM.text(Samples.SERVER_KEY)).doesNotContain(Samples.PERSON);
    assertThat(other.blinded()).isNotEqualTo(CLAIM.blinded()).isNotEqualTo(Samples.PERSON);
  }

  @Test
  void nothingIsReadOnceAnyCharacterIsAnotherOrMissing() {
    String text = CLAIM.text(Samples.SERVER_KEY);
    for (int i = 0; i < text.length(); i++) {
      char other = text.charAt(i) == 'A' ? 'B' : 'A';
      String changed = text.substring(0, i) + other + text.substring(i + 1);
      // The last characters of Base64 hold bits that mean nothing: then it is the same claim.
      assertThat(FaceClaim.read(changed, SERVER).filter(read -> !read.equals(CLAIM))).isEmpty();
      assertThat(FaceClaim.read(text.substring(0, i), SERVER)).isEmpty();
    }
  }

  @Test
  void anotherTillAnotherEndAndAnotherKeyAreNotSigned() {
    String text = CLAIM.text(Samples.SERVER_KEY);
    assertThat(FaceClaim.read(text.replace("till-1", "till-2"), SERVER)).isEmpty();
    assertThat(FaceClaim.read(text.replace("1772443200", "1872443200"), SERVER)).isEmpty();
    assertThat(FaceClaim.read(CLAIM.text(Samples.OTHER_KEY), SERVER)).isEmpty();
  }

  @Test
  void aTicketForADoorIsNoClaimAndAClaimOpensNoDoor() {
    String ticket = new DoorTicket("guiyang-o2o", UNTIL, Samples.PERSON).text(Samples.SERVER_KEY);
    assertThat(FaceClaim.read(ticket, SERVER)).isEmpty();
    assertThat(DoorTicket.read(CLAIM.text(Samples.SERVER_KEY), SERVER)).isEmpty();
  }

  @Test
  void aClaimEndsAtAWholeSecondAndIsOfSomebody() {
    assertThatThrownBy(
            () -> FaceClaim.of("guian", "till-1", UNTIL.plusMillis(1), NONCE, Samples.PERSON))
        .hasMessageContaining("whole second");
    assertThatThrownBy(() -> FaceClaim.of("guian", "till-1", UNTIL, NONCE, ""))
        .hasMessageContaining("somebody");
    assertThatThrownBy(() -> FaceClaim.of("guian", "till-1", UNTIL, "0", Samples.PERSON))
        .hasMessageContaining("32 lower-case");
  }
}
