package bondgate.server.sale;

import bondgate.server.goods.Item;
import bondgate.server.tax.QuoteLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The pieces of one item in a basket, as one line of the order. */
record BasketLine(Item item, Price price, List<TagCheck.ForSale> pieces) {
  /** One for each item, in the order in which the items come. */
  static List<BasketLine> of(List<TagCheck.ForSale> pieces) {
    Map<String, List<TagCheck.ForSale>> byItem = new LinkedHashMap<>();
    pieces.forEach(
        piece -> byItem.computeIfAbsent(piece.item().code(), code -> new ArrayList<>()).add(piece));
    return byItem.values().stream()
        .map(same -> new BasketLine(same.get(0).item(), same.get(0).price(), same))
        .toList();
  }

  QuoteLine toQuote() {
    return new QuoteLine(item.hsCode(), pieces.size(), price.priceFen(), price.content());
  }
}
