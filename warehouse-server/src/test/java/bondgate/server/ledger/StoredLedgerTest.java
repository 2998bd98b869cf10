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
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ledger in the real database: what it keeps, what it refuses, and who has the last word. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class StoredLedgerTest {
  private static final Instant AT = Instant.parse("2026-03-01T02:00:00Z");

  @Inject Ledger ledger;
  @Inject AgroalDataSource database;

  private final String own = "ledger-test-" + UUID.randomUUID() + "/";

  @Test
  void whatIsStoredIsWhatTheEvaluatorSays() {
    long seed = Long.getLong("bondgate.seed", System.nanoTime());
    System.out.println("StoredLedgerTest seed " + seed);
    Random random = new Random(seed);
    open();
    LedgerBook memory = new LedgerBook();
    accounts().forEach(account -> memory.putAccount(account, Balance.ZERO));
    List<TransferId> known = new ArrayList<>();
    for (int batch = 0; batch < 20; batch++) {
      List<Chain> chains = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        chains.add(chain(random, known));
      }
      List<JournalRow> written = new ArrayList<>();
      List<ChainResult> expected =
          chains.stream().map(chain -> memory.apply(chain, written)).toList();
      List<ChainResult> stored =
          QuarkusTransaction.requiringNew().call(() -> ledger.submit(chains, AT));
      assertThat(stored).as("seed %d, batch %d", seed, batch).isEqualTo(expected);
      Map<String, Balance> balances = ledger.balancesBelow(own);
      for (Account account : accounts()) {
        assertThat(balances.get(account.name()))
            .as("seed %d, batch %d, %s", seed, batch, account.name())
            .isEqualTo(memory.balance(account.name()));
      }
    }
    checkHistory(seed, memory);
  }

  private void checkHistory(long seed, LedgerBook memory) {
    List<BalancePoint> points = ledger.history(own + "shelf", AT, AT.plusSeconds(1));
    assertThat(points).as("seed %d", seed).isNotEmpty();
    assertThat(points.get(points.size() - 1).balance())
        .as("seed %d: the journal adds up to the balance", seed)
        .isEqualTo(memory.balance(own + "shelf"));
    assertThat(ledger.history(own + "shelf", AT.plusSeconds(1), AT.plusSeconds(2))).isEmpty();
  }

  private Chain chain(Random random, List<TransferId> known) {
    TransferId id = TransferId.of(own, Long.toString(random.nextLong()));
    if (random.nextInt(3) == 0 && !known.isEmpty()) {
      TransferId target = known.get(random.nextInt(known.size()));
      return random.nextBoolean()
          ? Chain.of(Transfer.post(id, target, 1L + random.nextInt(9), "end"))
          : Chain.of(Transfer.voiding(id, target, "end"));
    }
    known.add(id);
    boolean in = random.nextBoolean();
    long amount = 1L + random.nextInt(9);
    String debit = own + (in ? "source" : "shelf");
    String credit = own + (in ? "shelf" : "source");
    return Chain.of(
        random.nextBoolean()
            ? Transfer.single(id, debit, credit, amount, "move")
            : Transfer.pending(id, debit, credit, amount, "move"));
  }

  @Test
  void whatIsRolledBackIsNotThere() {
    open();
    QuarkusTransaction.begin();
    ledger.submit(stock("rolled-back", 5), AT);
    QuarkusTransaction.rollback();

    assertThat(ledger.balance(own + "shelf")).isEqualTo(Balance.ZERO);
  }

  @Test
  void nobodyWritesOutsideOfATransaction() {
    assertThatThrownBy(() -> ledger.submit(stock("alone", 5), AT))
        .hasMessageContaining("ransaction");
  }

  @Test
  void anAccountIsNotOpenedAgainWithAnotherLimit() {
    open();
    Account other = new Account(own + "shelf", "piece", Limit.NONE);

    assertThatThrownBy(
            () -> QuarkusTransaction.requiringNew().run(() -> ledger.open(List.of(other), AT)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("shelf");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE ledger_transfer SET amount = amount + 1",
        "DELETE FROM ledger_transfer",
        "TRUNCATE ledger_transfer CASCADE",
        "UPDATE ledger_account SET unit = 'fen'",
        "DELETE FROM ledger_account",
        "TRUNCATE ledger_account CASCADE",
        "UPDATE ledger_balance SET account_limit = 'NONE'",
        "DELETE FROM ledger_balance",
        "TRUNCATE ledger_balance"
      })
  void theDatabaseRefusesToChangeHistory(String statement) {
    assertThatThrownBy(() -> execute(statement))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("append-only: correct with a further entry");
  }

  @Test
  void theDatabaseHasTheLastWordOnLimits() {
    open();
    assertThatThrownBy(
            () ->
                execute(
                    "UPDATE ledger_balance SET debits_posted = 1 WHERE account = '"
                        + own
                        + "shelf'"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("debits_must_not_exceed_credits");
    assertThatThrownBy(
            () ->
                execute(
                    "UPDATE ledger_balance SET credits_pending = -1 WHERE account = '"
                        + own
                        + "source'"))
        .isInstanceOf(SQLException.class);
  }

  @Test
  void aPendingTransferCannotEndTwiceEvenPastTheEvaluator() {
    open();
    TransferId pending = TransferId.of(own, "pending");
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              ledger.submit(stock("for-pending", 5), AT);
              ledger.submit(
                  Chain.of(Transfer.pending(pending, own + "shelf", own + "source", 1, "")), AT);
              ledger.submit(Chain.of(Transfer.post(TransferId.of(own, "end"), pending, 1, "")), AT);
            });

    assertThatThrownBy(
            () ->
                execute(
                    ("INSERT INTO ledger_transfer (id, kind, debit_account, credit_account, amount,"
                            + " pending_id, ended, reference, recorded_at) VALUES ('%s', 'VOID',"
                            + " '%sshelf', '%ssource', 0, '%s', 1, '', now())")
                        .formatted(UUID.randomUUID(), own, own, pending)))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("ledger_transfer_ends");
  }

  @Test
  void ofTwoWritersAtOnceOneIsRolledBack() throws Exception {
    open();
    QuarkusTransaction.requiringNew().run(() -> ledger.submit(stock("shared", 5), AT));
    CyclicBarrier bothHaveRead = new CyclicBarrier(2);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Future<Boolean>> writers = new ArrayList<>();
      for (String name : List.of("first", "second")) {
        writers.add(threads.submit(() -> takesFourAfterReading(name, bothHaveRead)));
      }
      int accepted = 0;
      for (Future<Boolean> writer : writers) {
        accepted += writer.get(20, TimeUnit.SECONDS) ? 1 : 0;
      }
      assertThat(accepted).isEqualTo(1);
    } finally {
      threads.shutdownNow();
    }
    assertThat(ledger.balance(own + "shelf")).isEqualTo(new Balance(0, 4, 0, 5));
  }

  /** The ledger's own two steps with a pause in between, in which the other reads the same. */
  private boolean takesFourAfterReading(String name, CyclicBarrier bothHaveRead) {
    try {
      QuarkusTransaction.requiringNew()
          .run(
              () -> {
                try (Connection connection = database.getConnection()) {
                  String shelf = own + "shelf";
                  Map<String, LedgerSql.Stored> read =
                      LedgerSql.accounts(connection, List.of(shelf));
                  bothHaveRead.await(10, TimeUnit.SECONDS);
                  Balance after = read.get(shelf).balance().plus(0, 4, 0, 0);
                  int updated = LedgerSql.updateBalances(connection, Map.of(shelf, after), read);
                  if (updated != 1) {
                    throw new IllegalStateException(name + " came second");
                  }
                } catch (Exception e) {
                  throw new IllegalStateException(e);
                }
              });
      return true;
    } catch (RuntimeException e) {
      return false;
    }
  }

  private void open() {
    QuarkusTransaction.requiringNew().run(() -> ledger.open(accounts(), AT));
  }

  private List<Account> accounts() {
    return List.of(
        new Account(own + "source", "piece", Limit.NONE),
        new Account(own + "shelf", "piece", Limit.DEBITS_MUST_NOT_EXCEED_CREDITS));
  }

  private Chain stock(String name, long amount) {
    return Chain.of(
        Transfer.single(TransferId.of(own, name), own + "source", own + "shelf", amount, "stock"));
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.execute();
    }
  }
}
