package bondgate.server.ledger;

import java.util.UUID;

/**
 * A transfer as the journal keeps it. The end of a pending transfer repeats that one's accounts and
 * amount, so that every row says by itself what it does to both balances.
 *
 * @param ended the amount that a post or void takes off the pending side; 0 for a movement
 */
record JournalRow(Transfer transfer, String debit, String credit, long ended) {

  /** What the row adds to the debit account's balance. */
  Balance onDebit(Balance before) {
    return before.plus(pendingChange(), postedChange(), 0, 0);
  }

  /** What the row adds to the credit account's balance. */
  Balance onCredit(Balance before) {
    return before.plus(0, 0, pendingChange(), postedChange());
  }

  String kind() {
    return transfer instanceof Transfer.Move move
        ? move.phase().name()
        : ((Transfer.End) transfer).outcome().name();
  }

  long amount() {
    return transfer instanceof Transfer.Move move
        ? move.amount()
        : ((Transfer.End) transfer).amount();
  }

  /** The id of the transfer that this one ends; null for a movement. */
  UUID pending() {
    return transfer instanceof Transfer.End end ? end.pending().value() : null;
  }

  private long pendingChange() {
    if (transfer instanceof Transfer.Move move) {
      return move.phase() == Transfer.Phase.PENDING ? move.amount() : 0;
    }
    return -ended;
  }

  private long postedChange() {
    if (transfer instanceof Transfer.Move move) {
      return move.phase() == Transfer.Phase.SINGLE ? move.amount() : 0;
    }
    return ((Transfer.End) transfer).amount();
  }
}
