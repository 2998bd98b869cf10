package bondgate.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a tray may say, and one past each edge. */
class TrayChangedTest {
  @Test
  void aTrayMayBeEmptyAndHoldsTwoHundredTagsAtMost() {
    assertThat(new TrayChanged("till-1", List.of(), 0).epcs()).isEmpty();
    assertThat(new TrayChanged("till-1", tags(200), 100_000).weight()).hasValue(100_000);
    assertThatThrownBy(() -> new TrayChanged("till-1", tags(201), 0))
        .hasMessageContaining("from 0 to 200; received 201");
  }

  @Test
  void itsTagsRiseSoThatTheSameTrayHasOneSpelling() {
    assertThatThrownBy(() -> new TrayChanged("till-1", List.of("AAAB", "AAAA"), 0))
        .hasMessageContaining("rise");
    assertThatThrownBy(() -> new TrayChanged("till-1", List.of("AAAA", "AAAA"), 0))
        .hasMessageContaining("rise");
    assertThatThrownBy(() -> new TrayChanged("till-1", List.of("aaaa"), 0))
        .hasMessageContaining("upper-case");
  }

  @Test
  void aWeightIsInRangeOrNotThere() {
    assertThat(new TrayChanged("till-1", List.of(), TrayChanged.NOT_WEIGHED).weight()).isEmpty();
    assertThatThrownBy(() -> new TrayChanged("till-1", List.of(), -2)).hasMessageContaining("-2");
    assertThatThrownBy(() -> new TrayChanged("till-1", List.of(), 100_001))
        .hasMessageContaining("100001");
  }

  private static List<String> tags(int count) {
    return IntStream.range(0, count).mapToObj("%04X"::formatted).toList();
  }
}
