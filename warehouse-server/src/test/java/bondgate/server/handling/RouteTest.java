package bondgate.server.handling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The way of a picker through the warehouse, and what he is told of it. */
class RouteTest {
  private static Route.Stop stop(String bin) {
    return new Route.Stop(bin, "WINE", new Tote('A'), "HF-1", 1);
  }

  /** The bins in the order in which one picker alone empties them. */
  private static List<String> walk(List<String> bins) {
    List<Route.Stop> left = new ArrayList<>(bins.stream().map(RouteTest::stop).toList());
    List<Route.Claim> claims = new ArrayList<>();
    List<String> walked = new ArrayList<>();
    while (!left.isEmpty()) {
      Route.Choice choice = Route.choose(left, claims, "one");
      choice.taken().ifPresent(claims::add);
      Route.Stop next = choice.stop().orElseThrow();
      walked.add(next.bin());
      left.remove(next);
    }
    return walked;
  }

  @Test
  void heWalksOneAisleUpAndTheNextDown() {
    List<String> way =
        List.of(
            "A-01-02",
            "A-01-10-1",
            "A-01-10-2",
            "A-02-07",
            "A-02-01",
            "A-10-03",
            "A-10-04",
            "B-01-09",
            "B-01-01",
            "FLOOR",
            "");
    List<String> bins = new ArrayList<>(way);
    // The same facts give the same way, in whatever order they are read.
    for (int seed = 0; seed < 50; seed++) {
      Collections.shuffle(bins, new Random(seed));
      assertThat(walk(bins)).as("seed %d", seed).isEqualTo(way);
    }
  }

  @Test
  void numbersAreOrderedByTheirValueAndBeforeWords() {
    List<String> aisles = List.of("A-1", "A-2", "A-10", "A-X", "A2-1", "B-1");
    List<String> shuffled = new ArrayList<>(aisles);
    Collections.shuffle(shuffled, new Random(1));
    assertThat(shuffled.stream().map(BinAddress::of).sorted(BinAddress.BY_AISLE))
        .extracting(BinAddress::aisleName)
        .isEqualTo(aisles);
    assertThat(
            Stream.of("A-1-9", "A-1-10", "A-1-009").map(BinAddress::of).sorted(BinAddress.BY_BAY))
        .extracting(BinAddress::bay)
        .containsExactly("009", "9", "10");
  }

  @Test
  void twoPickersNeverGetTheSameAisleUnlessOneHasLeft() {
    List<Route.Stop> stops = Stream.of("A-01-01", "A-02-01").map(RouteTest::stop).toList();
    Route.Claim theirs = new Route.Claim("A-01", "other", 1, true);
    Route.Choice mine = Route.choose(stops, List.of(theirs), "one");
    assertThat(mine.stop().orElseThrow().bin()).isEqualTo("A-02-01");
    Route.Claim second = new Route.Claim("A-02", "third", 1, true);
    assertThat(Route.choose(stops, List.of(theirs, second), "one"))
        .isEqualTo(new Route.Choice(Optional.empty(), Optional.empty(), true));
    Route.Claim gone = new Route.Claim("A-01", "other", 1, false);
    assertThat(Route.choose(stops, List.of(gone, second), "one").taken())
        .contains(new Route.Claim("A-01", "one", 1, true));
  }

  @Test
  void aRuleTakesTheOldestThatFit() {
    Instant day = Instant.parse("2026-03-01T00:00:00Z");
    List<WaveRule.Candidate> waiting =
        List.of(
            new WaveRule.Candidate("HF-1", day, false, 3),
            new WaveRule.Candidate("HF-2", day.plusSeconds(1), true, 9),
            new WaveRule.Candidate("HF-3", day.plusSeconds(2), false, 2),
            new WaveRule.Candidate("HF-4", day.plusSeconds(3), false, 1));
    assertThat(rule(WavePasses.ANY, Optional.empty(), 3, 6).choose(waiting))
        .containsExactly("HF-1", "HF-3", "HF-4");
    assertThat(rule(WavePasses.ANY, Optional.empty(), 2, 200).choose(waiting))
        .containsExactly("HF-1", "HF-2");
    assertThat(rule(WavePasses.BY_CUSTOMS, Optional.empty(), 26, 200).choose(waiting))
        .containsExactly("HF-2");
    assertThat(
            rule(WavePasses.OF_THE_AREA, Optional.of(day.plusSeconds(2)), 26, 200).choose(waiting))
        .containsExactly("HF-1");
    assertThat(rule(WavePasses.ANY, Optional.empty(), 1, 1).fits()).isTrue();
    assertThat(rule(WavePasses.ANY, Optional.empty(), 26, 200).fits()).isTrue();
    assertThat(rule(WavePasses.ANY, Optional.empty(), 0, 1).fits()).isFalse();
    assertThat(rule(WavePasses.ANY, Optional.empty(), 27, 1).fits()).isFalse();
    assertThat(rule(WavePasses.ANY, Optional.empty(), 1, 0).fits()).isFalse();
    assertThat(rule(WavePasses.ANY, Optional.empty(), 1, 201).fits()).isFalse();
  }

  private static WaveRule rule(
      WavePasses passes, Optional<Instant> before, int documents, int pieces) {
    return new WaveRule(passes, before, documents, pieces);
  }
}
