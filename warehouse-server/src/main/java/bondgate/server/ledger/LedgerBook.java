package bondgate.server.ledger;

import bondgate.server.ledger.TransferResult.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The part of the ledger that a batch touches, in memory: takes chains one after the other and says
 * what becomes of each. Knows neither time nor database.
 */
final class LedgerBook {
  private final Map<String, Account> accounts = new HashMap<>();
  private final Map<String, Balance> balances = new HashMap<>();
  private final Map<TransferId, JournalRow> rows = new HashMap<>();
  private final Map<TransferId, Transfer.End> ends = new HashMap<>();

  /** An account with its balance before the batch. */
  void putAccount(Account account, Balance balance) {
    accounts.put(account.name(), account);
    balances.put(account.name(), balance);
  }

  /** A transfer that was written before the batch. */
  void putRow(JournalRow row) {
    rows.put(row.transfer().id(), row);
    if (row.transfer() instanceof Transfer.End end) {
      ends.put(end.pending(), end);
    }
  }

  Balance balance(String account) {
    return balances.get(account);
  }

  /** Evaluates the chain; if it holds, its rows are added to {@code written} in order. */
  ChainResult apply(Chain chain, List<JournalRow> written) {
    Draft draft = new Draft();
    List<TransferResult> results = new ArrayList<>();
    for (Transfer transfer : chain.transfers()) {
      TransferResult result = draft.evaluate(transfer);
      if (result instanceof Refusal refusal) {
        return broken(chain, results.size(), refusal);
      }
      results.add(result);
    }
    // From here on the chain holds.
    draft.rows.values().forEach(this::putRow);
    balances.putAll(draft.balances);
    written.addAll(draft.rows.values());
    return new ChainResult(results);
  }

  private static ChainResult broken(Chain chain, int index, Refusal refusal) {
    TransferId culprit = chain.transfers().get(index).id();
    List<TransferResult> results = new ArrayList<>();
    for (int i = 0; i < chain.transfers().size(); i++) {
      results.add(i == index ? refusal : new TransferResult.ChainBroken(culprit));
    }
    return new ChainResult(results);
  }

  /** What a chain would change, kept apart until the whole chain is known to hold. */
  private final class Draft {
    private final Map<TransferId, JournalRow> rows = new LinkedHashMap<>();
    private final Map<TransferId, Transfer.End> ends = new HashMap<>();
    private final Map<String, Balance> balances = new HashMap<>();

    TransferResult evaluate(Transfer transfer) {
      JournalRow earlier = row(transfer.id());
      if (earlier != null) {
        return repeated(earlier.transfer(), transfer);
      }
      return transfer instanceof Transfer.Move move ? move(move) : end((Transfer.End) transfer);
    }

    private TransferResult move(Transfer.Move move) {
      Account debit = accounts.get(move.debit());
      Account credit = accounts.get(move.credit());
      if (debit == null || credit == null) {
        return new TransferResult.AccountNotFound(debit == null ? move.debit() : move.credit());
      }
      if (!debit.unit().equals(credit.unit())) {
        return new TransferResult.UnitsDiffer(debit.unit(), credit.unit());
      }
      Balance debitSide = of(move.debit());
      Balance creditSide = of(move.credit());
      if (overflows(debitSide.debitsPending(), debitSide.debitsPosted(), move.amount())) {
        return new TransferResult.Overflows(move.debit());
      }
      if (overflows(creditSide.creditsPending(), creditSide.creditsPosted(), move.amount())) {
        return new TransferResult.Overflows(move.credit());
      }
      if (debit.limit() == Account.Limit.DEBITS_MUST_NOT_EXCEED_CREDITS
          && move.amount() > debitSide.available()) {
        return new TransferResult.ExceedsCredits(
            move.debit(), debitSide.available(), move.amount());
      }
      long room =
          creditSide.debitsPosted() - creditSide.creditsPosted() - creditSide.creditsPending();
      if (credit.limit() == Account.Limit.CREDITS_MUST_NOT_EXCEED_DEBITS && move.amount() > room) {
        return new TransferResult.ExceedsDebits(move.credit(), room, move.amount());
      }
      return create(new JournalRow(move, move.debit(), move.credit(), 0));
    }

    private TransferResult end(Transfer.End end) {
      JournalRow pending = row(end.pending());
      if (pending == null) {
        return new TransferResult.PendingNotFound(end.pending());
      }
      if (!(pending.transfer() instanceof Transfer.Move move)
          || move.phase() != Transfer.Phase.PENDING) {
        return new TransferResult.NotPending(end.pending());
      }
      Transfer.End other =
          ends.getOrDefault(end.pending(), LedgerBook.this.ends.get(end.pending()));
      if (other != null) {
        return other.outcome() == Transfer.Outcome.POST
            ? new TransferResult.PendingAlreadyPosted(end.pending())
            : new TransferResult.PendingAlreadyVoided(end.pending());
      }
      if (end.amount() > move.amount()) {
        return new TransferResult.ExceedsPendingAmount(end.pending(), move.amount(), end.amount());
      }
      ends.put(end.pending(), end);
      return create(new JournalRow(end, pending.debit(), pending.credit(), move.amount()));
    }

    private TransferResult create(JournalRow row) {
      balances.put(row.debit(), row.onDebit(of(row.debit())));
      balances.put(row.credit(), row.onCredit(of(row.credit())));
      rows.put(row.transfer().id(), row);
      return new TransferResult.Created(row.transfer().id());
    }

    private Balance of(String account) {
      return balances.getOrDefault(account, LedgerBook.this.balances.get(account));
    }

    private JournalRow row(TransferId id) {
      return rows.getOrDefault(id, LedgerBook.this.rows.get(id));
    }
  }

  private static boolean overflows(long pending, long posted, long amount) {
    return amount > Long.MAX_VALUE - pending - posted || Long.MAX_VALUE - pending - posted < 0;
  }

  private static TransferResult repeated(Transfer earlier, Transfer asked) {
    if (earlier.equals(asked)) {
      return new TransferResult.Exists(asked.id());
    }
    String[] before = fields(earlier);
    String[] now = fields(asked);
    for (int i = 0; i < FIELDS.length; i++) {
      if (!before[i].equals(now[i])) {
        return new TransferResult.ExistsWithDifferent(asked.id(), FIELDS[i], before[i], now[i]);
      }
    }
    throw new IllegalStateException("transfers differ in no field: " + earlier + ", " + asked);
  }

  private static final String[] FIELDS = {
    "kind", "debit", "credit", "pending", "amount", "reference"
  };

  private static String[] fields(Transfer transfer) {
    if (transfer instanceof Transfer.Move move) {
      return new String[] {
        move.phase().name(),
        move.debit(),
        move.credit(),
        "",
        Long.toString(move.amount()),
        move.reference()
      };
    }
    Transfer.End end = (Transfer.End) transfer;
    return new String[] {
      end.outcome().name(),
      "",
      "",
      end.pending().toString(),
      Long.toString(end.amount()),
      end.reference()
    };
  }
}
