package bondgate.server.sale;

import bondgate.server.goods.Goods;
import bondgate.server.goods.Item;
import bondgate.server.goods.Place;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The pieces in the bonded warehouse that an order by courier may take, the first in first. */
@ApplicationScoped
public class WarehouseStock {
  /** Pieces that are looked at for one that is taken: some may be held for customs. */
  private static final int LOOKED_AT = 4;

  /** Reserved pieces and those with a permit are another's; the fence says where each piece is. */
  private static final String FREE =
      " FROM goods_tag t JOIN fence_position f ON f.zone = t.zone AND f.epc = t.epc"
          + " AND f.place = 'WAREHOUSE' WHERE t.zone = ? AND t.item = ?"
          + " AND NOT EXISTS (SELECT FROM sale_piece p WHERE p.zone = t.zone AND p.epc = t.epc"
          + " AND p.freed_leaf IS NULL) AND NOT EXISTS (SELECT FROM fence_permit m"
          + " WHERE m.zone = t.zone AND m.epc = t.epc AND m.closed_leaf IS NULL)"
          + " ORDER BY t.leaf_index, t.epc LIMIT ?";

  private final OrderStore store;
  private final Goods goods;
  private final Prices prices;
  private final Basket basket;

  @Inject
  WarehouseStock(OrderStore store, Goods goods, Prices prices, Basket basket) {
    this.store = store;
    this.goods = goods;
    this.prices = prices;
    this.basket = basket;
  }

  /**
   * An item that has a retail price.
   *
   * @param inStock whether a piece of it may be free in the warehouse
   */
  public record Offered(Item item, Price price, boolean inStock) {}

  /** All items of a zone with a price in force, by part number. */
  @Transactional
  public List<Offered> offered(String zone, Instant at) {
    List<Item> items = goods.items(zone);
    Map<String, Price> priced = new HashMap<>();
    if (!items.isEmpty()) {
      priced.putAll(prices.at(zone, items.stream().map(Item::code).toList(), at));
    }
    return items.stream()
        .filter(item -> priced.containsKey(item.code()))
        .map(
            item ->
                new Offered(item, priced.get(item.code()), !free(zone, item.code(), 1).isEmpty()))
        .toList();
  }

  /**
   * The pieces for an order, as many of each item as are wanted or as there are.
   *
   * @param wanted pieces by part number, each from 1
   */
  @Transactional
  public BasketCheck pick(String zone, Map<String, Integer> wanted, Instant at) {
    List<TagCheck> picked = new ArrayList<>();
    wanted.forEach(
        (item, pieces) ->
            basket
                .check(
                    zone,
                    free(zone, item, Math.multiplyExact(pieces, LOOKED_AT)),
                    Channel.COURIER,
                    at)
                .forSale()
                .stream()
                .filter(piece -> piece.place() == Place.WAREHOUSE)
                .limit(pieces)
                .forEach(picked::add));
    return new BasketCheck(picked);
  }

  private List<String> free(String zone, String item, int most) {
    return store.query("SELECT t.epc" + FREE, row -> row.getString(1), zone, item, most);
  }
}
