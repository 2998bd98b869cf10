package bondgate.evidence.proof;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.events.SigningKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OfflineVerifierTest {
  private static final VerifierKey KEY =
      VerifierKey.ed25519(
          "bondgate.local/zone", SigningKey.ofSeed(new byte[32]).verifyKey().bytes());

  @TempDir Path folder;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private String leaf;
  private String receipt;

  @BeforeEach
  void aReceiptForLeafTwoOfThree() throws Exception {
    leaf = file("leaf", ReferenceTreeTest.LEAVES.get(2));
    receipt =
        file(
            "receipt",
            new Receipt(2, List.of(ReferenceTreeTest.ROOTS.get(2)), checkpoint(3))
                .text()
                .getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aReceiptIsVerifiedByFilesAlone() throws IOException {
    assertThat(run("leaf", leaf, receipt, KEY.text())).isEqualTo(OfflineVerifier.VERIFIED);
    assertThat(
            run(
                "leaf",
                leaf,
                receipt,
                file("key", (KEY.text() + "\n").getBytes(StandardCharsets.UTF_8))))
        .isEqualTo(OfflineVerifier.VERIFIED);
    assertThat(said()).contains("VERIFIED: the leaf is in the log", "size      3");
  }

  @Test
  void anotherLeafIsNotVerified() throws IOException {
    String other = file("other", new byte[] {0x11});
    assertThat(run("leaf", other, receipt, KEY.text())).isEqualTo(OfflineVerifier.NOT_VERIFIED);
    assertThat(said()).contains("NOT VERIFIED: the proof leads to root");
  }

  @Test
  void whatASealedFieldHoldsIsSaidIfItBelongsToTheLeafAndTheLeafToTheLog() throws Exception {
    Opening opening = Opening.of("unitValueFen", new byte[Opening.SALT_LENGTH_BYTES], "12800");
    byte[] act =
        "{\"unitValueFen\":{\"sha256\":\"%s\"}}"
            .formatted(opening.digest().base64())
            .getBytes(StandardCharsets.UTF_8);
    String sealed = file("act", act);
    TreeHead head = new TreeHead(1, MerkleTree.leafHash(act));
    SignedNote note =
        SignedNote.parse(SignedNoteTest.signed(Checkpoint.of(KEY.name(), head).text(), KEY));
    String proof =
        file("one", new Receipt(0, List.of(), note).text().getBytes(StandardCharsets.UTF_8));
    String right = openings("right", opening);
    assertThat(run("leaf", sealed, proof, KEY.text(), "--opening", right))
        .isEqualTo(OfflineVerifier.VERIFIED);
    assertThat(said()).contains("unitValueFen = 12800: belongs to this leaf", "VERIFIED: the leaf");

    said.reset();
    String wrong = openings("wrong", new Opening(opening.path(), opening.salt(), "12700"));
    assertThat(run("leaf", sealed, proof, KEY.text(), "--opening", wrong))
        .isEqualTo(OfflineVerifier.NOT_VERIFIED);
    assertThat(run("leaf", "--opening", right, leaf, receipt, KEY.text()))
        .isEqualTo(OfflineVerifier.NOTHING_TO_VERIFY);
    assertThat(run("leaf", sealed, receipt, KEY.text(), "--opening", right))
        .isEqualTo(OfflineVerifier.NOT_VERIFIED);
    assertThat(run("leaf", sealed, proof, KEY.text(), "--opening"))
        .isEqualTo(OfflineVerifier.NOTHING_TO_VERIFY);
    assertThat(said())
        .contains("NOT VERIFIED: the opening of unitValueFen does not fit", "12700")
        .doesNotContain("belongs to this leaf");
  }

  private String openings(String name, Opening opening) throws IOException {
    return file(name, Opening.file(List.of(opening)).getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void anotherKeyDoesNotVerify() {
    assertThat(run("leaf", leaf, receipt, stranger().text()))
        .isEqualTo(OfflineVerifier.NOT_VERIFIED);
  }

  private static VerifierKey stranger() {
    return VerifierKey.ed25519(
        KEY.name(),
        SigningKey.ofSeed("another seed of 32 bytes, length".getBytes(StandardCharsets.US_ASCII))
            .verifyKey()
            .bytes());
  }

  @Test
  void whatIsMissingOrNoReceiptIsNeitherGreenNorRed() throws IOException {
    assertThat(run()).isEqualTo(OfflineVerifier.NOTHING_TO_VERIFY);
    assertThat(run("leaf", leaf, folder.resolve("none").toString(), KEY.text()))
        .isEqualTo(OfflineVerifier.NOTHING_TO_VERIFY);
    assertThat(run("leaf", leaf, leaf, KEY.text())).isEqualTo(OfflineVerifier.NOTHING_TO_VERIFY);
    assertThat(said())
        .contains("leaf <leaf file>", "这条记录在日志里吗", "cannot read", "cannot be checked");
  }

  @Test
  void aLogThatGrewIsToldFromOneThatWasRewritten() throws Exception {
    String earlier = file("earlier", checkpoint(2).note().getBytes(StandardCharsets.UTF_8));
    String later = file("later", checkpoint(3).note().getBytes(StandardCharsets.UTF_8));
    String proof =
        file(
            "proof",
            (MerkleTree.leafHash(ReferenceTreeTest.LEAVES.get(2)).base64() + "\n")
                .getBytes(StandardCharsets.UTF_8));
    assertThat(run("compare", earlier, later, proof, KEY.text()))
        .isEqualTo(OfflineVerifier.VERIFIED);
    assertThat(run("compare", later, earlier, proof, KEY.text()))
        .as("the order does not matter")
        .isEqualTo(OfflineVerifier.VERIFIED);
    assertThat(said()).contains("one history", "同属一段历史");
    String other =
        file(
            "other",
            SignedNoteTest.signed(
                    Checkpoint.of(KEY.name(), new TreeHead(2, ReferenceTreeTest.ROOTS.get(5)))
                        .text(),
                    KEY)
                .getBytes(StandardCharsets.UTF_8));
    assertThat(run("compare", other, later, proof, KEY.text()))
        .isEqualTo(OfflineVerifier.NOT_VERIFIED);
    assertThat(run("compare", other, earlier, "none", KEY.text()))
        .as("two roots for one size need no proof")
        .isEqualTo(OfflineVerifier.NOT_VERIFIED);
    assertThat(run("compare", earlier, later, proof, stranger().text()))
        .as("of another key")
        .isEqualTo(OfflineVerifier.NOT_VERIFIED);
    assertThat(said()).contains("two histories", "未通过验证");
  }

  @Test
  void itRunsAsACommandWithNothingButItsOwnClasses() throws Exception {
    Path classes = folder.resolve("classes");
    Path own =
        Path.of(OfflineVerifier.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    String name = OfflineVerifier.class.getPackageName().replace('.', '/');
    Files.createDirectories(classes.resolve(name));
    try (var all = Files.list(own.resolve(name))) {
      for (Path one : all.toList()) {
        Files.copy(one, classes.resolve(name).resolve(one.getFileName()));
      }
    }
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classes.toString(),
                OfflineVerifier.class.getName(),
                "leaf",
                leaf,
                receipt,
                KEY.text())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(output).contains("VERIFIED: the leaf is in the log");
    assertThat(process.exitValue()).isZero();
  }

  private static SignedNote checkpoint(int size) throws MalformedProofException {
    TreeHead head = new TreeHead(size, ReferenceTreeTest.ROOTS.get(size));
    return SignedNote.parse(SignedNoteTest.signed(Checkpoint.of(KEY.name(), head).text(), KEY));
  }

  private int run(String... arguments) {
    return new OfflineVerifier(new PrintStream(said, true, StandardCharsets.UTF_8))
        .run(List.of(arguments));
  }

  private String said() {
    return said.toString(StandardCharsets.UTF_8);
  }

  private String file(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes).toString();
  }
}
