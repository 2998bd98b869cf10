package bondgate.edge.outbox;

import bondgate.events.ClockJumped;
import bondgate.events.EdgeEvent;
import bondgate.events.RecordChain;
import bondgate.events.SealedRecord;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * 待发箱 — the agent's records, until the server has committed them and for a while after. Gives every
 * fact its number and its hash, and returns only after it is on disk. Every method may be called
 * from any thread.
 */
public final class Outbox {
  private static final RecordRows.Beside NOTHING = (connection, record) -> {};

  private final AgentDatabase database;
  private final DiskGuard disk;
  private final RecordClock clock;
  private final RecentCrossings crossings = new RecentCrossings();
  // Set only under this object's lock.
  private OnDisk onDisk;
  private boolean headKnown;
  private volatile Runnable onAppend = () -> {};

  private Outbox(AgentDatabase database, DiskGuard disk, RecordClock clock, OutboxHead head) {
    this.database = database;
    this.disk = disk;
    this.clock = clock;
    this.onDisk = OnDisk.begin(head);
  }

  /**
   * Opens the outbox of that agent and looks at every record that is not acknowledged: each must
   * follow the one before it, up to the last one that was ever made. A higher epoch than that on
   * disk begins a new sequence, whose first record says where the one before ended.
   *
   * @throws OutboxException if the database belongs to another agent or a newer epoch, or a record
   *     is missing or damaged
   */
  public static Outbox open(
      AgentDatabase database,
      DiskGuard disk,
      RecordClock clock,
      String zone,
      String device,
      long epoch)
      throws OutboxException {
    OutboxHead head =
        database.commit("open the outbox", c -> OutboxHead.loadOrBegin(c, zone, device, epoch));
    head.mustBelongTo(zone, device, epoch);
    Outbox outbox = new Outbox(database, disk, clock, head);
    outbox.knowHead();
    OutboxCheck.look(
        outbox.onDisk, at -> outbox.records(at.epoch(), at.lastSeq(), OutboxCheck.AT_ONCE));
    if (head.last().lastSeq() == 0) {
      Optional<OldEpoch> before = database.commit("read the epochs", head::epochBefore);
      if (before.isPresent()) {
        outbox.append(new Fact(before.get().told(), clock.now()));
      }
    }
    return outbox;
  }

  /** The same without a reserve. */
  public static Outbox open(
      AgentDatabase database, RecordClock clock, String zone, String device, long epoch)
      throws OutboxException {
    return open(database, DiskGuard.none(database), clock, zone, device, epoch);
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
    return append(facts, NOTHING);
  }

  /** The same for one fact. */
  public SealedRecord append(Fact fact) throws OutboxException {
    return append(List.of(fact)).get(0);
  }

  /** The same for a fact that states its own place in the chain. */
  synchronized SealedRecord append(Function<RecordChain, EdgeEvent> fact, RecordRows.Beside beside)
      throws OutboxException {
    knowHead();
    if (jump(ClockMark.of(clock)).isPresent() || disk.news().isPresent()) {
      append(List.of()); // tells what comes first, so that the place is the next one
    }
    return append(List.of(new Fact(fact.apply(onDisk.chain()), clock.now())), beside).get(0);
  }

  List<SealedRecord> append(List<Fact> facts, RecordRows.Beside beside) throws OutboxException {
    List<SealedRecord> records = new ArrayList<>();
    synchronized (this) {
      knowHead();
      ClockMark next = ClockMark.of(clock);
      List<Fact> all = new ArrayList<>();
      jump(next).ifPresent(jump -> all.add(new Fact(jump, next.wall())));
      disk.news().ifPresent(news -> all.add(new Fact(news, next.wall())));
      int own = all.size();
      all.addAll(facts);
      RecordChain after = onDisk.chain();
      for (Fact fact : all) {
        SealedRecord record = after.next(fact.event(), fact.seenAt(), next.wall(), clock.reading());
        records.add(record);
        after = after.after(record);
      }
      store(records, after, next, beside);
      disk.told(all.subList(0, own));
      records.subList(0, own).clear();
    }
    onAppend.run();
    return records;
  }

  private void store(
      List<SealedRecord> records, RecordChain last, ClockMark next, RecordRows.Beside beside)
      throws OutboxException {
    if (records.isEmpty()) {
      return;
    }
    headKnown = false; // until the commit is known to have held
    boolean keptIsDue = disk.kept().isDue(next.wall(), disk.hasRoom());
    Optional<OnDisk> other =
        disk.commit(
            "append to the outbox",
            c -> {
              RecordRows.insert(c, records);
              OutboxHead.moveLast(c, last);
              next.store(c);
              beside.write(c, records.get(records.size() - 1));
              if (keptIsDue) {
                disk.kept().dropDue(c, next.wall(), disk.hasRoom());
              }
              return beside == NOTHING && !disk.kept().changed()
                  ? Optional.empty()
                  : Optional.of(read(c));
            });
    // On disk, not yet sent: after a crash here the next run sends them; nobody makes them again,
    // because the number of the last record was moved in the same transaction.
    onDisk = other.orElseGet(() -> onDisk.after(last, next));
    headKnown = true;
    crossings.committed(records);
  }

  private Optional<ClockJumped> jump(ClockMark next) {
    return onDisk.mark().flatMap(before -> before.jumpTo(next, clock.jumpFrom()));
  }

  /** The records of the running epoch after that number, in order, at most so many. */
  public List<SealedRecord> nextBatch(long afterSeq, int most) throws OutboxException {
    return records(chain().epoch(), afterSeq, most);
  }

  /** The records of that epoch after that number, in order, at most so many. */
  public List<SealedRecord> records(long epoch, long afterSeq, int most) throws OutboxException {
    return RecordRows.read(
        database.commit("read the outbox", c -> RecordRows.select(c, epoch, afterSeq, most)));
  }

  /** The same, by a server that showed no checkpoint. */
  void acknowledged(long epoch, long throughSeq) throws OutboxException {
    acknowledged(epoch, throughSeq, checkpoint());
  }

  /**
   * The server has committed everything up to that record: it may go from here when it was kept for
   * long enough, and the checkpoint that shows it is held, both or neither. An answer to an earlier
   * batch changes nothing.
   *
   * @param note the server's checkpoint, which the caller has checked
   * @throws IllegalArgumentException if no such record was made
   */
  public synchronized void acknowledged(long epoch, long throughSeq, String note)
      throws OutboxException {
    knowHead();
    Sequence sequence = sequence();
    if (epoch != sequence.epoch() || throughSeq <= sequence.ackedSeq()) {
      return;
    }
    if (throughSeq > sequence.lastSeq()) {
      throw new IllegalArgumentException(
          "record %d was acknowledged; the last one made is %d"
              .formatted(throughSeq, sequence.lastSeq()));
    }
    headKnown = false;
    disk.commit(
        "let acknowledged records go",
        c -> {
          String hash = RecordRows.hashOf(RecordRows.select(c, epoch, throughSeq - 1, 1).get(0));
          if (sequence.over()) {
            OldEpoch.moveAcked(c, epoch, throughSeq, hash);
          } else {
            OutboxHead.moveAcked(c, throughSeq, hash);
          }
          disk.kept()
              .acknowledged(
                  c, epoch, sequence.ackedSeq() + 1, throughSeq, clock.now(), disk.hasRoom());
          RecordRows.keepCheckpoint(c, note);
          return null;
        });
    // A crash before this commit leaves them unsent here: the server drops the repeat.
    knowHead();
  }

  /** The server takes no more of that epoch, which is over: its records stay, and are not sent. */
  public synchronized void giveUp(long epoch) throws OutboxException {
    headKnown = false;
    database.commit(
        "end an epoch",
        c -> {
          OldEpoch.giveUp(c, epoch);
          return null;
        });
    knowHead();
  }

  /** Where the sequence stands. */
  public synchronized RecordChain chain() {
    return onDisk.chain();
  }

  /** What is sent now: an earlier epoch until the server has it or takes no more of it. */
  public synchronized Sequence sequence() {
    return onDisk.sequence();
  }

  /**
   * From here on all records up to the acknowledged one of what is sent now are still kept; one
   * more than that one's number if none is.
   */
  public synchronized long firstKeptSeq() {
    return onDisk.firstKeptSeq();
  }

  /** The server's checkpoint that came with the last acknowledgement; empty for none. */
  public synchronized String checkpoint() {
    return onDisk.checkpoint();
  }

  /** Why no sale may be begun, in words for a till; empty if sales may be begun. */
  public String whyNoSales() {
    return disk.whyNoSales();
  }

  /** What the wall clock shows. */
  public Instant wallNow() {
    return clock.now();
  }

  /** Number of the last record of this epoch that the server has committed, 0 for none. */
  public synchronized long ackedSeq() {
    return onDisk.ackedSeq();
  }

  /** How many records the server may still take and has not committed. */
  public synchronized long unsent() {
    return onDisk.unsent();
  }

  /** The recent crossings of that portal after that record number, in order. */
  public List<RecordedCrossing> crossingsAfter(String portal, long seq) {
    return crossings.after(portal, seq);
  }

  // Only the database says what is there after a failed commit.
  private synchronized void knowHead() throws OutboxException {
    if (!headKnown) {
      headKnown = database.commit("read the outbox", this::reload);
    }
  }

  private boolean reload(Connection connection) throws SQLException {
    OnDisk read = read(connection);
    if (read.chain().lastSeq() != onDisk.chain().lastSeq() || onDisk.mark().isEmpty()) {
      crossings.reload(connection, read.chain().epoch());
    }
    onDisk = read;
    return true;
  }

  private OnDisk read(Connection connection) throws SQLException {
    disk.kept().reload(connection);
    return OnDisk.read(connection);
  }
}
