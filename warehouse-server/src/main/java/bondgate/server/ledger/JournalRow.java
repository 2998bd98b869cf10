package bondgate.server.ledger;

/**
 * A row of the journal, with accounts as slots. It says by itself what it does to both accounts and
 * which rows touched them before, so that applying rows in order gives the balances, and taking the
 * last one back gives those before it.
 *
 * @param seq its number in the ledger book, from 1, without gaps
 * @param asked what the client asked for; for an expiry, the void that the ledger itself made
 * @param amount what moves, is reserved or is posted; 0 for a void, an expiry or a closing
 * @param ends the pending transfer that it ends; null if it ends none
 * @param debit slot of the debit account; of the closed account for a closing
 * @param credit slot of the credit account; of the closed account for a closing
 * @param expiresAtUs when a pending one expires, microseconds since 1970
 * @param debitPrev number of the row that touched the debit account before; 0 for none
 * @param creditPrev number of the row that touched the credit account before; 0 for none
 * @param happenedAtUs microseconds since 1970
 * @param recordedAtUs microseconds since 1970
 */
record JournalRow(
    long seq,
    EntryKind kind,
    Transfer asked,
    long amount,
    OpenPending ends,
    int debit,
    int credit,
    long expiresAtUs,
    long debitPrev,
    long creditPrev,
    long happenedAtUs,
    long recordedAtUs,
    String by,
    long evidence) {

  TransferId id() {
    return asked.id();
  }

  /** What it takes off the pending sums: the whole of what it ends. */
  long ended() {
    return ends == null ? 0 : ends.amount();
  }

  /** What it adds to the pending sums of both sides; below 0 if it ends something. */
  long pendingChange() {
    return kind == EntryKind.PENDING ? amount : -ended();
  }

  /** What it adds to the posted sums of both sides. */
  long postedChange() {
    return kind == EntryKind.PENDING ? 0 : amount;
  }

  /** Number of the row that it ends; 0 if it ends none. */
  long pendingSeq() {
    return ends == null ? 0 : ends.seq();
  }

  /** What this row opens. */
  OpenPending opened() {
    return new OpenPending(id(), seq, debit, credit, amount, expiresAtUs);
  }
}
