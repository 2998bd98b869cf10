package bondgate.server.people.access;

/**
 * The form to sign in.
 *
 * @param wrong whether what was sent did not open
 * @param changed whether the password was changed just now
 * @param slow whether too many wrong ones came from where it was sent
 * @param company whether the company's sign-on is another way in
 */
public record LoginPage(boolean wrong, boolean changed, boolean slow, boolean company) {}
