package bondgate.server.handling;

import static bondgate.server.handling.HandheldZone.BEER;
import static bondgate.server.handling.HandheldZone.LS;
import static bondgate.server.handling.HandheldZone.WINE;
import static bondgate.server.handling.HandheldZone.WM;
import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.checkout.MovedClock;
import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.goods.Place;
import bondgate.server.handling.HandheldZone.Paper;
import bondgate.server.stream.ControlZone;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A wave of several passes, from the supervisor's word to the last tote. */
@QuarkusTest
@TestProfile(WaveTest.WhereTimePasses.class)
@QuarkusTestResource(EmbeddedPostgresResource.class)
class WaveTest {
  /** A zone of its own, whose clock may be set forward. */
  public static final class WhereTimePasses implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("bondgate.zone", "waves");
    }

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
      return Set.of(MovedClock.class);
    }
  }

  private static final AtomicInteger ZONES = new AtomicInteger();

  @Inject HandheldZone shelf;
  @Inject Tasks tasks;
  @Inject ControlZone officer;
  private String zone;

  @BeforeEach
  void open() {
    zone = "waves-" + ZONES.incrementAndGet();
    shelf.open(zone, false);
    for (String bin : List.of("B-01-01", "B-01-02", "B-02-01", "B-02-02", "B-03-01")) {
      shelf.bin(zone, bin, Place.WAREHOUSE, false, 0);
    }
  }

  private ScanWord scan(long task, String text) {
    return shelf.scan(zone, task, text, LS).word();
  }

  private Step step(long task, String worker) {
    return tasks.step(zone, task, worker).orElseThrow();
  }

  /** A pass with one piece from each of these bins. */
  private Paper passFrom(String item, String... bins) {
    List<String> epcs =
        List.of(bins).stream().map(bin -> shelf.stored(zone, item, 1, bin).epcs().get(0)).toList();
    return shelf.passed(zone, epcs);
  }

  @Test
  void twoPassesArePickedInOneRoundAndEachScanFindsItsOwnTote() {
    Paper one = passFrom(WINE, "B-01-02", "B-02-01");
    Paper two = passFrom(BEER, "B-01-01", "B-02-02");
    String wave = shelf.released(zone, 2);
    String a = shelf.line(zone, wave, one.number()).tote();
    String b = shelf.line(zone, wave, two.number()).tote();
    assertThat(List.of(a, b)).containsExactlyInAnyOrder("A", "B");

    // Whoever scans one of its passes is led into the wave.
    long task = shelf.choose(zone, two.number(), LS);
    assertThat(tasks.find(zone, task).orElseThrow().document()).contains(wave);
    assertThat(step(task, LS)).isEqualTo(fetch("B-01-01", BEER, 0, b));
    assertThat(scan(task, "B-01-01")).isEqualTo(GoodScan.AT_BIN);
    assertThat(scan(task, two.epcs().get(0))).isEqualTo(GoodScan.TAKEN_FOR_TOTE);
    assertThat(step(task, LS)).isEqualTo(new Step(Step.Ask.TOTE, "", "", 1, 0, 4, b));
    assertThat(scan(task, "tote-" + b)).isEqualTo(GoodScan.IN_TOTE);
    assertThat(step(task, LS)).isEqualTo(fetch("B-01-02", WINE, 1, a));
    scan(task, one.epcs().get(0));
    scan(task, "TOTE-" + a);
    // The second aisle is walked down.
    assertThat(step(task, LS)).isEqualTo(fetch("B-02-02", BEER, 2, b));
    scan(task, two.epcs().get(1));
    assertThat(scan(task, "TOTE-" + b)).isEqualTo(GoodScan.TOTE_COMPLETE);
    scan(task, one.epcs().get(1));
    assertThat(scan(task, "TOTE-" + a)).isEqualTo(GoodScan.WAVE_COMPLETE);
    assertThat(step(task, LS).ask()).isEqualTo(Step.Ask.FINISH);
    assertThat(shelf.press(zone, task, ScanVerb.FINISH, LS).word()).isEqualTo(GoodScan.FINISHED);
    assertThat(shelf.wave(zone, wave).wave().state()).isEqualTo(Wave.State.PICKED);
    assertThat(shelf.line(zone, wave, one.number()).fate()).isEqualTo(WaveView.Fate.DONE);
  }

  private static Step fetch(String bin, String item, long done, String tote) {
    return new Step(Step.Ask.PIECE_OF_WAVE, bin, item, 1, done, 4, tote);
  }

  @Test
  void severalPiecesForOneToteGoIntoTheHandTogetherAndEachScanCanBeTakenBack() {
    Paper list = shelf.stored(zone, WINE, 3, "B-01-01");
    Paper pass = shelf.passed(zone, list.epcs());
    long task = shelf.choose(zone, shelf.released(zone, 1), LS);
    scan(task, pass.epcs().get(0));
    assertThat(step(task, LS))
        .isEqualTo(new Step(Step.Ask.PIECE_OR_TOTE, "B-01-01", WINE, 2, 0, 3, "A"));
    scan(task, pass.epcs().get(1));
    assertThat(scan(task, "TOTE-A")).isEqualTo(GoodScan.IN_TOTE);
    assertThat(step(task, LS).done()).isEqualTo(2);
    // Out of the tote, then out of the hand.
    assertThat(shelf.press(zone, task, ScanVerb.UNDO, LS).word()).isEqualTo(GoodScan.UNDONE);
    assertThat(step(task, LS).ask()).isEqualTo(Step.Ask.PIECE_OR_TOTE);
    assertThat(step(task, LS).done()).isZero();
    shelf.press(zone, task, ScanVerb.UNDO, LS);
    shelf.press(zone, task, ScanVerb.UNDO, LS);
    assertThat(step(task, LS))
        .isEqualTo(new Step(Step.Ask.PIECE_OF_WAVE, "B-01-01", WINE, 3, 0, 3, "A"));
  }

  @Test
  void whoLeavesFreesHisAisleAndWhatHeHad() {
    Paper one = passFrom(WINE, "B-01-01", "B-01-02");
    Paper two = passFrom(BEER, "B-02-01");
    String wave = shelf.released(zone, 2);
    long task = shelf.choose(zone, wave, LS);
    assertThat(step(task, LS).bin()).isEqualTo("B-01-01");
    assertThat(step(task, WM).bin()).as("an aisle of his own").isEqualTo("B-02-01");
    assertThat(shelf.scan(zone, task, one.epcs().get(1), WM).word())
        .isEqualTo(WrongScan.AISLE_OF_OTHER);
    scan(task, one.epcs().get(0));
    assertThat(shelf.scan(zone, task, one.epcs().get(0), WM).word())
        .isEqualTo(WrongScan.IN_OTHER_HAND);
    assertThat(shelf.scan(zone, task, two.epcs().get(0), WM).word())
        .isEqualTo(GoodScan.TAKEN_FOR_TOTE);
    shelf.scan(zone, task, shelf.tote(zone, wave, two.number()), WM);
    assertThat(step(task, WM).ask()).isEqualTo(Step.Ask.OTHERS);

    MovedClock.forward(Duration.ofMinutes(9));
    assertThat(step(task, WM).ask()).as("nine minutes are no leaving").isEqualTo(Step.Ask.OTHERS);
    MovedClock.forward(Duration.ofMinutes(2));
    assertThat(step(task, WM).bin()).as("his second aisle, walked down").isEqualTo("B-01-02");
    assertThat(shelf.scan(zone, task, one.epcs().get(0), WM).word())
        .isEqualTo(GoodScan.TAKEN_FOR_TOTE);
    assertThat(scan(task, shelf.tote(zone, wave, one.number())))
        .as("it is in his hand no more")
        .isEqualTo(WrongScan.TOTE_WITHOUT_PIECE);
    assertThat(shelf.press(zone, task, ScanVerb.UNDO, LS).word())
        .isEqualTo(WrongScan.UNDO_TOO_LATE);
    assertThat(step(task, LS).ask()).isEqualTo(Step.Ask.OTHERS);
  }

  @Test
  void whatLiesInTheHandOfWhoLeftIsWhereItWasWhenTheWaveEnds() {
    Paper pass = passFrom(WINE, "B-01-01", "B-02-01");
    long task = shelf.choose(zone, shelf.released(zone, 1), LS);
    scan(task, pass.epcs().get(0));
    assertThat(shelf.press(zone, task, ScanVerb.FINISH_ANYWAY, WM).word())
        .isEqualTo(WrongScan.FINISH_BEFORE_COLLEAGUE);
    MovedClock.forward(Duration.ofMinutes(11));
    assertThat(shelf.press(zone, task, ScanVerb.FINISH_ANYWAY, WM).word())
        .isEqualTo(GoodScan.FINISHED_SHORT);
    long move = shelf.begin(zone, TaskKind.MOVE, WM);
    assertThat(shelf.scan(zone, move, pass.epcs().get(0), WM).word()).isEqualTo(GoodScan.IN_HAND);
  }

  @Test
  void whatCustomsHoldsAndWhatIsBrokenIsOnNobodysWay() {
    Paper pass = passFrom(WINE, "B-01-01", "B-01-02", "B-02-01");
    officer.place(zone, "BK-7", "TAG", pass.epcs().get(0));
    long task = shelf.choose(zone, shelf.released(zone, 1), LS);
    assertThat(step(task, LS).bin()).isEqualTo("B-01-02");
    assertThat(scan(task, pass.epcs().get(0))).isEqualTo(WrongScan.UNDER_CONTROL);
    officer.lift(zone, "BK-7");
    assertThat(step(task, LS).bin()).isEqualTo("B-01-01");
  }
}
