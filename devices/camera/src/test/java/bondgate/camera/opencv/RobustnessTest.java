package bondgate.camera.opencv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bondgate.camera.FaceBox;
import bondgate.camera.FaceEngine;
import bondgate.camera.FaceEngine.Found;
import bondgate.camera.Frame;
import bondgate.camera.FrameCheck;
import bondgate.camera.FrameLimits;
import bondgate.camera.FrameProblem;
import bondgate.camera.QualityGate;
import bondgate.camera.SharedFaces;
import bondgate.camera.model.ModelFolder;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever bytes come, there is an answer and the process lives. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RobustnessTest {
  private CvFaceEngine engine;

  @BeforeAll
  void open() throws IOException {
    engine = CvFaceEngine.open(SharedFaces.models(), SharedFaces.MODEL, FinderSettings.usual());
  }

  @AfterAll
  void close() {
    if (engine != null) {
      engine.close();
    }
  }

  @Test
  void damagedJpegsAreFramesWithoutAFaceOrNamed() throws IOException {
    long seed = Long.getLong("bondgate.test.seed", 23L);
    System.out.println("bondgate.test.seed=" + seed);
    Random random = new Random(seed);
    byte[] whole = Scenes.jpeg(Scenes.grid(Scenes.orl(1), 1, 160, 120));
    int answered = 0;
    for (int i = 0; i < 300; i++) {
      byte[] hurt = whole.clone();
      for (int n = random.nextInt(20); n >= 0; n--) {
        hurt[2 + random.nextInt(hurt.length - 4)] = (byte) random.nextInt(256);
      }
      if (FrameLimits.usual().check(hurt, SharedFaces.NOON) instanceof FrameCheck.Usable usable) {
        assertThat(engine.find(usable.frame())).isNotNull();
        answered++;
      }
    }
    System.out.println("damaged pictures that came as far as the decoder: " + answered);
    assertThat(answered).isPositive();
  }

  @Test
  void aHeadWithoutAPictureIsUnreadable() throws IOException {
    byte[] jpeg = Scenes.jpeg(new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB));
    // The quantisation tables gone: their marker made a comment.
    for (int i = 2; i < jpeg.length - 1; i++) {
      if ((jpeg[i] & 0xFF) == 0xFF && (jpeg[i + 1] & 0xFF) == 0xDB) {
        jpeg[i + 1] = (byte) 0xFE;
      }
    }
    assertThat(engine.find(SharedFaces.frame(jpeg)))
        .isEqualTo(new Found.NoPicture(FrameProblem.UNREADABLE));
    FaceBox any = new FaceBox(0, 0, 1, 1, null, null, null, null, null, 0);
    assertThatThrownBy(() -> engine.examine(any, QualityGate.usual()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("find faces");
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 480", "3, 2", "2000, 1", "31, 33"})
  void tinyAndThinPicturesHaveNoFaces(int width, int height) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Found found = engine.find(SharedFaces.frame(Scenes.jpeg(image)));
    assertThat(found).isEqualTo(new Found.Faces(List.of()));
  }

  @Test
  void aFrameOf8kIsRefusedByNameAndReadWhereItIsAllowed() throws IOException {
    BufferedImage image = Scenes.grid(Scenes.orl(1), 1, 7680, 4320);
    byte[] jpeg = Scenes.jpeg(image);
    assertThat(FrameLimits.usual().check(jpeg, SharedFaces.NOON))
        .isEqualTo(new FrameCheck.Unusable(FrameProblem.TOO_LARGE));
    FrameLimits wide = new FrameLimits(64 << 20, 1 << 26);
    Frame frame = ((FrameCheck.Usable) wide.check(jpeg, SharedFaces.NOON)).frame();
    Found found = engine.find(frame);
    System.out.println("8K, with limits raised: " + found);
    assertThat(found).isInstanceOf(Found.Faces.class);
    assertThat(((Found.Faces) found).boxes()).isNotEmpty();
  }

  @Test
  void twentyFacesInAFrameAreFoundAndALimitKeepsTheLargest() throws IOException {
    Frame frame = SharedFaces.frame(Scenes.jpeg(Scenes.grid(Scenes.orl(20), 5, 800, 600)));
    List<FaceBox> faces = ((Found.Faces) engine.find(frame)).boxes();
    System.out.println("of 20 faces in a frame found: " + faces.size());
    assertThat(faces.size()).isBetween(17, 23);
    for (FaceBox face : faces) {
      assertThat(engine.examine(face, QualityGate.usual())).isNotNull();
    }
    try (CvFaceEngine few =
        CvFaceEngine.open(
            SharedFaces.models(), SharedFaces.MODEL, new FinderSettings(640, 700, 5))) {
      assertThat(((Found.Faces) few.find(frame)).boxes()).isEqualTo(faces.subList(0, 5));
    }
  }

  @Test
  void anotherThreadIsRefusedAndSoIsAClosedEngine() throws IOException {
    Frame frame = SharedFaces.frame(Scenes.jpeg(Scenes.grid(Scenes.orl(1), 1, 160, 120)));
    assertThat(engine.find(frame)).isNotNull();
    assertThat(CompletableFuture.runAsync(() -> engine.find(frame)))
        .failsWithin(Duration.ofSeconds(20))
        .withThrowableThat()
        .withMessageContaining("belongs to the thread");
    FaceEngine closed =
        CvFaceEngine.open(SharedFaces.models(), SharedFaces.MODEL, FinderSettings.usual());
    closed.close();
    assertThatThrownBy(() -> closed.find(frame)).hasMessageContaining("closed");
  }

  @Test
  void withoutModelsNothingOpensAndTheMessageSaysWhatStillWorks(@TempDir Path empty)
      throws IOException {
    assertThat(Files.isDirectory(empty)).isTrue();
    List<String> messages = new ArrayList<>();
    try (FaceEngine none =
        CvFaceEngine.open(new ModelFolder(empty), SharedFaces.MODEL, FinderSettings.usual())) {
      assertThat(none).isNull();
    } catch (IOException e) {
      messages.add(e.getMessage());
    }
    assertThat(messages).singleElement().asString().contains("card and code only", "YuNet");
  }
}
