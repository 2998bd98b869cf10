package bondgate.edge.till;

import bondgate.edge.line.DeviceLines;
import bondgate.edge.settings.TillSettings;
import bondgate.till.barcode.Scan;
import bondgate.till.barcode.ScanReader;
import bondgate.till.barcode.ScannerTalk;
import bondgate.till.line.DeviceRunner;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The barcode scanner of one till: gives the plain text of a member's code to the page that asks.
 * Payment codes and product codes are not passed on: whoever has the first can take money, and the
 * tray knows the goods.
 */
final class CodeDesk implements AutoCloseable {
  private static final Duration SAME_WITHIN = Duration.ofMillis(800);

  private final AskedOnce<String> shown = new AskedOnce<>();
  private final DeviceRunner runner;
  private final InstantSource clock;

  CodeDesk(TillSettings.Device device, DeviceLines lines) {
    this.clock = lines.clock();
    ScannerTalk talk = new ScannerTalk(ScanReader.usual(), SAME_WITHIN, this::heard);
    this.runner = lines.runner("scanner", device, talk, true);
  }

  private void heard(Scan scan) {
    if (scan instanceof Scan.Text text) {
      shown.came(text.text(), clock.instant());
    }
  }

  Optional<String> ask(String who) {
    return shown.ask(who, clock.instant());
  }

  void forget() {
    shown.forget();
  }

  DeviceRunner runner() {
    return runner;
  }

  @Override
  public void close() {
    runner.close();
  }
}
