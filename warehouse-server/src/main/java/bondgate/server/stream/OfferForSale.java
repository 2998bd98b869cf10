package bondgate.server.stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * An item has that retail price from a time on.
 *
 * @param priceFen of one piece, without tax, in fen, from 1
 * @param validFrom not before the act; may be left out: from the act on
 * @param contentAmountE3 thousandths of {@code contentUnit} in a piece; may be left out with it
 * @param grossGrams what a piece weighs as it lies on a scale, 1 to 100000; may be left out
 * @param toleranceGrams by how much the lightest and the heaviest piece differ from it at most, 0
 *     to {@code grossGrams}; stated or left out with it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OfferForSale(
    String id,
    String actor,
    String item,
    long priceFen,
    Instant validFrom,
    Long contentAmountE3,
    String contentUnit,
    Long grossGrams,
    Long toleranceGrams)
    implements SaleAct {
  /** Checks the ranges. */
  public OfferForSale {
    ActChecks.act(id, actor);
    ActChecks.item(item);
    ActChecks.fen("priceFen", priceFen, 1);
    SaleChecks.content(contentAmountE3, contentUnit);
    SaleChecks.weight(grossGrams, toleranceGrams);
  }

  @Override
  public <R> R matchSale(SaleAct.SaleCases<R> cases) {
    return cases.offerForSale(this);
  }
}
