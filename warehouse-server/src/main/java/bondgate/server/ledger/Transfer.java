package bondgate.server.ledger;

/**
 * One entry of the journal: an amount goes from one account to another, at once or in two phases,
 * or a pending one comes to its end. Never changed once written.
 */
public sealed interface Transfer {
  /** Made by the client. */
  TransferId id();

  /** What the client's own papers call it; may be empty, at most 200 characters. */
  String reference();

  /** An amount goes over at once. */
  static Move single(TransferId id, String debit, String credit, long amount, String reference) {
    return new Move(id, Phase.SINGLE, debit, credit, amount, reference);
  }

  /** An amount is reserved on both sides, until it is posted or voided. */
  static Move pending(TransferId id, String debit, String credit, long amount, String reference) {
    return new Move(id, Phase.PENDING, debit, credit, amount, reference);
  }

  /** A pending transfer takes effect with that amount; what is left of it is released. */
  static End post(TransferId id, TransferId pending, long amount, String reference) {
    return new End(id, pending, Outcome.POST, amount, reference);
  }

  /** A pending transfer is released whole. */
  static End voiding(TransferId id, TransferId pending, String reference) {
    return new End(id, pending, Outcome.VOID, 0, reference);
  }

  /** Whether a movement takes effect at once. */
  enum Phase {
    SINGLE,
    PENDING
  }

  /** How a pending transfer ends. Once. */
  enum Outcome {
    POST,
    VOID
  }

  /**
   * An amount goes from the debit account to the credit account.
   *
   * @param amount from 1, in the unit of both accounts
   */
  record Move(
      TransferId id, Phase phase, String debit, String credit, long amount, String reference)
      implements Transfer {
    /** Checks the ranges. */
    public Move {
      require(id != null && phase != null && debit != null && credit != null, "a field is missing");
      require(!debit.equals(credit), "debit and credit account are both '" + debit + "'");
      require(amount >= 1, "an amount is at least 1; received " + amount);
      checkReference(reference);
    }
  }

  /**
   * A pending transfer ends.
   *
   * @param pending which one
   * @param amount what is posted, from 1; 0 for a void
   */
  record End(TransferId id, TransferId pending, Outcome outcome, long amount, String reference)
      implements Transfer {
    /** Checks the ranges. */
    public End {
      require(id != null && pending != null && outcome != null, "a field is missing");
      require(!id.equals(pending), "a transfer cannot end itself");
      require(
          outcome == Outcome.POST ? amount >= 1 : amount == 0,
          "a post has an amount from 1, a void has none; received " + amount);
      checkReference(reference);
    }
  }

  private static void checkReference(String reference) {
    require(
        reference != null && reference.length() <= 200,
        "a reference is at most 200 characters; received '" + reference + "'");
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }
}
