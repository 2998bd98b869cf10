package bondgate.camera.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bondgate.camera.Embedding;
import bondgate.camera.PersonRef;
import bondgate.camera.model.EmbeddingModel;
import bondgate.camera.model.FaceModels;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaceVaultTest {
  private static final Instant NOON = Instant.parse("2026-03-01T04:00:00Z");
  private static final Duration YEAR = Duration.ofDays(365);
  private static final EmbeddingModel MODEL = FaceModels.MOBILE_FACE_NET_STAND_IN;

  private final List<String> acts = new ArrayList<>();
  private final Random random = new Random(17);
  @TempDir private Path home;
  private Path folder;
  private Path keyFile;

  @BeforeEach
  void paths() {
    folder = home.resolve("faces");
    keyFile = home.resolve("faces.key");
  }

  @Test
  void aFaceIsFoundAfterARestartAndItsFilesAreForTheOwnerOnly() throws IOException {
    Embedding mei = face();
    PersonRef person;
    try (FaceVault vault = open(MODEL)) {
      person = vault.reference("1001");
      enrol(vault, person, mei);
    }
    try (FaceVault vault = open(MODEL)) {
      assertThat(vault.nearest(mei).person()).contains(person);
      assertThat(vault.nearest(mei).bestMilli()).isEqualTo(1000);
      assertThat(vault.similarityMilli(person, mei)).hasValue(1000);
      assertThat(vault.reference("1001")).isEqualTo(person);
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
        .isEqualTo("rwx------");
    for (Path file : files()) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
      assertThat(file.toString()).doesNotContain("1001");
    }
    assertThat(acts).containsExactly("ENROLLED", "COMPARED");
  }

  @Test
  void noFileHoldsAByteOfATemplateInTheClearAndWithdrawalLeavesNoneSealed() throws IOException {
    Embedding mei = face();
    Embedding other = face();
    try (FaceVault vault = open(MODEL)) {
      PersonRef person = vault.reference("1001");
      enrol(vault, vault.reference("1002"), other);
      enrol(vault, person, mei);
      byte[] first = Files.readAllBytes(folder.resolve(person.hex() + ".face"));
      enrol(vault, person, mei);
      byte[] second = Files.readAllBytes(folder.resolve(person.hex() + ".face"));
      assertThat(anyFileHasPartOf(second)).as("the search finds what is there").isTrue();
      assertThat(anyFileHasPartOf(first)).as("replaced").isFalse();
      assertThat(anyFileHasPartOf(mei.toBytes())).as("in the clear").isFalse();

      Erasure erasure = vault.withdraw(person, NOON);

      assertThat(erasure.wasHeld()).isTrue();
      assertThat(erasure.facesLeft()).isEqualTo(1);
      assertThat(erasure.consent())
          .as("what ended")
          .contains(
              Consent.to(ConsentText.current(ConsentLanguage.ZH), NOON, Consent.Giver.PERSON));
      assertThat(anyFileHasPartOf(second)).as("withdrawn").isFalse();
      assertThat(anyFileHasPartOf(person.hex().getBytes(StandardCharsets.US_ASCII))).isFalse();
      assertThat(files()).noneMatch(file -> file.toString().contains(person.hex()));
      assertThat(vault.similarityMilli(person, mei)).isEmpty();
      assertThat(vault.heldAbout(person)).isEmpty();
      assertThat(vault.withdraw(person, NOON).wasHeld()).as("a repeat is an answer").isFalse();
    }
    try (FaceVault vault = open(MODEL)) {
      assertThat(vault.faces()).isEqualTo(1);
      assertThat(vault.nearest(mei).bestMilli()).isLessThan(500);
    }
  }

  @Test
  void timeErasesWithoutAnybodyAsking() throws IOException {
    try (FaceVault vault = open(MODEL)) {
      PersonRef person = vault.reference("1001");
      enrol(vault, person, face());
      assertThat(vault.eraseExpired(NOON.plus(YEAR).minusMillis(1))).isEmpty();
      assertThat(vault.eraseExpired(NOON.plus(YEAR))).hasSize(1);
      assertThat(vault.faces()).isZero();
      assertThat(acts).containsExactly("ENROLLED", "EXPIRED");
    }
  }

  @Test
  void aDiskThatDoesNotEraseIsSaidAndNobodyIsComparedMeanwhile() throws IOException {
    Embedding mei = face();
    try (FaceVault vault = open(MODEL)) {
      PersonRef person = vault.reference("1001");
      enrol(vault, person, mei);
      enrol(vault, vault.reference("1002"), face());
      Path file = folder.resolve(person.hex() + ".face");
      // A folder in the place of the file: it can be neither overwritten nor deleted as one.
      Files.delete(file);
      Files.createDirectories(file.resolve("x"));
      assertThatThrownBy(() -> vault.withdraw(person, NOON)).isInstanceOf(IOException.class);
      assertThat(vault.similarityMilli(person, mei)).isEmpty();
      assertThatThrownBy(() -> vault.eraseExpired(NOON.plus(YEAR)))
          .hasMessageContaining("try again");
      assertThat(vault.faces()).as("the other one is erased all the same").isEqualTo(1);
      Files.delete(file.resolve("x"));
      Files.delete(file);
      assertThat(vault.withdraw(person, NOON).facesLeft()).isZero();
    }
  }

  @Test
  void aPersonSeesWhatIsHeldInBothLanguages() throws IOException {
    try (FaceVault vault = open(MODEL)) {
      PersonRef person = vault.reference("1001");
      enrol(vault, person, face());
      HeldAbout held = vault.heldAbout(person).orElseThrow();
      assertThat(held.eraseAt()).isEqualTo(NOON.plus(YEAR));
      assertThat(held.templateNumbers()).isEqualTo(128);
      String hash = ConsentText.current(ConsentLanguage.ZH).sha256();
      assertThat(held.text(ConsentLanguage.ZH))
          .contains("第 1 版（中文）", hash, "由本人", "2027-03-01 12:00:00");
      assertThat(held.text(ConsentLanguage.EN)).contains("text 1", hash, "no picture");
    }
  }

  @Test
  void changedSwappedAndUnfinishedFilesAreNeverFaces() throws IOException {
    PersonRef one;
    PersonRef two;
    try (FaceVault vault = open(MODEL)) {
      one = vault.reference("1");
      two = vault.reference("2");
      enrol(vault, one, face());
      enrol(vault, two, face());
    }
    Path first = folder.resolve(one.hex() + ".face");
    Files.copy(first, folder.resolve("0".repeat(64) + ".face"));
    byte[] bytes = Files.readAllBytes(first);
    bytes[40] ^= 1;
    Files.write(first, bytes);
    Files.write(folder.resolve("1".repeat(64) + ".tmp"), bytes);
    try (FaceVault vault = open(MODEL)) {
      assertThat(vault.faces()).isEqualTo(3);
      assertThat(vault.notComparable()).isEqualTo(2);
      assertThat(vault.similarityMilli(two, face())).isPresent();
      assertThat(vault.similarityMilli(one, face())).isEmpty();
      assertThat(vault.eraseUnreadable(NOON)).hasSize(2);
      assertThat(vault.faces()).isEqualTo(1);
      assertThat(files()).noneMatch(file -> file.toString().endsWith(".tmp"));
    }
  }

  @Test
  void facesOfAnotherModelAreHeldButNotCompared() throws IOException {
    Embedding mei = face();
    try (FaceVault vault = open(MODEL)) {
      enrol(vault, vault.reference("1"), mei);
    }
    try (FaceVault vault = open(FaceModels.SFACE)) {
      assertThat(vault.nearest(mei).person()).isEmpty();
      assertThat(vault.notComparable()).isEqualTo(1);
      assertThat(vault.eraseExpired(NOON.plus(YEAR))).hasSize(1);
    }
  }

  @Test
  void aKeyThatIsMissingOpenToOthersInsideOrOfAnotherGalleryIsRefused() throws IOException {
    try (FaceVault vault = open(MODEL)) {
      enrol(vault, vault.reference("1"), face());
    }
    Path inside = folder.resolve("faces.key");
    assertThatThrownBy(() -> FaceVault.open(folder, inside, MODEL, this::note, new SecureRandom()))
        .hasMessageContaining("elsewhere");
    Files.setPosixFilePermissions(keyFile, PosixFilePermissions.fromString("rw-r-----"));
    assertThatThrownBy(() -> open(MODEL)).hasMessageContaining("rw-r-----");
    Files.delete(keyFile);
    assertThatThrownBy(() -> open(MODEL)).hasMessageContaining("missing though faces are held");
    GalleryKey other = GalleryKey.create(keyFile, new SecureRandom());
    assertThat(other).hasToString("key of a gallery");
    try (FaceVault vault = open(MODEL)) {
      assertThat(vault.nearest(face()).person()).isEmpty();
      assertThat(vault.notComparable()).isEqualTo(1);
    }
    assertThatThrownBy(() -> GalleryKey.create(keyFile, new SecureRandom()))
        .isInstanceOf(IOException.class);
  }

  private FaceVault open(EmbeddingModel model) throws IOException {
    return FaceVault.open(folder, keyFile, model, this::note, new SecureRandom());
  }

  private void note(GalleryAct act, PersonRef person) {
    acts.add(act.name());
  }

  private static void enrol(FaceVault vault, PersonRef person, Embedding face) throws IOException {
    ConsentText text = ConsentText.current(ConsentLanguage.ZH);
    vault.enrol(person, face, Consent.to(text, NOON, Consent.Giver.PERSON), NOON, YEAR);
  }

  private Embedding face() {
    float[] numbers = new float[128];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (float) random.nextGaussian();
    }
    return Embedding.of(numbers);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(home)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  /** Whether any file has eight bytes in a row of these; any eight, at any place. */
  private boolean anyFileHasPartOf(byte[] wanted) throws IOException {
    for (Path file : files()) {
      String content = Files.readString(file, StandardCharsets.ISO_8859_1);
      for (int i = 0; i + 8 <= wanted.length; i++) {
        byte[] part = Arrays.copyOfRange(wanted, i, i + 8);
        if (content.contains(new String(part, StandardCharsets.ISO_8859_1))) {
          return true;
        }
      }
    }
    return false;
  }
}
