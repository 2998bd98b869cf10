package bondgate.edge.command;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** A reader that was prepared, and can be listened to again and again. */
@FunctionalInterface
interface Ear {
  /**
   * Listens until it is enough.
   *
   * @param enough asked several times a second
   * @param tags is told what is heard, on the caller's thread
   * @throws DeviceException if the reader cannot be heard any more
   */
  void hear(BooleanSupplier enough, Consumer<HeardTag> tags) throws DeviceException;
}
