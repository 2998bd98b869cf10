package bondgate.server.checkout;

import bondgate.server.courier.Consignee;
import java.util.Map;

/**
 * An order as a form of the web shop asks for it, all of it as it was typed.
 *
 * @param ticket the number that the order will have, as the form was given it
 * @param wanted pieces by part number
 * @param noticeVersion of the consumer notice that was accepted; empty if none was
 * @param shownFen what the shopper was shown that he would pay
 */
public record ShopAsked(
    ShopTicket ticket,
    Map<String, Integer> wanted,
    String noticeVersion,
    String name,
    String idNumber,
    String phone,
    Consignee consignee,
    long shownFen) {
  /** Keeps a copy. */
  public ShopAsked {
    wanted = Map.copyOf(wanted);
  }

  /** Names nobody, wherever it is printed by mistake. */
  @Override
  public String toString() {
    return "ShopAsked[%s, not shown]".formatted(ticket.saleNo());
  }
}
