package bondgate.server.ledger;

import bondgate.server.ledger.Account.Limit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Chains as nobody would ask for them: everything that can be asked, and much that cannot be had.
 */
final class RandomChains {
  static final List<Account> ACCOUNTS =
      List.of(
          new Account("source", "piece", Limit.NONE),
          new Account("sink", "piece", Limit.NONE),
          new Account("shelf", "piece", Limit.DEBITS_MUST_NOT_EXCEED_CREDITS),
          new Account("box", "piece", Limit.DEBITS_MUST_NOT_EXCEED_CREDITS),
          new Account("debt", "piece", Limit.CREDITS_MUST_NOT_EXCEED_DEBITS),
          new Account("purse", "fen", Limit.DEBITS_MUST_NOT_EXCEED_CREDITS),
          new Account("bank", "fen", Limit.NONE));

  private static final int MOST_IN_CHAIN = 4;

  private final SplittableRandom random;
  private final String prefix;
  private final List<Transfer> asked = new ArrayList<>();
  private long next;

  RandomChains(SplittableRandom random) {
    this(random, "");
  }

  /** With that before every account's name and in every id. */
  RandomChains(SplittableRandom random, String prefix) {
    this.random = random;
    this.prefix = prefix;
  }

  List<Account> accounts() {
    return ACCOUNTS.stream()
        .map(a -> new Account(prefix + a.name(), a.unit(), a.code(), a.limit()))
        .toList();
  }

  Chain chain() {
    List<Transfer> transfers = new ArrayList<>();
    for (int i = random.nextInt(MOST_IN_CHAIN) == 0 ? 1 + random.nextInt(MOST_IN_CHAIN) : 1;
        i > 0;
        i--) {
      Transfer transfer = transfer();
      transfers.add(transfer);
      asked.add(transfer);
    }
    return new Chain(transfers);
  }

  private Transfer transfer() {
    int kind = random.nextInt(100);
    if (kind < 6 && !asked.isEmpty()) {
      return repeat(any());
    }
    if (kind < 35 && !asked.isEmpty()) {
      return end(any().id());
    }
    if (kind == 99) {
      return Transfer.closing(id(), name(), "");
    }
    return move(id());
  }

  private Transfer any() {
    // Mostly what is recent, since that is what is still open.
    int back = random.nextInt(3) == 0 ? asked.size() : Math.min(asked.size(), 12);
    return asked.get(asked.size() - 1 - random.nextInt(back));
  }

  private Transfer repeat(Transfer earlier) {
    if (random.nextInt(3) > 0) {
      return earlier;
    }
    return random.nextBoolean() ? move(earlier.id()) : end(earlier.id(), any().id());
  }

  private Transfer end(TransferId pending) {
    return end(id(), pending);
  }

  private Transfer end(TransferId id, TransferId pending) {
    if (id.equals(pending)) {
      return Transfer.voiding(id, id(), "");
    }
    return switch (random.nextInt(4)) {
      case 0 -> Transfer.voiding(id, pending, "");
      case 1 -> Transfer.postWhole(id, pending, "");
      default -> Transfer.post(id, pending, amount(), "");
    };
  }

  private Transfer move(TransferId id) {
    String debit = name();
    String credit = name();
    while (credit.equals(debit)) {
      credit = name();
    }
    Transfer.Move move =
        random.nextBoolean()
            ? Transfer.single(id, debit, credit, amount(), "")
            : Transfer.pending(id, debit, credit, amount(), "");
    if (random.nextInt(8) == 0) {
      move = move.upToDebit();
    }
    if (random.nextInt(8) == 0) {
      move = move.upToCredit();
    }
    return move.phase() == Transfer.Phase.PENDING && random.nextInt(3) == 0
        ? move.withTimeout(Duration.ofSeconds(1 + random.nextInt(20)))
        : move;
  }

  private String name() {
    return random.nextInt(200) == 0
        ? prefix + "nobody"
        : prefix + ACCOUNTS.get(random.nextInt(ACCOUNTS.size())).name();
  }

  private long amount() {
    return random.nextInt(60) == 0 ? Long.MAX_VALUE - random.nextInt(30) : 1L + random.nextInt(20);
  }

  private TransferId id() {
    return TransferId.of(prefix, Long.toString(next++));
  }
}
