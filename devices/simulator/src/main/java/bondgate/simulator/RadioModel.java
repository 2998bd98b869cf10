package bondgate.simulator;

/**
 * How a reader's antennas hear, in hundredths of a dB where not said otherwise. The medium level is
 * measured on recorded passes (RSSI = -49.9 - 24.6 log10(d) dBm, residual 4.7 dB moving, 2.2 dB
 * still); the range of hearing is chosen for a gate whose power is set so that it hears some 3 m
 * far, and the other two levels are chosen around the measured one.
 *
 * @param atOneMetreCentiDbm level at 1 m
 * @param perDecadeCentiDb fall per tenfold distance
 * @param placeCentiDb deviation that depends on the place, and so only moving tags show
 * @param wideCentiDb the same over the length of a step: bodies, shelves, the way the tag hangs
 * @param quickCentiDb deviation from read to read (channel hopping), its median over places
 * @param quickSpreadPermille how much that differs from place to place: the deviation of its
 *     natural logarithm, in thousandths
 * @param tagCentiDb deviation from tag to tag
 * @param halfHeardCentiDbm level at which half the attempts succeed
 * @param hearingWidthCentiDb how gradually
 * @param holePermille places in a thousand where an antenna hears nothing
 * @param missPermille attempts in a thousand that fail at any level
 * @param readsPerSecond most reads of the whole reader
 * @param channels channels the reader hops over, 1 to 50
 * @param dwellMillis how long it stays on one
 * @param phaseMilliRad deviation of a read's phase, in thousandths of a radian
 */
public record RadioModel(
    int atOneMetreCentiDbm,
    int perDecadeCentiDb,
    int placeCentiDb,
    int wideCentiDb,
    int quickCentiDb,
    int quickSpreadPermille,
    int tagCentiDb,
    int halfHeardCentiDbm,
    int hearingWidthCentiDb,
    int holePermille,
    int missPermille,
    int readsPerSecond,
    int channels,
    int dwellMillis,
    int phaseMilliRad) {
  /** The gate at the measured level of noise. */
  public static RadioModel measured() {
    return gate(Noise.MEDIUM);
  }

  /** The gate at a level of noise. */
  public static RadioModel gate(Noise noise) {
    return switch (noise) {
      case QUIET ->
          new RadioModel(
              -4990, 2460, 200, 320, 170, 200, 100, -6200, 150, 60, 60, 100, 16, 160, 150);
      case MEDIUM ->
          new RadioModel(
              -4990, 2460, 250, 430, 220, 270, 150, -6200, 150, 100, 200, 60, 16, 160, 220);
      case LOUD ->
          new RadioModel(
              -4990, 2460, 330, 540, 320, 350, 250, -6200, 250, 160, 300, 45, 16, 160, 400);
    };
  }

  /**
   * An easy gate, kinder than any that was measured: for the demonstration and for stories, in
   * which what lies behind the inference is shown and not how often the inference is right.
   */
  public static RadioModel easy() {
    return new RadioModel(-4990, 2460, 120, 0, 150, 100, 50, -6200, 150, 5, 10, 170, 16, 160, 150);
  }

  /**
   * The room of the recorded passes: full power, so that an antenna hears across 6 m; the American
   * channels.
   */
  public static RadioModel room() {
    return new RadioModel(
        -4990, 2460, 250, 430, 220, 270, 150, -7000, 200, 180, 200, 100, 50, 160, 220);
  }
}
