package bondgate.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import bondgate.camera.FlatLine.Sample;
import java.util.List;
import java.util.Random;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The rule of the hour's run, on lines that are known. */
class FlatLineTest {
  private static final long BASE_KIB = 900_000;

  /** An hour, a look each minute. */
  private static FlatLine hour(IntToLongFunction moreKib) {
    return new FlatLine(
        IntStream.range(0, 60)
            .mapToObj(minute -> new Sample(60 * minute, BASE_KIB + moreKib.applyAsLong(minute)))
            .toList());
  }

  @Test
  void whatOnlyWavesIsFlat() {
    Random random = new Random(7);
    assertThat(hour(minute -> random.nextInt(4_000)).isFlat()).isTrue();
  }

  @Test
  void whatGrowsWhileItWarmsUpIsFlat() {
    assertThat(hour(minute -> Math.min(minute, 14) * 10_000L).isFlat()).isTrue();
  }

  @Test
  void aKilobyteKeptOfEachPictureIsSeen() {
    // Five pictures a second make 300 KiB a minute.
    FlatLine line = hour(minute -> minute * 300L);
    assertThat(line.kibPerSecond()).isCloseTo(5, within(1e-9));
    assertThat(line.growthKib()).isEqualTo(44 * 300);
    assertThat(line.isFlat()).isFalse();
  }

  @Test
  void theEdgeOfTheRule() {
    long edge = FlatLine.MOST_GROWTH_KIB / 44;
    assertThat(hour(minute -> minute * edge).isFlat()).isTrue();
    assertThat(hour(minute -> minute * (edge + 1)).isFlat()).isFalse();
  }

  @Test
  void aLineFromTooFewLooksIsNone() {
    assertThatThrownBy(() -> new FlatLine(List.of(new Sample(0, 1)))).hasMessageContaining("8");
  }

  @Test
  void theDrawingHasEverySample() {
    String svg = hour(minute -> minute).svg("an hour");
    assertThat(svg).contains("an hour", "59 min").contains("<polyline");
    long drawn =
        svg.lines()
            .filter(line -> line.contains("navy"))
            .findFirst()
            .orElseThrow()
            .chars()
            .filter(c -> c == ',')
            .count();
    assertThat(drawn).isEqualTo(60);
  }
}
