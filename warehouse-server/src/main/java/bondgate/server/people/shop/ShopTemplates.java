package bondgate.server.people.shop;

import bondgate.server.checkout.ShopItem;
import bondgate.server.checkout.ShopProblem;
import bondgate.server.checkout.ShopQuote;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/** The pages of the web shop. */
@CheckedTemplate(basePath = "shop", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
final class ShopTemplates {
  private ShopTemplates() {}

  static native TemplateInstance catalogue(
      ShopPlace place, List<ShopItem> items, List<Integer> numbers);

  static native TemplateInstance order(
      ShopPlace place,
      ShopForm form,
      ShopQuote quote,
      List<ShopProblem> problems,
      String noticeVersion);

  static native TemplateInstance progress(ShopPlace place, ProgressView view);

  static native TemplateInstance closed(ShopPlace place);

  static native TemplateInstance noOrder(ShopPlace place);
}
