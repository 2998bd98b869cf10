package bondgate.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The check at the start: a sound book comes back as it was, and whatever somebody with all rights
 * over the database changes keeps the book closed, with the account's name.
 */
class SelfCheckTest {
  private static final String BOOK = LedgerRig.BOOK;

  @TempDir static Path folder;
  private static LedgerRig rig;
  private static Map<String, Balance> balances;
  private static long lastSeq;

  @BeforeAll
  static void aBookWithAHistoryAndAMarkInItsMiddle() throws Exception {
    rig = LedgerRig.in(folder);
    RandomChains chains = new RandomChains(new SplittableRandom(11), BOOK + "/");
    try (Leadership leadership = rig.leadership("test", Duration.ofSeconds(1))) {
      BookDesk desk = new BookDesk(BOOK, leadership, false);
      inTransaction(desk, connection -> desk.open(connection, chains.accounts(), LedgerRig.AT));
      write(desk, chains, 0);
      leadership.with(
          open -> {
            CheckedMark.write(
                open, desk.lead(), new BookLoader(open, desk.lead()).load(new IdFilter(), 0, true));
            return null;
          });
      write(desk, chains, 100);
    }
    LedgerBook book = rig.checked();
    balances = book.balances();
    lastSeq = book.lastSeq();
    assertThat(lastSeq).isGreaterThan(100);
    assertThat(book.pendings().all()).isNotEmpty();
  }

  private interface Work {
    void on(Connection connection) throws Exception;
  }

  private static void inTransaction(BookDesk desk, Work work) throws Exception {
    try (Connection connection = rig.connect()) {
      connection.setAutoCommit(false);
      desk.take(connection);
      work.on(connection);
      desk.write(connection);
      connection.commit();
      desk.end(true);
    }
  }

  private static void write(BookDesk desk, RandomChains chains, long fromS) throws Exception {
    List<Chain> asked = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      asked.add(chains.chain());
    }
    Instant at = LedgerRig.AT.plusSeconds(fromS);
    inTransaction(
        desk, connection -> desk.submit(connection, asked, Voucher.of("staff:ls-07", 1, at)));
  }

  @AfterAll
  static void stop() {
    rig.close();
  }

  @Test
  void aSoundBookComesBackFromTheMarkAndFromTheBeginning() throws Exception {
    for (boolean fromBeginning : new boolean[] {true, false}) {
      LedgerBook book = load(fromBeginning);
      assertThat(book.balances()).isEqualTo(balances);
      assertThat(book.lastSeq()).isEqualTo(lastSeq);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          UPDATE ledger_balance SET credits_posted = credits_posted + 1 WHERE account = $shelf | rig/shelf
          UPDATE ledger_balance SET last_seq = last_seq + 1 WHERE account = $shelf             | rig/shelf
          UPDATE ledger_balance SET limit_kind = 0 WHERE account = $shelf                      | rig/shelf
          DELETE FROM ledger_balance WHERE account = $shelf                                    | rig/shelf
          UPDATE ledger_transfer SET amount = amount + 1 WHERE seq = $last    | rig/
          UPDATE ledger_transfer SET debit_cp = debit_cp + 1 WHERE seq = $last - 40           | row
          UPDATE ledger_transfer SET credit_c = credit_c + 1 WHERE seq = $last                | rig/
          UPDATE ledger_transfer SET credit_prev = 0 WHERE seq = $last                         | rig/
          WITH lag AS (UPDATE ledger_book SET balances_seq = 0) UPDATE ledger_balance SET last_seq = 1, credits_posted = 77 WHERE account = $shelf | rig/shelf
          UPDATE ledger_transfer SET id = (SELECT id FROM ledger_transfer WHERE seq = 1) WHERE seq = (SELECT max(seq) FROM ledger_transfer WHERE kind = 1) | same id
          DELETE FROM ledger_transfer WHERE seq = $last                                        | last row
          DELETE FROM ledger_transfer WHERE seq = $last - 3                                    | has
          UPDATE ledger_book SET last_seq = last_seq + 1                                       | last row
          UPDATE ledger_snapshot SET debits_posted = debits_posted + 1, credits_posted = credits_posted + 1 WHERE account = $shelf | rig/shelf
          DELETE FROM ledger_checked_pending                                                   | pending
          UPDATE ledger_account SET unit = 'crate' WHERE id = $shelf                           | crate
          """)
  void whoeverChangesAnythingKeepsTheBookClosed(String change, String named) throws Exception {
    String sql =
        change
            .replace("$shelf", "(SELECT id FROM ledger_account WHERE name = 'rig/shelf')")
            .replace("$last", "(SELECT last_seq FROM ledger_book WHERE name = 'rig')");
    try (Connection connection = rig.connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      // What only the owner of the database can do: no trigger fires.
      statement.execute("SET LOCAL session_replication_role = replica");
      statement.execute("ALTER TABLE ledger_transfer DROP CONSTRAINT ledger_transfer_is_sound");
      statement.execute("DROP INDEX ledger_transfer_once");
      assertThat(statement.executeUpdate(sql)).as("the damage is done").isPositive();

      assertThatThrownBy(() -> loadIn(connection, false))
          .isInstanceOf(DamagedLedgerException.class)
          .hasMessageContaining("'rig'")
          .hasMessageContaining(named);
    }
    assertThat(load(false).balances()).as("rolled back").isEqualTo(balances);
  }

  private static LedgerBook load(boolean fromBeginning) throws Exception {
    try (Connection connection = rig.connect()) {
      connection.setAutoCommit(false);
      return loadIn(connection, fromBeginning);
    }
  }

  private static LedgerBook loadIn(Connection connection, boolean fromBeginning) throws Exception {
    int id = Math.toIntExact(rig.number("SELECT id FROM ledger_book WHERE name = 'rig'"));
    return new BookLoader(connection, new JournalSql.Lead(id, BOOK, 0))
        .read(new IdFilter(), 0, fromBeginning);
  }
}
