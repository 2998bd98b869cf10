package bondgate.server.checkout;

import bondgate.server.sale.BasketCheck;
import bondgate.server.sale.PieceWeight;
import bondgate.server.sale.TagCheck;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a scale says of a tray, held against what its tags say.
 *
 * @param weighedGrams by the scale, when it stood still
 * @param expectedGrams of all pieces whose tags were read
 * @param toleranceGrams by how much all of them together may differ: the sum of what each may
 */
public record TrayWeight(long weighedGrams, long expectedGrams, long toleranceGrams) {

  /**
   * The comparison; empty where there is nothing to compare: no scale, or one that does not stand
   * still; a piece whose weight nobody stated; a tag that is not for sale, which has to go first.
   */
  static Optional<TrayWeight> of(BasketCheck check, OptionalLong weighedGrams) {
    List<Optional<PieceWeight>> weights =
        check.forSale().stream().map(TagCheck.ForSale::price).map(price -> price.weight()).toList();
    if (weighedGrams.isEmpty()
        || !check.allForSale()
        || weights.stream().anyMatch(Optional::isEmpty)) {
      return Optional.empty();
    }
    long expected = 0;
    long tolerance = 0;
    for (Optional<PieceWeight> weight : weights) {
      expected = Math.addExact(expected, weight.orElseThrow().grossGrams());
      tolerance = Math.addExact(tolerance, weight.orElseThrow().toleranceGrams());
    }
    return Optional.of(new TrayWeight(weighedGrams.getAsLong(), expected, tolerance));
  }

  /** Whether scale and tags say the same. */
  public boolean agrees() {
    return offGrams() <= toleranceGrams;
  }

  /** How much the scale says more than the tags, in grams; negative for less. */
  public long differenceGrams() {
    return weighedGrams - expectedGrams;
  }

  /** How far apart scale and tags are, in grams, from 0. */
  public long offGrams() {
    return Math.abs(differenceGrams());
  }

  /** Whether the scale says more: something lies there of which no tag was read. */
  public boolean isMore() {
    return differenceGrams() > 0;
  }
}
