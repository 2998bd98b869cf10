package bondgate.simulator.till;

import bondgate.simulator.Doorway;
import bondgate.simulator.Walk;
import bondgate.till.Octets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * A Modbus RTU box with the two light beams of a gate 光电对射: input 0 is closed while somebody stands
 * in the inner one, input 1 for the outer one.
 */
public final class VirtualBeamBox implements Firmware {
  /** The input of the inner beam. */
  public static final int INSIDE = 0;

  /** The input of the outer beam. */
  public static final int OUTSIDE = 1;

  private final VirtualIoBox box;
  private final InstantSource clock;
  // Guarded by this: the device's thread and whoever sends people through.
  private final List<Body> bodies = new ArrayList<>();
  private final Fault[] faults = {Fault.NONE, Fault.NONE};

  /** What can be wrong with a beam. */
  public enum Fault {
    /** Nothing. */
    NONE,
    /** Something stands in it all the time, or it is out of line. */
    BLOCKED,
    /** It never sees anybody: its wire is cut, or its light comes round the body. */
    NEVER_BROKEN
  }

  private record Body(Walk walk, int halfMm) {}

  /**
   * A box at a gate through which nobody walks yet.
   *
   * @param unit its address, 1 to 247
   * @param clock what the walks go by
   */
  public VirtualBeamBox(int unit, InstantSource clock) {
    this.box = new VirtualIoBox(unit);
    this.clock = clock;
  }

  /**
   * Somebody, or a cart, walks.
   *
   * @param halfMm half of the body's length, in mm
   */
  public synchronized void add(Walk walk, int halfMm) {
    bodies.removeIf(body -> body.walk().ends().isBefore(clock.instant()));
    bodies.add(new Body(walk, halfMm));
  }

  /** Nobody walks any more. */
  public synchronized void clear() {
    bodies.clear();
  }

  /** Breaks a beam, or mends it. */
  public synchronized void set(int input, Fault fault) {
    faults[input] = fault;
  }

  @Override
  public synchronized Octets heard(Octets bytes) {
    look(INSIDE, Doorway.INSIDE_MM);
    look(OUTSIDE, Doorway.OUTSIDE_MM);
    return box.heard(bytes);
  }

  private void look(int input, int beamMm) {
    boolean broken =
        switch (faults[input]) {
          case NONE ->
              bodies.stream()
                  .anyMatch(
                      body ->
                          Doorway.isBroken(body.walk(), body.halfMm(), beamMm, clock.instant()));
          case BLOCKED -> true;
          case NEVER_BROKEN -> false;
        };
    box.setContact(input, broken);
  }
}
