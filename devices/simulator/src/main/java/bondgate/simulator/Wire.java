package bondgate.simulator;

import java.io.IOException;
import java.time.Duration;

/** The device's end of a serial cable. */
public interface Wire {
  /** What the other side wrote; none after the time or while unplugged. */
  byte[] read(Duration atMost);

  /** Puts bytes on the line; whether all went within the time. What did not is lost. */
  boolean write(byte[] bytes, Duration atMost);

  /** Whether the cable is in. */
  boolean isPlugged();

  /** Puts the cable in; nothing happens if it is. */
  void plug() throws IOException;

  /** Pulls the cable. */
  void unplug();
}
