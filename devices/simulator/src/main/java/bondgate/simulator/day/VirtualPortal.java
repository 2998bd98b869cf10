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
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * An opening with a gate of four antennas, a virtual reader behind a real pseudo-terminal, and
 * lamps.
 */
public final class VirtualPortal implements Opening, AutoCloseable {
  /** An agent that lives asks several times a second. */
  private static final Duration BLIND_AFTER = Duration.ofMillis(800);

  /** People come from out of earshot and walk as one does with a cart full of glass. */
  private static final int FROM_MM = 3_500;

  private static final int WALKING_MM_PER_SECOND = 800;
  private static final int HANDS_HEIGHT_MM = 1_000;
  private static final int BETWEEN_BOTTLES_MM = 90;
  private static final int BOTTLES_IN_A_ROW = 5;

  private final String portal;
  private final PseudoTerminal terminal;
  private final RadioField field;
  private final SimulatedR2000 module;
  private final InstantSource clock;

  /**
   * A gate that is switched on.
   *
   * @param portal its name
   * @param link where the serial port shall be found
   */
  public VirtualPortal(String portal, Path link, long seed, InstantSource clock)
      throws IOException {
    this.portal = portal;
    this.clock = clock;
    this.terminal = PseudoTerminal.open(link);
    this.field = RadioField.gate(seed, RadioModel.easy());
    this.module = new SimulatedR2000(terminal, field, clock, ReplyEncoder.Layout.V3);
    module.start();
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
    return Duration.between(now, walk.ends());
  }

  @Override
  public void clear() {
    field.tags().forEach(field::remove);
  }

  /** The module, with its outputs: siren on 3, lock on 4. */
  public SimulatedR2000 module() {
    return module;
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
  }
}
