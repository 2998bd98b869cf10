package bondgate.server.people.shop;

import bondgate.server.checkout.ShopItem;
import bondgate.server.checkout.ShopProblem;
import bondgate.server.people.Language;
import io.quarkus.qute.TemplateExtension;
import java.util.List;

/** How the web shop shows names, and where a problem lies. */
@TemplateExtension
final class ShopDisplay {
  private ShopDisplay() {}

  /** The item's name in that language; its part number where it has none. */
  static String nameIn(ShopItem item, Language language) {
    String name = language == Language.ZH ? item.nameZh() : item.nameEn();
    return name.isBlank() ? item.item() : name;
  }

  /** Whether a problem of that name is among them. */
  static boolean concerns(List<ShopProblem> problems, String name) {
    return problems.contains(ShopProblem.valueOf(name));
  }

  /** The field of the form that is to be changed; empty where none helps. */
  static String fieldOf(ShopProblem problem) {
    return switch (problem) {
      case NOTICE_NOT_ACCEPTED -> "notice";
      case NAME_MISSING -> "name";
      case NUMBER_WRONG -> "number";
      case PHONE_WRONG -> "phone";
      case CONSIGNEE_MISSING -> "to";
      case CONSIGNEE_PHONE_WRONG -> "toPhone";
      case ADDRESS_MISSING -> "address";
      case NOTHING_CHOSEN,
          NOT_SO_MANY,
          SINGLE_LIMIT,
          ANNUAL_LIMIT,
          NOT_TAXABLE,
          AMOUNT_CHANGED,
          JUST_TAKEN,
          FORM_UNKNOWN,
          NOT_NOW,
          BUSY,
          SENT_OTHERWISE ->
          "";
    };
  }
}
