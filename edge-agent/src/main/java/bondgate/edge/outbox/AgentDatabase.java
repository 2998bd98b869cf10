package bondgate.edge.outbox;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;

/**
 * The agent's one SQLite database: write-ahead log, and a commit returns only after fsync. One
 * connection, used by one thread at a time; a lock file keeps a second agent out of the folder.
 */
public final class AgentDatabase implements AutoCloseable {
  /** Extended codes hold the primary one in their low byte. */
  private static final int PRIMARY_CODE = 0xFF;

  private static final String[] SCHEMA = {
    """
    CREATE TABLE IF NOT EXISTS agent (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      zone TEXT NOT NULL, device TEXT NOT NULL, epoch INTEGER NOT NULL CHECK (epoch >= 1),
      last_seq INTEGER NOT NULL, last_hash TEXT NOT NULL,
      acked_seq INTEGER NOT NULL, acked_hash TEXT NOT NULL,
      CHECK (acked_seq >= 0 AND acked_seq <= last_seq)) STRICT
    """,
    """
    CREATE TABLE IF NOT EXISTS record (
      epoch INTEGER NOT NULL, seq INTEGER NOT NULL, bytes BLOB NOT NULL,
      PRIMARY KEY (epoch, seq)) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE IF NOT EXISTS crossing (
      id INTEGER PRIMARY KEY, epoch INTEGER NOT NULL, seq INTEGER NOT NULL, portal TEXT NOT NULL,
      epc TEXT NOT NULL, direction TEXT NOT NULL, decision TEXT NOT NULL,
      seen_at TEXT NOT NULL) STRICT
    """,
    """
    CREATE TABLE IF NOT EXISTS permits (
      id INTEGER PRIMARY KEY CHECK (id = 1), version INTEGER NOT NULL,
      message BLOB NOT NULL) STRICT
    """,
    """
    CREATE TABLE IF NOT EXISTS checkpoint (
      id INTEGER PRIMARY KEY CHECK (id = 1), note TEXT NOT NULL) STRICT
    """,
    """
    CREATE TABLE IF NOT EXISTS clock_mark (
      id INTEGER PRIMARY KEY CHECK (id = 1), wall TEXT NOT NULL,
      monotonic_nanos INTEGER NOT NULL, boot_id TEXT NOT NULL) STRICT
    """,
    """
    CREATE TABLE IF NOT EXISTS old_epoch (
      epoch INTEGER PRIMARY KEY, last_seq INTEGER NOT NULL, last_hash TEXT NOT NULL,
      acked_seq INTEGER NOT NULL, acked_hash TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('SENDING', 'SENT', 'GIVEN_UP'))) STRICT
    """,
    """
    CREATE TABLE IF NOT EXISTS key_roll (
      id INTEGER PRIMARY KEY CHECK (id = 1), epoch INTEGER NOT NULL, seq INTEGER NOT NULL,
      public_key TEXT NOT NULL) STRICT
    """,
    """
    CREATE TABLE IF NOT EXISTS kept (
      id INTEGER PRIMARY KEY, epoch INTEGER NOT NULL, first_seq INTEGER NOT NULL,
      last_seq INTEGER NOT NULL, bytes INTEGER NOT NULL, begun_millis INTEGER NOT NULL,
      acked_millis INTEGER NOT NULL, CHECK (first_seq <= last_seq)) STRICT
    """,
    """
    CREATE TABLE IF NOT EXISTS history_lost (word TEXT PRIMARY KEY) STRICT
    """,
    """
    CREATE TABLE IF NOT EXISTS told (
      id INTEGER PRIMARY KEY, what TEXT NOT NULL UNIQUE) STRICT
    """
  };

  private final Path file;
  private final FileChannel lockChannel;
  private final Connection connection;

  private AgentDatabase(Path file, FileChannel lockChannel, Connection connection) {
    this.file = file;
    this.lockChannel = lockChannel;
    this.connection = connection;
  }

  /**
   * Opens the database in that folder and makes both if they are not there.
   *
   * @throws OutboxException if the folder cannot be used or another agent uses it
   */
  public static AgentDatabase open(Path folder) throws OutboxException {
    Path file = folder.resolve("outbox.db");
    FileChannel lock = lock(folder);
    try {
      // Not by DriverManager, whose list depends on which class loader asks.
      SQLiteDataSource source = new SQLiteDataSource();
      source.setUrl("jdbc:sqlite:" + file);
      Connection connection = source.getConnection();
      try (Statement statement = connection.createStatement()) {
        statement.execute("PRAGMA journal_mode = WAL");
        statement.execute("PRAGMA synchronous = FULL");
        // In pages of 4 KiB: the log's own room must be far smaller than the reserve for a full
        // disk.
        statement.execute("PRAGMA wal_autocheckpoint = 128");
        statement.execute("PRAGMA foreign_keys = ON");
        for (String table : SCHEMA) {
          statement.execute(table);
        }
      } catch (SQLException e) {
        connection.close();
        throw e;
      }
      return new AgentDatabase(file, lock, connection);
    } catch (SQLException e) {
      closeQuietly(lock);
      throw new OutboxException(
          "cannot open '%s': %s; check the disk, or move the file away and tell an operator that"
                  .formatted(file, e.getMessage())
              + " its unsent records are in there",
          e);
    }
  }

  private static FileChannel lock(Path folder) throws OutboxException {
    FileChannel channel = null;
    try {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      channel =
          FileChannel.open(
              folder.resolve("agent.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock taken = channel.tryLock();
      if (taken != null) {
        return channel;
      }
    } catch (OverlappingFileLockException e) {
      // taken by this very process: the same answer as by another one
    } catch (IOException e) {
      closeQuietly(channel);
      throw new OutboxException(
          "cannot use the data folder '%s': %s; give the agent a folder that it may write"
              .formatted(folder, e),
          e);
    }
    closeQuietly(channel);
    throw new OutboxException(
        "another agent uses the data folder '%s'; stop it, or give this one a folder of its own"
            .formatted(folder));
  }

  /** Work inside one transaction. */
  interface Work<T> {
    T in(Connection connection) throws SQLException;
  }

  /**
   * Does the work and commits it. When this returns, the work is on disk; when it throws, the
   * database says what of it is there, and that is to be read again.
   */
  synchronized <T> T commit(String what, Work<T> work) throws OutboxException {
    boolean done = false;
    try {
      execute("BEGIN IMMEDIATE");
      T result = work.in(connection);
      execute("COMMIT");
      done = true;
      return result;
    } catch (SQLException e) {
      throw new OutboxException(
          "cannot %s in '%s': %s; free the disk or replace it, the agent tries again"
              .formatted(what, file, e.getMessage()),
          e,
          (e.getErrorCode() & PRIMARY_CODE) == SQLiteErrorCode.SQLITE_FULL.code);
    } finally {
      if (!done) {
        rollback();
      }
    }
  }

  /** Brings the log's pages into the database and gives back the log's room, as far as possible. */
  synchronized void shrinkLog() {
    try {
      execute("PRAGMA wal_checkpoint(TRUNCATE)");
    } catch (SQLException e) {
      // nothing is lost: the log stays as it is, and the next commit tries again
    }
  }

  // Not the driver's own transactions: SQLite ends a transaction by itself when the disk is full,
  // and the driver then waits for ever for one that it believes to be open.
  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private void rollback() {
    try {
      execute("ROLLBACK");
    } catch (SQLException e) {
      // SQLite has rolled back already, or the next transaction meets the same failure
    }
  }

  @Override
  public synchronized void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      // everything committed is on disk; there is nothing left to save
    }
    closeQuietly(lockChannel);
  }

  private static void closeQuietly(FileChannel channel) {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      // the operating system takes the lock back when the process ends
    }
  }
}
