package bondgate.camera.gallery;

/**
 * How many faces a gallery holds, against the number from which they must be filed with the
 * authority (Measures on face recognition: 100 000, within 30 working days; 备案).
 */
public enum GalleryFill {
  /** Fewer than 80 000. */
  FINE,
  /** From 80 000 on: prepare the filing, or erase what is not needed. */
  NEARS_FILING,
  /** From 100 000 on: file within 30 working days. */
  MUST_BE_FILED;

  private static final int NEAR = 80_000;
  private static final int FILED = 100_000;

  /** What a number of faces means. */
  public static GalleryFill of(int faces) {
    if (faces >= FILED) {
      return MUST_BE_FILED;
    }
    return faces >= NEAR ? NEARS_FILING : FINE;
  }
}
