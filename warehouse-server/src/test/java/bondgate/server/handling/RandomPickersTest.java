package bondgate.server.handling;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.goods.Place;
import bondgate.server.handling.HandheldZone.Paper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Pickers of one wave who scan by chance. What a scan's answer says comes next is reckoned from
 * what was read before the scan; it is what a handheld that asks anew is shown.
 */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class RandomPickersTest {
  private static final String ZONE = "random-pickers";
  private static final List<String> BINS =
      List.of("B-01-01", "B-01-02", "B-02-01", "B-02-02", "B-03-01");
  private static final List<String> WORKERS = List.of("staff:a-1", "staff:a-2", "staff:a-3");
  private static final int PASSES = 3;
  private static final int SCANS = 400;

  @Inject HandheldZone shelf;
  @Inject Tasks tasks;
  private final long seed = Long.getLong("bondgate.test.seed", new Random().nextInt(1_000_000));
  private final Random random = new Random(seed);
  private final List<String> labels = new ArrayList<>();
  private final Map<GoodScan, Integer> came = new EnumMap<>(GoodScan.class);

  @Test
  void whatComesNextIsWhatAHandheldThatAsksAnewIsShown() {
    System.out.printf("RandomPickersTest: -Dbondgate.test.seed=%d%n", seed);
    shelf.open(ZONE, false);
    BINS.forEach(bin -> shelf.bin(ZONE, bin, Place.WAREHOUSE, false, 0));
    String wave = wave();
    long task = shelf.choose(ZONE, wave, WORKERS.get(0));
    labels.addAll(BINS);
    IntStream.range(0, PASSES + 1).forEach(i -> labels.add("TOTE-" + (char) ('A' + i)));

    for (int i = 0; i < SCANS; i++) {
      String worker = WORKERS.get(random.nextInt(WORKERS.size()));
      Step before = tasks.step(ZONE, task, worker).orElseThrow();
      ScanAnswer answer = something(task, before, worker);
      if (answer.word() instanceof GoodScan good) {
        came.merge(good, 1, Integer::sum);
      }
      assertThat(answer.step())
          .as("scan %d, %s after %s, %s", i, answer.word(), before, answer.about())
          .isEqualTo(tasks.step(ZONE, task, worker));
    }
    assertThat(came)
        .as("what happened in it")
        .containsKeys(GoodScan.TAKEN_FOR_TOTE, GoodScan.IN_TOTE, GoodScan.UNDONE);
  }

  /** Several passes with pieces of two articles from every bin. */
  private String wave() {
    for (int pass = 0; pass < PASSES; pass++) {
      List<String> epcs = new ArrayList<>();
      for (String bin : BINS) {
        for (String item : List.of(HandheldZone.WINE, HandheldZone.BEER)) {
          Paper stored = shelf.stored(ZONE, item, 2, bin);
          epcs.addAll(stored.epcs());
        }
      }
      shelf.passed(ZONE, epcs);
      labels.addAll(epcs);
    }
    return shelf.released(ZONE, PASSES);
  }

  /** Mostly what the screen asks for, sometimes anything else. */
  private ScanAnswer something(long task, Step step, String worker) {
    int chance = random.nextInt(100);
    if (chance < 6) {
      return shelf.press(ZONE, task, ScanVerb.UNDO, worker);
    }
    if (chance < 9) {
      return shelf.missing(ZONE, task, step.line(), worker);
    }
    if (chance < 12) {
      return shelf.press(ZONE, task, ScanVerb.FINISH, worker);
    }
    if (chance < 60) {
      return shelf.scan(ZONE, task, asked(step), worker);
    }
    return shelf.scan(ZONE, task, labels.get(random.nextInt(labels.size())), worker);
  }

  private String asked(Step step) {
    return switch (step.ask()) {
      case TOTE -> "TOTE-" + step.tote();
      case PIECE_OR_TOTE -> random.nextBoolean() ? "TOTE-" + step.tote() : anyLabel(one -> true);
      default -> anyLabel(one -> one.length() == 24);
    };
  }

  private String anyLabel(Predicate<String> fitting) {
    List<String> fit = labels.stream().filter(fitting).toList();
    return fit.get(random.nextInt(fit.size()));
  }
}
