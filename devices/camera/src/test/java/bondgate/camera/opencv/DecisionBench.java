package bondgate.camera.opencv;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.camera.Decision;
import bondgate.camera.Embedding;
import bondgate.camera.FaceDecisions;
import bondgate.camera.FaceGallery;
import bondgate.camera.Frame;
import bondgate.camera.Nearest;
import bondgate.camera.PersonRef;
import bondgate.camera.QualityGate;
import bondgate.camera.SharedFaces;
import java.io.IOException;
import java.util.Arrays;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From encoded frame to decision, without the search; run by the profile face-bench. */
class DecisionBench {
  private static final int FRAMES = 300;
  private static final QualityGate OPEN = new QualityGate(1, 180, 900, -900, 900, 0, 0, 255, 100);

  @ParameterizedTest
  @CsvSource({"640, 480", "1920, 1080"})
  void aDecisionTakesSoLong(int width, int height) throws IOException {
    Frame frame = SharedFaces.frame(Scenes.jpeg(Scenes.grid(Scenes.orl(2), 2, width, height)));
    try (CvFaceEngine engine =
        CvFaceEngine.open(SharedFaces.models(), SharedFaces.MODEL, FinderSettings.usual())) {
      FaceDecisions decisions = new FaceDecisions(engine, new Nobody(), OPEN, 0);
      for (int i = 0; i < 30; i++) {
        assertThat(decisions.identify(frame)).isInstanceOf(Decision.Unknown.class);
      }
      long[] nanos = new long[FRAMES];
      long start = System.nanoTime();
      for (int i = 0; i < FRAMES; i++) {
        long begin = System.nanoTime();
        assertThat(decisions.identify(frame)).isInstanceOf(Decision.Unknown.class);
        nanos[i] = System.nanoTime() - begin;
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      Arrays.sort(nanos);
      System.out.printf(
          "%d x %d: frame to decision p50 %.1f ms, p99 %.1f ms, least %.1f ms; %.1f frames/s on one"
              + " thread%n",
          width,
          height,
          nanos[FRAMES / 2] / 1e6,
          nanos[FRAMES * 99 / 100] / 1e6,
          nanos[0] / 1e6,
          FRAMES / seconds);
    }
  }

  /** A gallery that holds nobody. */
  private static final class Nobody implements FaceGallery {
    @Override
    public Nearest nearest(Embedding face) {
      return Nearest.none();
    }

    @Override
    public OptionalInt similarityMilli(PersonRef person, Embedding face) {
      return OptionalInt.empty();
    }
  }
}
