package bondgate.server.access;

import java.time.Instant;

/**
 * What happened to an account.
 *
 * @param by the account that did it, or {@code system}
 */
public record AccountEvent(Instant at, String account, What what, String by) {
  /** What it was. */
  public enum What {
    /** It was made. */
    CREATED,
    /** Its user chose a password. */
    SECRET_CHANGED,
    /** An operator issued a new secret. */
    SECRET_RESET,
    /** Too many wrong secrets in a row. */
    LOCKED,
    /** It lets nobody in any more. */
    DISABLED,
    /** It does again. */
    ENABLED,
    /** Somebody signed in on a page. */
    ENTERED,
    /** The company's sign-on names other roles than before. */
    ROLES_CHANGED
  }
}
