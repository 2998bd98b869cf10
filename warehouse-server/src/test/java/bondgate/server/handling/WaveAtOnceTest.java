package bondgate.server.handling;

import static bondgate.server.handling.HandheldZone.BEER;
import static bondgate.server.handling.HandheldZone.LS;
import static bondgate.server.handling.HandheldZone.WINE;
import static bondgate.server.handling.HandheldZone.ZG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.goods.Place;
import bondgate.server.handling.HandheldZone.Paper;
import bondgate.server.stream.ShopZone;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several people with one wave at the same moment. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class WaveAtOnceTest {
  private static final AtomicInteger ZONES = new AtomicInteger();
  private static final int PEOPLE = 8;

  @Inject HandheldZone shelf;
  @Inject Tasks tasks;
  @Inject Waves waves;
  @Inject ShopZone tables;
  private String zone;

  @BeforeEach
  void open() {
    zone = "waves-at-once-" + ZONES.incrementAndGet();
    shelf.open(zone, false);
  }

  private static <T> List<T> atOnce(List<Callable<T>> work) throws Exception {
    ExecutorService people = Executors.newFixedThreadPool(PEOPLE);
    try {
      List<T> done = new ArrayList<>();
      for (Future<T> one : people.invokeAll(work)) {
        done.add(one.get());
      }
      return done;
    } finally {
      people.shutdownNow();
    }
  }

  @Test
  void supervisorsWhoGatherAtOnceNeverPutADocumentIntoTwoWaves() throws Exception {
    Set<String> passes = new TreeSet<>();
    Paper list = shelf.stored(zone, WINE, 12, "A-01-01");
    list.epcs().forEach(epc -> passes.add(shelf.passed(zone, List.of(epc)).number()));
    WaveRule rule = new WaveRule(WavePasses.ANY, Optional.empty(), 3, 50);
    List<Callable<WaveResult>> work = new ArrayList<>();
    // Each form twice, as an impatient hand sends it.
    IntStream.range(0, 2 * PEOPLE)
        .forEach(i -> work.add(() -> waves.gather(zone, "at-once-" + i / 2, rule, ZG)));
    Set<String> numbers = new TreeSet<>();
    atOnce(work).stream()
        .filter(WaveResult.Done.class::isInstance)
        .forEach(one -> numbers.add(((WaveResult.Done) one).number()));
    assertThat(numbers).hasSize(4);
    assertThat(
            numbers.stream()
                .flatMap(number -> shelf.wave(zone, number).lines().stream())
                .map(WaveView.Line::document))
        .hasSize(12)
        .containsExactlyInAnyOrderElementsOf(passes);
  }

  @Test
  void theDatabaseItselfRefusesADocumentInTwoWaves() throws SQLException {
    Paper list = shelf.stored(zone, WINE, 2, "A-01-01");
    Paper first = shelf.passed(zone, list.epcs().subList(0, 1));
    String one = shelf.gathered(zone, 1);
    Paper second = shelf.passed(zone, list.epcs().subList(1, 2));
    String two = shelf.gathered(zone, 1);
    assertThat(shelf.line(zone, two, second.number()).tote()).isEqualTo("A");
    String again =
        "INSERT INTO handling_wave_document (wave_id, zone, document, slot, state)"
            + " VALUES (%d, '%s', '%s', 2, 'OPEN')"
                .formatted(shelf.wave(zone, two).wave().id(), zone, first.number());
    assertThatThrownBy(() -> tables.execute(again))
        .hasMessageContaining("handling_wave_document_once");
    waves.cancel(zone, one, ZG);
    tables.execute(again);
  }

  @Test
  void eightPickersHaveEachAnAisleAndNothingIsPickedTwice() throws Exception {
    List<String> wine = new ArrayList<>();
    List<String> beer = new ArrayList<>();
    for (int aisle = 1; aisle <= 12; aisle++) {
      for (int bay = 1; bay <= 2; bay++) {
        String bin = "B-%02d-%02d".formatted(aisle, bay);
        shelf.bin(zone, bin, Place.WAREHOUSE, false, 0);
        wine.addAll(shelf.stored(zone, WINE, 1, bin).epcs());
        beer.addAll(shelf.stored(zone, BEER, 1, bin).epcs());
      }
    }
    Paper one = shelf.passed(zone, wine);
    Paper two = shelf.passed(zone, beer);
    String wave = shelf.released(zone, 2);
    long task = shelf.choose(zone, wave, LS);
    List<String> taken = Collections.synchronizedList(new ArrayList<>());
    Set<String> shownAtOnce = ConcurrentHashMap.newKeySet();
    List<Callable<Integer>> work = new ArrayList<>();
    for (int i = 0; i < PEOPLE; i++) {
      String worker = "staff:p-" + i;
      work.add(() -> picks(task, wave, List.of(one, two), worker, taken, shownAtOnce));
    }
    List<Integer> each = atOnce(work);
    assertThat(taken).hasSize(48).doesNotHaveDuplicates();
    assertThat(each).as("nobody stood idle").allMatch(pieces -> pieces > 0);
    assertThat(tasks.step(zone, task, LS).orElseThrow().ask()).isEqualTo(Step.Ask.FINISH);
    assertThat(shelf.press(zone, task, ScanVerb.FINISH, LS).word()).isEqualTo(GoodScan.FINISHED);
    assertThat(
            tables.count(
                "SELECT count(*) FROM handling_scan WHERE word = 'TAKEN_FOR_TOTE' AND task_id = "
                    + task))
        .isEqualTo(48);
  }

  /** Does what the screen says until nothing is left for him; how many pieces he took. */
  private int picks(
      long task,
      String wave,
      List<Paper> passes,
      String worker,
      List<String> taken,
      Set<String> shownAtOnce) {
    int mine = 0;
    Step step = tasks.step(zone, task, worker).orElseThrow();
    while (step.ask() == Step.Ask.PIECE_OF_WAVE) {
      assertThat(shownAtOnce.add(step.line())).as("%s is shown to two", step.line()).isTrue();
      String epc = lying(step, passes, wave);
      assertThat(shelf.scan(zone, task, epc, worker).word()).isEqualTo(GoodScan.TAKEN_FOR_TOTE);
      taken.add(epc);
      mine++;
      step = shelf.scan(zone, task, "TOTE-" + step.tote(), worker).step().orElseThrow();
    }
    return mine;
  }

  /** The piece of the tote's pass in the bin that is shown. */
  private String lying(Step step, List<Paper> passes, String wave) {
    Paper pass =
        passes.stream()
            .filter(one -> shelf.line(zone, wave, one.number()).tote().equals(step.tote()))
            .findFirst()
            .orElseThrow();
    try {
      return tables
          .texts(
              "SELECT epc FROM handling_piece WHERE zone = '%s' AND bin = '%s' AND epc IN ('%s')"
                  .formatted(zone, step.bin(), String.join("','", pass.epcs())))
          .get(0);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
