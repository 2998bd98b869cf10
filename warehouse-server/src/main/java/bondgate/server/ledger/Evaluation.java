package bondgate.server.ledger;

import bondgate.server.ledger.Transfer.Sizing;
import bondgate.server.ledger.TransferResult.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The rules: what becomes of each transfer of one submission, in the documented precedence. */
final class Evaluation {
  private final LedgerBook book;
  private final AccountTable accounts;
  private final Map<TransferId, Earlier> stored;
  private final LedgerBook.Stamp stamp;

  Evaluation(LedgerBook book, Map<TransferId, Earlier> stored, LedgerBook.Stamp stamp) {
    this.book = book;
    this.accounts = book.accounts();
    this.stored = stored;
    this.stamp = stamp;
  }

  List<ChainResult> chains(List<Chain> chains) {
    List<ChainResult> results = new ArrayList<>(chains.size());
    for (Chain chain : chains) {
      results.add(chain(chain));
    }
    return results;
  }

  private ChainResult chain(Chain chain) {
    int before = book.unsealed();
    List<TransferResult> results = new ArrayList<>(chain.transfers().size());
    for (Transfer transfer : chain.transfers()) {
      TransferResult result = evaluate(transfer);
      if (result instanceof Refusal refusal) {
        book.takeBackTo(before);
        return broken(chain, results.size(), refusal);
      }
      results.add(result);
    }
    return new ChainResult(results);
  }

  private static ChainResult broken(Chain chain, int index, Refusal refusal) {
    TransferId culprit = chain.transfers().get(index).id();
    List<TransferResult> results = new ArrayList<>(chain.transfers().size());
    for (int i = 0; i < chain.transfers().size(); i++) {
      results.add(i == index ? refusal : new TransferResult.ChainBroken(culprit));
    }
    return new ChainResult(results);
  }

  private TransferResult evaluate(Transfer transfer) {
    Earlier earlier = earlier(transfer.id());
    if (earlier != null) {
      return Repeat.result(earlier, transfer);
    }
    if (transfer instanceof Transfer.Move move) {
      return move(move);
    }
    return transfer instanceof Transfer.End end ? end(end) : close((Transfer.Closing) transfer);
  }

  private Earlier earlier(TransferId id) {
    Earlier recent = book.recent().find(id);
    return recent != null ? recent : stored.get(id);
  }

  private TransferResult move(Transfer.Move move) {
    int debit = accounts.slot(move.debit());
    int credit = accounts.slot(move.credit());
    if (debit == AccountTable.NONE || credit == AccountTable.NONE) {
      return new TransferResult.AccountNotFound(
          debit == AccountTable.NONE ? move.debit() : move.credit());
    }
    if (accounts.isClosed(debit) || accounts.isClosed(credit)) {
      return new TransferResult.AccountClosed(
          accounts.isClosed(debit) ? move.debit() : move.credit());
    }
    String debitUnit = accounts.account(debit).unit();
    String creditUnit = accounts.account(credit).unit();
    if (!debitUnit.equals(creditUnit)) {
      return new TransferResult.UnitsDiffer(debitUnit, creditUnit);
    }
    return sized(move, debit, credit);
  }

  private TransferResult sized(Transfer.Move move, int debit, int credit) {
    long debitRoom = accounts.debitRoom(debit);
    long creditRoom = accounts.creditRoom(credit);
    long amount = move.amount();
    if (move.sizing() == Sizing.UP_TO_DEBIT || move.sizing() == Sizing.UP_TO_BOTH) {
      if (debitRoom < 1) {
        return new TransferResult.ExceedsCredits(move.debit(), debitRoom, move.amount());
      }
      amount = Math.min(amount, debitRoom);
    }
    if (move.sizing() == Sizing.UP_TO_CREDIT || move.sizing() == Sizing.UP_TO_BOTH) {
      if (creditRoom < 1) {
        return new TransferResult.ExceedsDebits(move.credit(), creditRoom, move.amount());
      }
      amount = Math.min(amount, creditRoom);
    }
    if (accounts.debitsOverflow(debit, amount)) {
      return new TransferResult.Overflows(move.debit());
    }
    if (accounts.creditsOverflow(credit, amount)) {
      return new TransferResult.Overflows(move.credit());
    }
    if (amount > debitRoom) {
      return new TransferResult.ExceedsCredits(move.debit(), debitRoom, amount);
    }
    if (amount > creditRoom) {
      return new TransferResult.ExceedsDebits(move.credit(), creditRoom, amount);
    }
    // From here on it must hold.
    return created(NewRow.move(book, move, amount, debit, credit, stamp));
  }

  private TransferResult end(Transfer.End end) {
    OpenPending pending = book.pendings().find(end.pending());
    if (pending == null) {
      return notOpen(end.pending());
    }
    boolean post = end.outcome() == Transfer.Outcome.POST;
    boolean whole = post && end.amount() == Transfer.WHOLE;
    if (!whole && end.amount() > pending.amount()) {
      return new TransferResult.ExceedsPendingAmount(end.pending(), pending.amount(), end.amount());
    }
    // From here on it must hold.
    return created(
        NewRow.end(
            book,
            post ? EntryKind.POST : EntryKind.VOID,
            end,
            whole ? pending.amount() : end.amount(),
            pending,
            stamp));
  }

  private TransferResult notOpen(TransferId id) {
    // What was ended a moment ago was open when the store was asked, and is not in its answer.
    Earlier.Fate recently = book.recent().fate(id);
    if (recently != Earlier.Fate.OPEN) {
      return ended(id, recently);
    }
    Earlier pending = earlier(id);
    if (pending == null) {
      return new TransferResult.PendingNotFound(id);
    }
    return pending.kind() == EntryKind.PENDING
        ? ended(id, pending.fate())
        : new TransferResult.NotPending(id);
  }

  private TransferResult ended(TransferId id, Earlier.Fate fate) {
    return switch (fate) {
      case POSTED -> new TransferResult.PendingAlreadyPosted(id);
      case VOIDED -> new TransferResult.PendingAlreadyVoided(id);
      case EXPIRED -> new TransferResult.PendingExpired(id);
      case OPEN ->
          throw new IllegalStateException(
              "transfer %s is pending in the journal of %s and not in memory"
                  .formatted(id, book.name()));
    };
  }

  private TransferResult close(Transfer.Closing closing) {
    int slot = accounts.slot(closing.account());
    if (slot == AccountTable.NONE) {
      return new TransferResult.AccountNotFound(closing.account());
    }
    if (accounts.isClosed(slot)) {
      return new TransferResult.AccountClosed(closing.account());
    }
    if (accounts.pending(slot) != 0) {
      return new TransferResult.PendingStands(closing.account(), accounts.pending(slot));
    }
    // From here on it must hold.
    return created(NewRow.closing(book, closing, slot, stamp));
  }

  private TransferResult created(JournalRow row) {
    book.apply(row);
    return new TransferResult.Created(row.id(), row.amount());
  }
}
