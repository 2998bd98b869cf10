package bondgate.server.checkout;

/**
 * The number of an order, and the word without which nobody sees its page.
 *
 * @param key cannot be made without the server's key
 */
public record ShopTicket(String saleNo, String key) {
  /** Without the key. */
  @Override
  public String toString() {
    return "ShopTicket[" + saleNo + "]";
  }
}
