package bondgate.camera;

/**
 * The part of a picture that a liveness model looks at: the box made larger about its middle, less
 * so where the picture is too small, and pushed back inside where it leaves it (as the makers of
 * MiniFASNet cut their training pictures).
 *
 * @param x left edge, inside of the picture
 * @param y upper edge, inside of the picture
 * @param width in pixels, at least 1
 * @param height in pixels, at least 1
 */
public record LivenessCrop(int x, int y, int width, int height) {
  /**
   * The crop for a face.
   *
   * @param cropPercent how much larger than the box, 270 for 2.7 times
   */
  public static LivenessCrop of(FaceBox face, int cropPercent, int frameWidth, int frameHeight) {
    double boxWidth = Math.max(1, face.width());
    double boxHeight = Math.max(1, face.height());
    double scale =
        Math.min(
            cropPercent / 100.0,
            Math.min((frameWidth - 1) / boxWidth, (frameHeight - 1) / boxHeight));
    int width = clamp((int) (boxWidth * scale), 1, frameWidth);
    int height = clamp((int) (boxHeight * scale), 1, frameHeight);
    double left = face.x() + boxWidth / 2 - width / 2.0;
    double top = face.y() + boxHeight / 2 - height / 2.0;
    return new LivenessCrop(
        clamp((int) Math.round(left), 0, frameWidth - width),
        clamp((int) Math.round(top), 0, frameHeight - height),
        width,
        height);
  }

  private static int clamp(int value, int least, int most) {
    return Math.max(least, Math.min(most, value));
  }
}
