package bondgate.server.ledger;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Who writes. An advisory lock on a connection of its own keeps the lead as long as the server
 * lives; the epoch in the book's row keeps a writer out that has lost it and does not know yet. A
 * leader that is not seen for as long as the lease is put out: its sessions are ended.
 *
 * <p>Confined to one thread at a time by its own lock.
 */
final class Leadership implements BookLead, AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Leadership.class);

  /** First half of the advisory lock's number; the second is the book's. */
  private static final int LEADING = 0x626F6E64;

  /** The same for the lock that every transaction shares that writes to the book. */
  static final int WRITING = 0x626F6E65;

  private static final long RETRY_MS = 100;

  private final Connections connections;
  private final String self;
  private final Duration lease;
  private final Set<Integer> led = ConcurrentHashMap.newKeySet();
  private Connection connection;

  /** Where the connection comes from. */
  interface Connections {
    Connection open() throws SQLException;
  }

  /**
   * @param self name of this server, as others read it
   * @param lease how long a leader may be silent
   */
  Leadership(Connections connections, String self, Duration lease) {
    this.connections = connections;
    this.self = self;
    this.lease = lease;
  }

  /**
   * Whether the lock of that lead is still held, as far as is known. All of them go with the
   * connection, whoever finds it gone.
   */
  @Override
  public boolean holds(JournalSql.Lead lead) {
    return led.contains(lead.book());
  }

  /** The work that a leader does on its connection. */
  interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  /** Does that on the lead's own connection. */
  @Override
  public synchronized <T> T with(Work<T> work) throws SQLException {
    if (connection == null || !connection.isValid(5)) {
      close();
      // All locks went with the old connection, and every lead with them.
      connection = connections.open();
    }
    return work.on(connection);
  }

  /**
   * Takes the lead, and with it a new epoch.
   *
   * @throws BookLedElsewhereException if another leader is alive
   */
  @Override
  public synchronized JournalSql.Lead take(String book) throws SQLException, InterruptedException {
    int id = with(open -> idOf(open, book));
    long until = System.nanoTime() + lease.toNanos() + TimeUnit.SECONDS.toNanos(2);
    while (!led.contains(id)) {
      if (with(open -> tryLock(open, id))) {
        led.add(id);
      } else if (with(open -> putOutIfSilent(open, id))) {
        LOG.warnf("ledger book '%s': the earlier leader was silent and is put out", book);
      } else if (System.nanoTime() > until) {
        throw new BookLedElsewhereException(book, with(open -> leader(open, id)));
      }
      if (!led.contains(id)) {
        TimeUnit.MILLISECONDS.sleep(RETRY_MS);
      }
    }
    return new JournalSql.Lead(id, book, with(open -> raiseEpoch(open, id)));
  }

  static int idOf(Connection open, String book) throws SQLException {
    // First a look: an INSERT would wait for a writer that sleeps with the row in its hands.
    OptionalInt there = find(open, book);
    if (there.isPresent()) {
      return there.getAsInt();
    }
    try (PreparedStatement insert =
        open.prepareStatement("INSERT INTO ledger_book (name) VALUES (?) ON CONFLICT DO NOTHING")) {
      insert.setString(1, book);
      insert.executeUpdate();
    }
    return find(open, book).orElseThrow();
  }

  private static OptionalInt find(Connection open, String book) throws SQLException {
    try (PreparedStatement select =
        open.prepareStatement("SELECT id FROM ledger_book WHERE name = ?")) {
      select.setString(1, book);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? OptionalInt.of(row.getInt(1)) : OptionalInt.empty();
      }
    }
  }

  private static boolean tryLock(Connection open, int id) throws SQLException {
    try (PreparedStatement lock = open.prepareStatement("SELECT pg_try_advisory_lock(?, ?)")) {
      lock.setInt(1, LEADING);
      lock.setInt(2, id);
      try (ResultSet row = lock.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }

  private static String leader(Connection open, int id) throws SQLException {
    try (PreparedStatement select =
        open.prepareStatement("SELECT leader FROM ledger_book WHERE id = ?")) {
      select.setInt(1, id);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    }
  }

  /** Ends the session that holds the lock, if its leader was not seen for as long as the lease. */
  private boolean putOutIfSilent(Connection open, int id) throws SQLException {
    try (PreparedStatement end =
        open.prepareStatement(
            "SELECT count(pg_terminate_backend(l.pid)) FROM pg_locks l, ledger_book b"
                + " WHERE l.locktype = 'advisory' AND l.granted AND l.classid::bigint = ?"
                + " AND l.objid::bigint = b.id AND l.database ="
                + " (SELECT oid FROM pg_database WHERE datname = current_database())"
                + " AND b.id = ? AND b.seen_at < clock_timestamp() - ? * interval '1 ms'")) {
      end.setLong(1, LEADING);
      end.setInt(2, id);
      end.setLong(3, lease.toMillis());
      try (ResultSet row = end.executeQuery()) {
        row.next();
        return row.getInt(1) > 0;
      }
    }
  }

  private long raiseEpoch(Connection open, int id) throws SQLException {
    endEarlierWriters(open, id);
    try (PreparedStatement raise =
        open.prepareStatement(
            "UPDATE ledger_book SET epoch = epoch + 1, leader = ?, seen_at = clock_timestamp()"
                + " WHERE id = ? RETURNING epoch")) {
      raise.setString(1, self);
      raise.setInt(2, id);
      try (ResultSet row = raise.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  /**
   * Whoever still writes has lost the lead, and may be asleep in the middle of a transaction. Ends
   * its sessions, and waits until they are gone.
   */
  private static void endEarlierWriters(Connection open, int id) throws SQLException {
    try (PreparedStatement end =
        open.prepareStatement(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_locks WHERE locktype = 'advisory'"
                + " AND classid::bigint = ? AND objid::bigint = ? AND granted"
                + " AND pid <> pg_backend_pid() AND database ="
                + " (SELECT oid FROM pg_database WHERE datname = current_database())")) {
      end.setLong(1, WRITING);
      end.setInt(2, id);
      end.execute();
    }
  }

  /** Shows that this leader lives; a row that is just being written to shows it by itself. */
  synchronized void beat() throws SQLException {
    if (led.isEmpty()) {
      return;
    }
    with(
        open -> {
          try (PreparedStatement update =
              open.prepareStatement(
                  "UPDATE ledger_book SET seen_at = clock_timestamp() WHERE id IN (SELECT id FROM"
                      + " ledger_book WHERE id = ANY (?) AND leader = ? FOR UPDATE SKIP LOCKED)")) {
            Array ids = open.createArrayOf("int4", led.toArray());
            update.setArray(1, ids);
            update.setString(2, self);
            return update.executeUpdate();
          }
        });
  }

  /** Gives every lead up: the locks end with the connection. */
  @Override
  public synchronized void close() {
    led.clear();
    if (connection != null) {
      try {
        connection.close();
      } catch (SQLException e) {
        LOG.debugf("the lead's connection was gone already: %s", e.getMessage());
      }
      connection = null;
    }
  }
}
