package bondgate.evidence.proof;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.events.SigningKey;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log of 600 entries that another implementation wrote, checked from its folder. */
class LogFolderTest {
  @TempDir Path folder;

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private JsonNode vectors;
  private String key;

  @BeforeEach
  void copied() throws IOException {
    Path log = SharedVectors.path("tlog/generated/log600");
    vectors = SharedVectors.json(SharedVectors.path("tlog/generated/vectors.json"));
    key = vectors.get("log_vkey").asText();
    Files.copy(log.resolve("checkpoint"), folder.resolve("checkpoint"));
    for (TilePath path : LogFolder.paths(600).toList()) {
      Files.createDirectories(folder.resolve(path.path()).getParent());
      Files.copy(log.resolve(path.path()), folder.resolve(path.path()));
    }
  }

  @Test
  void theWholeLogIsVerified() {
    assertThat(said(OfflineVerifier.VERIFIED)).contains("VERIFIED: every entry, tile and the root");
  }

  @Test
  void anyFlippedByteInAnyFileIsNoticed() throws IOException {
    for (TilePath path : LogFolder.paths(600).toList()) {
      Path file = folder.resolve(path.path());
      byte[] sound = Files.readAllBytes(file);
      byte[] flipped = sound.clone();
      flipped[flipped.length / 2] ^= 1;
      Files.write(file, flipped);
      assertThat(run()).as(path.path()).isNotEqualTo(OfflineVerifier.VERIFIED);
      Files.write(file, sound);
    }
    assertThat(run()).isEqualTo(OfflineVerifier.VERIFIED);
  }

  @Test
  void anOlderCheckpointOverTheseTilesAndAFileThatIsGoneAreNoticed() throws IOException {
    Files.copy(
        SharedVectors.path("tlog/generated/log600/checkpoint.257"),
        folder.resolve("checkpoint"),
        StandardCopyOption.REPLACE_EXISTING);
    assertThat(run()).isEqualTo(OfflineVerifier.NOTHING_TO_VERIFY);
  }

  @Test
  void allCheckpointsThatItEverHadAreOfOneHistory() throws IOException {
    List<Integer> sizes = List.of(1, 2, 7, 255, 256, 257, 511, 512, 600);
    for (int one : sizes) {
      for (int other : sizes) {
        assertThat(run("compare", kept(one), kept(other), folder.toString(), key))
            .as("%d and %d", one, other)
            .isEqualTo(OfflineVerifier.VERIFIED);
      }
    }
  }

  @Test
  void aCheckpointOfAnotherHistoryIsToldByTheEntriesAndOneThatIsNewerCannotBe() throws Exception {
    byte[] seed = HexFormat.of().parseHex(vectors.get("log_seed_hex").asText());
    VerifierKey signer = VerifierKey.parse(key);
    for (int size : new int[] {1, 257, 599, 601}) {
      String text = Checkpoint.of(signer.name(), new TreeHead(size, MerkleTree.EMPTY_ROOT)).text();
      Path forged = folder.resolve("forged");
      Files.writeString(forged, SignedNoteTest.signed(text, signer, SigningKey.ofSeed(seed)));
      int code = run("compare", forged.toString(), kept(7), folder.toString(), key);
      assertThat(code)
          .as("%d", size)
          .isEqualTo(size > 600 ? OfflineVerifier.NOTHING_TO_VERIFY : OfflineVerifier.NOT_VERIFIED);
    }
    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains("the log has two histories", "expected at least 601: fetch it again");
  }

  private static String kept(int size) {
    return SharedVectors.path("tlog/generated/log600/checkpoint." + size).toString();
  }

  private String said(int expected) {
    assertThat(run()).isEqualTo(expected);
    return said.toString(StandardCharsets.UTF_8);
  }

  private int run() {
    return run("log", folder.toString(), key);
  }

  private int run(String... words) {
    return new OfflineVerifier(new PrintStream(said, true, StandardCharsets.UTF_8))
        .run(List.of(words));
  }
}
