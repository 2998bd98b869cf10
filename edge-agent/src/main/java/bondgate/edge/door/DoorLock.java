package bondgate.edge.door;

import bondgate.edge.line.DeviceLines;
import bondgate.edge.settings.DoorSettings;
import bondgate.till.line.DeviceRunner;
import bondgate.till.modbus.BoxEvent;
import bondgate.till.modbus.BoxSettings;
import bondgate.till.modbus.BoxTalk;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The lock of one door at its box of outputs; without a box only what it would do. Used by the
 * doors' thread, but for the status.
 *
 * <p>When this program ends during an emergency the lock stays let go; in every other case it
 * locks. A lock on a way of escape must open without any program: power it so that a cut opens it.
 */
final class DoorLock {
  private final Optional<BoxTalk> box;
  private final Optional<DeviceRunner> runner;
  private volatile boolean open;
  private Instant until = Instant.MIN;
  private boolean emergency;

  /**
   * A locked door.
   *
   * @param emergencyContact is told when the contact changes, on the line's thread
   */
  DoorLock(
      Optional<DoorSettings.Relay> relay, DeviceLines lines, Consumer<Boolean> emergencyContact) {
    this.box =
        relay.map(
            at -> new BoxTalk(BoxSettings.of(at.map()), told -> tell(told, emergencyContact)));
    this.runner = relay.map(at -> lines.runner("lock", at.line(), box.orElseThrow(), false));
  }

  private static void tell(BoxEvent event, Consumer<Boolean> emergencyContact) {
    // A box that falls silent is no end of an emergency, and no beginning either.
    if (event instanceof BoxEvent.Contact contact
        && contact.name().equals(DoorSettings.EMERGENCY)) {
      emergencyContact.accept(contact.active());
    }
  }

  void start() {
    want(false);
    runner.ifPresent(DeviceRunner::start);
  }

  void stop() {
    if (!emergency) {
      want(false);
    }
    runner.ifPresent(DeviceRunner::close);
  }

  /** Lets go until then; a later time stands. */
  void letGo(Instant end) {
    until = end.isAfter(until) ? end : until;
    want(true);
  }

  /** Lets go as long as it lasts. */
  void emergency(boolean lasts) {
    emergency = lasts;
    if (lasts) {
      want(true);
    }
  }

  /** Locks when the time is over. */
  void turn(Instant now) {
    if (open && !emergency && !now.isBefore(until)) {
      want(false);
    }
  }

  /** Whether it is let go. */
  boolean isOpen() {
    return open;
  }

  /** The state of the box, empty without one. */
  String state() {
    return runner.map(DeviceLines::state).orElse("");
  }

  private void want(boolean letGo) {
    open = letGo;
    box.ifPresent(talk -> talk.want(DoorSettings.OPEN, letGo));
    runner.ifPresent(DeviceRunner::wake);
  }
}
