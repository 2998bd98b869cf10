package bondgate.edge.settings;

import bondgate.events.Direction;
import bondgate.till.modbus.IoMap;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * One door for people 会员门.
 *
 * @param name its name in records
 * @param way whether it leads in or out
 * @param camera the camera before it, if there is one
 * @param scanner the scanner before it, if there is one
 * @param relay what holds its lock, if this program moves it
 * @param openFor how long the lock is let go
 * @param passage one who was let in is let in again after not having been seen for so long
 * @param staffToken what staff's browser says to open it; none: staff cannot
 */
public record DoorSettings(
    String name,
    Direction way,
    Optional<Camera> camera,
    Optional<TillSettings.Device> scanner,
    Optional<Relay> relay,
    Duration openFor,
    Duration passage,
    Optional<String> staffToken) {
  /** The output that lets go of the lock. */
  public static final String OPEN = "open";

  /** The contact that says that everybody must get out. */
  public static final String EMERGENCY = "emergency";

  /** Where pictures come from. */
  public sealed interface Camera {
    /**
     * MJPEG over HTTP.
     *
     * @param at http or https, without a password
     */
    record Stream(URI at) implements Camera {}

    /**
     * A folder of JPEGs with rising names.
     *
     * @param at the folder
     */
    record Folder(Path at) implements Camera {}
  }

  /**
   * A box of inputs and outputs.
   *
   * @param line how it is reached
   * @param map what is wired to it: {@link #OPEN}, and {@link #EMERGENCY} if it is
   */
  public record Relay(TillSettings.Device line, IoMap map) {}

  @Override
  public String toString() {
    return name; // never the token
  }
}
