package bondgate.edge.command;

import bondgate.rfid.Epc;
import bondgate.simulator.Point;
import bondgate.simulator.RadioField;
import bondgate.simulator.Walk;
import bondgate.simulator.till.VirtualBeamBox;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Somebody with a cart of bottles, who does at each Enter what the next step says. */
final class Technician extends InputStream {
  static final int BOTTLES = 4;
  private static final int AWAY_MM = 3500;
  private static final int HALF_CART_MM = 400;

  private final RadioField field;
  private final Optional<VirtualBeamBox> beams;
  private final InstantSource clock;
  private final int mmPerSecond;
  private final List<Epc> elsewhere;
  private final List<CalibrationStep> plan = CalibrationStep.plan(1);
  private int next;

  /** Knows which tags are not his own: those that are there when he comes. */
  Technician(
      RadioField field, Optional<VirtualBeamBox> beams, InstantSource clock, int mmPerSecond) {
    this.field = field;
    this.beams = beams;
    this.clock = clock;
    this.mmPerSecond = mmPerSecond;
    this.elsewhere = field.tags();
  }

  @Override
  public int read() {
    return -1;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) {
    walk(plan.get(next++));
    buffer[offset] = '\n';
    return 1;
  }

  private void walk(CalibrationStep step) {
    field.tags().stream().filter(epc -> !elsewhere.contains(epc)).forEach(field::remove);
    beams.ifPresent(VirtualBeamBox::clear);
    Instant now = clock.instant();
    switch (step) {
      case QUIET -> {}
      case IN -> carry(Walk.from(at(AWAY_MM), now).thenTo(at(-AWAY_MM), mmPerSecond).done());
      case OUT -> carry(Walk.from(at(-AWAY_MM), now).thenTo(at(AWAY_MM), mmPerSecond).done());
      case ALONG_OUTSIDE -> carry(along(2000, now));
      case ALONG_INSIDE -> carry(along(-2000, now));
      case TURN_BACK ->
          carry(
              Walk.from(at(AWAY_MM), now)
                  .thenTo(at(800), mmPerSecond)
                  .thenTo(at(AWAY_MM), mmPerSecond)
                  .done());
      case LYING -> lay(Walk.still(new Point(-800, -2200, 1000), now));
    }
  }

  private Walk along(int y, Instant now) {
    return Walk.from(new Point(-AWAY_MM, y, 1000), now)
        .thenTo(new Point(AWAY_MM, y, 1000), mmPerSecond)
        .done();
  }

  private static Point at(int y) {
    return new Point(0, y, 1000);
  }

  private void carry(Walk walk) {
    lay(walk);
    beams.ifPresent(box -> box.add(walk, HALF_CART_MM));
  }

  private void lay(Walk walk) {
    for (int i = 0; i < BOTTLES; i++) {
      field.add(
          new Epc("E2800000000000000000000" + i), walk.beside(-150 + 100 * i, 40 * i, 100 * i));
    }
  }
}
