package bondgate.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bondgate.server.embedded.DataFolder;
import bondgate.server.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A database of the first ledger (migrations 1 to 7) is carried over: what it kept is what the
 * ledger goes on with, and what does not add up keeps the book closed.
 */
class FirstLedgerTest {
  private static final String OLD =
      """
      INSERT INTO ledger_account SELECT name, 'piece', account_limit, '2026-01-01' FROM (VALUES
        ('rig/source', 'NONE'), ('rig/shelf', 'DEBITS_MUST_NOT_EXCEED_CREDITS'),
        ('rig/street', 'NONE'), ('other/a', 'NONE'), ('other/b', 'NONE'))
        AS old (name, account_limit);
      INSERT INTO ledger_balance (account, account_limit, debits_pending, debits_posted,
        credits_pending, credits_posted, version) VALUES
        ('rig/source', 'NONE', 0, 10, 0, 0, 1),
        ('rig/shelf', 'DEBITS_MUST_NOT_EXCEED_CREDITS', 5, 3, 0, 10, 6),
        ('rig/street', 'NONE', 0, 0, 5, 3, 5),
        ('other/a', 'NONE', 0, 7, 0, 0, 1), ('other/b', 'NONE', 0, 0, 0, 7, 1);
      INSERT INTO ledger_transfer (id, kind, debit_account, credit_account, amount, pending_id,
        ended, reference, recorded_at) VALUES
        ('%1$s', 'SINGLE', 'rig/source', 'rig/shelf', 10, NULL, 0, 'QD-1', '2026-01-02 00:00Z'),
        ('%2$s', 'PENDING', 'rig/shelf', 'rig/street', 4, NULL, 0, 'S-1', '2026-01-02 00:01Z'),
        ('%7$s', 'SINGLE', 'other/a', 'other/b', 7, NULL, 0, 'QD-2', '2026-01-02 00:01Z'),
        ('%3$s', 'POST', 'rig/shelf', 'rig/street', 3, '%2$s', 4, 'S-1', '2026-01-02 00:03Z'),
        ('%4$s', 'PENDING', 'rig/shelf', 'rig/street', 2, NULL, 0, 'S-2', '2026-01-02 00:02Z'),
        ('%5$s', 'VOID', 'rig/shelf', 'rig/street', 0, '%4$s', 2, 'S-2', '2026-01-02 00:04Z'),
        ('%6$s', 'PENDING', 'rig/shelf', 'rig/street', 5, NULL, 0, 'S-3', '2026-01-02 00:05Z');
      """
          .formatted(
              id("in"), id("plan"), id("post"), id("plan 2"), id("void"), id("open"), id("other"));

  @TempDir Path folder;

  @Test
  void whatItKeptIsWhatTheLedgerGoesOnWith() throws Exception {
    carriedOver(OLD);
    try (LedgerRig rig = LedgerRig.in(folder)) {
      assertThat(journal(rig))
          .containsExactly(
              "1 SINGLE rig/source > rig/shelf 10 ended 0 for QD-1, 00:00",
              "2 PENDING rig/shelf > rig/street 4 ended 0 for S-1, 00:01",
              "3 POST rig/shelf > rig/street 3 ended 4 for S-1, 00:03",
              // Recorded time never goes back.
              "4 PENDING rig/shelf > rig/street 2 ended 0 for S-2, 00:03",
              "5 VOID rig/shelf > rig/street 0 ended 2 for S-2, 00:04",
              "6 PENDING rig/shelf > rig/street 5 ended 0 for S-3, 00:05");

      LedgerBook book = rig.checked();

      assertThat(book.lastSeq()).isEqualTo(6);
      assertThat(book.balances())
          .isEqualTo(
              Map.of(
                  "rig/source", new Balance(0, 10, 0, 0),
                  "rig/shelf", new Balance(5, 3, 0, 10),
                  "rig/street", new Balance(0, 0, 5, 3)));
      assertThat(book.pendings().all())
          .extracting(OpenPending::id, OpenPending::seq, OpenPending::amount)
          .containsExactly(org.assertj.core.groups.Tuple.tuple(id("open"), 6L, 5L));
      assertThat(rig.number("SELECT last_seq FROM ledger_book WHERE name = 'other'")).isEqualTo(1);
      theLedgerGoesOn(rig, book);
    }
  }

  @Test
  void aBalanceThatItsJournalDoesNotMakeKeepsTheBookClosed() throws Exception {
    carriedOver(OLD + "UPDATE ledger_balance SET debits_posted = 2 WHERE account = 'rig/shelf';");
    closed("account 'rig/shelf' is stored as Balance[debitsPending=5, debitsPosted=2");
  }

  @Test
  void anAccountWhoseBalanceWasLostKeepsTheBookClosed() throws Exception {
    carriedOver(
        OLD
            + "ALTER TABLE ledger_balance DISABLE TRIGGER USER;"
            + "DELETE FROM ledger_balance WHERE account = 'rig/street';"
            + "ALTER TABLE ledger_balance ENABLE TRIGGER USER;");
    closed("account 'rig/street' has no balance");
  }

  @Test
  void anInstrumentOfBeforeHoldsStoodOnNamedOnesIsRefused() {
    String lodged =
        "INSERT INTO guarantee_instrument (zone, instrument, kind, amount_fen, valid_until,"
            + " leaf_index, lodged_at) VALUES ('rig', 'BH-1', 'INSURANCE', 1, '2099-12-31', 0,"
            + " '2026-01-01')";
    assertThatThrownBy(() -> carriedOver(lodged))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("instruments lodged before holds stood on named instruments");
  }

  private void closed(String why) throws Exception {
    try (LedgerRig rig = LedgerRig.in(folder)) {
      assertThatThrownBy(rig::checked)
          .isInstanceOf(DamagedLedgerException.class)
          .hasMessageContaining(why);
    }
  }

  /** What was asked of the first ledger is a repeat, and what was open there is ended here. */
  private static void theLedgerGoesOn(LedgerRig rig, LedgerBook book) throws Exception {
    int stored = (int) rig.number("SELECT id FROM ledger_book WHERE name = 'rig'");
    try (Connection connection = rig.connect()) {
      List<ChainResult> results =
          book.submit(
              List.of(
                  Chain.of(Transfer.single(id("in"), "rig/source", "rig/shelf", 10, "QD-1")),
                  Chain.of(Transfer.voiding(id("late"), id("plan"), "S-1")),
                  Chain.of(Transfer.voiding(id("late"), id("plan 2"), "S-2")),
                  Chain.of(Transfer.post(id("end"), id("open"), 5, "S-3"))),
              Voucher.of("staff:ls-07", 1, LedgerRig.AT),
              asked -> StoredTransfer.find(connection, stored, asked));
      assertThat(results)
          .extracting(result -> result.results().get(0))
          .containsExactly(
              new TransferResult.Exists(id("in"), 10),
              new TransferResult.PendingAlreadyPosted(id("plan")),
              new TransferResult.PendingAlreadyVoided(id("plan 2")),
              new TransferResult.Created(id("end"), 5));
      assertThat(book.balance("rig/shelf")).isEqualTo(new Balance(0, 8, 0, 10));
    }
  }

  /** A database as it was after migration 7, with these rows, brought to the newest version. */
  private void carriedOver(String rows) throws Exception {
    try (DataFolder data = DataFolder.open(folder);
        EmbeddedPostgres postgres = EmbeddedPostgres.start(data);
        Connection connection = LedgerRig.connect(postgres.jdbcUrl(), postgres.password());
        Statement statement = connection.createStatement()) {
      LedgerRig.migrate(connection, 1, 7);
      statement.execute(rows);
      connection.commit();
      LedgerRig.migrate(connection, 8, LedgerRig.NEWEST);
    }
  }

  private static List<String> journal(LedgerRig rig) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = rig.connect();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT format('%s %s %s > %s %s ended %s for %s, %s', seq, kind, debit_account,"
                    + " credit_account, amount, ended, reference,"
                    + " to_char(recorded_at AT TIME ZONE 'UTC', 'HH24:MI'))"
                    + " FROM ledger_journal WHERE book = 'rig' ORDER BY seq")) {
      while (row.next()) {
        rows.add(row.getString(1));
      }
    }
    return rows;
  }

  private static TransferId id(String name) {
    return TransferId.of(name);
  }
}
