package bondgate.edge.command;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.rfid.Epc;
import bondgate.rfid.frame.r2000.ReplyEncoder;
import bondgate.simulator.Point;
import bondgate.simulator.PseudoTerminal;
import bondgate.simulator.RadioField;
import bondgate.simulator.SimulatedR2000;
import bondgate.simulator.SimulatedR2000.OutputChange;
import bondgate.simulator.Walk;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a technician asks at a device, of a virtual reader on a real pseudo-terminal. */
class DeviceCommandsTest {
  private static final InstantSource CLOCK = InstantSource.system();
  private static final Epc BOTTLE = new Epc("E28011700000020A1B2C3D4E");

  @TempDir Path folder;
  private final RadioField field = RadioField.gate(20260302L);
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private PseudoTerminal terminal;
  private SimulatedR2000 reader;
  private String port;

  @BeforeEach
  void aReaderWithABottleBeforeIt() throws Exception {
    terminal = PseudoTerminal.open(folder.resolve("ttyReader"));
    port = terminal.slavePath();
    reader = new SimulatedR2000(terminal, field, CLOCK, ReplyEncoder.Layout.V3);
    reader.start();
    field.add(BOTTLE, Walk.still(new Point(0, -900, 1000), CLOCK.instant()));
  }

  @AfterEach
  void end() {
    reader.close();
    terminal.close();
  }

  @Test
  void whichReaderAnswersIsFoundOut() {
    assertThat(run("detect", port)).as(said()).isZero();
    assertThat(said()).contains("r2000 115200: 应答 / answered");
  }

  @Test
  void readsAreShownAsTheyCome() {
    assertThat(run("watch", port, "--seconds", "2", "--antennas", "0,1")).as(said()).isZero();
    assertThat(said()).contains(" dBm  " + BOTTLE.hex());
  }

  @Test
  void theLockGoesOnAndOffAgain() {
    assertThat(run("test-lock", port, "4", "--protocol", "r2000")).as(said()).isZero();
    assertThat(reader.outputs().stream().filter(change -> change.output() == 4))
        .extracting(OutputChange::on)
        .containsSubsequence(true, false);
    assertThat(reader.isOn(4)).isFalse();
  }

  @Test
  void anOutputThatTheReaderDoesNotHaveIsNotSaidToBeDone() {
    assertThat(run("test-lock", port, "9", "--protocol", "r2000")).as(said()).isEqualTo(1);
    assertThat(reader.outputs()).noneMatch(OutputChange::on);
  }

  @Test
  void aMuteReaderAndAPortThatIsNotThereAreTwoThings() {
    assertThat(run("detect", folder.resolve("none").toString())).isEqualTo(1);
    assertThat(said()).contains("端口打不开 / cannot open");
    said.reset();
    reader.setMute(true);
    assertThat(run("watch", port, "--protocol", "r2000", "--seconds", "1")).isEqualTo(1);
    assertThat(said()).contains("读写器没有按时应答", "did not answer in time");
  }

  @Test
  void whatIsNotUnderstoodIsSaidWithWhatWouldBe() {
    for (List<String> words :
        List.of(
            List.of("reset"),
            List.of("watch"),
            List.of("watch", port, "--protocol", "morse"),
            List.of("watch", port, "--seconds", "0"),
            List.of("calibrate", port),
            List.of("calibrate", port, "--inside", "0,1", "--outside", "1,2"),
            List.of("watch", port, "--antennas", "a"),
            List.of("watch", port, "--baud"),
            List.of("test-lock", port, "x"))) {
      said.reset();
      assertThat(new DeviceCommands(out(), InputStream.nullInputStream(), CLOCK).run(words))
          .as(words.toString())
          .isEqualTo(2);
      assertThat(said()).contains("收到", "Received", "--protocol <名称>", "--protocol <name>");
    }
  }

  private int run(String... words) {
    return new DeviceCommands(out(), InputStream.nullInputStream(), CLOCK).run(List.of(words));
  }

  private PrintStream out() {
    return new PrintStream(said, true, StandardCharsets.UTF_8);
  }

  private String said() {
    return said.toString(StandardCharsets.UTF_8);
  }
}
