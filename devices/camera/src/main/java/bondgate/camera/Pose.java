package bondgate.camera;

/**
 * How a head is held, estimated from five landmarks: a rough guide for a quality gate, no
 * measurement of angles in space.
 *
 * @param rollDegrees how far the line of the eyes leans, -180 to 180
 * @param yawPercent how far the nose lies beside the middle of eyes and mouth, in percent of the
 *     distance of the eyes: 0 is frontal, beyond about 35 an eye begins to hide
 * @param pitchPercent where the nose lies between the eyes (0) and the mouth (100): about 50 is
 *     frontal, less is looking up, more is looking down
 */
public record Pose(int rollDegrees, int yawPercent, int pitchPercent) {
  private static final int BEYOND = 1000;

  /** The pose that landmarks suggest; landmarks that fall together give values beyond any limit. */
  public static Pose of(FaceBox face) {
    Point eyes = face.rightEye().middle(face.leftEye());
    Point mouth = face.rightMouth().middle(face.leftMouth());
    double acrossX = face.leftEye().x() - face.rightEye().x();
    double acrossY = face.leftEye().y() - face.rightEye().y();
    double eyeDistance = Math.hypot(acrossX, acrossY);
    double downX = mouth.x() - eyes.x();
    double downY = mouth.y() - eyes.y();
    double length = Math.hypot(downX, downY);
    if (eyeDistance < 1 || length < 1) {
      return new Pose(0, BEYOND, BEYOND);
    }
    double noseX = face.nose().x() - eyes.x();
    double noseY = face.nose().y() - eyes.y();
    double along = (noseX * downX + noseY * downY) / length;
    double beside = (noseX * downY - noseY * downX) / length;
    return new Pose(
        (int) Math.round(Math.toDegrees(Math.atan2(acrossY, acrossX))),
        (int) Math.round(100 * beside / eyeDistance),
        (int) Math.round(100 * along / length));
  }
}
