package bondgate.server.ledger;

/**
 * One side of transfers: a name, the unit that it counts, and the limit of its balance.
 *
 * @param name 1 to 200 characters, unique; parts are separated by {@code /} by custom
 * @param unit what is counted, such as {@code piece} or {@code fen}; a transfer joins two accounts
 *     of one unit
 * @param limit which side may not grow past the other
 */
public record Account(String name, String unit, Limit limit) {
  /** Checks the ranges. */
  public Account {
    if (name == null || name.isBlank() || name.length() > 200) {
      throw new IllegalArgumentException(
          "an account's name is 1 to 200 characters; received '%s'".formatted(name));
    }
    if (unit == null || unit.isBlank() || limit == null) {
      throw new IllegalArgumentException("the account '%s' lacks unit or limit".formatted(name));
    }
  }

  /** Which side of an account may not grow past the other. */
  public enum Limit {
    /** Neither: a source or a sink, such as what is outside of us. */
    NONE,
    /** What is pending and posted to the debit side stays within what is posted as credit. */
    DEBITS_MUST_NOT_EXCEED_CREDITS,
    /** What is pending and posted to the credit side stays within what is posted as debit. */
    CREDITS_MUST_NOT_EXCEED_DEBITS
  }
}
