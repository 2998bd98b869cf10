package bondgate.server.people;

/**
 * What stands around a page for people at home, who have no menu.
 *
 * @param otherLanguageHref this page in the other language
 * @param path where the pages begin
 * @param script the name of their script
 */
public record HomePlace(
    String zone, Language language, String otherLanguageHref, String path, String script) {}
