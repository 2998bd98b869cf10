package bondgate.server.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.goods.Item;
import bondgate.server.goods.Place;
import bondgate.server.sale.BasketCheck;
import bondgate.server.sale.PieceWeight;
import bondgate.server.sale.Price;
import bondgate.server.sale.TagCheck;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a scale says of a tray, held against what its tags say. */
class TrayWeightTest {
  private static final Item WINE =
      new Item("WINE", "2204210000", "红葡萄酒", "Red wine", "142", 9_000, 5_200, 1_789);
  private static final PieceWeight BOTTLE = new PieceWeight(1_250, 40);

  @ParameterizedTest
  @CsvSource({
    "1, 1250, true, false",
    "1, 1290, true, true",
    "1, 1291, false, true",
    "1, 1210, true, false",
    "1, 1209, false, false",
    "3, 3870, true, true",
    "3, 3871, false, true",
    "3, 2500, false, false",
    "3, 0, false, false",
    "1, 100000, false, true",
  })
  void scaleAndTagsAgreeAsFarAsAllPiecesTogetherMayDiffer(
      int pieces, long weighed, boolean agrees, boolean more) {
    TrayWeight weight = TrayWeight.of(bottles(pieces), OptionalLong.of(weighed)).orElseThrow();
    assertThat(weight.expectedGrams()).isEqualTo(1_250L * pieces);
    assertThat(weight.agrees()).isEqualTo(agrees);
    assertThat(weight.isMore()).isEqualTo(more);
  }

  @Test
  void withoutAScaleNothingIsDecided() {
    assertThat(TrayWeight.of(bottles(1), OptionalLong.empty())).isEmpty();
  }

  @Test
  void onePieceWhoseWeightNobodyStatedLeavesItUndecided() {
    List<TagCheck> tags = new ArrayList<>(bottles(2).tags());
    tags.add(piece(3, Optional.empty()));
    assertThat(TrayWeight.of(new BasketCheck(tags), OptionalLong.of(1))).isEmpty();
  }

  @Test
  void whileATagThatIsNotForSaleLiesThereThatIsSaidFirst() {
    List<TagCheck> tags = new ArrayList<>(bottles(2).tags());
    tags.add(new TagCheck.UnknownTag("E280117000000009"));
    assertThat(TrayWeight.of(new BasketCheck(tags), OptionalLong.of(1))).isEmpty();
  }

  private static BasketCheck bottles(int pieces) {
    List<TagCheck> tags = new ArrayList<>();
    for (int i = 0; i < pieces; i++) {
      tags.add(piece(i, Optional.of(BOTTLE)));
    }
    return new BasketCheck(tags);
  }

  private static TagCheck piece(int serial, Optional<PieceWeight> weight) {
    Price price = new Price("WINE", Instant.EPOCH, 10_000, Optional.empty(), weight);
    return new TagCheck.ForSale("E28011700000%04X".formatted(serial), WINE, price, Place.CENTRE);
  }
}
