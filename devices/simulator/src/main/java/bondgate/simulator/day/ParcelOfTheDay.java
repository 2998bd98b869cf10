package bondgate.simulator.day;

import java.time.Duration;
import java.util.List;
import java.util.function.LongPredicate;

/**
 * Two orders from home. The parcel of the first goes all the way, from the order to the signature
 * at the door; the second one waits to be packed by whoever looks at the page.
 */
public final class ParcelOfTheDay {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final long LOOK_EVERY_MILLIS = 200;

  private final WebShopper shopper;
  private final Packer packer;
  private final Carrying carrying;
  private final LongPredicate edgeKnows;
  private final Narrator narrator;

  /**
   * The parcel's story.
   *
   * @param edgeKnows whether the opening knows the permits of that version
   */
  public ParcelOfTheDay(
      WebShopper shopper,
      Packer packer,
      Carrying carrying,
      LongPredicate edgeKnows,
      Narrator narrator) {
    this.shopper = shopper;
    this.packer = packer;
    this.carrying = carrying;
    this.edgeKnows = edgeKnows;
    this.narrator = narrator;
  }

  /** Plays it; played again after it was cut off, it goes on where it was. */
  public void play(int day, String item) throws InterruptedException {
    narrator.say("Somebody at home orders a bottle from the web shop ...");
    String name = "day-%d-sent".formatted(day);
    String saleNo = shopper.orders(name, item);
    narrator.say("... order %s is paid, and declared with its waybill.".formatted(saleNo));
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!shopper.hasIt(name)) {
      if (System.nanoTime() - deadline > 0) {
        throw new IllegalStateException(
            "parcel %s is not at the door; what is to be done with it: %s"
                .formatted(saleNo, packer.todo(saleNo)));
      }
      step(saleNo);
    }
    String waiting = shopper.orders("day-%d-waiting".formatted(day), item);
    packer.awaitRelease(waiting);
    narrator.say("Order %s waits to be packed: see /staff/parcels.".formatted(waiting));
  }

  private void step(String saleNo) throws InterruptedException {
    switch (packer.todo(saleNo)) {
      case PACK -> {
        for (Bottle bottle : packer.pieces(saleNo)) {
          packer.scan(saleNo, bottle);
        }
        narrator.say("Customs released it, and it is packed, tag by tag.");
      }
      case CARRY_OUT -> carryOut(saleNo);
      case AWAIT_SIGNATURE -> {
        packer.signed(saleNo);
        narrator.say("Signed for at the door; customs is told so (CEB513).");
      }
      // It waits for somebody else: looked at a few times a second, as a packer would.
      case NOTHING -> Thread.sleep(LOOK_EVERY_MILLIS);
    }
  }

  private void carryOut(String saleNo) throws InterruptedException {
    List<Bottle> pieces = packer.pieces(saleNo);
    if (pieces.isEmpty()) {
      // It went out just now: the list of parcels says so in a moment.
      Thread.sleep(LOOK_EVERY_MILLIS);
      return;
    }
    long version = packer.permitsVersion();
    Patience.insist("the parcel's permit at the edge", PATIENCE, () -> edgeKnows.test(version));
    carrying.carry("dispatch", "OUT", pieces);
    narrator.say("The parcel left by the warehouse's gate. No alarm.");
    Patience.insist(
        "the server's word that the parcel is gone",
        PATIENCE,
        () -> packer.todo(saleNo) == Packer.Todo.AWAIT_SIGNATURE);
  }
}
