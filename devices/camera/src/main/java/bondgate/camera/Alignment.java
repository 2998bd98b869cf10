package bondgate.camera;

import java.util.List;

/**
 * The turn, scale and shift that bring landmarks as near as possible to where a model wants them,
 * by least squares: x' = a x - b y + shiftX, y' = b x + a y + shiftY. A mirror image is never made.
 *
 * @param a scale times cosine of the turn
 * @param b scale times sine of the turn
 * @param shiftX in pixels of the target
 * @param shiftY in pixels of the target
 */
public record Alignment(double a, double b, double shiftX, double shiftY) {
  /**
   * The alignment of points with places.
   *
   * @throws IllegalArgumentException if the numbers of points differ, or all points fall together
   */
  public static Alignment of(List<Point> points, List<Point> places) {
    if (points.size() != places.size() || points.size() < 2) {
      throw new IllegalArgumentException(
          "as many places as points are needed, two at least; received %d and %d"
              .formatted(places.size(), points.size()));
    }
    double[] from = middle(points);
    double[] to = middle(places);
    double spread = 0;
    double along = 0;
    double across = 0;
    for (int i = 0; i < points.size(); i++) {
      double x = points.get(i).x() - from[0];
      double y = points.get(i).y() - from[1];
      double u = places.get(i).x() - to[0];
      double v = places.get(i).y() - to[1];
      spread += x * x + y * y;
      along += x * u + y * v;
      across += x * v - y * u;
    }
    if (!(spread > 1e-6)) {
      throw new IllegalArgumentException("all landmarks fall together; no face looks like this");
    }
    double a = along / spread;
    double b = across / spread;
    return new Alignment(
        a, b, to[0] - a * from[0] + b * from[1], to[1] - b * from[0] - a * from[1]);
  }

  /** Where a point comes to lie. */
  public Point apply(Point point) {
    return new Point(
        (float) (a * point.x() - b * point.y() + shiftX),
        (float) (b * point.x() + a * point.y() + shiftY));
  }

  private static double[] middle(List<Point> points) {
    double x = 0;
    double y = 0;
    for (Point point : points) {
      x += point.x();
      y += point.y();
    }
    return new double[] {x / points.size(), y / points.size()};
  }
}
