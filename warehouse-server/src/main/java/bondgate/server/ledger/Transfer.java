package bondgate.server.ledger;

import java.time.Duration;

/**
 * One entry of the journal: an amount goes from one account to another, at once or in two phases, a
 * pending one comes to its end, or an account is closed. Never changed once written.
 */
public sealed interface Transfer {
  /** Asks to post all that is pending, whatever that is. */
  long WHOLE = Long.MAX_VALUE;

  /** Made by the client. */
  TransferId id();

  /** What the client's own papers call it; may be empty, at most 200 characters. */
  String reference();

  /** An amount goes over at once. */
  static Move single(TransferId id, String debit, String credit, long amount, String reference) {
    return new Move(id, Phase.SINGLE, debit, credit, amount, Sizing.EXACT, 0, reference);
  }

  /** An amount is reserved on both sides, until it is posted or voided. */
  static Move pending(TransferId id, String debit, String credit, long amount, String reference) {
    return new Move(id, Phase.PENDING, debit, credit, amount, Sizing.EXACT, 0, reference);
  }

  /** A pending transfer takes effect with that amount; what is left of it is released. */
  static End post(TransferId id, TransferId pending, long amount, String reference) {
    return new End(id, pending, Outcome.POST, amount, reference);
  }

  /** A pending transfer takes effect with all of its amount. */
  static End postWhole(TransferId id, TransferId pending, String reference) {
    return new End(id, pending, Outcome.POST, WHOLE, reference);
  }

  /** A pending transfer is released whole. */
  static End voiding(TransferId id, TransferId pending, String reference) {
    return new End(id, pending, Outcome.VOID, 0, reference);
  }

  /** The account takes no further transfer. */
  static Closing closing(TransferId id, String account, String reference) {
    return new Closing(id, account, reference);
  }

  /** Whether a movement takes effect at once. */
  enum Phase {
    SINGLE,
    PENDING
  }

  /** How a pending transfer is ended by a client. Once. */
  enum Outcome {
    POST,
    VOID
  }

  /** Whether the amount is exact, or the most that may go: a balancing transfer. */
  enum Sizing {
    /** That amount or none. */
    EXACT(0),
    /** As much as the debit account's limit lets, at least 1. */
    UP_TO_DEBIT(1),
    /** As much as the credit account's limit lets, at least 1. */
    UP_TO_CREDIT(2),
    /** As much as both limits let, at least 1. */
    UP_TO_BOTH(3);

    private final int stored;

    Sizing(int stored) {
      this.stored = stored;
    }

    /** How the journal keeps it. */
    int stored() {
      return stored;
    }

    static Sizing ofStored(int stored) {
      return values()[stored];
    }
  }

  /**
   * An amount goes from the debit account to the credit account.
   *
   * @param amount from 1, in the unit of both accounts
   * @param timeoutS seconds after which it expires if it is pending still; 0 for never
   */
  record Move(
      TransferId id,
      Phase phase,
      String debit,
      String credit,
      long amount,
      Sizing sizing,
      long timeoutS,
      String reference)
      implements Transfer {
    private static final long MOST_TIMEOUT_S = Duration.ofDays(36_525).toSeconds();

    /** Checks the ranges. */
    public Move {
      require(id != null && phase != null && debit != null && credit != null, "a field is missing");
      require(sizing != null, "a field is missing");
      require(!debit.equals(credit), "debit and credit account are both '" + debit + "'");
      require(amount >= 1, "an amount is at least 1; received " + amount);
      require(
          timeoutS == 0 || phase == Phase.PENDING,
          "only a pending transfer expires; received a timeout of " + timeoutS + " s");
      require(
          timeoutS >= 0 && timeoutS <= MOST_TIMEOUT_S,
          "a timeout is 0 s to a hundred years; received " + timeoutS + " s");
      checkReference(reference);
    }

    /** The same, as much of it as the debit account's limit lets. */
    public Move upToDebit() {
      return sized(sizing == Sizing.UP_TO_CREDIT ? Sizing.UP_TO_BOTH : Sizing.UP_TO_DEBIT);
    }

    /** The same, as much of it as the credit account's limit lets. */
    public Move upToCredit() {
      return sized(sizing == Sizing.UP_TO_DEBIT ? Sizing.UP_TO_BOTH : Sizing.UP_TO_CREDIT);
    }

    private Move sized(Sizing other) {
      return new Move(id, phase, debit, credit, amount, other, timeoutS, reference);
    }

    /** The same, for that long, in whole seconds. */
    public Move withTimeout(Duration timeout) {
      return new Move(id, phase, debit, credit, amount, sizing, timeout.toSeconds(), reference);
    }
  }

  /**
   * A pending transfer ends.
   *
   * @param pending which one
   * @param amount what is posted, from 1, or {@link #WHOLE}; 0 for a void
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

  /** An account is closed, for good. */
  record Closing(TransferId id, String account, String reference) implements Transfer {
    /** Checks the ranges. */
    public Closing {
      require(id != null && account != null, "a field is missing");
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
