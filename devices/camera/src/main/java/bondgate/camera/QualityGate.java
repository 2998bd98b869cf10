package bondgate.camera;

import java.util.ArrayList;
import java.util.List;

/**
 * The least that a face must show before it is compared. A poor picture is refused with advice
 * instead of being compared badly: most false refusals and false matches come from such pictures.
 *
 * @param leastEyePixels between the eyes; embeddings are made for 35 at 112 x 112
 * @param mostRollDegrees how far the head may lean
 * @param mostYawPercent see {@link Pose}
 * @param leastPitchPercent see {@link Pose}
 * @param mostPitchPercent see {@link Pose}
 * @param leastSharpness see {@link GreyPatch#sharpness()}
 * @param leastLight mean grey value
 * @param mostLight mean grey value
 * @param mostClippedPercent of the pixels without detail
 */
public record QualityGate(
    int leastEyePixels,
    int mostRollDegrees,
    int mostYawPercent,
    int leastPitchPercent,
    int mostPitchPercent,
    int leastSharpness,
    int leastLight,
    int mostLight,
    int mostClippedPercent) {

  /** For a camera at a door or a till: own settings, to be fitted to the place and its light. */
  public static QualityGate usual() {
    return new QualityGate(32, 25, 30, 25, 80, 60, 50, 215, 40);
  }

  /** The same for enrolment, where there is time for a good picture. */
  public static QualityGate enrolment() {
    return new QualityGate(48, 12, 18, 32, 72, 90, 65, 200, 25);
  }

  /**
   * Whether a face is good enough.
   *
   * @param face where it is
   * @param patch the aligned face in grey
   * @param frameWidth pixels of the picture
   * @param frameHeight pixels of the picture
   */
  public Quality check(FaceBox face, GreyPatch patch, int frameWidth, int frameHeight) {
    List<QualityProblem> found = new ArrayList<>();
    if (face.rightEye().distance(face.leftEye()) < leastEyePixels) {
      found.add(QualityProblem.TOO_SMALL);
    }
    if (face.landmarks().stream().anyMatch(p -> outside(p, frameWidth, frameHeight))) {
      found.add(QualityProblem.CUT_OFF);
    }
    checkPose(Pose.of(face), found);
    checkLight(patch, found);
    return found.isEmpty() ? new Quality.Good() : new Quality.Poor(found);
  }

  private void checkPose(Pose pose, List<QualityProblem> found) {
    if (Math.abs(pose.rollDegrees()) > mostRollDegrees) {
      found.add(QualityProblem.TILTED);
    }
    if (Math.abs(pose.yawPercent()) > mostYawPercent) {
      found.add(QualityProblem.TURNED);
    }
    if (pose.pitchPercent() < leastPitchPercent || pose.pitchPercent() > mostPitchPercent) {
      found.add(QualityProblem.UP_OR_DOWN);
    }
  }

  private void checkLight(GreyPatch patch, List<QualityProblem> found) {
    int light = patch.light();
    if (light < leastLight) {
      found.add(QualityProblem.TOO_DARK);
    } else if (light > mostLight) {
      found.add(QualityProblem.TOO_BRIGHT);
    } else if (patch.clippedPercent() > mostClippedPercent) {
      found.add(QualityProblem.HARSH_LIGHT);
    }
    if (patch.sharpness() < leastSharpness) {
      found.add(QualityProblem.BLURRED);
    }
  }

  private static boolean outside(Point point, int width, int height) {
    return point.x() < 0 || point.y() < 0 || point.x() >= width || point.y() >= height;
  }
}
