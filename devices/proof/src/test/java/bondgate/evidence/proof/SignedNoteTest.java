package bondgate.evidence.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bondgate.events.SigningKey;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedNoteTest {
  private static final SigningKey KEY = SigningKey.ofSeed(new byte[32]);
  private static final VerifierKey VERIFIER =
      VerifierKey.ed25519("bondgate.local/zone", KEY.verifyKey().bytes());
  private static final TreeHead HEAD = new TreeHead(3, ReferenceTreeTest.ROOTS.get(3));
  private static final String TEXT = Checkpoint.of(VERIFIER.name(), HEAD).text();

  @Test
  void whatBouncyCastleSignsTheJdkVerifies() throws MalformedProofException {
    SignedNote note = SignedNote.parse(signed(TEXT, VERIFIER));
    assertThat(note.check(VERIFIER)).isEqualTo(new ProofCheck.Holds());
    assertThat(Checkpoint.parse(note.text())).isEqualTo(Checkpoint.of(VERIFIER.name(), HEAD));
  }

  @Test
  void aChangedTextIsNotSigned() throws MalformedProofException {
    String changed = signed(TEXT, VERIFIER).replace("\n3\n", "\n4\n");
    assertThat(SignedNote.parse(changed).check(VERIFIER))
        .isInstanceOfSatisfying(
            ProofCheck.Fails.class, fails -> assertThat(fails.why()).contains("does not belong"));
  }

  @Test
  void aSignatureInTheNameOfAnotherLogDoesNotCount() throws MalformedProofException {
    VerifierKey other = VerifierKey.ed25519("bondgate.local/other", KEY.verifyKey().bytes());
    assertThat(SignedNote.parse(signed(TEXT, other)).check(VERIFIER))
        .isInstanceOfSatisfying(
            ProofCheck.Fails.class,
            fails -> assertThat(fails.why()).contains("no signature by", "bondgate.local/other"));
  }

  @Test
  void signaturesOfStrangersAreNoHindrance() throws MalformedProofException {
    String more = signed(TEXT, VERIFIER) + "\u2014 witness.example AAAAAAAAAAA=\n";
    assertThat(SignedNote.parse(more).check(VERIFIER)).isEqualTo(new ProofCheck.Holds());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "text\n",
        "text\n\n",
        "text\n\n\u2014 name\n",
        "text\n\n- name AAAAAAAAAAA=\n",
        "text\n\n\u2014 na+me AAAAAAAAAAA=\n",
        "text\n\n\u2014 name AAAAAAAAAAA\n",
        "text\n\n\u2014 name AAAAAAAAAAB=\n",
        "text\n\n\u2014 name AAAAAA==\n",
        "text\n\n\u2014 name AAAAAAAAAAA=",
        "te\u0001xt\n\n\u2014 name AAAAAAAAAAA=\n"
      })
  void whatIsNoNoteIsNotRead(String note) {
    assertThatThrownBy(() -> SignedNote.parse(note)).isInstanceOf(MalformedProofException.class);
  }

  @Test
  void bytesThatAreNoTextAreNotRead() {
    assertThatThrownBy(() -> SignedNote.parse(new byte[] {(byte) 0xff}))
        .isInstanceOf(MalformedProofException.class)
        .hasMessageContaining("UTF-8");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "log\n3\n",
        "log\n03\nrrra8/idLcKFPsGel5VeCZNsPqbUa9eC6FZFY8yngbnc=\n",
        "log\n-3\nrra8/idLcKFPsGel5VeCZNsPqbUa9eC6FZFY8yngbnc=\n",
        "log\n9223372036854775808\nrra8/idLcKFPsGel5VeCZNsPqbUa9eC6FZFY8yngbnc=\n",
        "log\n3\nrra8/idLcKFPsGel5VeCZNsPqbUa9eC6FZFY8yngbg==\n",
        "log\n0\nrra8/idLcKFPsGel5VeCZNsPqbUa9eC6FZFY8yngbnc=\n",
        "\n3\nrra8/idLcKFPsGel5VeCZNsPqbUa9eC6FZFY8yngbnc=\n",
        "log\n3\nrra8/idLcKFPsGel5VeCZNsPqbUa9eC6FZFY8yngbnc=",
        "log\n3\nrra8/idLcKFPsGel5VeCZNsPqbUa9eC6FZFY8yngbnc=\n\n"
      })
  void whatIsNoCheckpointIsNotRead(String text) {
    assertThatThrownBy(() -> Checkpoint.parse(text)).isInstanceOf(MalformedProofException.class);
  }

  @Test
  void aCheckpointMayHaveFurtherLines() throws MalformedProofException {
    Checkpoint checkpoint = Checkpoint.parse(TEXT + "more\n");
    assertThat(checkpoint.extensions()).containsExactly("more");
    assertThat(checkpoint.text()).isEqualTo(TEXT + "more\n");
  }

  @Test
  void aVerifierKeySaysItsOwnHash() throws MalformedProofException {
    VerifierKey key = VerifierKey.parse(VERIFIER.text() + "\n");
    assertThat(key.text()).isEqualTo(VERIFIER.text());
    String bent = VERIFIER.text().replace("+" + VERIFIER.keyHashHex(), "+00000000");
    assertThatThrownBy(() -> VerifierKey.parse(bent))
        .isInstanceOf(MalformedProofException.class)
        .hasMessageContaining("expected " + VERIFIER.keyHashHex());
    assertThatThrownBy(() -> VerifierKey.parse(VERIFIER.text().replace("/zone", "/zona")))
        .hasMessageContaining("key hash");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "name", "name+00000000", "na me+00000000+AQ==", "name+0000000g+AQ=="})
  void whatIsNoVerifierKeyIsNotRead(String text) {
    assertThatThrownBy(() -> VerifierKey.parse(text)).isInstanceOf(MalformedProofException.class);
  }

  static String signed(String text, VerifierKey key) {
    return signed(text, key, KEY);
  }

  static String signed(String text, VerifierKey key, SigningKey signer) {
    byte[] signature =
        Base64.getDecoder().decode(signer.sign(text.getBytes(StandardCharsets.UTF_8)));
    return new SignedNote(text, List.of(SignedNote.NoteSignature.of(key, signature))).note();
  }
}
