package bondgate.server.ledger;

/**
 * A transfer that was written before.
 *
 * @param kind what it did
 * @param asked what the client asked for
 * @param amount what moved, was reserved or was posted
 * @param fate what became of it, if it was a pending one
 */
record Earlier(EntryKind kind, Transfer asked, long amount, Fate fate) {

  /** What became of a pending transfer. */
  enum Fate {
    /** It is none, or still open. */
    OPEN,
    POSTED,
    VOIDED,
    EXPIRED;

    static Fate of(EntryKind ending) {
      return switch (ending) {
        case POST -> POSTED;
        case VOID -> VOIDED;
        case EXPIRE -> EXPIRED;
        case SINGLE, PENDING, CLOSE ->
            throw new IllegalArgumentException(ending + " ends no pending transfer");
      };
    }
  }
}
