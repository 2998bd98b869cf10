package bondgate.camera.opencv;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.camera.FaceBox;
import bondgate.camera.FaceEngine.Examined;
import bondgate.camera.FaceEngine.Found;
import bondgate.camera.Frame;
import bondgate.camera.QualityGate;
import bondgate.camera.ResidentMemory;
import bondgate.camera.SharedFaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Scalar;

/**
 * The memory outside of Java's heap stays flat over frames of changing sizes. An hour at five
 * frames a second are 18 000 of them: run by the profile face-bench.
 */
class NativeMemoryTest {
  private static final int FRAMES = Integer.getInteger("bondgate.face.frames", 240);
  private static final int SAMPLES = 15;
  private static final long MOST_GROWTH_KIB = 24 * 1024;

  /** Lets every face pass, so that all steps run. */
  private static final QualityGate OPEN = new QualityGate(1, 180, 900, -900, 900, 0, 0, 255, 100);

  @Test
  void memoryStaysFlatOverManyFrames() throws IOException {
    List<Frame> frames = frames();
    List<Long> samples = new ArrayList<>();
    int faces = 0;
    try (CvFaceEngine engine =
        CvFaceEngine.open(SharedFaces.models(), SharedFaces.MODEL, FinderSettings.usual())) {
      for (int i = 1; i <= FRAMES; i++) {
        Found found = engine.find(frames.get(i % frames.size()));
        for (FaceBox face : ((Found.Faces) found).boxes()) {
          Examined examined = engine.examine(face, OPEN);
          assertThat(examined.embedding()).isPresent();
          faces++;
        }
        if (i % (FRAMES / SAMPLES) == 0) {
          samples.add(ResidentMemory.kib());
        }
      }
    }
    System.out.printf("%d frames, %d faces; resident, KiB: %s%n", FRAMES, faces, samples);
    assertThat(growth(samples)).isLessThan(MOST_GROWTH_KIB);
  }

  @Test
  void pixelsThatAreNotGivenBackAreSeen() throws IOException {
    SharedFaces.models();
    OpenCv.load();
    List<Mat> kept = new ArrayList<>();
    List<Long> samples = new ArrayList<>();
    for (int i = 1; i <= 150; i++) {
      kept.add(new Mat(480, 640, CvType.CV_8UC3, new Scalar(i, i, i)));
      if (i % 10 == 0) {
        samples.add(ResidentMemory.kib());
      }
    }
    kept.forEach(Mat::release);
    assertThat(growth(samples)).isGreaterThan(MOST_GROWTH_KIB);
  }

  /** From the end of the first third, when all buffers have their size, to the end. */
  private static long growth(List<Long> samples) {
    return samples.get(samples.size() - 1) - samples.get(samples.size() / 3);
  }

  private static List<Frame> frames() throws IOException {
    List<Frame> frames = new ArrayList<>();
    List<Path> folders = SharedFaces.photos("orl").stream().filter(Files::isDirectory).toList();
    for (Path folder : folders) {
      frames.add(SharedFaces.frame(SharedFaces.list(folder).get(0)));
    }
    frames.add(SharedFaces.frame(Scenes.jpeg(Scenes.grid(Scenes.orl(2), 2, 640, 480))));
    frames.add(SharedFaces.frame(Scenes.jpeg(Scenes.grid(Scenes.orl(1), 1, 1920, 1080))));
    return frames;
  }
}
