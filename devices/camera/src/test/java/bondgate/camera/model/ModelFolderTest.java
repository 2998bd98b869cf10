package bondgate.camera.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFolderTest {
  /** The SHA-256 of "abc" (FIPS 180-4, appendix). */
  private static final String ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  private static final FaceModel MODEL =
      new FaceModel("Test", ModelPurpose.LIVENESS, "test.onnx", ABC, "its makers", "free");

  @TempDir private Path folder;

  @Test
  void anUnchangedFileIsReady() throws IOException {
    Files.writeString(folder.resolve("test.onnx"), "abc", StandardCharsets.US_ASCII);
    assertThat(new ModelFolder(folder).check(List.of(MODEL)))
        .isEqualTo(new ModelFolder.State.Ready());
  }

  @Test
  void aChangedFileIsRefusedWithBothHashes() throws IOException {
    Files.writeString(folder.resolve("test.onnx"), "abd", StandardCharsets.US_ASCII);
    assertThat(message()).contains(ABC).contains("a52d159f").contains("its makers");
  }

  @Test
  void aMissingFileSaysWhatDoesNotWorkAndWhatStillDoes() {
    assertThat(message())
        .contains("活体检测")
        .contains("no file")
        .contains("photograph")
        .contains("card and code only");
  }

  @Test
  void aFileNameNeverLeavesTheFolder() {
    assertThatThrownBy(() -> new FaceModel("x", ModelPurpose.DETECTION, "../x", ABC, "", ""))
        .hasMessageContaining("plain name");
  }

  @Test
  void everyKnownModelStatesItsSourceTermsAndOriginOfThresholds() {
    for (EmbeddingModel model : List.of(FaceModels.SFACE, FaceModels.MOBILE_FACE_NET_STAND_IN)) {
      assertThat(model.thresholds().origin()).isNotBlank();
      assertThat(FaceModels.needed(model)).hasSize(4);
      for (FaceModel file : FaceModels.needed(model)) {
        assertThat(file.source()).startsWith("https://");
        assertThat(file.terms()).isNotBlank();
      }
    }
  }

  private String message() {
    ModelFolder.State state = new ModelFolder(folder).check(List.of(MODEL));
    assertThat(state).isInstanceOf(ModelFolder.State.Incomplete.class);
    return ((ModelFolder.State.Incomplete) state).messages().get(0);
  }
}
