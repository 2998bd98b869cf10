package bondgate.server.people.shop;

import bondgate.server.checkout.ShopOrder;
import bondgate.server.checkout.TillScreen;
import bondgate.server.people.QrCode;
import io.quarkus.qute.RawString;

/**
 * An order on its page; what does not stand now is null.
 *
 * @param paying it is to be paid
 * @param code to be scanned for that
 * @param customs customs looks at it
 * @param back money goes back
 * @param stopped it ended before it was paid
 */
public record ProgressView(
    ShopOrder order,
    TillScreen.Paying paying,
    RawString code,
    TillScreen.CustomsWorking customs,
    TillScreen.MoneyBack back,
    TillScreen.Stopped stopped) {

  static ProgressView of(ShopOrder order) {
    TillScreen screen = order.screen();
    TillScreen.Paying paying = screen instanceof TillScreen.Paying one ? one : null;
    return new ProgressView(
        order,
        paying,
        paying == null ? null : paying.codeUrl().map(QrCode::svg).orElse(null),
        screen instanceof TillScreen.CustomsWorking one ? one : null,
        screen instanceof TillScreen.MoneyBack one ? one : null,
        screen instanceof TillScreen.Stopped one ? one : null);
  }

  /** Where the page lies, below the shop. */
  public String path() {
    return "/orders/" + order.ticket().saleNo() + "/" + order.ticket().key();
  }

  /** How a step stands: done, now, or empty. */
  public String stateOf(ShopOrder.Reached step) {
    if (step.at().isPresent()) {
      return "done";
    }
    return order.waiting().filter(step.step()::equals).isPresent() ? "now" : "";
  }
}
