package bondgate.server.ledger;

import java.time.Instant;
import java.util.Optional;

/**
 * A row of the journal as it is read.
 *
 * @param seq its number in the ledger book, from 1
 * @param id made by the client; by the ledger itself for an expiry
 * @param debit the account that gives; the closed one for a closing
 * @param credit the account that takes; the closed one for a closing
 * @param amount what moves, is reserved or is posted; 0 for a void, an expiry or a closing
 * @param ended what it takes off the pending sums of both accounts
 * @param pending the pending transfer that it ends
 * @param reference what the client's own papers call it
 * @param by the person or device that it comes from
 * @param evidence index of the record that proves it; -1 for none
 */
public record JournalEntry(
    long seq,
    TransferId id,
    EntryKind kind,
    String debit,
    String credit,
    long amount,
    long ended,
    Optional<TransferId> pending,
    String reference,
    String by,
    long evidence,
    Instant happenedAt,
    Instant recordedAt) {

  /** The balance of the account before this entry, given the one after it. */
  Balance before(String account, Balance after) {
    long pendingChange = kind == EntryKind.PENDING ? amount : -ended;
    long postedChange = kind == EntryKind.PENDING ? 0 : amount;
    boolean debited = debit.equals(account);
    boolean credited = credit.equals(account);
    return after.plus(
        debited ? -pendingChange : 0,
        debited ? -postedChange : 0,
        credited ? -pendingChange : 0,
        credited ? -postedChange : 0);
  }
}
