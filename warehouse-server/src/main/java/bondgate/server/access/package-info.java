/**
 * Who may enter, and as what: accounts with roles, their secrets, sign-in and sessions. Each
 * endpoint names the roles that may use it, and what names none is closed. Knows {@code secret} and
 * {@code sql}.
 *
 * <p>A person signs in with a password on the page {@code /login}; the session is an encrypted
 * cookie that names the account and its generation, so that a changed password, a reset or a
 * disabled account ends every session within {@link bondgate.server.access.Accounts#SEEN_AGAIN}. A
 * program sends its account and a secret of 256 random bits with each request (HTTP Basic).
 */
package bondgate.server.access;
