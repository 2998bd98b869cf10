package bondgate.simulator.example;

import bondgate.rfid.dialect.DialectSettings;
import bondgate.rfid.serial.Outcome;
import bondgate.rfid.serial.ReaderProtocols;
import bondgate.rfid.serial.ReaderSession;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.List;

/** Ten lines that read tags from a port. */
final class ReadTags {
  private ReadTags() {}

  static void from(String port, PrintStream out) {
    // begin
    var r2000 = ReaderProtocols.named("r2000").orElseThrow();
    var settings = DialectSettings.defaults();
    var clock = InstantSource.system();
    var opened = ReaderSession.connect(port, 115_200, r2000, settings, clock);
    if (opened instanceof Outcome.Done<ReaderSession> done) {
      try (var reader = done.value()) {
        out.println(reader.identify());
        out.println(reader.selectAntennas(List.of(0, 1)));
        out.println(reader.inventory(() -> false, tag -> out.println(tag.epc())));
      }
    }
    // end
  }
}
