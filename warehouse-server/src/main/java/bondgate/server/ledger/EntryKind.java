package bondgate.server.ledger;

/** What a row of the journal does. */
public enum EntryKind {
  /** Moves an amount at once. */
  SINGLE(1),
  /** Reserves an amount on both sides. */
  PENDING(2),
  /** Ends a pending transfer: moves what is posted of it, releases the rest. */
  POST(3),
  /** Ends a pending transfer: releases it. */
  VOID(4),
  /** The ledger itself ends a pending transfer whose time is over: releases it. */
  EXPIRE(5),
  /** Closes an account. */
  CLOSE(6);

  private final short stored;

  EntryKind(int stored) {
    this.stored = (short) stored;
  }

  /** How the journal keeps it. */
  short stored() {
    return stored;
  }

  static EntryKind ofStored(int stored) {
    return values()[stored - 1];
  }

  static EntryKind of(Transfer transfer) {
    if (transfer instanceof Transfer.Move move) {
      return move.phase() == Transfer.Phase.SINGLE ? SINGLE : PENDING;
    }
    if (transfer instanceof Transfer.End end) {
      return end.outcome() == Transfer.Outcome.POST ? POST : VOID;
    }
    return CLOSE;
  }
}
