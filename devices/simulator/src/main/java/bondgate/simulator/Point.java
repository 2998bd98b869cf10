package bondgate.simulator;

/**
 * A place at the gate, in millimetres: x across the opening, y through it (negative is inside,
 * positive outside, 0 is the opening itself), z above the floor.
 *
 * @param xMm across
 * @param yMm through
 * @param zMm up
 */
public record Point(int xMm, int yMm, int zMm) {
  /** Distance to another place, in metres. */
  double metresTo(Point other) {
    double x = xMm - other.xMm;
    double y = yMm - other.yMm;
    double z = zMm - other.zMm;
    return Math.sqrt(x * x + y * y + z * z) / 1000;
  }

  /** The place so many thousandths of the way to another. */
  Point towards(Point to, double share) {
    return new Point(
        (int) Math.round(xMm + (to.xMm - xMm) * share),
        (int) Math.round(yMm + (to.yMm - yMm) * share),
        (int) Math.round(zMm + (to.zMm - zMm) * share));
  }

  /** The same place moved by so much. */
  public Point plus(int x, int y, int z) {
    return new Point(xMm + x, yMm + y, zMm + z);
  }
}
