package bondgate.server.people.shopper;

import bondgate.server.people.Language;

/**
 * At which till, and in which language.
 *
 * @param otherLanguageHref this screen in the other language
 * @param memberAddress where a telephone registers for a member's code
 * @param agentOrigin where the agent on the kiosk's own machine answers
 */
public record TillPlace(
    String zone,
    String till,
    Language language,
    String otherLanguageHref,
    String memberAddress,
    String agentOrigin) {

  /** Where the till's commands go. */
  public String path() {
    return "/till/" + zone + "/" + till;
  }
}
