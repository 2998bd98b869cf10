package bondgate.evidence.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each tile has one path, and every other spelling is none. */
class TilePathTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0, 256, tile/0/000",
    "0, 7, 5, tile/0/007.p/5",
    "1, 999, 255, tile/1/999.p/255",
    "2, 1000, 256, tile/2/x001/000",
    "-1, 1234067, 256, tile/entries/x001/x234/067",
    "7, 0, 1, tile/7/000.p/1",
  })
  void aTileHasThisPath(int level, long index, int width, String path) {
    TilePath tile = new TilePath(level, index, width);
    assertThat(tile.path()).isEqualTo(path);
    assertThat(TilePath.parse(path)).isEqualTo(Optional.of(tile));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tile/0/0",
        "tile/0/0000",
        "tile/0/x000/001",
        "tile/00/000",
        "tile/8/000",
        "tile/-1/000",
        "tile/0/000.p/0",
        "tile/0/000.p/256",
        "tile/0/000.p/05",
        "tile/0/../000",
        "tile/0/000/",
        "tile/entries/x1/000",
        "tile/0/x999/x999/x999/x999/x999/x999/999",
        "tile//000",
      })
  void anotherSpellingIsNone(String path) {
    assertThat(TilePath.parse(path)).isEmpty();
  }

  @Test
  void aLevelHasAHashForEach256OfTheOneBelow() {
    assertThat(new TilePath(TilePath.ENTRIES, 0, 1).ofSize(70_000)).isEqualTo(70_000);
    assertThat(new TilePath(0, 0, 1).ofSize(70_000)).isEqualTo(70_000);
    assertThat(new TilePath(1, 0, 1).ofSize(70_000)).isEqualTo(273);
    assertThat(new TilePath(2, 0, 1).ofSize(70_000)).isEqualTo(1);
  }
}
