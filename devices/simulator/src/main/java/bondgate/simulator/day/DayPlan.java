package bondgate.simulator.day;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * What happens on one day, decided by a seed alone.
 *
 * @param seed decides which bottle is of which item, which are moved, sold, carried out
 * @param day from 1; another day has other bottles and documents
 * @param received bottles in the consignment
 * @param moved of those, how many a gate pass moves into the centre
 * @param sold of those, how many are sold and walk out
 * @param unpaid of the rest, how many are carried out unpaid
 * @param cartSize bottles on one cart
 * @param shoppersTogether whether all shoppers walk out as one party, or one after the other
 */
public record DayPlan(
    long seed,
    int day,
    int received,
    int moved,
    int sold,
    int unpaid,
    int cartSize,
    boolean shoppersTogether) {
  /** Checks that the numbers can happen. */
  public DayPlan {
    if (received < 1
        || moved > received
        || sold + unpaid > moved
        || moved < 0
        || sold < 0
        || unpaid < 0
        || cartSize < 1
        || day < 1) {
      throw new IllegalArgumentException(
          "a day needs received >= moved >= sold + unpaid, and carts of at least 1; received %d,"
                  .formatted(received)
              + " %d, %d, %d, %d".formatted(moved, sold, unpaid, cartSize));
    }
  }

  /** The day of the issue: 200 received, 40 moved, three sold, one unpaid. */
  public static DayPlan full(long seed, int day) {
    return new DayPlan(seed, day, 200, 40, 3, 1, 10, false);
  }

  /** A day with all that happens on a full one, short enough for a test. */
  public static DayPlan small(long seed) {
    return new DayPlan(seed, 1, 12, 6, 3, 1, 12, true);
  }

  /** All bottles of the consignment, in the order of the carts. */
  public List<Bottle> consignment() {
    Random random = new Random(seed * 1_000_003 + day);
    List<Bottle> bottles = new ArrayList<>();
    long firstSerial = ((long) day << 20) | (long) random.nextInt(1 << 10) << 10;
    for (int i = 0; i < received; i++) {
      int reference = random.nextInt(Wine.CELLAR.size());
      bottles.add(
          Bottle.of(Wine.CELLAR.get(reference).item(), 100_001 + reference, firstSerial + i));
    }
    return bottles;
  }

  /** The bottles of the gate pass: a seeded choice. */
  public List<Bottle> toTheCentre() {
    List<Bottle> bottles = consignment();
    Collections.shuffle(bottles, new Random(seed * 7_919 + day));
    return List.copyOf(bottles.subList(0, moved));
  }

  /** The bottles that are sold. */
  public List<Bottle> sales() {
    return toTheCentre().subList(0, sold);
  }

  /** The sold bottles, as they walk out. */
  public List<List<Bottle>> parties() {
    return shoppersTogether ? List.of(sales()) : sales().stream().map(List::of).toList();
  }

  /** The bottles that are carried out unpaid. */
  public List<Bottle> thefts() {
    return toTheCentre().subList(sold, sold + unpaid);
  }

  /** An item of which bottles stay in the warehouse: a parcel's. */
  public String parcelItem() {
    List<Bottle> moved = toTheCentre();
    return consignment().stream()
        .filter(bottle -> !moved.contains(bottle))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("all bottles are moved into the centre"))
        .item();
  }

  /** Number of the inbound bonded list 核注清单: made up, in customs' pattern. */
  public String inboundListNo() {
    return "QD520026I%09d".formatted(serialNo());
  }

  /** Number of the gate pass 核放单: made up, in customs' pattern. */
  public String gatePassNo() {
    return "Z5200I261123%012d".formatted(serialNo());
  }

  /** Number of the n-th sale, from 1. */
  public String saleNo(int n) {
    return "SALE-%d-%d".formatted(serialNo(), n);
  }

  /** Number of customs' release behind the n-th sale, from 1: made up, in customs' pattern. */
  public String releaseNo(int n) {
    return "52002026I%09d".formatted(serialNo() * 100 + n);
  }

  private long serialNo() {
    return Math.floorMod(seed, 1_000L) * 1_000 + day;
  }

  /** Those bottles, cart by cart. */
  public List<List<Bottle>> carts(List<Bottle> bottles) {
    List<List<Bottle>> carts = new ArrayList<>();
    for (int from = 0; from < bottles.size(); from += cartSize) {
      carts.add(bottles.subList(from, Math.min(bottles.size(), from + cartSize)));
    }
    return carts;
  }
}
