package bondgate.simulator.day;

import bondgate.rfid.Epc;
import bondgate.rfid.frame.r2000.ReplyEncoder;
import bondgate.simulator.Point;
import bondgate.simulator.PseudoTerminal;
import bondgate.simulator.RadioField;
import bondgate.simulator.RadioModel;
import bondgate.simulator.SimulatedR2000;
import bondgate.simulator.Walk;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/** A till's tray: one antenna under it, a virtual reader behind a real pseudo-terminal. */
public final class VirtualTray implements AutoCloseable {
  private static final int UNDER_THE_TRAY_MM = -300;
  private static final int BETWEEN_BOTTLES_MM = 90;

  private final PseudoTerminal terminal;
  private final RadioField field;
  private final SimulatedR2000 module;
  private final InstantSource clock;

  /**
   * A tray that is switched on, with nothing on it.
   *
   * @param link where the serial port shall be found
   */
  public VirtualTray(Path link, long seed, InstantSource clock) throws IOException {
    this.clock = clock;
    this.terminal = PseudoTerminal.open(link);
    this.field =
        new RadioField(seed, List.of(new Point(0, 0, UNDER_THE_TRAY_MM)), RadioModel.easy());
    this.module = new SimulatedR2000(terminal, field, clock, ReplyEncoder.Layout.V3);
    module.start();
  }

  /** Puts pieces on the tray, side by side. */
  public void put(List<String> epcs) {
    for (int i = 0; i < epcs.size(); i++) {
      field.add(
          new Epc(epcs.get(i)),
          Walk.still(new Point(i * BETWEEN_BOTTLES_MM, 0, 0), clock.instant()));
    }
  }

  /** Takes everything off. */
  public void clear() {
    field.tags().forEach(field::remove);
  }

  @Override
  public void close() {
    module.close();
    terminal.close();
  }
}
