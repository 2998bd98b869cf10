package bondgate.simulator.day;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waiting as people in a warehouse do: they look again, and after a time they complain. */
final class Patience {
  private static final long LOOK_EVERY_MILLIS = 50;

  private Patience() {}

  /**
   * Looks until it is so.
   *
   * @return false if it was not so within the time
   */
  static boolean until(Duration atMost, BooleanSupplier isSo) throws InterruptedException {
    long deadline = System.nanoTime() + atMost.toNanos();
    while (!isSo.getAsBoolean()) {
      if (System.nanoTime() - deadline > 0) {
        return false;
      }
      Thread.sleep(LOOK_EVERY_MILLIS);
    }
    return true;
  }

  /**
   * Looks until it is so, and says what did not come if it does not.
   *
   * @throws IllegalStateException after the time
   */
  static void insist(String what, Duration atMost, BooleanSupplier isSo)
      throws InterruptedException {
    if (!until(atMost, isSo)) {
      throw new IllegalStateException(
          "waited %d s for this, and it did not come: %s".formatted(atMost.toSeconds(), what));
    }
  }
}
