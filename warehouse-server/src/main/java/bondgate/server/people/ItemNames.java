package bondgate.server.people;

import bondgate.server.goods.Goods;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The names of a zone's items, read once for a page. */
public final class ItemNames {
  private final Map<String, ItemName> names;

  private ItemNames(Map<String, ItemName> names) {
    this.names = names;
  }

  /** The names as the goods master has them now. */
  public static ItemNames of(Goods goods, String zone) {
    return new ItemNames(
        goods.items(zone).stream()
            .map(item -> new ItemName(item.code(), item.nameZh(), item.nameEn()))
            .collect(Collectors.toMap(ItemName::item, Function.identity())));
  }

  /** The item's names; its part number stands in for a name that is not known. */
  public ItemName of(String item) {
    return names.getOrDefault(item, new ItemName(item, item, item));
  }

  /** The same, and {@code null} for {@code null}: a tag that is bound to nothing. */
  public ItemName orNull(String item) {
    return item == null ? null : of(item);
  }
}
