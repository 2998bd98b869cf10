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
import bondgate.simulator.till.VirtualDevice;
import bondgate.simulator.till.VirtualScale;
import bondgate.till.scale.ScaleProtocol;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/**
 * A till's tray: one antenna under it, a virtual reader behind a real pseudo-terminal, and a scale
 * behind another.
 */
public final class VirtualTray implements AutoCloseable {
  private static final int UNDER_THE_TRAY_MM = -300;
  private static final int BETWEEN_BOTTLES_MM = 90;

  /** Bottles are not all alike. */
  private static final int SPREAD_GRAMS = 10;

  private final PseudoTerminal terminal;
  private final PseudoTerminal scaleTerminal;
  private final RadioField field;
  private final SimulatedR2000 module;
  private final InstantSource clock;
  private final VirtualScale scale = new VirtualScale(ScaleProtocol.TOLEDO_8217);
  private final VirtualDevice scaleDevice;
  private int tagged;
  private int untaggedGrams;

  /**
   * A tray that is switched on, with nothing on it.
   *
   * @param link where the reader's serial port shall be found
   * @param scaleLink where the scale's serial port shall be found
   */
  public VirtualTray(Path link, Path scaleLink, long seed, InstantSource clock) throws IOException {
    this.clock = clock;
    this.terminal = PseudoTerminal.open(link);
    this.field =
        new RadioField(seed, List.of(new Point(0, 0, UNDER_THE_TRAY_MM)), RadioModel.easy());
    this.module = new SimulatedR2000(terminal, field, clock, ReplyEncoder.Layout.V3);
    module.start();
    this.scaleTerminal = PseudoTerminal.open(scaleLink);
    this.scaleDevice = new VirtualDevice(scaleTerminal, scale, LineConditions.good());
  }

  /** Puts pieces on the tray, side by side. */
  public void put(List<String> epcs) {
    for (int i = 0; i < epcs.size(); i++) {
      field.add(
          new Epc(epcs.get(i)),
          Walk.still(new Point(i * BETWEEN_BOTTLES_MM, 0, 0), clock.instant()));
    }
    tagged = epcs.size();
    weigh();
  }

  /** Puts something beside them that has no tag, or takes it away: with 0. */
  public void putWithoutTag(int grams) {
    untaggedGrams = grams;
    weigh();
  }

  private void weigh() {
    int unlike = tagged % 2 == 0 ? SPREAD_GRAMS : -SPREAD_GRAMS;
    scale.put(
        tagged * Math.toIntExact(Wine.GROSS_GRAMS) + (tagged == 0 ? 0 : unlike) + untaggedGrams,
        false);
  }

  /** Takes everything off. */
  public void clear() {
    field.tags().forEach(field::remove);
    tagged = 0;
    untaggedGrams = 0;
    weigh();
  }

  @Override
  public void close() {
    module.close();
    terminal.close();
    scaleDevice.close();
    scaleTerminal.close();
  }
}
