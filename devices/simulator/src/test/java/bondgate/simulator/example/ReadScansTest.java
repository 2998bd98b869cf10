package bondgate.simulator.example;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.simulator.PseudoTerminal;
import bondgate.simulator.till.LineConditions;
import bondgate.simulator.till.VirtualDevice;
import bondgate.simulator.till.VirtualIoBox;
import bondgate.simulator.till.VirtualScanner;
import bondgate.till.line.DeviceRunner;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The till README's lines are these, and they do what it says. */
class ReadScansTest {
  @TempDir Path folder;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);

  @Test
  void theLinesOfTheReadmeReadAScannerAndSwitchALock() throws Exception {
    VirtualScanner scanner = new VirtualScanner();
    try (PseudoTerminal terminal = PseudoTerminal.open(folder.resolve("ttyScanner"));
        VirtualDevice device = new VirtualDevice(terminal, scanner, LineConditions.good());
        DeviceRunner runner = ReadScans.from(terminal.slavePath(), out)) {
      assertThat(device).isNotNull();
      awaitSaid("state=READY");
      scanner.scan("]E06901234567892");
      awaitSaid("6901234567892");
      assertThat(runner.status().fault()).isEmpty();
    }
    VirtualIoBox box = new VirtualIoBox(1);
    try (PseudoTerminal terminal = PseudoTerminal.open(folder.resolve("ttyBox"));
        VirtualDevice device = new VirtualDevice(terminal, box, LineConditions.good())) {
      assertThat(device).isNotNull();
      assertThat(ReadScans.lockAndBeam(terminal.slavePath(), out)).isNotNull();
      awaitSaid("Confirmed[name=lock, active=true");
      assertThat(box.isRelayOn(0)).isTrue();
      box.setContact(0, true);
      awaitSaid("Contact[name=beam, active=true");
    }
  }

  @Test
  void theReadmeHasTheLinesThatWereCompiled() throws Exception {
    Path module = Path.of("").toAbsolutePath();
    String source =
        Files.readString(module.resolve("src/test/java/bondgate/simulator/example/ReadScans.java"));
    String readme = Files.readString(module.resolveSibling("till").resolve("README.md"));
    assertThat(readme).contains(lines(source, "// begin\n", "    // end\n"));
    assertThat(readme).contains(lines(source, "// begin box\n", "    // end box\n"));
  }

  private static String lines(String source, String begin, String end) {
    return source
        .substring(source.indexOf(begin) + begin.length(), source.indexOf(end))
        .indent(-4)
        .replace("(port,", "(\"/dev/ttyUSB0\",")
        .replace("out::", "System.out::");
  }

  private void awaitSaid(String words) throws InterruptedException {
    long until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!said().contains(words)) {
      assertThat(System.nanoTime()).as(said()).isLessThan(until);
      // The device's thread tells us by printing only.
      Thread.sleep(20);
    }
  }

  private String said() {
    return said.toString(StandardCharsets.UTF_8);
  }
}
