package bondgate.edge;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waits until something holds, or fails by a deadline. */
public final class Await {
  private Await() {}

  /** Looks every few milliseconds. */
  public static void until(String what, Duration atMost, Callable<Boolean> holds) throws Exception {
    long deadline = System.nanoTime() + atMost.toNanos();
    while (!holds.call()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("did not happen within " + atMost + ": " + what);
      }
      LockSupport.parkNanos(2_000_000);
    }
  }

  /** The same with a deadline that only a hang reaches. */
  public static void until(String what, Callable<Boolean> holds) throws Exception {
    until(what, Duration.ofSeconds(30), holds);
  }
}
