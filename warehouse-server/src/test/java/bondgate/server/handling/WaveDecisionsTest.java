package bondgate.server.handling;

import static bondgate.server.handling.HandheldZone.BEER;
import static bondgate.server.handling.HandheldZone.LS;
import static bondgate.server.handling.HandheldZone.WINE;
import static bondgate.server.handling.HandheldZone.ZG;
import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.goods.Place;
import bondgate.server.handling.HandheldZone.Paper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What supervisors say of a wave: what is in it, what is taken out, and how a short pass goes on.
 */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class WaveDecisionsTest {
  private static final AtomicInteger ZONES = new AtomicInteger();

  @Inject HandheldZone shelf;
  @Inject Tasks tasks;
  @Inject Waves waves;
  @Inject TaskReports reports;
  private String zone;

  @BeforeEach
  void open() {
    zone = "wave-decisions-" + ZONES.incrementAndGet();
    shelf.open(zone, false);
    for (String bin : List.of("B-01-01", "B-01-02", "B-02-01", "B-02-02")) {
      shelf.bin(zone, bin, Place.WAREHOUSE, false, 0);
    }
  }

  private ScanWord scan(long task, String text) {
    return shelf.scan(zone, task, text, LS).word();
  }

  private Step step(long task) {
    return tasks.step(zone, task, LS).orElseThrow();
  }

  /** A pass with one piece from each of these bins. */
  private Paper passFrom(String item, String... bins) {
    List<String> epcs =
        List.of(bins).stream().map(bin -> shelf.stored(zone, item, 1, bin).epcs().get(0)).toList();
    return shelf.passed(zone, epcs);
  }

  @Test
  void whatIsNotThereIsPassedOverAndASupervisorSaysHowThePassGoesOn() {
    Paper one = passFrom(WINE, "B-01-01", "B-01-02");
    Paper two = passFrom(BEER, "B-02-01", "B-02-02");
    String wave = shelf.released(zone, 2);
    long task = shelf.choose(zone, wave, LS);
    String line = step(task).line();
    assertThat(shelf.missing(zone, task, line + "x", LS).word())
        .isEqualTo(WrongScan.SHORT_OF_NOTHING);
    assertThat(shelf.missing(zone, task, line, LS).word()).isEqualTo(GoodScan.MARKED_SHORT);
    assertThat(step(task).bin()).isEqualTo("B-01-02");
    assertThat(shelf.line(zone, wave, one.number()).notFound()).isOne();
    shelf.press(zone, task, ScanVerb.UNDO, LS);
    assertThat(step(task).line()).isEqualTo(line);
    shelf.missing(zone, task, line, LS);

    take(task, wave, one, 1);
    take(task, wave, two, 0);
    take(task, wave, two, 1);
    assertThat(step(task).ask()).isEqualTo(Step.Ask.FINISH_SHORT);
    ScanAnswer asked = shelf.press(zone, task, ScanVerb.FINISH, LS);
    assertThat(asked.word()).isEqualTo(WrongScan.FINISH_WITH_MISSING);
    assertThat(asked.about().count()).isOne();
    assertThat(shelf.press(zone, task, ScanVerb.FINISH_ANYWAY, LS).word())
        .isEqualTo(GoodScan.FINISHED_SHORT);
    assertThat(reports.of(zone, task).orElseThrow().missing())
        .extracting(TaskReport.PieceLine::epc)
        .containsExactly(one.epcs().get(0));
    aSupervisorSaysHowItGoesOn(wave, one, two);
  }

  /** As after picking one pass: what is missing waits, until somebody says otherwise. */
  private void aSupervisorSaysHowItGoesOn(String wave, Paper one, Paper two) {
    assertThat(shelf.line(zone, wave, one.number()).fate()).isEqualTo(WaveView.Fate.WAITS);
    assertThat(waitingPicks()).containsExactly(one.number());
    assertThat(waves.goOn(zone, wave, one.number(), ZG)).isEqualTo(new WaveResult.Done(wave));
    assertThat(waves.goOn(zone, wave, one.number(), ZG)).isEqualTo(new WaveResult.Done(wave));
    assertThat(waitingPicks()).isEmpty();
    assertThat(waves.goOn(zone, wave, two.number(), ZG))
        .isEqualTo(new WaveResult.Refused(WaveResult.Why.NOTHING_MISSING));
    assertThat(waves.waits(zone, wave, one.number(), ZG)).isEqualTo(new WaveResult.Done(wave));
    String second = shelf.released(zone, 5);
    assertThat(shelf.wave(zone, second).lines())
        .extracting(WaveView.Line::document)
        .containsExactly(one.number());
    assertThat(waves.goOn(zone, wave, one.number(), ZG))
        .as("it is in a later wave")
        .isEqualTo(new WaveResult.Refused(WaveResult.Why.OVER));
  }

  private List<String> waitingPicks() {
    return tasks.waiting(zone, LS).stream()
        .filter(one -> one.kind() == TaskKind.PICK)
        .map(OpenTask::document)
        .toList();
  }

  private void take(long task, String wave, Paper pass, int piece) {
    assertThat(scan(task, pass.epcs().get(piece))).isEqualTo(GoodScan.TAKEN_FOR_TOTE);
    scan(task, shelf.tote(zone, wave, pass.number()));
  }

  @Test
  void onlyWhatNobodyHasBegunIsTakenOut() {
    Paper one = passFrom(WINE, "B-01-01");
    Paper two = passFrom(BEER, "B-02-01");
    String first = shelf.gathered(zone, 2);
    assertThat(waves.cancel(zone, first, ZG)).isEqualTo(new WaveResult.Done(first));
    assertThat(waves.cancel(zone, first, ZG)).isEqualTo(new WaveResult.Done(first));
    assertThat(waves.release(zone, first, ZG))
        .isEqualTo(new WaveResult.Refused(WaveResult.Why.OVER));
    assertThat(waitingPicks()).containsExactlyInAnyOrder(one.number(), two.number());

    String wave = shelf.released(zone, 2);
    assertThat(waves.release(zone, wave, ZG)).isEqualTo(new WaveResult.Done(wave));
    assertThat(waitingPicks()).isEmpty();
    long task = shelf.choose(zone, wave, LS);
    scan(task, one.epcs().get(0));
    assertThat(waves.cancel(zone, wave, ZG)).isEqualTo(new WaveResult.Done(wave));
    assertThat(shelf.line(zone, wave, two.number()).fate()).isEqualTo(WaveView.Fate.TAKEN_OUT);
    assertThat(waitingPicks()).containsExactly(two.number());
    assertThat(scan(task, two.epcs().get(0))).isEqualTo(WrongScan.ON_OTHER_DOCUMENT);
    assertThat(waves.cancel(zone, wave, ZG))
        .isEqualTo(new WaveResult.Refused(WaveResult.Why.ALL_BEGUN));
    assertThat(waves.goOn(zone, wave, one.number(), ZG))
        .isEqualTo(new WaveResult.Refused(WaveResult.Why.IN_HAND));
    assertThat(waves.cancel(zone, "BC-999999", ZG))
        .isEqualTo(new WaveResult.Refused(WaveResult.Why.UNKNOWN));
  }

  @Test
  void aFormGathersOnceAndAPassThatSomebodyPicksIsNotGathered() {
    Paper one = passFrom(WINE, "B-01-01");
    Paper two = passFrom(BEER, "B-02-01");
    long pick = shelf.choose(zone, one.number(), LS);
    WaveRule rule = new WaveRule(WavePasses.ANY, Optional.empty(), 5, 50);
    WaveResult done = waves.gather(zone, "form-once", rule, ZG);
    String wave = ((WaveResult.Done) done).number();
    assertThat(shelf.wave(zone, wave).lines())
        .extracting(WaveView.Line::document)
        .containsExactly(two.number());
    assertThat(waves.gather(zone, "form-once", rule, ZG)).isEqualTo(done);
    assertThat(
            waves.gather(
                zone, "form-once", new WaveRule(WavePasses.ANY, Optional.empty(), 6, 50), ZG))
        .isEqualTo(new WaveResult.Refused(WaveResult.Why.KEY_OF_OTHER_RULE));
    assertThat(waves.gather(zone, "form-more", rule, ZG))
        .isEqualTo(new WaveResult.Refused(WaveResult.Why.NOTHING_WAITS));
    assertThat(scan(pick, one.epcs().get(0))).isEqualTo(GoodScan.PICKED_LAST);
  }

  @Test
  void aPassThatGoesOnWithWhatIsThereIsOutOfTheWaveAndNothingOfItIsTakenBack() {
    Paper one = passFrom(WINE, "B-01-01", "B-01-02");
    Paper two = passFrom(BEER, "B-02-01");
    String wave = shelf.released(zone, 2);
    long task = shelf.choose(zone, wave, LS);
    assertThat(waves.goOn(zone, wave, one.number(), ZG))
        .isEqualTo(new WaveResult.Refused(WaveResult.Why.NOTHING_TAKEN));
    take(task, wave, one, 0);
    assertThat(waves.goOn(zone, wave, one.number(), ZG)).isEqualTo(new WaveResult.Done(wave));
    assertThat(shelf.press(zone, task, ScanVerb.UNDO, LS).word())
        .isEqualTo(WrongScan.UNDO_TOO_LATE);
    assertThat(scan(task, one.epcs().get(1))).isEqualTo(WrongScan.ON_OTHER_DOCUMENT);
    assertThat(step(task).bin()).isEqualTo("B-02-01");
    take(task, wave, two, 0);
    // The last decision about a pass ends the wave, too.
    Paper three = passFrom(WINE, "B-01-01", "B-01-02");
    String later = shelf.released(zone, 2);
    long last = shelf.choose(zone, later, LS);
    take(last, later, three, 0);
    waves.goOn(zone, later, three.number(), ZG);
    assertThat(shelf.wave(zone, later).wave().state()).isEqualTo(Wave.State.PICKED);
    assertThat(scan(last, three.epcs().get(1))).isEqualTo(WrongScan.TASK_FINISHED);
  }
}
