package bondgate.evidence.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bondgate.events.SigningKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CosignedReceiptTest {
  private static final long TIME_SECONDS = 1_700_000_000;
  private static final SigningKey LOG = seeded(0);
  private static final SigningKey FIRST = seeded(1);
  private static final SigningKey SECOND = seeded(2);
  private static final VerifierKey KEY =
      VerifierKey.ed25519("bondgate.local/zone", LOG.verifyKey().bytes());
  private static final VerifierKey W1 =
      VerifierKey.cosignatureV1("w1.example", FIRST.verifyKey().bytes());
  private static final VerifierKey W2 =
      VerifierKey.cosignatureV1("w2.example", SECOND.verifyKey().bytes());

  @TempDir Path folder;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private SignedNote note;
  private Path leaf;

  @BeforeEach
  void aCheckpointThatTheFirstWitnessCosigned() throws IOException {
    String text = Checkpoint.of(KEY.name(), new TreeHead(3, ReferenceTreeTest.ROOTS.get(3))).text();
    note =
        new SignedNote(
                text,
                List.of(
                    SignedNote.NoteSignature.of(
                        KEY, sign(LOG, text.getBytes(StandardCharsets.UTF_8)))))
            .with(cosigned(W1, FIRST, text));
    leaf = Files.write(folder.resolve("leaf"), ReferenceTreeTest.LEAVES.get(2));
  }

  @Test
  void oneCosignatureIsEnoughWhereOneIsNeeded() throws IOException {
    String[] one = {"--witness", W1.text(), "--witness", W2.text(), "--needed", "1"};
    assertThat(run(note, one)).as(said()).isEqualTo(OfflineVerifier.VERIFIED);
    assertThat(said()).contains("cosigned  w1.example").doesNotContain("cosigned  w2.example");
    assertThat(run(note, "--witness", W1.text())).isEqualTo(OfflineVerifier.VERIFIED);
    assertThat(run(note)).as("nobody asked for").isEqualTo(OfflineVerifier.VERIFIED);
  }

  @Test
  void withoutANumberEveryNamedWitnessMustHaveCosigned() throws IOException {
    assertThat(run(note, "--witness", W1.text(), "--witness", W2.text()))
        .isEqualTo(OfflineVerifier.NOT_VERIFIED);
    assertThat(said()).contains("2 cosignatures needed, 1 hold; w2.example");
    SignedNote both = note.with(cosigned(W2, SECOND, note.text()));
    assertThat(run(both, "--witness", W1.text(), "--witness", W2.text()))
        .isEqualTo(OfflineVerifier.VERIFIED);
  }

  @Test
  void aCosignatureOfAnotherCheckpointOrAnotherKeyDoesNotCount() throws IOException {
    String other =
        Checkpoint.of(KEY.name(), new TreeHead(2, ReferenceTreeTest.ROOTS.get(2))).text();
    for (SignedNote bad :
        List.of(
            note.with(cosigned(W2, SECOND, other)), note.with(cosigned(W2, FIRST, note.text())))) {
      assertThat(run(bad, "--witness", W2.text())).isEqualTo(OfflineVerifier.NOT_VERIFIED);
    }
  }

  @Test
  void whatCanNeverBeReachedIsSaidAndNotTakenForAFailure() throws IOException {
    assertThat(run(note, "--witness", W1.text(), "--needed", "2"))
        .isEqualTo(OfflineVerifier.NOTHING_TO_VERIFY);
    assertThat(run(note, "--witness", W1.text(), "--witness", W1.text()))
        .isEqualTo(OfflineVerifier.NOTHING_TO_VERIFY);
    assertThat(run(note, "--witness", KEY.text())).isEqualTo(OfflineVerifier.NOTHING_TO_VERIFY);
    assertThat(run(note, "--witness")).isEqualTo(OfflineVerifier.NOTHING_TO_VERIFY);
    assertThat(run(note, "--needed", "x")).isEqualTo(OfflineVerifier.NOTHING_TO_VERIFY);
    assertThat(said()).contains("counts once", "type 4", "expected a value", "decimal");
    assertThatThrownBy(() -> new Cosigners(List.of(), 1)).hasMessageContaining("received 1");
  }

  private int run(SignedNote checkpoint, String... options) throws IOException {
    Receipt receipt = new Receipt(2, List.of(ReferenceTreeTest.ROOTS.get(2)), checkpoint);
    Path file = Files.writeString(folder.resolve("receipt"), receipt.text());
    List<String> arguments =
        new ArrayList<>(List.of("leaf", leaf.toString(), file.toString(), KEY.text()));
    arguments.addAll(List.of(options));
    return new OfflineVerifier(new PrintStream(said, true, StandardCharsets.UTF_8)).run(arguments);
  }

  private String said() {
    return said.toString(StandardCharsets.UTF_8);
  }

  private static SignedNote.NoteSignature cosigned(VerifierKey key, SigningKey by, String text) {
    return Cosignature.line(key, TIME_SECONDS, sign(by, Cosignature.message(TIME_SECONDS, text)));
  }

  private static byte[] sign(SigningKey key, byte[] message) {
    return Base64.getDecoder().decode(key.sign(message));
  }

  private static SigningKey seeded(int first) {
    byte[] seed = new byte[SigningKey.SEED_LENGTH_BYTES];
    seed[0] = (byte) first;
    return SigningKey.ofSeed(seed);
  }
}
