package bondgate.server.people.shop;

import bondgate.server.people.Language;

/**
 * What stands around a page of the web shop.
 *
 * @param otherLanguageHref this page in the other language
 */
public record ShopPlace(String zone, Language language, String otherLanguageHref) {
  /** Where the shop lies. */
  public String path() {
    return "/shop/" + zone;
  }
}
