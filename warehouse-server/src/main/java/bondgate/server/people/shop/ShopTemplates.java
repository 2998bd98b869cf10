package bondgate.server.people.shop;

import bondgate.server.checkout.ShopItem;
import bondgate.server.checkout.ShopProblem;
import bondgate.server.checkout.ShopQuote;
import bondgate.server.people.HomePlace;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/** The pages of the web shop. */
@CheckedTemplate(basePath = "shop", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
final class ShopTemplates {
  private ShopTemplates() {}

  static native TemplateInstance catalogue(
      HomePlace place, List<ShopItem> items, List<Integer> numbers);

  static native TemplateInstance order(
      HomePlace place,
      ShopForm form,
      ShopQuote quote,
      List<ShopProblem> problems,
      String noticeVersion);

  static native TemplateInstance progress(HomePlace place, ProgressView view);

  static native TemplateInstance closed(HomePlace place);

  static native TemplateInstance noOrder(HomePlace place);
}
