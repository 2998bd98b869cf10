package bondgate.server.people.access;

import bondgate.server.access.AccountResult;

/**
 * The page of one's own password.
 *
 * @param account whose
 * @param first whether the one so far is a one-time password
 * @param notTheSame whether the two fields of the new one differ
 * @param refused why it was not changed, or null
 */
public record PasswordPage(
    String account, boolean first, boolean notTheSame, AccountResult.Why refused) {}
