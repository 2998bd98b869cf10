package bondgate.server.handling;

import static bondgate.server.handling.HandheldZone.BEER;
import static bondgate.server.handling.HandheldZone.LS;
import static bondgate.server.handling.HandheldZone.WINE;
import static bondgate.server.handling.HandheldZone.WM;
import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.handling.HandheldZone.Paper;
import bondgate.server.stream.ControlZone;
import bondgate.server.stream.TestZone;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A storekeeper's day with the handheld, and what it does not let him do. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class HandlingTest {
  private static final AtomicInteger ZONES = new AtomicInteger();

  @Inject HandheldZone shelf;
  @Inject Handling handling;
  @Inject Tasks tasks;
  @Inject Bins bins;
  @Inject TaskReports reports;
  @Inject ControlZone officer;
  private String zone;

  @BeforeEach
  void open() {
    zone = "handheld-" + ZONES.incrementAndGet();
    shelf.open(zone, false);
  }

  private ScanWord scan(long task, String text) {
    return shelf.scan(zone, task, text, LS).word();
  }

  private ScanWord press(long task, ScanVerb verb) {
    return shelf.press(zone, task, verb, LS).word();
  }

  @Test
  void theDayOfOneCrateFromTheDockToTheCentre() {
    Paper list = shelf.arrived(zone, WINE, 3);
    long receive = shelf.choose(zone, list.number(), LS);
    assertThat(scan(receive, list.epcs().get(0))).isEqualTo(GoodScan.COUNTED_IN);
    assertThat(scan(receive, list.epcs().get(1))).isEqualTo(GoodScan.COUNTED_IN);
    ScanAnswer last = shelf.scan(zone, receive, list.epcs().get(2), LS);
    assertThat(last.word()).isEqualTo(GoodScan.COUNTED_LAST);
    assertThat(last.step().orElseThrow()).isEqualTo(new Step(Step.Ask.FINISH, "", "", 0, 3, 3));
    assertThat(press(receive, ScanVerb.FINISH)).isEqualTo(GoodScan.FINISHED);

    long stow = shelf.choose(zone, list.epcs().get(0), LS);
    assertThat(tasks.find(zone, stow).orElseThrow().kind()).isEqualTo(TaskKind.PUT_AWAY);
    list.epcs().forEach(epc -> assertThat(scan(stow, epc)).isEqualTo(GoodScan.IN_HAND));
    ScanAnswer put = shelf.scan(zone, stow, "a-01-01", LS);
    assertThat(put.word()).isEqualTo(GoodScan.PUT);
    assertThat(put.about().count()).isEqualTo(3);
    press(stow, ScanVerb.FINISH);

    picksAndShelvesInTheCentre(list);
  }

  private void picksAndShelvesInTheCentre(Paper list) {
    Paper pass = shelf.passed(zone, list.epcs().subList(0, 2));
    long pick = shelf.choose(zone, pass.number(), LS);
    assertThat(tasks.step(zone, pick, LS).orElseThrow())
        .isEqualTo(new Step(Step.Ask.PIECE_OF_PASS, "A-01-01", WINE, 2, 0, 2));
    assertThat(scan(pick, list.epcs().get(2))).isEqualTo(WrongScan.SAME_ITEM_OTHER_PIECE);
    assertThat(scan(pick, list.epcs().get(0))).isEqualTo(GoodScan.PICKED);
    assertThat(scan(pick, list.epcs().get(1))).isEqualTo(GoodScan.PICKED_LAST);
    press(pick, ScanVerb.FINISH);

    assertThat(tasks.choose(zone, list.epcs().get(2), LS))
        .isInstanceOfSatisfying(
            OpenResult.Refused.class,
            answer -> {
              assertThat(answer.why()).isEqualTo(WrongScan.NOTHING_TO_DO);
              assertThat(answer.about().bin()).isEqualTo("A-01-01");
            });
    shelf.goOver(zone, pass.epcs(), pass.number());
    isCountedInAndShelvedInTheCentre(pass);
  }

  private void isCountedInAndShelvedInTheCentre(Paper pass) {
    long arrive = shelf.choose(zone, pass.epcs().get(0), WM);
    assertThat(tasks.find(zone, arrive).orElseThrow().kind()).isEqualTo(TaskKind.ARRIVE);
    assertThat(shelf.scan(zone, arrive, pass.epcs().get(0), WM).word())
        .isEqualTo(GoodScan.COUNTED_IN);
    assertThat(shelf.scan(zone, arrive, pass.epcs().get(1), WM).word())
        .isEqualTo(GoodScan.COUNTED_LAST);
    shelf.press(zone, arrive, ScanVerb.FINISH, WM);
    long shelve = shelf.choose(zone, pass.epcs().get(0), WM);
    shelf.scan(zone, shelve, pass.epcs().get(0), WM);
    assertThat(shelf.scan(zone, shelve, "C-01-01", WM).word()).isEqualTo(GoodScan.PUT);
    assertThat(bins.page(zone, "", 10))
        .extracting(filled -> filled.bin().code() + "=" + filled.pieces())
        .containsExactly("A-01-01=1", "A-01-02=0", "A-09-01=0", "C-01-01=1");
  }

  @Test
  void aShortListIsFinishedKnowinglyAndItsReportSaysWhatIsMissingDamagedAndWrong() {
    Paper list = shelf.announced(zone, WINE, 3);
    Paper other = shelf.arrived(zone, BEER, 1);
    shelf.comeIn(zone, list.epcs().subList(0, 2), list.number());
    long task = shelf.choose(zone, list.number(), LS);
    scan(task, list.epcs().get(0));
    assertThat(press(task, ScanVerb.DAMAGED)).isEqualTo(GoodScan.MARKED_DAMAGED);
    assertThat(scan(task, list.epcs().get(2))).isEqualTo(WrongScan.NOT_THROUGH_DOCK);
    assertThat(scan(task, other.epcs().get(0))).isEqualTo(WrongScan.OF_OTHER_LIST);
    assertThat(scan(task, "3074257BF719FFFF00000001")).isEqualTo(WrongScan.TAG_NOT_OURS);

    ScanAnswer asked = shelf.press(zone, task, ScanVerb.FINISH, LS);
    assertThat(asked.word()).isEqualTo(WrongScan.FINISH_WITH_MISSING);
    assertThat(asked.about().count()).isEqualTo(2);
    assertThat(press(task, ScanVerb.FINISH_ANYWAY)).isEqualTo(GoodScan.FINISHED_SHORT);

    TaskReport report = reports.of(zone, task).orElseThrow();
    assertThat(report.task().finished().orElseThrow().missing()).isEqualTo(2);
    assertThat(report.missing())
        .extracting(TaskReport.PieceLine::epc)
        .containsExactly(list.epcs().get(1), list.epcs().get(2));
    assertThat(report.damaged())
        .extracting(TaskReport.PieceLine::epc)
        .containsExactly(list.epcs().get(0));
    assertThat(report.refused())
        .extracting(TaskReport.RefusedLine::word)
        .containsExactlyInAnyOrder(
            WrongScan.NOT_THROUGH_DOCK, WrongScan.OF_OTHER_LIST, WrongScan.TAG_NOT_OURS);
    // What comes later is counted in a task of its own.
    assertThat(shelf.choose(zone, list.number(), LS)).isNotEqualTo(task);
  }

  @Test
  void eachScanCanBeTakenBackInTurnUntilSomebodyElseTouchedThePiece() {
    Paper list = shelf.stored(zone, WINE, 2, "A-01-01");
    long move = shelf.begin(zone, TaskKind.MOVE, LS);
    scan(move, list.epcs().get(0));
    scan(move, "A-01-02");
    assertThat(press(move, ScanVerb.UNDO)).isEqualTo(GoodScan.UNDONE);
    assertThat(tasks.step(zone, move, LS).orElseThrow().count()).as("in the hand again").isOne();
    assertThat(press(move, ScanVerb.UNDO)).isEqualTo(GoodScan.UNDONE);
    assertThat(press(move, ScanVerb.UNDO)).isEqualTo(WrongScan.NOTHING_TO_UNDO);
    assertThat(bins.page(zone, "", 1).get(0).pieces()).isEqualTo(2);

    scan(move, list.epcs().get(0));
    scan(move, "A-01-02");
    long theirs = shelf.begin(zone, TaskKind.MOVE, WM);
    shelf.scan(zone, theirs, list.epcs().get(0), WM);
    assertThat(press(move, ScanVerb.UNDO)).isEqualTo(WrongScan.UNDO_TOO_LATE);
  }

  @Test
  void aCountIsBlindAndComesToWhatIsMissingMisplacedAndTooMuch() {
    Paper wine = shelf.stored(zone, WINE, 3, "A-01-01");
    Paper beer = shelf.stored(zone, BEER, 1, "A-01-02");
    Paper gone = shelf.stored(zone, BEER, 1, "A-01-02");
    Paper pass = shelf.passed(zone, gone.epcs());
    shelf.goOver(zone, gone.epcs(), pass.number());
    long count =
        ((OpenResult.Open) tasks.count(zone, bondgate.server.goods.Place.WAREHOUSE, LS)).taskId();
    assertThat(scan(count, wine.epcs().get(0))).isEqualTo(WrongScan.BIN_FIRST);
    ScanAnswer bin = shelf.scan(zone, count, "A-01-01", LS);
    assertThat(bin.word()).isEqualTo(GoodScan.COUNTING_BIN);
    assertThat(bin.step().orElseThrow().total()).as("nobody is told how many").isZero();
    scan(count, wine.epcs().get(0));
    scan(count, wine.epcs().get(1));
    assertThat(scan(count, beer.epcs().get(0))).isEqualTo(GoodScan.FOUND);
    assertThat(scan(count, gone.epcs().get(0))).isEqualTo(GoodScan.FOUND_UNEXPECTED);
    assertThat(scan(count, "3074257BF719FFFF00000002")).isEqualTo(WrongScan.TAG_NOT_OURS);
    assertThat(press(count, ScanVerb.FINISH)).isEqualTo(WrongScan.FINISH_WITH_BINS_LEFT);
    shelf.scan(zone, count, "A-01-02", WM);
    assertThat(press(count, ScanVerb.FINISH)).isEqualTo(GoodScan.FINISHED);

    CountReport report = reports.of(zone, count).orElseThrow().count().orElseThrow();
    assertThat(report.items())
        .containsExactly(
            new CountReport.ItemLine(BEER, 1, 1, 0), new CountReport.ItemLine(WINE, 3, 2, 0));
    assertThat(report.misplaced())
        .containsExactly(new CountReport.Misplaced(beer.epcs().get(0), BEER, "A-01-02", "A-01-01"));
    assertThat(report.unexpected())
        .containsExactly(new CountReport.PieceLine(gone.epcs().get(0), BEER));
    assertThat(report.strangers()).containsExactly("3074257BF719FFFF00000002");
    assertThat(report.binsLeft()).isZero();
    assertThat(report.agrees()).isFalse();
    assertThat(report.workers()).containsExactly(LS, WM);
  }

  @Test
  void aMessageThatComesAgainChangesNothingAndGetsTheSameWord() {
    Paper list = shelf.arrived(zone, WINE, 2);
    long task = shelf.choose(zone, list.number(), LS);
    ScanMessage first =
        new ScanMessage("once-0001", ScanVerb.SCAN, list.epcs().get(0), TestZone.AT);

    ScanWord word = handling.take(zone, task, first, LS).word();
    ScanAnswer again = handling.take(zone, task, first, LS);

    assertThat(word).isEqualTo(GoodScan.COUNTED_IN);
    assertThat(again.word()).isEqualTo(GoodScan.COUNTED_IN);
    assertThat(again.step().orElseThrow().done()).isOne();
    assertThat(scan(task, list.epcs().get(0))).isEqualTo(WrongScan.COUNTED_BEFORE);
  }

  @Test
  void twentyHandheldsAtOnceCountEachPieceOnce() throws Exception {
    Paper list = shelf.arrived(zone, WINE, 60);
    long task = shelf.choose(zone, list.number(), LS);
    ExecutorService people = Executors.newFixedThreadPool(20);
    try {
      List<Callable<ScanWord>> scans = new ArrayList<>();
      IntStream.range(0, 240)
          .forEach(
              i ->
                  scans.add(
                      () ->
                          handling
                              .take(
                                  zone,
                                  task,
                                  new ScanMessage(
                                      "many-" + i / 2,
                                      ScanVerb.SCAN,
                                      list.epcs().get(i / 2 % 60),
                                      TestZone.AT),
                                  "staff:p-" + i % 20)
                              .word()));
      List<ScanWord> words = new ArrayList<>();
      for (Future<ScanWord> one : people.invokeAll(scans)) {
        words.add(one.get());
      }
      // Each key twice, each piece under two keys: one of them counts it, and says so twice.
      assertThat(words)
          .filteredOn(word -> word != WrongScan.COUNTED_BEFORE)
          .hasSize(120)
          .allMatch(word -> word == GoodScan.COUNTED_IN || word == GoodScan.COUNTED_LAST);
    } finally {
      people.shutdownNow();
    }
    Step step = tasks.step(zone, task, LS).orElseThrow();
    assertThat(step.done()).isEqualTo(60);
    assertThat(step.total()).isEqualTo(60);
  }

  @Test
  void whatCustomsHoldsIsCountedInAndThenLeftAlone() {
    Paper list = shelf.arrived(zone, WINE, 2);
    officer.place(zone, "BK-" + zone, "TAG", list.epcs().get(0));
    long task = shelf.choose(zone, list.number(), LS);
    ScanAnswer held = shelf.scan(zone, task, list.epcs().get(0), LS);
    assertThat(held.word()).isEqualTo(GoodScan.COUNTED_HELD);
    assertThat(held.about().document()).isEqualTo("BK-" + zone);
    scan(task, list.epcs().get(1));
    long stow = shelf.begin(zone, TaskKind.PUT_AWAY, LS);
    assertThat(scan(stow, list.epcs().get(0))).isEqualTo(WrongScan.UNDER_CONTROL);
  }

  @Test
  void whoComesLaterJoinsAndAFinishedTaskTakesNothing() {
    Paper list = shelf.arrived(zone, WINE, 2);
    long task = shelf.choose(zone, list.number(), LS);
    assertThat(shelf.choose(zone, list.number(), WM)).isEqualTo(task);
    assertThat(tasks.waiting(zone, WM))
        .containsExactly(new OpenTask(task, TaskKind.RECEIVE, list.number(), LS, 0, 2));
    list.epcs().forEach(epc -> scan(task, epc));
    press(task, ScanVerb.FINISH);
    assertThat(scan(task, list.epcs().get(0))).isEqualTo(WrongScan.TASK_FINISHED);
    assertThat(tasks.waiting(zone, WM)).isEmpty();
    assertThat(
            handling
                .take(
                    zone,
                    Long.MAX_VALUE,
                    new ScanMessage("nowhere-1", ScanVerb.SCAN, "X", TestZone.AT),
                    LS)
                .step())
        .isEqualTo(Optional.empty());
  }
}
