package bondgate.server.sale;

import bondgate.server.sale.OrderRefusal.Code;
import java.util.Optional;

/** What an order is told of a piece that cannot be sold. */
final class TagRefusals {
  private TagRefusals() {}

  /** Empty if it can. */
  static Optional<OrderResult> of(TagCheck tag) {
    if (tag instanceof TagCheck.UnknownTag) {
      return refused(Code.TAG_UNKNOWN, tag.epc(), "tags that an inbound list bound");
    }
    if (tag instanceof TagCheck.AlreadySold) {
      return refused(Code.ALREADY_SOLD, tag.epc(), "pieces that were not sold yet");
    }
    if (tag instanceof TagCheck.NotHere elsewhere) {
      return refused(
          Code.NOT_THERE,
          "%s in %s".formatted(tag.epc(), elsewhere.place()),
          "pieces in the centre; by courier also in the warehouse");
    }
    if (tag instanceof TagCheck.UnderControl held) {
      return Optional.of(
          new OrderResult.Refused(
              OrderRefusal.of(
                      Code.UNDER_CONTROL,
                      held.order().map(order -> tag.epc() + ", by " + order).orElse(tag.epc()),
                      "pieces that nobody investigates and no control order holds")
                  .heldBy(held.order().stream().toList())));
    }
    if (tag instanceof TagCheck.Reserved reserved) {
      return refused(
          Code.RESERVED,
          "%s, which %s has".formatted(tag.epc(), reserved.document()),
          "pieces that no other order or document has");
    }
    if (tag instanceof TagCheck.NoPrice unpriced) {
      return refused(Code.NO_PRICE, unpriced.item(), "items with a retail price in force");
    }
    return Optional.empty();
  }

  private static Optional<OrderResult> refused(Code code, Object received, Object expected) {
    return Optional.of(new OrderResult.Refused(code, received, expected));
  }
}
