package bondgate.server.sale;

/** Divides the figures of a line among its pieces, so that they make up the whole exactly. */
final class Shares {
  private Shares() {}

  /**
   * The part of the piece with that index, of so many: what is due with it, less what was before.
   */
  static long of(long wholeFen, int index, int pieces) {
    return upTo(wholeFen, index + 1, pieces) - upTo(wholeFen, index, pieces);
  }

  private static long upTo(long wholeFen, int count, int pieces) {
    return Math.multiplyExact(wholeFen, count) / pieces;
  }
}
