package bondgate.edge.command;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.edge.settings.EdgeConfig;
import bondgate.rfid.Epc;
import bondgate.rfid.frame.r2000.ReplyEncoder;
import bondgate.rfid.portal.CalibrationCheck;
import bondgate.rfid.portal.CalibrationCheck.Row;
import bondgate.rfid.portal.CrossingSettings;
import bondgate.rfid.portal.Recording;
import bondgate.rfid.portal.RecordingText;
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
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A technician calibrates a portal: does what is said, at a virtual reader on a real
 * pseudo-terminal.
 */
class CalibrateCommandTest {
  private static final InstantSource CLOCK = InstantSource.system();
  private static final int AWAY_MM = 3500;
  private static final int MM_PER_SECOND = 1500;
  private static final int BOTTLES = 4;
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
    int ended = calibrate(new Technician(CalibrationStep.plan(1)), "6", out);
    String words = said.toString(StandardCharsets.UTF_8);
    assertThat(ended).as(words).isZero();
    assertThat(words)
        .contains("第 1/7 步", "Step 7 of 7", "准备好后按回车", "默认设置 | 建议设置", "along-outside")
        .contains("bondgate.edge.detector.inside-opening-dbm=-")
        .contains("bondgate.edge.detector.relative-floor-permille=");

    List<Recording> recordings = recordings(out);
    assertThat(recordings).hasSize(7);
    assertThat(recordings.subList(1, 7))
        .as("what lies in the shelf is no tag that was carried")
        .allSatisfy(
            one ->
                assertThat(one.labels())
                    .noneMatch(label -> label.epc().equals(SHELF))
                    .isNotEmpty());
    List<Row> rows = CalibrationCheck.rows(recordings, CrossingSettings.defaults());
    assertThat(words).as("the table says what its files say").contains(row(rows, "in"));
    assertThat(rows.stream().filter(row -> row.situation().matches("in|out")))
        .hasSize(2)
        .allSatisfy(row -> assertThat(row.right()).isGreaterThanOrEqualTo(BOTTLES - 1));
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

  /** Does at each Enter what the next step says. */
  private final class Technician extends InputStream {
    private final List<CalibrationStep> plan;
    private int next;

    Technician(List<CalibrationStep> plan) {
      this.plan = plan;
    }

    @Override
    public int read() {
      return -1;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      walk(plan.get(next++));
      buffer[offset] = '\n';
      return 1;
    }
  }

  private void walk(CalibrationStep step) {
    field.tags().stream().filter(epc -> !epc.equals(SHELF)).forEach(field::remove);
    Instant now = CLOCK.instant();
    switch (step) {
      case QUIET -> {}
      case IN -> carry(Walk.from(at(AWAY_MM), now).thenTo(at(-AWAY_MM), MM_PER_SECOND).done());
      case OUT -> carry(Walk.from(at(-AWAY_MM), now).thenTo(at(AWAY_MM), MM_PER_SECOND).done());
      case ALONG_OUTSIDE -> carry(along(2000, now));
      case ALONG_INSIDE -> carry(along(-2000, now));
      case TURN_BACK ->
          carry(
              Walk.from(at(AWAY_MM), now)
                  .thenTo(at(800), MM_PER_SECOND)
                  .thenTo(at(AWAY_MM), MM_PER_SECOND)
                  .done());
      case LYING -> carry(Walk.still(new Point(-800, -2200, 1000), now));
    }
  }

  private static Walk along(int y, Instant now) {
    return Walk.from(new Point(-AWAY_MM, y, 1000), now)
        .thenTo(new Point(AWAY_MM, y, 1000), MM_PER_SECOND)
        .done();
  }

  private static Point at(int y) {
    return new Point(0, y, 1000);
  }

  private void carry(Walk walk) {
    for (int i = 0; i < BOTTLES; i++) {
      field.add(
          new Epc("E2800000000000000000000" + i), walk.beside(-150 + 100 * i, 40 * i, 100 * i));
    }
  }

  private static String row(List<Row> rows, String situation) {
    Row row =
        rows.stream().filter(one -> one.situation().equals(situation)).findFirst().orElseThrow();
    return "%-15s %5d %7d %9d %5d |"
        .formatted(situation, row.tags(), row.right(), row.uncertain(), row.wrong());
  }

  private static List<Recording> recordings(Path out) throws Exception {
    List<Recording> all = new ArrayList<>();
    try (Stream<Path> files = Files.list(out)) {
      for (Path file :
          files.filter(f -> f.getFileName().toString().startsWith("reads-")).sorted().toList()) {
        all.add(RecordingText.parse(Files.readAllLines(file)));
      }
    }
    return all;
  }

  /** For who wants to see it. */
  private void keepPicture(Path out) throws Exception {
    Path kept = Path.of("target", "calibration.svg");
    Files.createDirectories(kept.getParent());
    Files.writeString(kept, Files.readString(out.resolve("calibration.svg")));
    System.out.println(said.toString(StandardCharsets.UTF_8));
  }
}
