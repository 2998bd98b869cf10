package bondgate.evidence.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log of 600 entries that another implementation wrote, checked from its folder. */
class LogFolderTest {
  @TempDir Path folder;

  private String key;

  @BeforeEach
  void copied() throws IOException {
    Path log = SharedVectors.path("tlog/generated/log600");
    key =
        SharedVectors.json(SharedVectors.path("tlog/generated/vectors.json"))
            .get("log_vkey")
            .asText();
    Files.copy(log.resolve("checkpoint"), folder.resolve("checkpoint"));
    for (TilePath path : LogFolder.paths(600)) {
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
    for (TilePath path : LogFolder.paths(600)) {
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

  private String said(int expected) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int code =
        new OfflineVerifier(new PrintStream(out, true, StandardCharsets.UTF_8))
            .run(List.of("log", folder.toString(), key));
    assertThat(code).isEqualTo(expected);
    return out.toString(StandardCharsets.UTF_8);
  }

  private int run() {
    return new OfflineVerifier(
            new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8))
        .run(List.of("log", folder.toString(), key));
  }
}
