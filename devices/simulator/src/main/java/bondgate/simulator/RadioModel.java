package bondgate.simulator;

/**
 * How a reader's antennas hear, in hundredths of a dB where not said otherwise. The defaults are
 * measured on recorded passes (RSSI = -49.9 - 24.6 log10(d) dBm, residual 4.7 dB moving, 2.2 dB
 * still); the read probability and the holes are chosen for a gate whose power is set so that it
 * hears some 3 m far.
 *
 * @param atOneMetreCentiDbm level at 1 m, default -4990
 * @param perDecadeCentiDb fall per tenfold distance, default 2460
 * @param placeCentiDb deviation that depends on the place, and so only moving tags show, default
 *     400
 * @param quickCentiDb deviation from read to read (channel hopping), default 220
 * @param tagCentiDb deviation from tag to tag, default 150
 * @param halfHeardCentiDbm level at which half the attempts succeed, default -6200
 * @param hearingWidthCentiDb how gradually, default 150
 * @param holePermille places in a thousand where an antenna hears nothing, default 60
 * @param readsPerSecond most reads of the whole reader, default 170
 */
public record RadioModel(
    int atOneMetreCentiDbm,
    int perDecadeCentiDb,
    int placeCentiDb,
    int quickCentiDb,
    int tagCentiDb,
    int halfHeardCentiDbm,
    int hearingWidthCentiDb,
    int holePermille,
    int readsPerSecond) {
  /** The defaults. */
  public static RadioModel measured() {
    return new RadioModel(-4990, 2460, 400, 220, 150, -6200, 150, 60, 170);
  }
}
