package bondgate.server.people.shopper;

import bondgate.server.checkout.TillScreen;
import bondgate.server.people.CommonWords;
import bondgate.server.people.QrCode;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;

/** Which template shows which screen, and how long it waits for a shopper who went away. */
final class Screens {
  private static final int SHORT_SECONDS = 60;
  private static final int READING_SECONDS = 120;
  private static final RawString NO_CODE = new RawString("");

  private Screens() {}

  static TemplateInstance outOfService(TillPlace place) {
    return ShopperTemplates.outOfService(place, new ScreenView("out-of-service", "", null, 0));
  }

  /**
   * The screen's part of the page.
   *
   * @param receipts where receipts lie, up to the order's number
   */
  static TemplateInstance of(TillScreen screen, TillPlace place, String receipts) {
    if (screen instanceof TillScreen.Welcome) {
      return ShopperTemplates.welcome(place, view("welcome", screen, null, 0));
    }
    if (screen instanceof TillScreen.Basket basket) {
      return ShopperTemplates.basket(
          place, view("basket", screen, Step.BASKET, SHORT_SECONDS), basket);
    }
    if (screen instanceof TillScreen.WeightDiffers differs) {
      return ShopperTemplates.weight(
          place, view("weight", screen, Step.BASKET, SHORT_SECONDS), differs);
    }
    if (screen instanceof TillScreen.Notice notice) {
      return ShopperTemplates.notice(
          place, view("notice", screen, Step.NOTICE, READING_SECONDS), notice);
    }
    if (screen instanceof TillScreen.WhoAreYou who) {
      return ShopperTemplates.who(place, view("who", screen, Step.WHO, READING_SECONDS), who);
    }
    if (screen instanceof TillScreen.Confirm confirm) {
      return ShopperTemplates.confirm(
          place, view("confirm", screen, Step.PAY, READING_SECONDS), confirm);
    }
    return afterTheOrder(screen, place, receipts);
  }

  private static TemplateInstance afterTheOrder(
      TillScreen screen, TillPlace place, String receipts) {
    if (screen instanceof TillScreen.Paying paying) {
      // An order has an end of its own, which the screen counts down to.
      RawString code = paying.codeUrl().map(QrCode::svg).orElse(NO_CODE);
      return ShopperTemplates.paying(place, view("paying", screen, Step.PAY, 0), paying, code);
    }
    if (screen instanceof TillScreen.CustomsWorking working) {
      return ShopperTemplates.customs(place, view("customs", screen, Step.LEAVE, 0), working);
    }
    if (screen instanceof TillScreen.MayLeave leave) {
      return ShopperTemplates.leave(
          place,
          view("leave", screen, Step.LEAVE, SHORT_SECONDS),
          leave,
          leaving(leave, place, receipts));
    }
    if (screen instanceof TillScreen.MoneyBack back) {
      return ShopperTemplates.moneyBack(
          place, view("money-back", screen, null, READING_SECONDS), back);
    }
    if (screen instanceof TillScreen.Stopped stopped) {
      boolean byParcel = stopped.code().equals(TillScreen.Stopped.PICK_UP_NOT_ALLOWED);
      return ShopperTemplates.stopped(
          place,
          view("stopped", screen, null, SHORT_SECONDS),
          stopped,
          byParcel ? QrCode.svg(receipts.replaceFirst("/receipt/([^/]+)/$", "/shop/$1")) : NO_CODE);
    }
    throw new IllegalStateException("a screen without a template: " + screen.getClass());
  }

  private static LeaveView leaving(TillScreen.MayLeave leave, TillPlace place, String receipts) {
    String address = receipts + leave.receipt().saleNo();
    String brand =
        MessageBundles.get(CommonWords.class, Localized.Literal.of(place.language().code()))
            .brand();
    return new LeaveView(
        ShopperDisplay.pieces(leave.receipt().lines()),
        ReceiptPaper.json(leave.receipt(), place.language(), brand, address),
        address,
        QrCode.svg(address));
  }

  private static ScreenView view(String kind, TillScreen screen, Step step, int idleSeconds) {
    return new ScreenView(kind, screen.session(), step, idleSeconds);
  }
}
