package bondgate.server.ledger;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import org.postgresql.jdbc.PgConnection;

/** Stores batches: a few statements for a whole one, never one for each transfer. */
final class JournalSql {
  private static final String FENCE =
      "UPDATE ledger_book SET last_seq = ?, recorded_at = ?, balances_seq = ?,"
          + " seen_at = clock_timestamp() WHERE id = ? AND epoch = ? AND last_seq = ?";

  private static final String CAUGHT_UP =
      "UPDATE ledger_book SET balances_seq = ? WHERE id = ? AND epoch = ? AND last_seq = ?";

  private static final String BALANCES =
      "UPDATE ledger_balance b SET debits_pending = t.dp, debits_posted = t.d,"
          + " credits_pending = t.cp, credits_posted = t.c, last_seq = t.after"
          + " FROM unnest(?::int[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[],"
          + " ?::bigint[], ?::bigint[]) AS t(account, before, after, dp, d, cp, c)"
          + " WHERE b.account = t.account AND b.last_seq = t.before";

  private static final String SNAPSHOTS =
      "INSERT INTO ledger_snapshot (account, seq, last_seq, debits_pending, debits_posted,"
          + " credits_pending, credits_posted) SELECT account, after, after, dp, d, cp, c"
          + " FROM unnest(?::int[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[],"
          + " ?::bigint[]) AS t(account, after, dp, d, cp, c)";

  private JournalSql() {}

  /** What a writer knows of its lead. */
  record Lead(int book, String name, long epoch) {}

  /**
   * Says that this transaction writes to the book, so that whoever takes the lead can end it: rows
   * that a sleeping writer has not committed would stand in the way of the next one's.
   */
  static void enter(Connection connection, Lead lead) throws SQLException {
    try (PreparedStatement lock =
        connection.prepareStatement("SELECT pg_advisory_xact_lock_shared(?, ?)")) {
      lock.setInt(1, Leadership.WRITING);
      lock.setInt(2, lead.book());
      lock.execute();
    }
  }

  /** The rows alone: what another batch, not yet committed, cannot stand in the way of. */
  static void rows(Connection connection, Lead lead, JournalBatch batch, AccountTable accounts)
      throws SQLException {
    CopyBuffer.of(lead.book(), batch, accounts).store(connection);
  }

  /**
   * Goes on from the row before the batch to its last one.
   *
   * @throws LostLeadException if another writer has taken the lead
   */
  static void fence(Connection connection, Lead lead, JournalBatch batch) throws SQLException {
    try (PreparedStatement fence = connection.prepareStatement(FENCE)) {
      fence.setLong(1, batch.lastSeq());
      fence.setObject(
          2, LedgerBook.instant(batch.lastRow().recordedAtUs()).atOffset(ZoneOffset.UTC));
      fence.setLong(3, batch.writtenThrough());
      fence.setInt(4, lead.book());
      fence.setLong(5, lead.epoch());
      fence.setLong(6, batch.seqBefore());
      if (fence.executeUpdate() != 1) {
        throw new LostLeadException(lead, batch.seqBefore());
      }
    }
  }

  /**
   * The balances and the snapshots.
   *
   * @throws LostLeadException if a balance is not what the writer knows
   */
  static void effects(Connection connection, Lead lead, JournalBatch batch) throws SQLException {
    balances(connection, lead, batch.balances());
    if (batch.snapshots().size() > 0) {
      snapshots(connection, batch.snapshots());
    }
  }

  /**
   * Balances without rows, after the row that the writer knows as the last one.
   *
   * @throws LostLeadException if another writer has taken the lead
   */
  static void caughtUp(Connection connection, Lead lead, long lastSeq, JournalBatch batch)
      throws SQLException {
    try (PreparedStatement fence = connection.prepareStatement(CAUGHT_UP)) {
      fence.setLong(1, batch.writtenThrough());
      fence.setInt(2, lead.book());
      fence.setLong(3, lead.epoch());
      fence.setLong(4, lastSeq);
      if (fence.executeUpdate() != 1) {
        throw new LostLeadException(lead, lastSeq);
      }
    }
    balances(connection, lead, batch.balances());
  }

  private static void balances(Connection connection, Lead lead, BalanceColumns columns)
      throws SQLException {
    if (columns.size() == 0) {
      return;
    }
    try (PreparedStatement update = connection.prepareStatement(BALANCES)) {
      PgConnection driver = connection.unwrap(PgConnection.class);
      update.setArray(1, driver.createArrayOf("int4", columns.accounts()));
      update.setArray(2, longs(driver, columns.before()));
      update.setArray(3, longs(driver, columns.after()));
      sums(update, 4, driver, columns);
      int stored = update.executeUpdate();
      if (stored != columns.size()) {
        throw new LostLeadException(
            "%d of %d balances of the ledger book '%s' are not what its writer knows"
                .formatted(columns.size() - stored, columns.size(), lead.name()));
      }
    }
  }

  private static void snapshots(Connection connection, BalanceColumns columns) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(SNAPSHOTS)) {
      PgConnection driver = connection.unwrap(PgConnection.class);
      insert.setArray(1, driver.createArrayOf("int4", columns.accounts()));
      insert.setArray(2, longs(driver, columns.after()));
      sums(insert, 3, driver, columns);
      insert.executeUpdate();
    }
  }

  private static void sums(
      PreparedStatement statement, int first, PgConnection driver, BalanceColumns columns)
      throws SQLException {
    statement.setArray(first, longs(driver, columns.debitsPending()));
    statement.setArray(first + 1, longs(driver, columns.debitsPosted()));
    statement.setArray(first + 2, longs(driver, columns.creditsPending()));
    statement.setArray(first + 3, longs(driver, columns.creditsPosted()));
  }

  private static Array longs(PgConnection driver, long[] values) throws SQLException {
    return driver.createArrayOf("int8", values);
  }
}
