package bondgate.server;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Ends the process if it has not ended by itself: a server that was replaced must not stay. */
final class HardStop {
  private HardStop() {}

  /** After that time, with that exit code; nothing of the process can keep it. */
  static void after(Duration limit, int code) {
    Thread thread =
        new Thread(
            () -> {
              try {
                // The time that an orderly stop has.
                TimeUnit.MILLISECONDS.sleep(limit.toMillis());
              } catch (InterruptedException e) {
                // Whoever hurries us gets the same.
                Thread.currentThread().interrupt();
              }
              Runtime.getRuntime().halt(code);
            },
            "hard-stop");
    thread.setDaemon(true);
    thread.start();
  }
}
