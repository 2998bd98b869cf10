package bondgate.server.people.shop;

import bondgate.server.checkout.ShopOrder;
import bondgate.server.checkout.ShopProblem;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the web shop, in {@code messages/shop_*.properties}. */
@MessageBundle(value = "shop", locale = "zh")
public interface ShopWords {
  @Message
  String title();

  @Message
  String lead();

  @Message
  String closed();

  @Message
  String closedTodo();

  @Message
  String nothing();

  @Message
  String nothingTodo();

  @Message
  String priceTax(String price, String tax);

  @Message
  String inStock();

  @Message
  String outOfStock();

  @Message
  String pieces();

  @Message
  String piecesOf(String item);

  @Message
  String toOrder();

  @Message
  String order();

  @Message
  String orderLead();

  @Message
  String change();

  @Message
  String problems();

  @Message
  String problem(ShopProblem problem);

  @Message
  String buyer();

  @Message
  String buyerWhat();

  @Message
  String name();

  @Message
  String number();

  @Message
  String phone();

  @Message
  String consignee();

  @Message
  String toName();

  @Message
  String toPhone();

  @Message
  String address();

  @Message
  String addressHint();

  @Message
  String privacy();

  @Message
  String accept(String version);

  @Message
  String place(String amount);

  @Message
  String placeWhat();

  @Message
  String progress();

  @Message
  String keepAddress();

  @Message
  String step(ShopOrder.Step step);

  @Message
  String stepNow(ShopOrder.Step step);

  @Message
  String contents();

  @Message
  String waybill();

  @Message
  String payUntil(String time);

  @Message
  String giveUp();

  @Message
  String stopped();

  @Message
  String again();

  @Message
  String noOrder();

  @Message
  String noOrderTodo();
}
