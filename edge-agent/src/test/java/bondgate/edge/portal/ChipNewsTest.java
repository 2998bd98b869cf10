package bondgate.edge.portal;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.edge.settings.EdgeSettings;
import bondgate.rfid.Epc;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** When it is worth a record that a number answered from a chip. */
class ChipNewsTest {
  private static final Epc BOTTLE = new Epc("E28011700000020A1B2C3D4E");
  private static final Epc REFERENCE = new Epc("E280116060000204AAAAAAAA");
  private static final String CHIP = "E2801105200075CA56BE0935";
  private static final String OTHER = "E2801105200075CA56BE0936";

  private final ChipNews chips =
      new ChipNews(
          new EdgeSettings.Portal("exit", Set.of(0, 1), Set.of(2, 3), Optional.of(REFERENCE)));

  private Instant now = Instant.parse("2026-03-02T09:00:00Z");

  private boolean isNews(Epc epc, String tid, int antenna) {
    return chips.isNews(epc, tid, antenna, now);
  }

  @Test
  void theFirstTimeAndEachOtherChip() {
    assertThat(isNews(BOTTLE, CHIP, 0)).isTrue();
    assertThat(isNews(BOTTLE, CHIP, 3)).as("the same again").isFalse();
    assertThat(isNews(BOTTLE, OTHER, 1)).as("a copy").isTrue();
    assertThat(isNews(BOTTLE, CHIP, 1)).as("the first again, which was said").isFalse();
    now = now.plus(ChipNews.AGAIN);
    assertThat(isNews(BOTTLE, CHIP, 1)).as("nothing else in between").isFalse();
    assertThat(isNews(BOTTLE, OTHER, 1)).as("the copy is still there").isTrue();
  }

  @Test
  void aTagAndItsCopySideBySideFillNoDiskAndADeviceThatInventsChipsNeither() {
    int news = 0;
    for (int i = 0; i < 10_000; i++) {
      news += isNews(BOTTLE, i % 2 == 0 ? CHIP : OTHER, 0) ? 1 : 0;
    }
    assertThat(news).as("each once").isEqualTo(2);
    for (int i = 0; i < 10_000; i++) {
      news += isNews(BOTTLE, "E28011052000%012X".formatted(i), 0) ? 1 : 0;
    }
    assertThat(news).isEqualTo(ChipNews.MOST_CHIPS);
  }

  @Test
  void nothingOfAnotherOpeningOfTheReferenceTagOrOfAChipThatIsNotOneOfAKind() {
    assertThat(isNews(BOTTLE, CHIP, 4)).as("an antenna of another opening").isFalse();
    assertThat(isNews(REFERENCE, CHIP, 0)).isFalse();
    assertThat(isNews(BOTTLE, "E2003412013803000A1B2C3D", 0))
        .as("no extended TID, so no serial number")
        .isFalse();
    assertThat(isNews(BOTTLE, "E0801105200075CA56BE0935", 0))
        .as("a class whose TID is its maker's affair")
        .isFalse();
    assertThat(isNews(BOTTLE, CHIP, 0)).as("none of these was remembered").isTrue();
  }
}
