package bondgate.simulator;

/**
 * How a tag is carried, as far as radio minds: what weakens it everywhere, and whose body stands
 * between it and the antennas on one side. Practice figures, not measured ones.
 *
 * @param lossCentiDb weaker by so much at every antenna, in hundredths of a dB, 0 to 4000
 * @param shadowCentiDb weaker by so much besides, straight through the carrier's body, 0 to 3000
 * @param body where the body is, as the carrier walks
 */
public record Carriage(int lossCentiDb, int shadowCentiDb, Body body) {
  /** On which side of the tag the carrier's body is. */
  public enum Body {
    /** Nobody's body is near: on a cart or a shelf. */
    NOWHERE,
    /** The tag is carried in front of the body. */
    BEHIND,
    /** The tag is carried on the back. */
    AHEAD,
    /** The tag is carried in the left hand. */
    RIGHT,
    /** The tag is carried in the right hand. */
    LEFT
  }

  private static final int MOST_LOSS = 4000;
  private static final int MOST_SHADOW = 3000;

  /** Checks the ranges. */
  public Carriage {
    if (lossCentiDb < 0 || lossCentiDb > MOST_LOSS) {
      throw new IllegalArgumentException(
          "lossCentiDb must be from 0 to %d; received %d".formatted(MOST_LOSS, lossCentiDb));
    }
    if (shadowCentiDb < 0 || shadowCentiDb > MOST_SHADOW) {
      throw new IllegalArgumentException(
          "shadowCentiDb must be from 0 to %d; received %d".formatted(MOST_SHADOW, shadowCentiDb));
    }
  }

  /** On a cart or a shelf, in the open. */
  public static Carriage open() {
    return new Carriage(0, 0, Body.NOWHERE);
  }

  /** By hand, with the body on this side. */
  public static Carriage byHand(Body body) {
    return new Carriage(0, 800, body);
  }

  /** Weaker everywhere: a lined bag 金属衬里袋, or a wall between. */
  public static Carriage weakerBy(int lossCentiDb) {
    return new Carriage(lossCentiDb, 0, Body.NOWHERE);
  }

  /**
   * The loss towards an antenna that lies at this cosine to the way ahead, and so far to the left.
   */
  int lossCentiDb(double ahead, double left) {
    double through =
        switch (body) {
          case NOWHERE -> 0;
          case BEHIND -> -ahead;
          case AHEAD -> ahead;
          case RIGHT -> -left;
          case LEFT -> left;
        };
    return lossCentiDb + (int) Math.round(shadowCentiDb * Math.max(0, through));
  }
}
