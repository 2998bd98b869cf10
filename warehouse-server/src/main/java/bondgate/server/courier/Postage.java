package bondgate.server.courier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** What a parcel costs, and who carries it. */
@ApplicationScoped
public class Postage {
  private static final long GRAMS_PER_KILOGRAM = 1_000;
  private static final long PERMILLE = 1_000;

  private final CourierSettings settings;

  @Inject
  Postage(CourierSettings settings) {
    this.settings = settings;
  }

  /**
   * 运费 of a parcel in fen, by its started kilograms.
   *
   * @param grossGrams from 1
   */
  public long freightFen(long grossGrams) {
    long kilograms = startedParts(grossGrams, GRAMS_PER_KILOGRAM);
    return Math.addExact(
        settings.fees().parcelFen(), Math.multiplyExact(kilograms, settings.fees().kilogramFen()));
  }

  /** 保费 of a parcel in fen, by the value of its goods, rounded up. */
  public long insuranceFen(long goodsFen) {
    return startedParts(
        Math.multiplyExact(goodsFen, settings.fees().insurancePermille()), PERMILLE);
  }

  private static long startedParts(long whole, long part) {
    return -Math.floorDiv(-whole, part);
  }

  /** The logistics enterprise's code with customs. */
  public String firmCode() {
    return settings.firmCode();
  }

  /** The logistics enterprise's name with customs. */
  public String firmName() {
    return settings.firmName();
  }
}
