package bondgate.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.ledger.Account.Limit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Random chains against a model that knows nothing but the list of all transfers that hold, and
 * adds it up from the beginning each time. Run one case again with {@code -Dbondgate.seed=…}.
 */
class RandomTransfersTest {
  private static final int CHAINS = 150;

  @Test
  void theLedgerAgreesWithAModelThatAddsEverythingUp() {
    long seed = Long.getLong("bondgate.seed", System.nanoTime());
    System.out.println("RandomTransfersTest seed " + seed);
    for (long run = 0; run < 8; run++) {
      run(seed + run);
    }
  }

  @Test
  void theModelBites() {
    Model model = new Model();
    Transfer.Move move = Transfer.single(TransferId.of("x"), "shelf", "source", 1, "");

    assertThat(model.holds(move)).as("an empty shelf gives nothing").isFalse();
  }

  private static void run(long seed) {
    Random random = new Random(seed);
    LedgerBook book = new LedgerBook();
    Model model = new Model();
    Model.LIMITS.forEach(
        (name, limit) -> book.putAccount(new Account(name, "piece", limit), Balance.ZERO));
    List<JournalRow> journal = new ArrayList<>();
    for (int i = 0; i < CHAINS; i++) {
      Chain chain = chain(random, i, model);
      boolean expected = model.apply(chain);
      ChainResult result = book.apply(chain, journal);
      assertThat(result.accepted())
          .as("seed %d, chain %d: %s", seed, i, result)
          .isEqualTo(expected);
      check(seed, i, book, model);
    }
    assertThat(journal)
        .as("seed %d: the journal says what the model says", seed)
        .extracting(JournalRow::transfer)
        .containsExactlyElementsOf(model.held);
  }

  private static void check(long seed, int chain, LedgerBook book, Model model) {
    long net = 0;
    long debits = 0;
    long credits = 0;
    for (String name : Model.LIMITS.keySet()) {
      Balance balance = book.balance(name);
      assertThat(balance)
          .as("seed %d, chain %d, %s", seed, chain, name)
          .isEqualTo(model.balance(name));
      assertThat(Model.within(Model.LIMITS.get(name), balance))
          .as("seed %d, chain %d, limit of %s: %s", seed, chain, name, balance)
          .isTrue();
      net += balance.net();
      debits += balance.debitsPending();
      credits += balance.creditsPending();
    }
    assertThat(net).as("seed %d, chain %d: posted sums are conserved", seed, chain).isZero();
    assertThat(debits).as("seed %d, chain %d: pending sums agree", seed, chain).isEqualTo(credits);
  }

  private static Chain chain(Random random, int number, Model model) {
    List<Transfer> transfers = new ArrayList<>();
    int length = 1 + random.nextInt(3);
    for (int i = 0; i < length; i++) {
      TransferId id = TransferId.of("t", Integer.toString(number), Integer.toString(i));
      transfers.add(
          random.nextInt(3) == 0 && !model.held.isEmpty()
              ? end(random, id, model)
              : move(random, id));
    }
    return new Chain(transfers);
  }

  private static Transfer move(Random random, TransferId id) {
    List<String> names = List.copyOf(Model.LIMITS.keySet());
    String debit = names.get(random.nextInt(names.size()));
    String credit = debit;
    while (credit.equals(debit)) {
      credit = names.get(random.nextInt(names.size()));
    }
    long amount = 1L + random.nextInt(20);
    return random.nextBoolean()
        ? Transfer.single(id, debit, credit, amount, "")
        : Transfer.pending(id, debit, credit, amount, "");
  }

  private static Transfer end(Random random, TransferId id, Model model) {
    TransferId target = model.held.get(random.nextInt(model.held.size())).id();
    return random.nextBoolean()
        ? Transfer.post(id, target, 1L + random.nextInt(20), "")
        : Transfer.voiding(id, target, "");
  }

  /** The list of what holds, added up from the beginning whenever it is asked. */
  private static final class Model {
    static final Map<String, Limit> LIMITS =
        Map.of(
            "source", Limit.NONE,
            "sink", Limit.NONE,
            "shelf", Limit.DEBITS_MUST_NOT_EXCEED_CREDITS,
            "purse", Limit.DEBITS_MUST_NOT_EXCEED_CREDITS,
            "debt", Limit.CREDITS_MUST_NOT_EXCEED_DEBITS);

    private List<Transfer> held = new ArrayList<>();

    boolean apply(Chain chain) {
      List<Transfer> before = held;
      held = new ArrayList<>(before);
      for (Transfer transfer : chain.transfers()) {
        if (!holds(transfer)) {
          held = before;
          return false;
        }
        held.add(transfer);
      }
      return true;
    }

    boolean holds(Transfer transfer) {
      if (transfer instanceof Transfer.End end) {
        Transfer target = find(end.pending());
        return target instanceof Transfer.Move move
            && move.phase() == Transfer.Phase.PENDING
            && endOf(move.id()) == null
            && end.amount() <= move.amount();
      }
      Transfer.Move move = (Transfer.Move) transfer;
      held.add(transfer);
      boolean within =
          within(LIMITS.get(move.debit()), balance(move.debit()))
              && within(LIMITS.get(move.credit()), balance(move.credit()));
      held.remove(held.size() - 1);
      return within;
    }

    static boolean within(Limit limit, Balance b) {
      return switch (limit) {
        case NONE -> true;
        case DEBITS_MUST_NOT_EXCEED_CREDITS ->
            b.debitsPending() + b.debitsPosted() <= b.creditsPosted();
        case CREDITS_MUST_NOT_EXCEED_DEBITS ->
            b.creditsPending() + b.creditsPosted() <= b.debitsPosted();
      };
    }

    Balance balance(String account) {
      Map<String, Long> sums = new HashMap<>();
      for (Transfer transfer : held) {
        if (transfer instanceof Transfer.Move move) {
          String side =
              move.debit().equals(account) ? "d" : move.credit().equals(account) ? "c" : "-";
          Transfer.End end = endOf(move.id());
          boolean open = move.phase() == Transfer.Phase.PENDING && end == null;
          long amount =
              move.phase() == Transfer.Phase.SINGLE || open ? move.amount() : end.amount();
          sums.merge(side + (open ? "pending" : "posted"), amount, Long::sum);
        }
      }
      return new Balance(
          sums.getOrDefault("dpending", 0L),
          sums.getOrDefault("dposted", 0L),
          sums.getOrDefault("cpending", 0L),
          sums.getOrDefault("cposted", 0L));
    }

    private Transfer find(TransferId id) {
      return held.stream().filter(t -> t.id().equals(id)).findFirst().orElse(null);
    }

    private Transfer.End endOf(TransferId id) {
      return held.stream()
          .filter(Transfer.End.class::isInstance)
          .map(Transfer.End.class::cast)
          .filter(end -> end.pending().equals(id))
          .findFirst()
          .orElse(null);
    }
  }
}
