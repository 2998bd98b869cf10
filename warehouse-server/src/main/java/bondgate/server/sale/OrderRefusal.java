package bondgate.server.sale;

import java.util.List;
import java.util.Locale;

/**
 * Why an act about an order, a price or a sales point did not take effect.
 *
 * @param code its name, lowerCamelCase: one of {@link Code}, or that of a refusal of {@code tax}
 * @param received what was asked
 * @param expected what would have been possible
 * @param todo what the asking side can do
 * @param controls the control orders that stopped it
 */
public record OrderRefusal(
    String code, String received, String expected, String todo, List<String> controls) {
  /** Takes a copy. */
  public OrderRefusal {
    controls = List.copyOf(controls);
  }

  /** One that no control order has to do with. */
  public OrderRefusal(String code, String received, String expected, String todo) {
    this(code, received, expected, todo, List.of());
  }

  static OrderRefusal of(Code code, Object received, Object expected) {
    return new OrderRefusal(code.text(), received.toString(), expected.toString(), code.todo());
  }

  OrderRefusal heldBy(List<String> orders) {
    return new OrderRefusal(code, received, expected, todo, orders);
  }

  /** The refusals of this slice, each with what the asking side can do. */
  public enum Code {
    ITEM_UNKNOWN("register the item first"),
    PRICE_IS_OTHERWISE("offer another price from another time"),
    PRICE_IN_THE_PAST("state a time that comes, or leave it out: what was sold stays as it was"),
    SALES_POINT_IS_OTHERWISE("open another sales point under another number"),
    APPROVAL_IS_OTHERWISE("check the approval's number; another approval has another"),
    APPROVAL_ENDS_BEFORE_IT_BEGINS("check the approval's days"),

    ORDER_IS_OTHERWISE("check the number; other content needs another number"),
    SALES_POINT_UNKNOWN("open the sales point first"),
    NOTICE_OUTDATED("show the notice in force and ask again"),
    NOTICE_NOT_ACCEPTED("let the buyer accept the notice before the order"),
    NOTICE_TOO_OLD("show the notice again"),
    PICK_UP_NOT_ALLOWED("sell it by courier, or record an approval that is in force"),
    IDENTITY_SERVICE_UNKNOWN("leave it out, or add the service to bondgate.sale.identity-services"),
    TAG_UNKNOWN("take it off the tray"),
    ALREADY_SOLD("take it off the tray"),
    NOT_THERE("bring the pieces there first, or leave them out"),
    UNDER_CONTROL("leave it with the staff; an officer decides"),
    BUYER_UNDER_CONTROL("call for help; an officer decides"),
    RESERVED("end the other order first, or leave it out"),
    NO_PRICE("offer the item for sale first, or leave it out"),
    NO_PORTAL_LEADS_THERE("add the opening to bondgate.portals, or bring the pieces elsewhere"),
    GOODS_DIFFER("show the buyer the price of now and ask again"),
    TAX_DIFFERS("show the buyer the tax of now and ask again"),

    ORDER_UNKNOWN("check the number"),
    PAYMENT_IS_OTHERWISE("check the number; other content needs another number"),
    NOT_PAID("wait for the payment, or cancel the order"),
    NOT_DECLARED("cancel it for another reason: customs has nothing of it"),
    PAID_ALREADY("have customs withdraw the declaration, then cancel with reason CUSTOMS"),
    RELEASED_ALREADY("take the goods back by a return"),
    NOT_RELEASED("cancel the order instead"),
    ORDER_ENDED("place a new order"),
    RELEASED_IN_FUTURE("state the release once customs made it"),
    RELEASE_IS_OTHERWISE("check the number of the list"),
    REFUND_IS_OTHERWISE("check the number; other content needs another number"),
    MORE_THAN_DUE("check the amount"),
    NOT_OF_THIS_ORDER("look up the pieces' own orders"),
    RETURNED_BEFORE("leave out what came back before"),
    APPLIED_IN_FUTURE("state the day of the application"),
    RETURN_TOO_LATE("ask customs; the goods are the buyer's"),
    RETURN_ARRIVES_TOO_LATE("ask customs; the tax stays due"),
    RETURN_UNKNOWN("check the leaf of the return"),
    RETURN_DECISION_IS_OTHERWISE("compare with customs' receipts; a decision is not changed"),
    RETURN_SETTLED_BEFORE("nothing: customs accepted it");

    private final String todo;

    Code(String todo) {
      this.todo = todo;
    }

    /** The name in lowerCamelCase. */
    public String text() {
      StringBuilder text = new StringBuilder();
      for (String word : name().split("_", -1)) {
        text.append(text.isEmpty() ? word.charAt(0) : Character.toUpperCase(word.charAt(0)));
        text.append(word.substring(1).toLowerCase(Locale.ROOT));
      }
      return Character.toLowerCase(text.charAt(0)) + text.substring(1);
    }

    /** What the asking side can do. */
    public String todo() {
      return todo;
    }
  }
}
