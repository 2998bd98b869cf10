package bondgate.simulator;

import bondgate.rfid.Epc;
import java.util.SplittableRandom;

/** What the place does to the level: the same seed, tag, antenna and place give the same answer. */
final class Fading {
  /** Fading repeats over about half a wavelength, 16 cm at 920 MHz. */
  private static final int FADING_MM = 160;

  private static final int WIDE_MM = 1200;

  /** So long that a walking tag is unheard by one antenna for most of a second now and then. */
  private static final int HOLE_MM = 450;

  private final long seed;

  Fading(long seed) {
    this.seed = seed;
  }

  /** Standard normal, one for each tag. */
  double ofTag(Epc epc) {
    return gaussian(hash(epc, 0, 0, 0, 0));
  }

  /** Standard normal, smooth along the way, the same at the same place. */
  double ofPlace(Epc epc, int antenna, Point place) {
    return smooth(epc, antenna, place, FADING_MM, 1);
  }

  /** The same for what changes over a step only. */
  double ofNeighbourhood(Epc epc, int antenna, Point place) {
    return smooth(epc, antenna, place, WIDE_MM, 5);
  }

  private double smooth(Epc epc, int antenna, Point place, int lengthMm, int purpose) {
    int cell = Math.floorDiv(place.yMm(), lengthMm);
    double share = (double) Math.floorMod(place.yMm(), lengthMm) / lengthMm;
    int across = Math.floorDiv(place.xMm(), lengthMm);
    double here = gaussian(hash(epc, antenna, cell, across, purpose));
    double next = gaussian(hash(epc, antenna, cell + 1, across, purpose));
    // Divided by the length of the weights, so that the deviation is the same between the cells.
    return (here * (1 - share) + next * share) / Math.hypot(1 - share, share);
  }

  /** Standard normal: how much the channel matters at this place. */
  double quick(Epc epc, int antenna, Point place) {
    int cell = Math.floorDiv(place.yMm(), 2 * FADING_MM);
    int across = Math.floorDiv(place.xMm(), 2 * FADING_MM);
    return gaussian(hash(epc, antenna, cell, across, 3));
  }

  /** Whether the antenna hears nothing from this place. */
  boolean isHole(Epc epc, int antenna, Point place, int permille) {
    int along = Math.floorDiv(place.yMm(), HOLE_MM);
    int across = Math.floorDiv(place.xMm(), HOLE_MM);
    return Long.remainderUnsigned(hash(epc, antenna, along, across, 2), 1000) < permille;
  }

  /** From 0 to 1: the turn that cable, tag and channel add to the phase. */
  double cable(Epc epc, int antenna, int channel) {
    return Long.remainderUnsigned(hash(epc, antenna, channel, 0, 4), 1000) / 1000.0;
  }

  private long hash(Epc epc, int antenna, int along, int across, int purpose) {
    long mixed = mix(seed ^ (epc.hashCode() * 0x9E3779B97F4A7C15L));
    mixed = mix(mixed ^ ((antenna * 256L + purpose) * 0x9E3779B97F4A7C15L));
    return mix(mixed ^ ((along * 1_000_003L + across) * 0x9E3779B97F4A7C15L));
  }

  /** The finisher of MurmurHash3. */
  private static long mix(long bits) {
    long mixed = (bits ^ (bits >>> 33)) * 0xFF51AFD7ED558CCDL;
    mixed = (mixed ^ (mixed >>> 33)) * 0xC4CEB9FE1A85EC53L;
    return mixed ^ (mixed >>> 33);
  }

  /** A standard normal value from 64 random bits (Box and Muller). */
  static double gaussian(long bits) {
    SplittableRandom two = new SplittableRandom(bits);
    double radius = Math.sqrt(-2 * Math.log(1 - two.nextDouble()));
    return radius * Math.cos(2 * Math.PI * two.nextDouble());
  }
}
