package bondgate.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.ledger.Account.Limit;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Under load the balances beside the journal follow it in turn: whoever reads, now or of the past,
 * sees none of that, and a start takes them as they are and catches up.
 */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class BalancesInTurnTest {
  private static final Instant AT = Instant.parse("2026-03-01T02:00:00Z");
  private static final int SHELVES = 60;

  @Inject Ledger ledger;
  @Inject LedgerHistory history;
  @Inject LedgerConnections connections;
  @Inject BookDesks desks;
  @Inject AgroalDataSource database;

  private final String own = "turn-" + UUID.randomUUID();
  private final SplittableRandom random = new SplittableRandom(5);

  /** Balances after the last row of each batch. */
  private final Map<Long, Map<String, Balance>> after = new TreeMap<>();

  @Test
  void whoeverReadsSeesWhatTheRowsSay() throws Exception {
    BookDesk desk = desks.of(own);
    open(desk);
    for (int batch = 0; batch < 5; batch++) {
      store(desk, 40);

      assertThat(number("SELECT last_seq - balances_seq FROM ledger_book WHERE name = ?"))
          .as("rows that some balances do not know")
          .isPositive();
      Map<String, Balance> should = after.get(lastSeq());
      assertThat(ledger.balancesBelow(own + "/")).isEqualTo(should);
      should.forEach((account, balance) -> assertThat(ledger.balance(account)).isEqualTo(balance));
    }
    after.forEach(
        (seq, should) ->
            should.forEach(
                (account, balance) ->
                    assertThat(history.balanceAfter(account, seq))
                        .as("%s after row %d", account, seq)
                        .isEqualTo(balance)));
  }

  @Test
  void aStartCatchesUp() throws Exception {
    BookDesk desk = desks.of(own);
    open(desk);
    store(desk, 40);
    assertThat(lagging()).isPositive();

    desk.forget();
    desk.take(this);
    Map<String, Balance> loaded = desk.below(own + "/");
    desk.end(true);

    assertThat(loaded).isEqualTo(after.get(lastSeq()));
    assertThat(lagging()).isZero();
    assertThat(number("SELECT last_seq - balances_seq FROM ledger_book WHERE name = ?")).isZero();
  }

  @Test
  void aWriterWithNothingElseToDoCatchesUp() throws Exception {
    BookDesk desk = desks.of(own);
    try (LedgerWriter writer = new LedgerWriter(desk, connections::open, 1024, 100)) {
      writer.open(accounts(), AT);
      List<CompletableFuture<ChainResult>> asked = new ArrayList<>();
      for (int i = 0; i < 500; i++) {
        asked.add(writer.offer(Chain.of(put()), Voucher.of("staff:ls-07", 1, AT)));
      }
      for (CompletableFuture<ChainResult> one : asked) {
        assertThat(one.get(30, TimeUnit.SECONDS).accepted()).isTrue();
      }
      long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
      while (lagging() > 0 && System.nanoTime() < until) {
        Thread.onSpinWait();
      }
      assertThat(lagging()).isZero();
    }
  }

  private List<Account> accounts() {
    List<Account> accounts = new ArrayList<>();
    accounts.add(new Account(own + "/source", "piece", Limit.NONE));
    for (int i = 0; i < SHELVES; i++) {
      accounts.add(new Account(shelf(i), "piece", Limit.DEBITS_MUST_NOT_EXCEED_CREDITS));
    }
    return accounts;
  }

  private String shelf(int number) {
    return own + "/shelf-" + number;
  }

  private Transfer put() {
    return Transfer.single(
        new TransferId(new UUID(random.nextLong(), random.nextLong())),
        own + "/source",
        shelf(random.nextInt(SHELVES)),
        1 + random.nextInt(9),
        "");
  }

  private void open(BookDesk desk) throws SQLException {
    inTransaction(desk, connection -> desk.open(connection, accounts(), AT));
  }

  /** As a lane of the writer does. */
  private void store(BookDesk desk, int rows) throws SQLException {
    inTransaction(
        desk,
        connection -> {
          for (int i = 0; i < rows; i++) {
            desk.submit(connection, List.of(Chain.of(put())), Voucher.of("staff:ls-07", 1, AT));
          }
          JournalBatch batch = desk.sealBalancesInTurn();
          JournalSql.enter(connection, desk.lead());
          JournalSql.rows(connection, desk.lead(), batch, desk.accounts());
          JournalSql.fence(connection, desk.lead(), batch);
          JournalSql.effects(connection, desk.lead(), batch);
          after.put(batch.lastSeq(), desk.below(own + "/"));
        });
  }

  private interface Work {
    void on(Connection connection) throws SQLException;
  }

  private void inTransaction(BookDesk desk, Work work) throws SQLException {
    boolean done = false;
    desk.take(this);
    try (Connection connection = connections.open()) {
      connection.setAutoCommit(false);
      work.on(connection);
      connection.commit();
      done = true;
    } finally {
      desk.end(done);
    }
  }

  private long lastSeq() throws SQLException {
    return number("SELECT last_seq FROM ledger_book WHERE name = ?");
  }

  /** Balances that do not know the last row of their account. */
  private long lagging() throws SQLException {
    return number(
        "SELECT count(*) FROM ledger_balance b JOIN ledger_account a ON a.id = b.account"
            + " JOIN ledger_book k ON k.id = a.book WHERE k.name = ? AND b.last_seq <"
            + " (SELECT coalesce(max(t.seq), 0) FROM ledger_transfer t"
            + " WHERE t.book = k.id AND a.id IN (t.debit, t.credit))");
  }

  private long number(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, own);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }
}
