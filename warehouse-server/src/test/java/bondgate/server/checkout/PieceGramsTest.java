package bondgate.server.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.customs.Party;
import bondgate.server.goods.DutyRates;
import bondgate.server.goods.Item;
import bondgate.server.goods.ItemDetails;
import bondgate.server.goods.LegalUnit;
import bondgate.server.sale.PieceWeight;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a waybill says of a piece, from what is known of its weight. */
class PieceGramsTest {
  /** Of one piece 1 000 g net, and a tenth for the packing, where nothing is known. */
  private static final CheckoutSettings.Parcel PARCEL =
      new CheckoutSettings.Parcel(new Party("5201960000", "a firm"), "somewhere", 1_000, 10);

  @ParameterizedTest
  @CsvSource({
    // kilograms by the tariff, weight on the scale, net, gross
    "0, 0, 1000, 1100",
    "75000, 0, 750, 825",
    "75000, 1250, 750, 1250",
    "0, 1250, 1136, 1250",
    "75000, 700, 750, 750",
    "0, 1, 1, 1",
  })
  void whatIsStatedIsSaidAndTheRestFollowsFromIt(
      long factorE5, long scaleGrams, long net, long gross) {
    Optional<LegalUnit> kilogram =
        factorE5 == 0 ? Optional.empty() : Optional.of(new LegalUnit("035", factorE5));
    ItemDetails details =
        new ItemDetails("750 ml", "305", kilogram, Optional.empty(), DutyRates.NONE);
    Item wine =
        new Item("WINE", "2204210000", "红葡萄酒", "Red wine", "142", 9_000, 5_200, 1_789, details);
    Optional<PieceWeight> weight =
        scaleGrams == 0 ? Optional.empty() : Optional.of(new PieceWeight(scaleGrams, 0));

    assertThat(PieceGrams.of(wine, weight, PARCEL)).isEqualTo(new PieceGrams(net, gross));
  }
}
