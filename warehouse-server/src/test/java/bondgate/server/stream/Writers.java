package bondgate.server.stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Starts and stops zone writers, as a process that starts and ends does. */
@ApplicationScoped
public class Writers {
  private static final int MOST_ZONES = 64;

  @Inject ZoneDesk desk;
  @Inject WriterTimes times;

  /** One with nothing in hand. */
  public ZoneWriter started() {
    return new ZoneWriter(desk, times, MOST_ZONES);
  }

  /** What it had in hand is gone. */
  public void ended(ZoneWriter writer) throws InterruptedException {
    writer.stop();
  }
}
