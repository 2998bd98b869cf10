package bondgate.server.stream;

/**
 * So many pieces of an item were counted.
 *
 * @param counted from 0
 */
public record StockCount(String item, long counted) {
  /** Checks the ranges. */
  public StockCount {
    ActChecks.item(item);
    BookChecks.quantity(counted, 0);
  }
}
