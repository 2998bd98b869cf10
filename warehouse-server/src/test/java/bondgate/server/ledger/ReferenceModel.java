package bondgate.server.ledger;

import bondgate.server.ledger.Account.Limit;
import bondgate.server.ledger.Transfer.Sizing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the ledger's documentation says, as plainly as it can be written: maps of whole numbers, a
 * copy of everything before each chain, no slots, no undoing, no filter.
 */
final class ReferenceModel {
  /** Sums of an account: debits pending and posted, credits pending and posted. */
  record Sums(long dp, long d, long cp, long c) {}

  /** A pending transfer, and how it ended: null while it has not. */
  record Held(Transfer.Move move, long amount, Instant expiresAt, String end) {}

  private record Known(String kind, Transfer asked, long amount) {}

  final Map<String, Account> accounts = new HashMap<>();
  Map<String, Sums> sums = new TreeMap<>();
  Map<TransferId, Held> held = new HashMap<>();
  private Map<TransferId, Known> known = new HashMap<>();
  private Map<String, Boolean> closed = new HashMap<>();
  private Instant now = Instant.MIN;

  /** Recorded time never goes back behind what is recorded. */
  private Instant lastRecorded = Instant.MIN;

  void open(Account account) {
    accounts.put(account.name(), account);
    sums.put(account.name(), new Sums(0, 0, 0, 0));
  }

  List<TransferResult> submit(Chain chain, Instant at) {
    now = at.isAfter(lastRecorded) ? at : lastRecorded;
    expire();
    ReferenceModel before = copy();
    List<TransferResult> results = new ArrayList<>();
    for (Transfer transfer : chain.transfers()) {
      TransferResult result = one(transfer);
      if (result instanceof TransferResult.Refusal) {
        restore(before);
        int culprit = results.size();
        results.clear();
        for (int i = 0; i < chain.transfers().size(); i++) {
          results.add(i == culprit ? result : new TransferResult.ChainBroken(transfer.id()));
        }
        return results;
      }
      results.add(result);
      lastRecorded = result instanceof TransferResult.Created ? now : lastRecorded;
    }
    return results;
  }

  /** How many expired with the last chain. */
  int expiredNow;

  private void expire() {
    expiredNow = 0;
    for (Map.Entry<TransferId, Held> entry : new HashMap<>(held).entrySet()) {
      Held one = entry.getValue();
      if (one.end() == null && one.expiresAt() != null && !one.expiresAt().isAfter(now)) {
        end(entry.getKey(), one, 0, "EXPIRED");
        lastRecorded = now;
        expiredNow++;
      }
    }
  }

  private TransferResult one(Transfer asked) {
    Known earlier = known.get(asked.id());
    if (earlier != null) {
      return repeat(earlier, asked);
    }
    if (asked instanceof Transfer.Move move) {
      return move(move);
    }
    return asked instanceof Transfer.End end ? ending(end) : closing((Transfer.Closing) asked);
  }

  /** Only whether it is the same: which field differs first has tests of its own. */
  private static TransferResult repeat(Known earlier, Transfer asked) {
    return earlier.asked().equals(asked)
        ? new TransferResult.Exists(asked.id(), earlier.amount())
        : new TransferResult.ExistsWithDifferent(asked.id(), "", "", "");
  }

  private TransferResult move(Transfer.Move move) {
    for (String name : List.of(move.debit(), move.credit())) {
      if (!accounts.containsKey(name)) {
        return new TransferResult.AccountNotFound(name);
      }
    }
    for (String name : List.of(move.debit(), move.credit())) {
      if (closed.containsKey(name)) {
        return new TransferResult.AccountClosed(name);
      }
    }
    Account from = accounts.get(move.debit());
    Account to = accounts.get(move.credit());
    if (!from.unit().equals(to.unit())) {
      return new TransferResult.UnitsDiffer(from.unit(), to.unit());
    }
    return sized(move, from, to);
  }

  private TransferResult sized(Transfer.Move move, Account from, Account to) {
    Sums d = sums.get(from.name());
    Sums c = sums.get(to.name());
    long give = from.limit() == Limit.DEBITS_MUST_NOT_EXCEED_CREDITS ? d.c - d.d - d.dp : WIDE;
    long take = to.limit() == Limit.CREDITS_MUST_NOT_EXCEED_DEBITS ? c.d - c.c - c.cp : WIDE;
    long amount = move.amount();
    if (move.sizing() == Sizing.UP_TO_DEBIT || move.sizing() == Sizing.UP_TO_BOTH) {
      if (give < 1) {
        return new TransferResult.ExceedsCredits(from.name(), give, amount);
      }
      amount = Math.min(amount, give);
    }
    if (move.sizing() == Sizing.UP_TO_CREDIT || move.sizing() == Sizing.UP_TO_BOTH) {
      if (take < 1) {
        return new TransferResult.ExceedsDebits(to.name(), take, move.amount());
      }
      amount = Math.min(amount, take);
    }
    if (tooMuch(d.dp, d.d, amount)) {
      return new TransferResult.Overflows(from.name());
    }
    if (tooMuch(c.cp, c.c, amount)) {
      return new TransferResult.Overflows(to.name());
    }
    if (amount > give) {
      return new TransferResult.ExceedsCredits(from.name(), give, amount);
    }
    if (amount > take) {
      return new TransferResult.ExceedsDebits(to.name(), take, amount);
    }
    return created(move, amount);
  }

  private TransferResult created(Transfer.Move move, long amount) {
    boolean pending = move.phase() == Transfer.Phase.PENDING;
    change(move.debit(), move.credit(), pending ? amount : 0, pending ? 0 : amount);
    if (pending) {
      Instant expiry = move.timeoutS() == 0 ? null : now.plusSeconds(move.timeoutS());
      held.put(move.id(), new Held(move, amount, expiry, null));
    }
    known.put(move.id(), new Known(move.phase().name(), move, amount));
    return new TransferResult.Created(move.id(), amount);
  }

  private static final long WIDE = Long.MAX_VALUE;

  private static boolean tooMuch(long pending, long posted, long amount) {
    return Math.addExact(pending, posted) > Long.MAX_VALUE - amount;
  }

  private TransferResult ending(Transfer.End end) {
    Held one = held.get(end.pending());
    if (one == null) {
      return known.containsKey(end.pending())
          ? new TransferResult.NotPending(end.pending())
          : new TransferResult.PendingNotFound(end.pending());
    }
    if (one.end() != null) {
      return switch (one.end()) {
        case "POST" -> new TransferResult.PendingAlreadyPosted(end.pending());
        case "VOID" -> new TransferResult.PendingAlreadyVoided(end.pending());
        default -> new TransferResult.PendingExpired(end.pending());
      };
    }
    long amount = end.amount() == Transfer.WHOLE ? one.amount() : end.amount();
    if (amount > one.amount()) {
      return new TransferResult.ExceedsPendingAmount(end.pending(), one.amount(), amount);
    }
    end(end.pending(), one, amount, end.outcome().name());
    known.put(end.id(), new Known(end.outcome().name(), end, amount));
    return new TransferResult.Created(end.id(), amount);
  }

  private void end(TransferId id, Held one, long posted, String how) {
    change(one.move().debit(), one.move().credit(), -one.amount(), posted);
    held.put(id, new Held(one.move(), one.amount(), one.expiresAt(), how));
  }

  private TransferResult closing(Transfer.Closing closing) {
    Sums of = sums.get(closing.account());
    if (of == null) {
      return new TransferResult.AccountNotFound(closing.account());
    }
    if (closed.containsKey(closing.account())) {
      return new TransferResult.AccountClosed(closing.account());
    }
    if (of.dp != 0 || of.cp != 0) {
      long sum = of.dp > Long.MAX_VALUE - of.cp ? Long.MAX_VALUE : of.dp + of.cp;
      return new TransferResult.PendingStands(closing.account(), sum);
    }
    closed.put(closing.account(), true);
    known.put(closing.id(), new Known("CLOSE", closing, 0));
    return new TransferResult.Created(closing.id(), 0);
  }

  private void change(String debit, String credit, long pending, long posted) {
    sums.computeIfPresent(debit, (name, s) -> new Sums(s.dp + pending, s.d + posted, s.cp, s.c));
    sums.computeIfPresent(credit, (name, s) -> new Sums(s.dp, s.d, s.cp + pending, s.c + posted));
  }

  ReferenceModel copy() {
    ReferenceModel copy = new ReferenceModel();
    copy.sums = new TreeMap<>(sums);
    copy.held = new HashMap<>(held);
    copy.known = new HashMap<>(known);
    copy.closed = new HashMap<>(closed);
    copy.lastRecorded = lastRecorded;
    return copy;
  }

  void restore(ReferenceModel before) {
    sums = before.sums;
    held = before.held;
    known = before.known;
    closed = before.closed;
    lastRecorded = before.lastRecorded;
  }
}
