package bondgate.server.people.member;

import bondgate.server.people.Language;

/**
 * What stands around a member's page.
 *
 * @param otherLanguageHref this page in the other language
 */
public record MemberPlace(String zone, Language language, String otherLanguageHref) {}
