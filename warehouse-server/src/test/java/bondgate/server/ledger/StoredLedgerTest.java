package bondgate.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.ledger.Account.Limit;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The ledger in the real database, as the slices use it. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class StoredLedgerTest {
  static final Instant AT = Instant.parse("2026-03-01T02:00:00Z");

  @Inject Ledger ledger;
  @Inject BookDesks desks;
  @Inject AgroalDataSource database;

  private final String own = "ledger-test-" + UUID.randomUUID();

  @Test
  void whatIsStoredIsWhatTheModelSays() {
    long seed = Long.getLong("bondgate.seed", System.nanoTime());
    System.out.println("StoredLedgerTest seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    RandomChains chains = new RandomChains(random, own + "/");
    ReferenceModel model = new ReferenceModel();
    QuarkusTransaction.requiringNew().run(() -> ledger.open(chains.accounts(), AT));
    chains.accounts().forEach(model::open);
    for (int i = 0; i < 60; i++) {
      Instant at = AT.plusSeconds(i);
      boolean keep = random.nextInt(5) > 0;
      ReferenceModel before = model.copy();
      QuarkusTransaction.begin();
      for (int n = 0; n < 8; n++) {
        Chain chain = chains.chain();
        ChainResult result = ledger.submit(own, chain, Voucher.of("staff:ls-07", n, at));
        boolean expected =
            model.submit(chain, at).stream().allMatch(TransferResult.Accepted.class::isInstance);
        assertThat(result.accepted()).as("seed %d, %s", seed, result).isEqualTo(expected);
        compare(seed, model);
      }
      if (keep) {
        QuarkusTransaction.commit();
      } else {
        QuarkusTransaction.rollback();
        model.restore(before);
      }
      if (i % 17 == 16) {
        desks.of(own).forget();
      }
      compare(seed, model);
    }
  }

  /** By the transaction that has the book, or by the database. */
  private void compare(long seed, ReferenceModel model) {
    ledger
        .balancesBelow(own + "/")
        .forEach(
            (account, is) -> {
              ReferenceModel.Sums should = model.sums.get(account);
              assertThat(is)
                  .as("seed %d, %s", seed, account)
                  .isEqualTo(new Balance(should.dp(), should.d(), should.cp(), should.c()));
            });
  }

  @Test
  void whatIsRolledBackIsNotThereNorInMemory() {
    open();
    QuarkusTransaction.begin();
    ledger.submit(own, stock("rolled-back", 5), voucher());
    ledger.open(List.of(new Account(own + "/late", "piece", Limit.NONE)), AT);
    assertThat(ledger.balance(own + "/shelf").net()).isEqualTo(5);
    QuarkusTransaction.rollback();

    assertThat(ledger.balance(own + "/shelf")).isEqualTo(Balance.ZERO);
    assertThat(taken("after", 1))
        .isEqualTo(new TransferResult.ExceedsCredits(own + "/shelf", 0, 1));
    assertThat(taken("to-late", own + "/source", own + "/late"))
        .isEqualTo(new TransferResult.AccountNotFound(own + "/late"));
  }

  @Test
  void nobodyWritesOutsideOfATransaction() {
    assertThatThrownBy(() -> ledger.submit(own, stock("alone", 5), voucher()))
        .hasMessageContaining("ransaction");
  }

  @Test
  void anAccountIsNotOpenedAgainWithAnotherLimit() {
    open();
    Account other = new Account(own + "/shelf", "piece", Limit.NONE);

    assertThatThrownBy(
            () -> QuarkusTransaction.requiringNew().run(() -> ledger.open(List.of(other), AT)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("shelf");
  }

  @Test
  void ofManyTillsThatSellTheLastItemsAsManySucceedAsThereAre() throws Exception {
    open();
    QuarkusTransaction.requiringNew().run(() -> ledger.submit(own, stock("last", 3), voucher()));
    ExecutorService tills = Executors.newFixedThreadPool(8);
    List<TransferResult> results = new ArrayList<>();
    try {
      List<Future<TransferResult>> asked = new ArrayList<>();
      for (int till = 0; till < 16; till++) {
        String name = "till-" + till;
        asked.add(tills.submit(() -> taken(name, 1)));
      }
      for (Future<TransferResult> one : asked) {
        results.add(one.get(30, TimeUnit.SECONDS));
      }
    } finally {
      tills.shutdownNow();
    }

    assertThat(results).filteredOn(TransferResult.Created.class::isInstance).hasSize(3);
    assertThat(results)
        .filteredOn(TransferResult.Refusal.class::isInstance)
        .hasSize(13)
        .containsOnly(new TransferResult.ExceedsCredits(own + "/shelf", 0, 1));
    assertThat(ledger.balance(own + "/shelf")).isEqualTo(new Balance(0, 3, 0, 3));
  }

  @Test
  void aWriterWithAnOldEpochStoresNothingAndThenTakesTheLeadAnew() throws SQLException {
    open();
    QuarkusTransaction.requiringNew().run(() -> ledger.submit(own, stock("first", 5), voucher()));
    execute("UPDATE ledger_book SET epoch = epoch + 1 WHERE name = '" + own + "'");

    QuarkusTransaction.begin();
    ledger.submit(own, stock("late", 5), voucher());
    assertThatThrownBy(ledger::write)
        .isInstanceOf(LostLeadException.class)
        .hasMessageContaining(own);
    QuarkusTransaction.rollback();

    assertThat(ledger.balance(own + "/shelf").net()).isEqualTo(5);
    assertThat(taken("again", 5)).isInstanceOf(TransferResult.Created.class);
  }

  @Test
  void whatExpiresIsFreeAgain() {
    open();
    Transfer brief =
        Transfer.pending(id("brief"), own + "/shelf", own + "/source", 5, "")
            .withTimeout(java.time.Duration.ofSeconds(9));
    QuarkusTransaction.requiringNew().run(() -> ledger.submit(own, stock("s", 5), voucher()));
    QuarkusTransaction.requiringNew().run(() -> ledger.submit(own, Chain.of(brief), voucher()));
    desks.of(own).forget();

    assertThat(expired(AT.plusSeconds(8))).isEmpty();
    assertThat(expired(AT.plusSeconds(9))).containsExactly(brief.id());
    assertThat(ledger.balance(own + "/shelf")).isEqualTo(new Balance(0, 0, 0, 5));
  }

  private List<TransferId> expired(Instant at) {
    return QuarkusTransaction.requiringNew().call(() -> ledger.expireDue(own, at));
  }

  private TransferResult taken(String name, long amount) {
    Transfer transfer = Transfer.single(id(name), own + "/shelf", own + "/source", amount, "sold");
    return QuarkusTransaction.requiringNew()
        .call(() -> ledger.submit(own, Chain.of(transfer), voucher()).results().get(0));
  }

  private TransferResult taken(String name, String debit, String credit) {
    Transfer transfer = Transfer.single(id(name), debit, credit, 1, "");
    return QuarkusTransaction.requiringNew()
        .call(() -> ledger.submit(own, Chain.of(transfer), voucher()).results().get(0));
  }

  private void open() {
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                ledger.open(
                    List.of(
                        new Account(own + "/source", "piece", Limit.NONE),
                        new Account(own + "/shelf", "piece", Limit.DEBITS_MUST_NOT_EXCEED_CREDITS)),
                    AT));
  }

  private Chain stock(String name, long amount) {
    return Chain.of(Transfer.single(id(name), own + "/source", own + "/shelf", amount, "stock"));
  }

  private TransferId id(String name) {
    return TransferId.of(own, name);
  }

  private static Voucher voucher() {
    return Voucher.of("staff:ls-07", 1, AT);
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.execute();
    }
  }
}
