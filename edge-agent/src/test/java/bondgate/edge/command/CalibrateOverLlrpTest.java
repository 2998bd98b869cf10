package bondgate.edge.command;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.rfid.Epc;
import bondgate.rfid.portal.Beam;
import bondgate.rfid.portal.CalibrationCheck;
import bondgate.rfid.portal.CalibrationCheck.Row;
import bondgate.rfid.portal.CrossingSettings;
import bondgate.rfid.portal.PortalFittings;
import bondgate.rfid.portal.Recording;
import bondgate.rfid.portal.Recording.Entry;
import bondgate.simulator.Noise;
import bondgate.simulator.Point;
import bondgate.simulator.PseudoTerminal;
import bondgate.simulator.RadioField;
import bondgate.simulator.RadioModel;
import bondgate.simulator.Walk;
import bondgate.simulator.llrp.SimulatedLlrpReader;
import bondgate.simulator.till.LineConditions;
import bondgate.simulator.till.VirtualBeamBox;
import bondgate.simulator.till.VirtualDevice;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * A technician calibrates a portal with a reader in the network, whose clock is eight hours ahead,
 * and two light beams at a box on a real pseudo-terminal.
 */
@Execution(ExecutionMode.CONCURRENT)
class CalibrateOverLlrpTest {
  private static final InstantSource CLOCK = InstantSource.system();
  private static final Epc SHELF = new Epc("E280F0000000000000000099");
  private static final String SWAPPED = "inside=input 1, outside=input 0";

  @TempDir Path folder;
  private final RadioField field = RadioField.gate(20260302L, RadioModel.gate(Noise.MEDIUM));
  private final VirtualBeamBox beams = new VirtualBeamBox(1, CLOCK);
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private SimulatedLlrpReader reader;
  private PseudoTerminal line;
  private VirtualDevice box;

  @BeforeEach
  void aReaderAndItsBeams() throws Exception {
    reader =
        SimulatedLlrpReader.start(
            field, CLOCK, new SimulatedLlrpReader.Traits(true, false, Duration.ofHours(8)));
    line = PseudoTerminal.open(folder.resolve("ttyBeams"));
    box = new VirtualDevice(line, beams, LineConditions.good());
    field.add(SHELF, Walk.still(new Point(900, -1500, 1000), CLOCK.instant()));
  }

  @AfterEach
  void end() throws Exception {
    reader.close();
    box.close();
    line.close();
  }

  @Test
  void aWholeCalibrationRecordsTheBeamsAndJudgesWithAndWithoutThem() throws Exception {
    Path out = folder.resolve("calibration");
    assertThat(calibrate(1500, "6", out)).as(said()).isZero();
    assertThat(said())
        .contains("读写器已连接", "The reader is connected.", "光电对射已应答")
        .contains("in：光电对射看到有人进入：1 次中的 1 次", "in: beams saw somebody go in: 1 of 1")
        .contains("out: beams saw somebody go out: 1 of 1", "quiet: beams saw nobody pass: 1 of 1")
        .contains("turn-back: beams saw nobody pass: 1 of 1")
        .contains("by the antennas alone", "with the beams")
        .doesNotContain("swapped", "接反");

    List<Recording> recordings = Recorded.in(out);
    assertThat(recordings)
        .hasSize(7)
        .allSatisfy(one -> assertThat(one.fittings().beams()).isEqualTo(PortalFittings.Beams.TWO));
    assertThat(broken(recordings.get(1))).as("in").containsExactly(Beam.OUTSIDE, Beam.INSIDE);
    assertThat(broken(recordings.get(2))).as("out").containsExactly(Beam.INSIDE, Beam.OUTSIDE);
    assertThat(broken(recordings.get(0))).as("quiet").isEmpty();
    List<Row> with = CalibrationCheck.rows(recordings, CrossingSettings.defaults());
    List<Row> without =
        CalibrationCheck.rows(
            recordings.stream().map(Recording::withoutBeams).toList(), CrossingSettings.defaults());
    for (String step : List.of("in", "out", "along-outside")) {
      assertThat(said()).contains(Recorded.row(with, step), Recorded.row(without, step));
    }
    assertThat(with.stream().filter(row -> row.situation().matches("in|out")))
        .hasSize(2)
        .allSatisfy(row -> assertThat(row.right()).isGreaterThanOrEqualTo(Technician.BOTTLES - 1));
    System.out.println(said());
  }

  @Test
  void beamsThatAreSwappedAreNamedAndNoChoiceIsMadeByThem() {
    int ended = calibrate(2500, "3", folder.resolve("swapped"), "--beam-map", SWAPPED);
    assertThat(ended).as(said()).isZero();
    assertThat(said())
        .contains("把进入看成了出去，里外两束接反了：请把设置写成 'inside=input 0, outside=input 1'")
        .contains("the walk in was seen as out. Inside and outside are swapped: write")
        .contains("the walk out was seen as in. Inside and outside are swapped: write")
        .contains("in: beams saw somebody go in: 0 of 1")
        .contains("along-inside: beams saw nobody pass: 1 of 1")
        .contains("[in] Beams:", "[out] Beams:", "the choice is by the antennas alone");
  }

  private int calibrate(int mmPerSecond, String seconds, Path out, String... more) {
    List<String> words = new ArrayList<>(List.of("calibrate", "tcp://127.0.0.1:" + reader.port()));
    words.addAll(List.of("--inside", "0,1", "--outside", "2,3", "--repeat", "1"));
    words.addAll(List.of("--seconds", seconds, "--out", out.toString()));
    words.addAll(List.of("--beams", line.slavePath()));
    words.addAll(List.of(more));
    InputStream person = new Technician(field, Optional.of(beams), CLOCK, mmPerSecond);
    PrintStream screen = new PrintStream(said, true, StandardCharsets.UTF_8);
    return new DeviceCommands(screen, person, CLOCK).run(words);
  }

  private static List<Beam> broken(Recording recording) {
    return recording.entries().stream()
        .filter(Entry.Light.class::isInstance)
        .map(entry -> ((Entry.Light) entry).event())
        .filter(event -> event.blocked())
        .map(event -> event.beam())
        .toList();
  }

  private String said() {
    return said.toString(StandardCharsets.UTF_8);
  }
}
