package bondgate.edge.command;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.edge.settings.EdgeConfig;
import bondgate.rfid.Epc;
import bondgate.rfid.frame.r2000.ReplyEncoder;
import bondgate.rfid.portal.CalibrationCheck;
import bondgate.rfid.portal.CalibrationCheck.Row;
import bondgate.rfid.portal.CrossingSettings;
import bondgate.rfid.portal.Recording;
import bondgate.simulator.Noise;
import bondgate.simulator.Point;
import bondgate.simulator.PseudoTerminal;
import bondgate.simulator.RadioField;
import bondgate.simulator.RadioModel;
import bondgate.simulator.SimulatedR2000;
import bondgate.simulator.Walk;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
 * A technician calibrates a portal: does what is said, at a virtual reader on a real
 * pseudo-terminal.
 */
@Execution(ExecutionMode.CONCURRENT)
class CalibrateCommandTest {
  private static final InstantSource CLOCK = InstantSource.system();
  private static final int MM_PER_SECOND = 1500;
  private static final Epc SHELF = new Epc("E280F0000000000000000099");

  @TempDir Path folder;
  private final RadioField field = RadioField.gate(20260302L, RadioModel.gate(Noise.MEDIUM));
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private PseudoTerminal terminal;
  private SimulatedR2000 reader;

  @BeforeEach
  void aReaderAndSomethingInTheShelf() throws Exception {
    terminal = PseudoTerminal.open(folder.resolve("ttyReader"));
    reader = new SimulatedR2000(terminal, field, CLOCK, ReplyEncoder.Layout.V3);
    reader.start();
    field.add(SHELF, Walk.still(new Point(900, -1500, 1000), CLOCK.instant()));
  }

  @AfterEach
  void end() {
    reader.close();
    terminal.close();
  }

  @Test
  void stepsAreSaidAndRecordedAndThresholdsProposedAndChecked() throws Exception {
    Path out = folder.resolve("calibration");
    int ended = calibrate(new Technician(field, Optional.empty(), CLOCK, MM_PER_SECOND), "6", out);
    String words = said.toString(StandardCharsets.UTF_8);
    assertThat(ended).as(words).isZero();
    assertThat(words)
        .contains("第 1/7 步", "Step 7 of 7", "准备好后按回车", "默认设置 | 建议设置", "along-outside")
        .contains("bondgate.edge.detector.inside-opening-dbm=-")
        .contains("bondgate.edge.detector.relative-floor-permille=");

    List<Recording> recordings = Recorded.in(out);
    assertThat(recordings).hasSize(7);
    assertThat(recordings.subList(1, 7))
        .as("what lies in the shelf is no tag that was carried")
        .allSatisfy(
            one ->
                assertThat(one.labels())
                    .noneMatch(label -> label.epc().equals(SHELF))
                    .isNotEmpty());
    List<Row> rows = CalibrationCheck.rows(recordings, CrossingSettings.defaults());
    assertThat(words).as("the table says what its files say").contains(Recorded.row(rows, "in"));
    assertThat(rows.stream().filter(row -> row.situation().matches("in|out")))
        .hasSize(2)
        .allSatisfy(row -> assertThat(row.right()).isGreaterThanOrEqualTo(Technician.BOTTLES - 1));
    assertThat(Files.readString(out.resolve("calibration.svg"))).startsWith("<svg");
    assertThat(Files.readAllLines(out.resolve("calibration.properties")))
        .filteredOn(line -> !line.startsWith("#"))
        .allMatch(line -> line.matches("bondgate\\.edge\\.detector\\.[a-z-]+=-?\\d+"))
        .hasSize(2);
    assertThat(EdgeConfig.Detector.class.getMethods())
        .extracting(method -> method.getName())
        .contains("insideOpeningDbm", "relativeFloorPermille");
    keepPicture(out);
  }

  @Test
  void whoCarriesNothingIsToldSoAndGetsNoProposal() {
    Path out = folder.resolve("nothing");
    int ended = calibrate(InputStream.nullInputStream(), "1", out);
    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains("两排天线都听到的标签不够", "Too few tags")
        .doesNotContain("inside-opening-dbm");
    assertThat(ended).isEqualTo(Terminal.FAULT);
    assertThat(out.resolve("calibration.properties")).doesNotExist();
    assertThat(out.resolve("reads-01-quiet.txt")).exists();
  }

  private int calibrate(InputStream keyboard, String seconds, Path out) {
    List<String> words = new ArrayList<>(List.of("calibrate", terminal.slavePath()));
    words.addAll(List.of("--inside", "0,1", "--outside", "2,3"));
    words.addAll(List.of("--seconds", seconds, "--repeat", "1", "--out", out.toString()));
    PrintStream screen = new PrintStream(said, true, StandardCharsets.UTF_8);
    return new DeviceCommands(screen, keyboard, CLOCK).run(words);
  }

  /** For who wants to see it. */
  private void keepPicture(Path out) throws Exception {
    Path kept = Path.of("target", "calibration.svg");
    Files.createDirectories(kept.getParent());
    Files.writeString(kept, Files.readString(out.resolve("calibration.svg")));
    System.out.println(said.toString(StandardCharsets.UTF_8));
  }
}
