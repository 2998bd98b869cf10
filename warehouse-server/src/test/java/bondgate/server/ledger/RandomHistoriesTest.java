package bondgate.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Random histories, compared with {@link ReferenceModel} after every step: results, sums, limits,
 * and that nothing comes from nowhere; with crashes between any two durable steps, after which the
 * book is made again from its rows. Run one again with {@code -Dbondgate.seed=…}; more of them with
 * {@code mvn -Pledger-soak test}.
 */
class RandomHistoriesTest {
  private static final long EVENTS = Long.getLong("bondgate.test.ledger-events", 1_000_000);
  private static final int STEPS = 150;

  @Test
  void theLedgerDoesWhatItsDocumentationSays() {
    Long given = Long.getLong("bondgate.seed");
    long seed = given == null ? System.nanoTime() : given;
    System.out.println("RandomHistoriesTest seed " + seed);
    long events = 0;
    long crashes = 0;
    for (long run = 0; events < (given == null ? EVENTS : 1); run++) {
      History history = new History(seed + run);
      history.run();
      events += history.events;
      crashes += history.crashes;
    }
    System.out.printf("%,d events, %,d crashes%n", events, crashes);
    assertThat(crashes).isPositive();
  }

  @Test
  void theComparisonBites() {
    History history = new History(1);
    history.model.sums.computeIfPresent(
        "shelf", (name, s) -> new ReferenceModel.Sums(s.dp(), s.d(), s.cp(), s.c() + 1));

    assertThatThrownBy(history::run)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("seed 1");
  }

  private static final class History {
    final ReferenceModel model = new ReferenceModel();
    private final MemoryLedger ledger = new MemoryLedger();
    private final SplittableRandom random;
    private final RandomChains chains;
    private final long seed;
    private ReferenceModel committed;
    private Instant at = MemoryLedger.AT;
    private int step;
    long events;
    long crashes;

    History(long seed) {
      this.seed = seed;
      random = new SplittableRandom(seed);
      chains = new RandomChains(random);
      RandomChains.ACCOUNTS.forEach(
          account -> {
            ledger.open(account);
            model.open(account);
          });
      committed = model.copy();
    }

    void run() {
      for (step = 0; step < STEPS; step++) {
        at = at.plusSeconds(random.nextInt(8) - 2L);
        submit(chains.chain());
        durableStep();
      }
      ledger.commit();
      replay();
    }

    private void submit(Chain chain) {
      events += chain.transfers().size();
      List<Object> before = state(ledger.book());
      List<TransferResult> expected = model.submit(chain, at);
      List<TransferResult> actual = ledger.submit(List.of(chain), at).get(0).results();
      if (!same(expected, actual)) {
        throw new AssertionError(
            said("%s: expected %s, got %s".formatted(chain, expected, actual)));
      }
      List<Object> after = state(ledger.book());
      boolean nothing = actual.stream().noneMatch(TransferResult.Created.class::isInstance);
      if (nothing && model.expiredNow == 0 && !before.equals(after)) {
        throw new AssertionError(said("a refusal changed " + before + " to " + after));
      }
      compare();
    }

    /**
     * Nothing, a commit, or a crash before the batch is stored, or before the writer hears of it.
     */
    private void durableStep() {
      switch (random.nextInt(12)) {
        case 0, 1, 2 -> {
          ledger.commit();
          committed = model.copy();
        }
        case 3 -> {
          ledger.restart();
          model.restore(committed.copy());
          crashes++;
          compare();
        }
        case 4 -> {
          ledger.store();
          ledger.restart();
          committed = model.copy();
          crashes++;
          compare();
        }
        default -> {}
      }
    }

    private void compare() {
      long net = 0;
      long pending = 0;
      for (Account account : RandomChains.ACCOUNTS) {
        Balance is = ledger.book().balance(account.name());
        ReferenceModel.Sums should = model.sums.get(account.name());
        if (is.debitsPending() != should.dp()
            || is.debitsPosted() != should.d()
            || is.creditsPending() != should.cp()
            || is.creditsPosted() != should.c()) {
          throw new AssertionError(said("%s is %s, not %s".formatted(account, is, should)));
        }
        if (!within(account, is)) {
          throw new AssertionError(said("%s breaks its limit: %s".formatted(account, is)));
        }
        net += is.net();
        pending += is.debitsPending() - is.creditsPending();
      }
      if (net != 0 || pending != 0) {
        throw new AssertionError(said("sums are %d and %d, not 0".formatted(net, pending)));
      }
    }

    private static boolean within(Account account, Balance b) {
      return switch (account.limit()) {
        case NONE -> true;
        case DEBITS_MUST_NOT_EXCEED_CREDITS ->
            b.debitsPending() + b.debitsPosted() <= b.creditsPosted();
        case CREDITS_MUST_NOT_EXCEED_DEBITS ->
            b.creditsPending() + b.creditsPosted() <= b.debitsPosted();
      };
    }

    private void replay() {
      if (!state(ledger.replayed()).equals(state(ledger.book()))) {
        throw new AssertionError(said("replay gives another state"));
      }
    }

    private static boolean same(List<TransferResult> expected, List<TransferResult> actual) {
      for (int i = 0; i < expected.size(); i++) {
        TransferResult is = actual.get(i);
        boolean fits =
            expected.get(i) instanceof TransferResult.ExistsWithDifferent
                ? is instanceof TransferResult.ExistsWithDifferent
                : expected.get(i).equals(is);
        if (!fits) {
          return false;
        }
      }
      return expected.size() == actual.size();
    }

    /** All that a book is. */
    private static List<Object> state(LedgerBook book) {
      List<Object> state = new ArrayList<>();
      state.add(book.lastSeq());
      AccountTable accounts = book.accounts();
      for (int slot = 0; slot < accounts.size(); slot++) {
        state.add(accounts.balance(slot));
        state.add(accounts.lastSeq(slot));
        state.add(accounts.isClosed(slot));
      }
      state.add(new java.util.HashSet<>(book.pendings().all()));
      state.add(book.pendings().nextExpiryUs());
      return state;
    }

    private String said(String what) {
      return "seed %d, step %d: %s".formatted(seed, step, what);
    }
  }
}
