package bondgate.edge.outbox;

import bondgate.events.MalformedMessageException;
import bondgate.events.RecordChain;
import bondgate.events.SealedRecord;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * 待发箱 — the agent's records from the moment they are made until the server has committed them.
 * Gives every fact its number and its hash, and returns only after it is on disk. Every method may
 * be called from any thread.
 */
public final class Outbox {
  private final AgentDatabase database;
  private final RecordClock clock;
  private final RecentCrossings crossings = new RecentCrossings();
  // Both are what the agent row says, kept to save a read; set only under this object's lock.
  private RecordChain chain;
  private long ackedSeq;
  private boolean headKnown;
  private volatile Runnable onAppend = () -> {};

  private Outbox(AgentDatabase database, RecordClock clock, RecordChain chain) {
    this.database = database;
    this.clock = clock;
    this.chain = chain;
  }

  /**
   * Opens the outbox of that agent and looks at every record that is not acknowledged: each must
   * follow the one before it, up to the last one that was ever made.
   *
   * @throws OutboxException if the database belongs to another agent or a newer epoch, or a record
   *     is missing or damaged
   */
  public static Outbox open(
      AgentDatabase database, RecordClock clock, String zone, String device, long epoch)
      throws OutboxException {
    OutboxHead head =
        database.commit("open the outbox", c -> OutboxHead.loadOrBegin(c, zone, device, epoch));
    head.mustBelongTo(zone, device, epoch);
    Outbox outbox = new Outbox(database, clock, head.last());
    outbox.knowHead();
    outbox.lookAtEveryRecord(head);
    return outbox;
  }

  /** Is told after every append that records wait; must not block. */
  public void onAppend(Runnable listener) {
    onAppend = listener;
  }

  /**
   * Makes the next records of the chain. When this returns, all of them are on disk; when it
   * throws, none of them is, and they may be tried again.
   */
  public List<SealedRecord> append(List<Fact> facts) throws OutboxException {
    List<SealedRecord> records = new ArrayList<>();
    synchronized (this) {
      knowHead();
      RecordChain after = chain;
      for (Fact fact : facts) {
        SealedRecord record = after.next(fact.event(), fact.seenAt(), clock.now(), clock.reading());
        records.add(record);
        after = after.after(record);
      }
      RecordChain last = after;
      headKnown = false; // until the commit is known to have held
      database.commit(
          "append to the outbox",
          c -> {
            insert(c, records);
            OutboxHead.moveLast(c, last);
            return null;
          });
      // On disk, not yet sent: after a crash here the next run sends them; nobody makes them again,
      // because the number of the last record was moved in the same transaction.
      chain = last;
      headKnown = true;
      crossings.committed(records);
    }
    onAppend.run();
    return records;
  }

  /** The same for one fact. */
  public SealedRecord append(Fact fact) throws OutboxException {
    return append(List.of(fact)).get(0);
  }

  /** The records after that number, in order, at most so many; empty if there are none. */
  public List<SealedRecord> nextBatch(long afterSeq, int most) throws OutboxException {
    long epoch = chain().epoch();
    List<byte[]> rows = database.commit("read the outbox", c -> select(c, epoch, afterSeq, most));
    List<SealedRecord> records = new ArrayList<>();
    for (byte[] bytes : rows) {
      records.add(read(bytes));
    }
    return records;
  }

  /**
   * The server has committed everything up to that record: it is deleted here. An answer to an
   * earlier batch, or to another epoch, changes nothing.
   *
   * @throws IllegalArgumentException if no such record was made
   */
  public synchronized void acknowledged(long epoch, long throughSeq) throws OutboxException {
    knowHead();
    if (epoch != chain.epoch() || throughSeq <= ackedSeq) {
      return;
    }
    if (throughSeq > chain.lastSeq()) {
      throw new IllegalArgumentException(
          "record %d was acknowledged; the last one made is %d"
              .formatted(throughSeq, chain.lastSeq()));
    }
    database.commit(
        "delete acknowledged records",
        c -> {
          List<byte[]> through = select(c, epoch, throughSeq - 1, 1);
          OutboxHead.moveAcked(c, throughSeq, hashOf(through.get(0)));
          try (PreparedStatement delete =
              c.prepareStatement("DELETE FROM record WHERE epoch = ? AND seq <= ?")) {
            delete.setLong(1, epoch);
            delete.setLong(2, throughSeq);
            delete.executeUpdate();
          }
          return null;
        });
    // Deleted here, committed at the server. A crash before this commit leaves them here: they are
    // sent again, and the server drops the repeat.
    ackedSeq = throughSeq;
  }

  /** Where the sequence stands. */
  public synchronized RecordChain chain() {
    return chain;
  }

  /** Number of the last record that the server has committed, 0 for none. */
  public synchronized long ackedSeq() {
    return ackedSeq;
  }

  /** How many records of this epoch the server has not committed. */
  public synchronized long unsent() {
    return chain.lastSeq() - ackedSeq;
  }

  /** The recent crossings of that portal after that record number, in order. */
  public List<RecordedCrossing> crossingsAfter(String portal, long seq) {
    return crossings.after(portal, seq);
  }

  /** After a failed commit only the database says whether the records are there. */
  private synchronized void knowHead() throws OutboxException {
    if (!headKnown) {
      database.commit(
          "read the outbox",
          c -> {
            reload(c);
            return null;
          });
    }
  }

  private void reload(Connection connection) throws SQLException {
    OutboxHead head = OutboxHead.load(connection);
    crossings.reload(connection, head.last().epoch());
    chain = head.last();
    ackedSeq = head.acked().lastSeq();
    headKnown = true;
  }

  private void lookAtEveryRecord(OutboxHead head) throws OutboxException {
    RecordChain at = head.acked();
    List<SealedRecord> records = nextBatch(at.lastSeq(), 1000);
    while (!records.isEmpty()) {
      for (SealedRecord record : records) {
        if (!at.follows(record)) {
          throw damaged(
              "record %d does not follow record %d".formatted(record.fields().seq(), at.lastSeq()));
        }
        at = at.after(record);
      }
      records = nextBatch(at.lastSeq(), 1000);
    }
    if (!at.equals(head.last())) {
      throw damaged(
          "the records end at %d, but %d were made".formatted(at.lastSeq(), head.last().lastSeq()));
    }
  }

  private static OutboxException damaged(String what) {
    return new OutboxException(
        "the outbox is damaged: %s; keep the folder as evidence and let an operator open a new epoch"
            .formatted(what));
  }

  private static void insert(Connection connection, List<SealedRecord> records)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO record (epoch, seq, bytes) VALUES (?, ?, ?)")) {
      for (SealedRecord record : records) {
        insert.setLong(1, record.fields().epoch());
        insert.setLong(2, record.fields().seq());
        insert.setBytes(3, record.bytes());
        insert.addBatch();
      }
      insert.executeBatch();
    }
    for (SealedRecord record : records) {
      RecentCrossings.insert(connection, record);
    }
  }

  private static List<byte[]> select(Connection connection, long epoch, long afterSeq, int most)
      throws SQLException {
    List<byte[]> rows = new ArrayList<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT bytes FROM record WHERE epoch = ? AND seq > ? ORDER BY seq LIMIT ?")) {
      select.setLong(1, epoch);
      select.setLong(2, afterSeq);
      select.setInt(3, most);
      try (ResultSet found = select.executeQuery()) {
        while (found.next()) {
          rows.add(found.getBytes(1));
        }
      }
    }
    return rows;
  }

  private static String hashOf(byte[] bytes) throws SQLException {
    try {
      return read(bytes).hash();
    } catch (OutboxException e) {
      throw new SQLException(e.getMessage(), e);
    }
  }

  private static SealedRecord read(byte[] bytes) throws OutboxException {
    try {
      return SealedRecord.read(bytes);
    } catch (MalformedMessageException e) {
      throw damaged(e.getMessage());
    }
  }
}
