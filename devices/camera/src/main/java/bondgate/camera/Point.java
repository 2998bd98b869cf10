package bondgate.camera;

/**
 * A place in a picture.
 *
 * @param x pixels from the left edge
 * @param y pixels from the upper edge
 */
public record Point(float x, float y) {
  /** The place half way to another. */
  public Point middle(Point other) {
    return new Point((x + other.x) / 2, (y + other.y) / 2);
  }

  /** The distance to another in pixels. */
  public double distance(Point other) {
    return Math.hypot(x - other.x, y - other.y);
  }
}
