package bondgate.server.ledger;

/**
 * What became of a transfer. Where several would apply, the first in this order is given.
 *
 * <ol>
 *   <li>{@link ChainBroken}, if another transfer of its chain was refused
 *   <li>{@link ExistsWithDifferent}, {@link Exists}, if the id was written before
 *   <li>for the end of a pending transfer: {@link PendingNotFound}, {@link NotPending}, {@link
 *       PendingAlreadyPosted}, {@link PendingAlreadyVoided}, {@link PendingExpired}, {@link
 *       ExceedsPendingAmount}
 *   <li>for a movement: {@link AccountNotFound} (debit before credit), {@link AccountClosed} (debit
 *       before credit), {@link UnitsDiffer}, for a balancing one that finds nothing to move {@link
 *       ExceedsCredits} or {@link ExceedsDebits}, {@link Overflows} (debit before credit), {@link
 *       ExceedsCredits}, {@link ExceedsDebits}
 *   <li>for the closing of an account: {@link AccountNotFound}, {@link AccountClosed}, {@link
 *       PendingStands}
 *   <li>{@link Created}
 * </ol>
 *
 * <p>What was pending on an account when nothing yet closed it may still end; a closed account has
 * nothing pending.
 */
public sealed interface TransferResult {

  /** It holds. */
  sealed interface Accepted extends TransferResult {
    /** The amount that moves, is reserved or is posted; 0 for a void or a closing. */
    long amount();
  }

  /** It does not hold, and nothing of its chain does. */
  sealed interface Refusal extends TransferResult {}

  /** Another transfer of the chain was refused, and so nothing of the chain holds. */
  record ChainBroken(TransferId culprit) implements Refusal {}

  /**
   * The id was written before, with other content.
   *
   * @param field the first field that differs: kind, debit, credit, pending, amount, sizing,
   *     timeout, reference
   */
  record ExistsWithDifferent(TransferId id, String field, String earlier, String received)
      implements Refusal {}

  /** The same transfer was written before, with that amount; nothing changes. */
  record Exists(TransferId id, long amount) implements Accepted {}

  /** There is no transfer with that id to be ended. */
  record PendingNotFound(TransferId pending) implements Refusal {}

  /** The transfer to be ended is not a pending one. */
  record NotPending(TransferId pending) implements Refusal {}

  /** Another transfer posted it. */
  record PendingAlreadyPosted(TransferId pending) implements Refusal {}

  /** Another transfer voided it. */
  record PendingAlreadyVoided(TransferId pending) implements Refusal {}

  /** Its time was over before anybody ended it. */
  record PendingExpired(TransferId pending) implements Refusal {}

  /** More would be posted than is pending. */
  record ExceedsPendingAmount(TransferId pending, long pendingAmount, long received)
      implements Refusal {}

  /** There is no account of that name. */
  record AccountNotFound(String account) implements Refusal {}

  /** The account was closed. */
  record AccountClosed(String account) implements Refusal {}

  /** The account cannot be closed: so much is pending on its two sides together. */
  record PendingStands(String account, long pendingAmount) implements Refusal {}

  /** The accounts count different things. */
  record UnitsDiffer(String debitUnit, String creditUnit) implements Refusal {}

  /** A sum of the account would no longer fit into 63 bits. */
  record Overflows(String account) implements Refusal {}

  /** The debit account's debits would exceed its credits. */
  record ExceedsCredits(String account, long available, long received) implements Refusal {}

  /** The credit account's credits would exceed its debits. */
  record ExceedsDebits(String account, long available, long received) implements Refusal {}

  /** It is written, with that amount. */
  record Created(TransferId id, long amount) implements Accepted {}
}
