package bondgate.server.sale;

import java.util.List;

/**
 * What lies in a basket: each tag with what can be said of it, in the order asked.
 *
 * @param tags one for each tag
 */
public record BasketCheck(List<TagCheck> tags) {
  /** Takes a copy. */
  public BasketCheck {
    tags = List.copyOf(tags);
  }

  /** Whether there is something, and all of it can be sold. */
  public boolean allForSale() {
    return !tags.isEmpty() && tags.stream().allMatch(TagCheck.ForSale.class::isInstance);
  }

  /** What can be sold. */
  public List<TagCheck.ForSale> forSale() {
    return tags.stream()
        .filter(TagCheck.ForSale.class::isInstance)
        .map(TagCheck.ForSale.class::cast)
        .toList();
  }

  /** What cannot. */
  public List<TagCheck> notForSale() {
    return tags.stream().filter(tag -> !(tag instanceof TagCheck.ForSale)).toList();
  }

  /** The retail prices of all that can be sold, in fen. */
  public long goodsFen() {
    return forSale().stream().mapToLong(tag -> tag.price().priceFen()).reduce(0, Math::addExact);
  }
}
