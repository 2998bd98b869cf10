package bondgate.camera;

import java.util.List;

/**
 * Where a face is: its box and five landmarks, named from the person's own side, as YuNet orders
 * them.
 *
 * @param x left edge in pixels, may lie outside of the picture
 * @param y upper edge in pixels
 * @param width in pixels
 * @param height in pixels
 * @param rightEye of the person, thus usually the left one in the picture
 * @param leftEye of the person
 * @param nose its tip
 * @param rightMouth the corner on the person's right
 * @param leftMouth the other corner
 * @param scoreMilli how sure the detector is, 0 to 1000
 */
public record FaceBox(
    float x,
    float y,
    float width,
    float height,
    Point rightEye,
    Point leftEye,
    Point nose,
    Point rightMouth,
    Point leftMouth,
    int scoreMilli) {

  /** The landmarks in the order right eye, left eye, nose, right and left corner of the mouth. */
  public List<Point> landmarks() {
    return List.of(rightEye, leftEye, nose, rightMouth, leftMouth);
  }

  /** The area of the box in pixels. */
  public float area() {
    return width * height;
  }

  /** The face in a picture that is larger by a factor. */
  public FaceBox scaled(float factor) {
    return new FaceBox(
        x * factor,
        y * factor,
        width * factor,
        height * factor,
        scaled(rightEye, factor),
        scaled(leftEye, factor),
        scaled(nose, factor),
        scaled(rightMouth, factor),
        scaled(leftMouth, factor),
        scoreMilli);
  }

  private static Point scaled(Point point, float factor) {
    return new Point(point.x() * factor, point.y() * factor);
  }
}
