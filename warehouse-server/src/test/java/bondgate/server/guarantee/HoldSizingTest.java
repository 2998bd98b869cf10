package bondgate.server.guarantee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How much is held, to the fen. */
class HoldSizingTest {
  private static final OptionalLong NOTHING_STATED = OptionalLong.empty();
  private final HoldSizing whole = new HoldSizing(100);

  @ParameterizedTest(name = "{0} fen at {1} %: {2}")
  @CsvSource({
    "5200, 100, 5200",
    "5200, 50, 2600",
    "5201, 50, 2601",
    "1, 1, 1",
    "100, 1, 1",
    "101, 1, 2",
    "0, 1000, 0",
    "5201, 1000, 52010",
    "1000000000000000, 1000, 10000000000000000"
  })
  void theFullTaxTimesTheRatioIsRoundedUpToTheFen(long fullTaxFen, int percent, long heldFen) {
    assertThat(new HoldSizing(percent).display(Map.of("A", fullTaxFen), NOTHING_STATED))
        .containsExactly(Map.entry("A", heldFen));
  }

  @Test
  void eachPieceIsRoundedByItself() {
    assertThat(new HoldSizing(50).display(shares(1, 1, 1), NOTHING_STATED).values())
        .containsExactly(1L, 1L, 1L);
  }

  @Test
  void theRetailTaxIsHeldAsItIs() {
    assertThat(new HoldSizing(50).retail(shares(3100, 0, 7), NOTHING_STATED))
        .isEqualTo(shares(3100, 0, 7));
  }

  @ParameterizedTest(name = "{0} fen over {1}, {2} and {3}: {4}, {5} and {6}")
  @CsvSource({
    "9300, 3100, 3100, 3100, 3100, 3100, 3100",
    "10000, 1, 1, 1, 3333, 3333, 3334",
    "1, 1, 1, 1, 0, 0, 1",
    "0, 1, 1, 1, 0, 0, 0",
    "100, 0, 3, 1, 0, 75, 25",
    "100, 0, 0, 0, 33, 33, 34",
    "999999999999999, 1000000000000000, 1, 1000000000000000, 499999999999999, 0, 500000000000000",
  })
  void whatCustomsStatesIsHeldAndItsPartsMakeItUp(
      long statedFen, long a, long b, long c, long partA, long partB, long partC) {
    OptionalLong stated = OptionalLong.of(statedFen);

    assertThat(whole.retail(shares(a, b, c), stated).values()).containsExactly(partA, partB, partC);
    assertThat(new HoldSizing(1000).display(shares(a, b, c), stated).values())
        .as("the ratio is ours, the figure is customs'")
        .containsExactly(partA, partB, partC);
  }

  @Test
  void noDivisionLosesAFen() {
    long seed = Long.getLong("bondgate.seed", new Random().nextLong());
    System.out.println("HoldSizingTest: -Dbondgate.seed=" + seed);
    Random random = new Random(seed);
    for (int round = 0; round < 5000; round++) {
      long[] shares =
          random.longs(1 + random.nextInt(40), 0, 1L << (1 + random.nextInt(50))).toArray();
      long statedFen = random.nextLong(1L << (1 + random.nextInt(50)));

      Map<String, Long> parts = HoldSizing.divided(statedFen, shares(shares));

      assertThat(HoldSizing.sum(parts)).isEqualTo(statedFen);
      assertThat(parts.values()).allMatch(part -> part >= 0);
      assertThat(new ArrayList<>(parts.keySet())).isEqualTo(List.copyOf(shares(shares).keySet()));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 1001})
  void aRatioThatIsNoneIsRefused(int percent) {
    assertThatThrownBy(() -> new HoldSizing(percent))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "bondgate.guarantee.display-ratio-percent must be from 1 to 1000; received " + percent);
  }

  private static Map<String, Long> shares(long... fen) {
    Map<String, Long> shares = new LinkedHashMap<>();
    for (long one : fen) {
      shares.put("#" + (shares.size() + 1), one);
    }
    return shares;
  }
}
