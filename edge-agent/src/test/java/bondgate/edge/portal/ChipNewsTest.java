package bondgate.edge.portal;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.edge.settings.EdgeSettings;
import bondgate.rfid.Epc;
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

  @Test
  void theFirstTimeAndEachOtherChip() {
    assertThat(chips.isNews(BOTTLE, CHIP, 0)).isTrue();
    assertThat(chips.isNews(BOTTLE, CHIP, 3)).as("the same again").isFalse();
    assertThat(chips.isNews(BOTTLE, OTHER, 1)).as("a copy").isTrue();
    assertThat(chips.isNews(BOTTLE, CHIP, 1)).as("and the first again").isTrue();
  }

  @Test
  void nothingOfAnotherOpeningOfTheReferenceTagOrOfAChipThatIsNotOneOfAKind() {
    assertThat(chips.isNews(BOTTLE, CHIP, 4)).as("an antenna of another opening").isFalse();
    assertThat(chips.isNews(REFERENCE, CHIP, 0)).isFalse();
    assertThat(chips.isNews(BOTTLE, "E2003412013803000A1B2C3D", 0))
        .as("no extended TID, so no serial number")
        .isFalse();
    assertThat(chips.isNews(BOTTLE, "E0801105200075CA56BE0935", 0))
        .as("a class whose TID is its maker's affair")
        .isFalse();
    assertThat(chips.isNews(BOTTLE, CHIP, 0)).as("none of these was remembered").isTrue();
  }
}
