package bondgate.server.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The broker and all the wires: worse than MQTT allows. A message may be lost, come twice, late, or
 * after later ones; and the broker may forget everything that it has.
 */
final class SimNet {
  private final SimWorld world;
  private final int lossPermille;
  private final int twicePermille;
  private final int slowestMs;
  private long memory;
  private boolean up = true;
  private final List<Runnable> whenDown = new ArrayList<>();

  SimNet(SimWorld world) {
    this.world = world;
    this.lossPermille = world.upTo(150);
    this.twicePermille = world.upTo(150);
    this.slowestMs = 5 + world.upTo(400);
  }

  boolean isUp() {
    return up;
  }

  /** Is told when the broker goes down. */
  void whenDown(Runnable listener) {
    whenDown.add(listener);
  }

  void send(byte[] message, Consumer<byte[]> to) {
    if (!up || world.strikes(lossPermille)) {
      return;
    }
    deliver(message, to);
    if (world.strikes(twicePermille)) {
      deliver(message, to);
    }
  }

  private void deliver(byte[] message, Consumer<byte[]> to) {
    long of = memory;
    int delay = 1 + world.upTo(world.isQuiet() ? 5 : slowestMs);
    world.after(
        delay,
        () -> {
          if (up && memory == of) {
            to.accept(message);
          }
        });
  }

  /** The broker dies, and comes back after a while without a memory. */
  void amnesia() {
    world.tell("broker: dies and forgets all");
    memory++;
    up = false;
    List.copyOf(whenDown).forEach(Runnable::run);
    world.after(50 + world.upTo(2000), () -> up = true);
  }
}
