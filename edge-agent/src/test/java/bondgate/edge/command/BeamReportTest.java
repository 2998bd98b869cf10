package bondgate.edge.command;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.rfid.portal.PortalFittings.Beams;
import bondgate.rfid.portal.RecordingText;
import bondgate.till.modbus.IoMap;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What beams saw in a step, and what a technician is told of it. */
class BeamReportTest {
  private static final Duration STEP = Duration.ofSeconds(12);
  private static final List<String> INWARDS =
      List.of(
          "3000 outside blocked", "3800 inside blocked", "4000 outside free", "4600 inside free");
  private static final List<String> OUTWARDS =
      List.of(
          "3000 inside blocked", "3800 outside blocked", "4000 inside free", "4600 outside free");
  private static final List<String> ONLY_OUTSIDE =
      List.of("3000 outside blocked", "4000 outside free");

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final Terminal terminal =
      new Terminal(new PrintStream(said, true, StandardCharsets.UTF_8));
  private BeamReport report = two("inside=input 0, outside=input 1 inverted");

  @Test
  void whatWasDoneAndSeenIsCounted() {
    take(CalibrationStep.IN, INWARDS);
    take(CalibrationStep.IN, INWARDS);
    take(CalibrationStep.IN, ONLY_OUTSIDE);
    take(CalibrationStep.TURN_BACK, ONLY_OUTSIDE);
    said.reset();
    report.tell(terminal);
    assertThat(said())
        .contains("in：光电对射看到有人进入：3 次中的 2 次", "in: beams saw somebody go in: 2 of 3")
        .contains("turn-back: beams saw nobody pass: 1 of 1")
        .contains("[in] 光电对射：应有人穿过，里面那一束（input 0）却没有看到")
        .contains("[in] Beams: somebody should have gone through, and the inside one (input 0)");
    assertThat(report.isDoubtful()).isTrue();
  }

  @Test
  void insideForOutsideIsSaidWithTheMapThatWouldBeRight() {
    take(CalibrationStep.OUT, INWARDS);
    assertThat(said())
        .contains("把出去看成了进入，里外两束接反了")
        .contains("the walk out was seen as in")
        .contains("write 'inside=input 1 inverted, outside=input 0'");
  }

  @Test
  void nobodySeenWhereSomebodyWentAndSomebodyWhereNobodyDidAreNamed() {
    take(CalibrationStep.IN, List.of());
    assertThat(said()).contains("they saw nobody. Look whether they are wired to other inputs");
    said.reset();
    take(CalibrationStep.QUIET, OUTWARDS);
    assertThat(said()).contains("不应有人穿过，却看到有人", "and they saw somebody. If somebody did");
  }

  @Test
  void aBeamThatIsBlockedForMostOfTheStepIsNoPassageWhateverItIsPairedWith() {
    take(
        CalibrationStep.OUT,
        List.of("0 inside blocked", "3000 outside blocked", "4000 outside free"));
    assertThat(said())
        .contains("里面那一束（input 0）大部分时间被挡")
        .contains("the inside one (input 0) was blocked for most of the time")
        .contains("write 'inside=input 0 inverted, outside=input 1 inverted'");
  }

  @Test
  void whoTookTooLongIsToldToWalkThrough() {
    take(
        CalibrationStep.IN,
        List.of(
            "0 outside blocked", "500 outside free", "12600 inside blocked", "12700 inside free"));
    assertThat(said()).contains("相隔超过 12 秒", "more than 12 seconds apart");
  }

  @Test
  void oneBeamSaysOnlyThatSomebodyWasThere() {
    report = new BeamReport(Beams.ONE, wiring("middle=input 3"));
    List<String> passed = List.of("3000 middle blocked", "4000 middle free");
    for (CalibrationStep step :
        List.of(CalibrationStep.IN, CalibrationStep.OUT, CalibrationStep.TURN_BACK)) {
      take(step, passed);
    }
    assertThat(report.isDoubtful()).isFalse();
    take(CalibrationStep.ALONG_INSIDE, passed);
    assertThat(report.isDoubtful()).isTrue();
    said.reset();
    report.tell(terminal);
    assertThat(said())
        .contains("in: beams saw somebody: 1 of 1", "along-inside: beams saw nobody pass: 0 of 1");
  }

  @Test
  void aStepWithoutBeamsIsNotCountedAndMakesThemNotDoubtful() {
    List<String> none =
        List.of(
            "bondgate-reads 1", "portal exit inside 0,1 outside 2,3", "begin 2026-03-02T01:00:00Z");
    report.take(CalibrationStep.IN, RecordingText.parse(none), STEP, terminal);
    assertThat(said()).contains("接线盒有一段时间没有应答", "this step is recorded without them");
    said.reset();
    report.tell(terminal);
    assertThat(said()).contains("[in] Beams: their box").doesNotContain(" of 1");
    assertThat(report.isDoubtful()).isFalse();
  }

  private void take(CalibrationStep step, List<String> beams) {
    boolean one = beams.stream().anyMatch(line -> line.contains("middle"));
    List<String> lines = new ArrayList<>(List.of("bondgate-reads 1"));
    lines.add("portal exit inside 0,1 outside 2,3 beams " + (one ? "one" : "two"));
    lines.add("begin 2026-03-02T01:00:00Z");
    beams.forEach(beam -> lines.add("beam " + beam));
    report.take(step, RecordingText.parse(lines), STEP, terminal);
  }

  private static BeamReport two(String map) {
    return new BeamReport(Beams.TWO, wiring(map));
  }

  private static BeamWiring wiring(String map) {
    return new BeamWiring(IoMap.parse(1, map));
  }

  private String said() {
    return said.toString(StandardCharsets.UTF_8);
  }
}
