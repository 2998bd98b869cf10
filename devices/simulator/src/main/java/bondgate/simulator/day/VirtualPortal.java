package bondgate.simulator.day;

import bondgate.rfid.Epc;
import bondgate.rfid.frame.r2000.ReplyEncoder;
import bondgate.simulator.Point;
import bondgate.simulator.PseudoTerminal;
import bondgate.simulator.RadioField;
import bondgate.simulator.RadioModel;
import bondgate.simulator.SimulatedR2000;
import bondgate.simulator.Walk;
import bondgate.simulator.till.LineConditions;
import bondgate.simulator.till.VirtualBeamBox;
import bondgate.simulator.till.VirtualDevice;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * An opening with a gate of four antennas, a virtual reader behind a real pseudo-terminal, lamps,
 * and a box of two light beams behind another.
 */
public final class VirtualPortal implements Opening, AutoCloseable {
  /** An agent that lives asks several times a second. */
  private static final Duration BLIND_AFTER = Duration.ofMillis(800);

  /** People come from out of earshot and walk as one does with a cart full of glass. */
  private static final int FROM_MM = 3_500;

  private static final int WALKING_MM_PER_SECOND = 800;
  private static final int HANDS_HEIGHT_MM = 1_000;

  /** A person with a cart, which is what breaks the light beams. */
  private static final int HALF_CART_MM = 400;

  private static final int BETWEEN_BOTTLES_MM = 90;
  private static final int BOTTLES_IN_A_ROW = 5;

  private final String portal;
  private final PseudoTerminal terminal;
  private final RadioField field;
  private final SimulatedR2000 module;
  private final VirtualBeamBox beams;
  private final PseudoTerminal beamLine;
  private final VirtualDevice beamBox;
  private final InstantSource clock;

  /**
   * A gate that is switched on.
   *
   * @param portal its name
   * @param link where the reader's serial port shall be found; that of the box of its light beams
   *     is {@link #beamsOf(Path)}
   */
  public VirtualPortal(String portal, Path link, long seed, InstantSource clock)
      throws IOException {
    this.portal = portal;
    this.clock = clock;
    this.terminal = PseudoTerminal.open(link);
    this.field = RadioField.gate(seed, RadioModel.easy());
    this.module = new SimulatedR2000(terminal, field, clock, ReplyEncoder.Layout.V3);
    module.start();
    this.beams = new VirtualBeamBox(1, clock);
    this.beamLine = PseudoTerminal.open(beamsOf(link));
    this.beamBox = new VirtualDevice(beamLine, beams, LineConditions.good());
  }

  /** The serial port of the box of light beams that belongs to a reader's. */
  public static Path beamsOf(Path reader) {
    return reader.resolveSibling(reader.getFileName() + "-beams");
  }

  @Override
  public String portal() {
    return portal;
  }

  @Override
  public boolean isGreen() {
    Instant now = clock.instant();
    return module.lastPolledAt().filter(at -> at.plus(BLIND_AFTER).isAfter(now)).isPresent();
  }

  @Override
  public Duration walk(List<String> epcs, boolean inwards) {
    Instant now = clock.instant();
    int from = inwards ? FROM_MM : -FROM_MM;
    Walk walk =
        Walk.from(new Point(0, from, HANDS_HEIGHT_MM), now)
            .thenTo(new Point(0, -from, HANDS_HEIGHT_MM), WALKING_MM_PER_SECOND)
            .done();
    for (int i = 0; i < epcs.size(); i++) {
      int across = (i % BOTTLES_IN_A_ROW - BOTTLES_IN_A_ROW / 2) * BETWEEN_BOTTLES_MM;
      int along = i / BOTTLES_IN_A_ROW * BETWEEN_BOTTLES_MM;
      field.add(new Epc(epcs.get(i)), walk.beside(across, along, 0));
    }
    int rows = (epcs.size() + BOTTLES_IN_A_ROW - 1) / BOTTLES_IN_A_ROW;
    int halfLoad = Math.max(0, rows - 1) * BETWEEN_BOTTLES_MM / 2;
    beams.add(walk.beside(0, halfLoad, 0), HALF_CART_MM + halfLoad);
    return Duration.between(now, walk.ends());
  }

  @Override
  public void clear() {
    field.tags().forEach(field::remove);
    beams.clear();
  }

  /** The module, with its outputs: siren on 3, lock on 4. */
  public SimulatedR2000 module() {
    return module;
  }

  /** The box of its light beams. */
  public VirtualBeamBox beams() {
    return beams;
  }

  /** Pulls the cable of the light beams' box. */
  public void unplugBeams() {
    beamLine.unplug();
  }

  /** Puts it back. */
  public void plugBeams() throws IOException {
    beamLine.plug();
  }

  /** Pulls the reader's cable. */
  public void unplug() {
    terminal.unplug();
  }

  /** Puts it back. */
  public void plug() throws IOException {
    terminal.plug();
  }

  @Override
  public void close() {
    module.close();
    terminal.close();
    beamBox.close();
    beamLine.close();
  }
}
