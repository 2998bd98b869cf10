package bondgate.server.people.shop;

import bondgate.server.checkout.ShopAsked;
import bondgate.server.checkout.ShopTicket;
import bondgate.server.courier.Consignee;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Map;
import java.util.Optional;

/**
 * The form of an order as it is shown: empty, or as it was sent with something wrong. Never kept.
 *
 * @param wanted pieces by part number
 * @param accepted whether the notice was ticked
 */
public record ShopForm(
    ShopTicket ticket,
    Map<String, Integer> wanted,
    boolean accepted,
    String name,
    String number,
    String phone,
    String to,
    String toPhone,
    String address) {
  /** Keeps a copy. */
  public ShopForm {
    wanted = Map.copyOf(wanted);
  }

  static ShopForm empty(ShopTicket ticket, Map<String, Integer> wanted) {
    return new ShopForm(ticket, wanted, false, "", "", "", "", "", "");
  }

  static ShopForm sent(MultivaluedMap<String, String> sent, Map<String, Integer> wanted) {
    return new ShopForm(
        new ShopTicket(field(sent, "sale"), field(sent, "key")),
        wanted,
        !field(sent, "notice").isEmpty(),
        field(sent, "name"),
        field(sent, "number"),
        field(sent, "phone"),
        field(sent, "to"),
        field(sent, "toPhone"),
        field(sent, "address"));
  }

  static String field(MultivaluedMap<String, String> sent, String name) {
    return Optional.ofNullable(sent.getFirst(name)).orElse("");
  }

  /** What it asks for. */
  ShopAsked asked(String noticeVersion, long shownFen) {
    return new ShopAsked(
        ticket,
        wanted,
        noticeVersion,
        name,
        number,
        phone,
        new Consignee(to, toPhone, address),
        shownFen);
  }

  /** Names nobody, wherever it is printed by mistake. */
  @Override
  public String toString() {
    return "ShopForm[%s, not shown]".formatted(ticket.saleNo());
  }
}
