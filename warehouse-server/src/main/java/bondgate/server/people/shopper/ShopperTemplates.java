package bondgate.server.people.shopper;

import bondgate.server.checkout.Receipt;
import bondgate.server.checkout.TillScreen;
import bondgate.server.people.Language;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateInstance;

/** The till's page, its screens, and the receipt. */
@CheckedTemplate(basePath = "shopper", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
final class ShopperTemplates {
  private ShopperTemplates() {}

  static native TemplateInstance till(TillPlace place, RawString screenHtml);

  static native TemplateInstance outOfService(TillPlace place, ScreenView view);

  static native TemplateInstance welcome(TillPlace place, ScreenView view);

  static native TemplateInstance basket(TillPlace place, ScreenView view, TillScreen.Basket screen);

  static native TemplateInstance weight(
      TillPlace place, ScreenView view, TillScreen.WeightDiffers screen);

  static native TemplateInstance notice(TillPlace place, ScreenView view, TillScreen.Notice screen);

  static native TemplateInstance who(TillPlace place, ScreenView view, TillScreen.WhoAreYou screen);

  static native TemplateInstance confirm(
      TillPlace place, ScreenView view, TillScreen.Confirm screen);

  static native TemplateInstance paying(
      TillPlace place, ScreenView view, TillScreen.Paying screen, RawString code);

  static native TemplateInstance customs(
      TillPlace place, ScreenView view, TillScreen.CustomsWorking screen);

  static native TemplateInstance leave(
      TillPlace place, ScreenView view, TillScreen.MayLeave screen, LeaveView leave);

  static native TemplateInstance moneyBack(
      TillPlace place, ScreenView view, TillScreen.MoneyBack screen);

  static native TemplateInstance stopped(
      TillPlace place, ScreenView view, TillScreen.Stopped screen, RawString shopCode);

  static native TemplateInstance receipt(
      Language language, String otherLanguageHref, Receipt receipt);

  static native TemplateInstance noReceipt(Language language, String otherLanguageHref);
}
