package bondgate.server.ledger;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.jdbc.PgConnection;

/** Stores batches: a few statements for a whole one, never one for each transfer. */
final class JournalSql {
  private static final String FENCE =
      "UPDATE ledger_book SET last_seq = ?, recorded_at = ?, seen_at = clock_timestamp() WHERE id = ? AND epoch = ? AND last_seq = ?";

  private static final String BALANCES =
      "UPDATE ledger_balance b SET debits_pending = t.dp, debits_posted = t.d,"
          + " credits_pending = t.cp, credits_posted = t.c, last_seq = t.after, room = NULL"
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

  /** The rows alone: what another batch, not yet committed, cannot stand in the way of. */
  static void rows(Connection connection, Lead lead, JournalBatch batch, AccountTable accounts)
      throws SQLException {
    byte[] bytes = CopyBuffer.of(lead.book(), batch.rows(), accounts);
    copy(connection, bytes);
  }

  static void copy(Connection connection, byte[] rows) throws SQLException {
    CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(CopyBuffer.STATEMENT);
    try {
      copy.writeToCopy(rows, 0, rows.length);
      copy.endCopy();
    } finally {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    }
  }

  /**
   * The fence, the balances and the snapshots.
   *
   * @throws LostLeadException if another writer has taken the lead
   */
  static void effects(Connection connection, Lead lead, JournalBatch batch) throws SQLException {
    try (PreparedStatement fence = connection.prepareStatement(FENCE)) {
      fence.setLong(1, batch.lastSeq());
      fence.setObject(
          2, LedgerBook.instant(batch.lastRow().recordedAtUs()).atOffset(ZoneOffset.UTC));
      fence.setInt(3, lead.book());
      fence.setLong(4, lead.epoch());
      fence.setLong(5, batch.seqBefore());
      if (fence.executeUpdate() != 1) {
        throw new LostLeadException(lead, batch.seqBefore());
      }
    }
    int stored = balances(connection, batch);
    if (stored != batch.accounts().length) {
      throw new LostLeadException(
          "%d of %d balances of the ledger book '%s' are not what its writer knows"
              .formatted(batch.accounts().length - stored, batch.accounts().length, lead.name()));
    }
    snapshots(connection, batch);
  }

  private static int balances(Connection connection, JournalBatch batch) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(BALANCES)) {
      PgConnection driver = connection.unwrap(PgConnection.class);
      update.setArray(1, driver.createArrayOf("int4", batch.accounts()));
      update.setArray(2, longs(driver, batch.before()));
      update.setArray(3, longs(driver, batch.after()));
      update.setArray(4, longs(driver, batch.debitsPending()));
      update.setArray(5, longs(driver, batch.debitsPosted()));
      update.setArray(6, longs(driver, batch.creditsPending()));
      update.setArray(7, longs(driver, batch.creditsPosted()));
      return update.executeUpdate();
    }
  }

  private static void snapshots(Connection connection, JournalBatch batch) throws SQLException {
    int[] kept =
        IntStream.range(0, batch.accounts().length).filter(i -> batch.snapshot()[i]).toArray();
    if (kept.length == 0) {
      return;
    }
    try (PreparedStatement insert = connection.prepareStatement(SNAPSHOTS)) {
      PgConnection driver = connection.unwrap(PgConnection.class);
      insert.setArray(
          1,
          driver.createArrayOf(
              "int4", Arrays.stream(kept).map(i -> batch.accounts()[i]).toArray()));
      insert.setArray(2, longs(driver, picked(batch.after(), kept)));
      insert.setArray(3, longs(driver, picked(batch.debitsPending(), kept)));
      insert.setArray(4, longs(driver, picked(batch.debitsPosted(), kept)));
      insert.setArray(5, longs(driver, picked(batch.creditsPending(), kept)));
      insert.setArray(6, longs(driver, picked(batch.creditsPosted(), kept)));
      insert.executeUpdate();
    }
  }

  private static long[] picked(long[] column, int[] rows) {
    return Arrays.stream(rows).mapToLong(i -> column[i]).toArray();
  }

  private static Array longs(PgConnection driver, long[] values) throws SQLException {
    return driver.createArrayOf("int8", values);
  }
}
