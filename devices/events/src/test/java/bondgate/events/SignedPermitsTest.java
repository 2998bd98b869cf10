package bondgate.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Nobody who merely reaches the broker can open a gate. */
class SignedPermitsTest {
  private static final VerifyKey SERVER = Samples.SERVER_KEY.verifyKey();

  @Test
  void aListThatTheServerSignedIsRead() throws Exception {
    SignedPermits arrived =
        EventJson.readSignedPermits(EventJson.writeSignedPermits(Samples.signedPermits()));
    assertThat(arrived.verified(SERVER)).isEqualTo(Samples.permits());
  }

  @Test
  void aListWithOneCharacterChangedIsNot() {
    SignedPermits genuine = Samples.signedPermits();
    for (int at = 0; at < genuine.text().length(); at++) {
      char other = (char) (genuine.text().charAt(at) ^ 1);
      String text = genuine.text().substring(0, at) + other + genuine.text().substring(at + 1);
      SignedPermits forged = new SignedPermits(text, genuine.keyId(), genuine.signature());
      assertThatThrownBy(() -> forged.verified(SERVER))
          .isInstanceOf(MalformedMessageException.class)
          .hasMessageContaining("not signed by the server's key");
    }
  }

  @Test
  void aListOfAnotherKeyIsNot() {
    SignedPermits foreign = SignedPermits.sign(Samples.permits(), Samples.OTHER_KEY);
    SignedPermits claimed = new SignedPermits(foreign.text(), SERVER.id(), foreign.signature());
    assertThatThrownBy(() -> foreign.verified(SERVER))
        .isInstanceOf(MalformedMessageException.class);
    assertThatThrownBy(() -> claimed.verified(SERVER))
        .isInstanceOf(MalformedMessageException.class);
  }

  @Test
  void whatTheServerSignedButIsNoListIsMalformed() {
    String text = "{\"zone\":\"guiyang-o2o\"}";
    SignedPermits odd =
        new SignedPermits(text, SERVER.id(), Samples.SERVER_KEY.sign(Samples.utf8(text)));
    assertThatThrownBy(() -> odd.verified(SERVER)).isInstanceOf(MalformedMessageException.class);
  }

  @Test
  void aPermitForAnUncertainDirectionCannotBe() {
    assertThatThrownBy(() -> new Permit(Samples.EPC, "exit", Direction.UNCERTAIN, "x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("IN or OUT; received 'UNCERTAIN'");
  }
}
