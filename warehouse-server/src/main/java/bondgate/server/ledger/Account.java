package bondgate.server.ledger;

/**
 * One side of transfers: a name, the unit that it counts, and the limit of its balance.
 *
 * @param name 1 to 200 characters, unique; the part before the first {@code /} names the ledger
 *     book: the accounts under one writer, which chains may join
 * @param unit what is counted, such as {@code piece} or {@code fen}; a transfer joins two accounts
 *     of one unit
 * @param code the client's own chart of accounts, 0 to 65535
 * @param limit which side may not grow past the other
 */
public record Account(String name, String unit, int code, Limit limit) {
  /** Checks the ranges. */
  public Account {
    if (name == null || name.isBlank() || name.length() > 200) {
      throw new IllegalArgumentException(
          "an account's name is 1 to 200 characters; received '%s'".formatted(name));
    }
    if (unit == null || unit.isBlank() || limit == null) {
      throw new IllegalArgumentException("the account '%s' lacks unit or limit".formatted(name));
    }
    if (code < 0 || code > 65_535) {
      throw new IllegalArgumentException(
          "the code of an account is 0 to 65535; received %d for '%s'".formatted(code, name));
    }
  }

  /** An account without a code. */
  public Account(String name, String unit, Limit limit) {
    this(name, unit, 0, limit);
  }

  /** The ledger book that it belongs to. */
  public String book() {
    return bookOf(name);
  }

  /** The ledger book that an account of that name belongs to. */
  static String bookOf(String name) {
    int slash = name.indexOf('/');
    return slash < 0 ? name : name.substring(0, slash);
  }

  /** Which side of an account may not grow past the other. */
  public enum Limit {
    /** Neither: a source or a sink, such as what is outside of us. */
    NONE(0),
    /** What is pending and posted to the debit side stays within what is posted as credit. */
    DEBITS_MUST_NOT_EXCEED_CREDITS(1),
    /** What is pending and posted to the credit side stays within what is posted as debit. */
    CREDITS_MUST_NOT_EXCEED_DEBITS(2);

    private final int stored;

    Limit(int stored) {
      this.stored = stored;
    }

    /** How a stored balance names it. */
    int stored() {
      return stored;
    }
  }
}
