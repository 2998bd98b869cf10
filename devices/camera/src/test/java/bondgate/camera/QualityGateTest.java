package bondgate.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QualityGateTest {
  private static final GreyPatch FINE = Faces.patch(128, 40);
  private final QualityGate gate = QualityGate.usual();

  @Test
  void aFrontalSharpFaceInGoodLightPassesBothGates() {
    FaceBox face = Faces.frontal(80);
    assertThat(Pose.of(face)).isEqualTo(new Pose(0, 0, 50));
    assertThat(gate.check(face, FINE, 640, 480)).isInstanceOf(Quality.Good.class);
    assertThat(QualityGate.enrolment().check(face, FINE, 640, 480))
        .isInstanceOf(Quality.Good.class);
  }

  @ParameterizedTest
  @CsvSource({"31.9, TOO_SMALL", "32, ", "47, ", "200, "})
  void facesNeedSoManyPixelsBetweenTheEyes(float eyes, QualityProblem problem) {
    Quality quality = gate.check(Faces.frontal(eyes), FINE, 640, 480);
    assertThat(quality)
        .isEqualTo(problem == null ? new Quality.Good() : new Quality.Poor(List.of(problem)));
  }

  @ParameterizedTest
  @CsvSource({"24, true", "27, false", "-24, true", "-27, false"})
  void aHeadMayLeanSoFar(double degrees, boolean good) {
    // About the middle of the picture, so that it stays inside.
    double r = Math.toRadians(degrees);
    float dx = (float) (320 - 320 * Math.cos(r) + 240 * Math.sin(r));
    float dy = (float) (240 - 320 * Math.sin(r) - 240 * Math.cos(r));
    FaceBox face = Faces.turned(Faces.frontal(80), degrees, dx, dy);
    assertThat(Pose.of(face).rollDegrees()).isEqualTo((int) degrees);
    Quality quality = gate.check(face, FINE, 640, 480);
    assertThat(quality)
        .isEqualTo(good ? new Quality.Good() : new Quality.Poor(List.of(QualityProblem.TILTED)));
  }

  @ParameterizedTest
  @CsvSource({
    "23, 0, ",
    "26, 0, TURNED",
    "-26, 0, TURNED",
    "0, 20, ",
    "0, 30, UP_OR_DOWN",
    "0, -28, UP_OR_DOWN"
  })
  void theNoseTellsWhereAFaceLooks(float dx, float dy, QualityProblem problem) {
    FaceBox face = Faces.noseMoved(Faces.frontal(80), dx, dy);
    assertThat(gate.check(face, FINE, 640, 480))
        .isEqualTo(problem == null ? new Quality.Good() : new Quality.Poor(List.of(problem)));
  }

  @ParameterizedTest
  @CsvSource({
    "128, 40, ",
    "128, 1, BLURRED",
    "45, 20, TOO_DARK",
    "225, 25, TOO_BRIGHT",
    "128, 120, HARSH_LIGHT"
  })
  void lightAndSharpnessAreToldFromThePatch(int grey, int contrast, QualityProblem problem) {
    assertThat(gate.check(Faces.frontal(80), Faces.patch(grey, contrast), 640, 480))
        .isEqualTo(problem == null ? new Quality.Good() : new Quality.Poor(List.of(problem)));
  }

  @Test
  void allProblemsAreNamedAtOnceInBothLanguages() {
    Quality quality = gate.check(Faces.frontal(20), Faces.patch(20, 0), 300, 480);
    assertThat(quality)
        .isEqualTo(
            new Quality.Poor(
                List.of(
                    QualityProblem.TOO_SMALL,
                    QualityProblem.CUT_OFF,
                    QualityProblem.TOO_DARK,
                    QualityProblem.BLURRED)));
    for (QualityProblem problem : QualityProblem.values()) {
      assertThat(problem.zh()).matches(".*\\p{IsHan}.*");
      assertThat(problem.en()).isNotBlank();
    }
  }

  @Test
  void landmarksThatFallTogetherAreNoFace() {
    Point one = new Point(100, 100);
    FaceBox face = new FaceBox(90, 90, 20, 20, one, one, one, one, one, 700);
    assertThat(gate.check(face, FINE, 640, 480)).isInstanceOf(Quality.Poor.class);
    assertThatThrownBy(() -> Alignment.of(face.landmarks(), Faces.frontal(80).landmarks()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void alignmentUndoesTurnScaleAndShift() {
    FaceBox face = Faces.frontal(80);
    FaceBox moved = Faces.turned(face, 33, 50, -20).scaled(1.7f);
    Alignment back = Alignment.of(moved.landmarks(), face.landmarks());
    for (int i = 0; i < 5; i++) {
      Point there = back.apply(moved.landmarks().get(i));
      assertThat(there.distance(face.landmarks().get(i))).isLessThan(0.01);
    }
  }

  @ParameterizedTest
  @CsvSource({"270, 640, 480", "400, 640, 480", "100, 640, 480", "400, 2, 2"})
  void aLivenessCropStaysInsideOfThePicture(int percent, int width, int height) {
    LivenessCrop crop = LivenessCrop.of(Faces.frontal(80), percent, width, height);
    assertThat(crop.x()).isNotNegative();
    assertThat(crop.y()).isNotNegative();
    assertThat(crop.width()).isPositive();
    assertThat(crop.height()).isPositive();
    assertThat(crop.x() + crop.width()).isLessThanOrEqualTo(width);
    assertThat(crop.y() + crop.height()).isLessThanOrEqualTo(height);
  }
}
