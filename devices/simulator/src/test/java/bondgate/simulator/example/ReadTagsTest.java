package bondgate.simulator.example;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.rfid.Epc;
import bondgate.rfid.frame.r2000.ReplyEncoder;
import bondgate.simulator.Point;
import bondgate.simulator.PseudoTerminal;
import bondgate.simulator.RadioField;
import bondgate.simulator.SimulatedR2000;
import bondgate.simulator.Walk;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's lines are these, and they read tags. */
class ReadTagsTest {
  private static final Epc BOTTLE = new Epc("E28011700000020A1B2C3D4E");
  private static final InstantSource CLOCK = InstantSource.system();

  @TempDir Path folder;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  @Test
  void theLinesOfTheReadmeReadTagsUntilThePortIsGone() throws Exception {
    RadioField field = RadioField.gate(1);
    field.add(BOTTLE, Walk.still(new Point(0, -900, 1000), CLOCK.instant()));
    try (PseudoTerminal terminal = PseudoTerminal.open(folder.resolve("ttyReader"));
        SimulatedR2000 module =
            new SimulatedR2000(terminal, field, CLOCK, ReplyEncoder.Layout.V3)) {
      module.start();
      PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
      Thread reading = new Thread(() -> ReadTags.from(terminal.slavePath(), out));
      reading.start();
      awaitSaid(BOTTLE.hex());
      terminal.unplug();
      reading.join(Duration.ofSeconds(10).toMillis());
      assertThat(reading.isAlive()).isFalse();
    }
    assertThat(said()).contains("PortFailed");
  }

  @Test
  void theReadmeHasTheLinesThatWereCompiled() throws Exception {
    Path module = Path.of("").toAbsolutePath();
    String source =
        Files.readString(module.resolve("src/test/java/bondgate/simulator/example/ReadTags.java"));
    String lines =
        source
            .substring(
                source.indexOf("// begin\n") + "// begin\n".length(), source.indexOf("    // end"))
            .indent(-4);
    String readme = Files.readString(module.resolveSibling("rfid").resolve("README.md"));
    assertThat(readme)
        .contains(lines.replace("(port,", "(\"/dev/ttyUSB0\",").replace("out.", "System.out."));
  }

  private void awaitSaid(String words) throws InterruptedException {
    long until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!said().contains(words)) {
      assertThat(System.nanoTime()).as(said()).isLessThan(until);
      // The reader's thread tells us by printing only.
      Thread.sleep(20);
    }
  }

  private String said() {
    return said.toString(StandardCharsets.UTF_8);
  }
}
