package bondgate.edge.till;

import bondgate.edge.line.DeviceLines;
import bondgate.edge.settings.TillSettings;
import bondgate.till.line.DeviceRunner;
import bondgate.till.scale.Reading;
import bondgate.till.scale.ScaleRules;
import bondgate.till.scale.ScaleTalk;
import java.util.OptionalLong;

/** The scale under one till's tray, and what it says now. */
final class ScaleDesk implements AutoCloseable {
  private final DeviceRunner runner;
  private volatile Weight weight = new Weight(false, OptionalLong.empty());

  /** What it says: something moves on it, or a weight stands still, or neither can be said. */
  private record Weight(boolean moves, OptionalLong grams) {}

  ScaleDesk(TillSettings.Scale scale, DeviceLines lines) {
    ScaleTalk talk =
        new ScaleTalk(
            scale.protocol(),
            ScaleRules.usual(),
            this::read,
            stable -> weight = new Weight(false, OptionalLong.of(stable.grams())));
    this.runner = lines.scale(scale, talk);
  }

  private void read(Reading reading) {
    if (reading instanceof Reading.Moving) {
      weight = new Weight(true, OptionalLong.empty());
    } else if (!(reading instanceof Reading.Stable)) {
      weight = new Weight(false, OptionalLong.empty());
    }
  }

  void tell(TraySet tray) {
    Weight now = weight;
    if (!DeviceLines.works(runner) || (!now.moves() && now.grams().isEmpty())) {
      tray.notWeighed();
    } else {
      tray.weighed(now.grams());
    }
  }

  DeviceRunner runner() {
    return runner;
  }

  @Override
  public void close() {
    runner.close();
  }
}
