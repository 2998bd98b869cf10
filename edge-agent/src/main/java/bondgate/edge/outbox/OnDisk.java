package bondgate.edge.outbox;

import bondgate.events.RecordChain;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * What the tables say of the outbox beside its records, kept in memory to save a read.
 *
 * @param head where the running epoch's sequence stands
 * @param old the epoch before, while the server may still take records of it
 * @param firstKeptSeq of the epoch that is sent now, from here on all acknowledged records are
 *     kept; one more than the acknowledged one's number if none is
 * @param checkpoint the server's that came with the last acknowledgement; empty for none
 * @param mark what the clocks showed at the last record
 */
record OnDisk(
    OutboxHead head,
    Optional<OldEpoch> old,
    long firstKeptSeq,
    String checkpoint,
    Optional<ClockMark> mark) {

  /** Before anything but the head was read. */
  static OnDisk begin(OutboxHead head) {
    return new OnDisk(head, Optional.empty(), 0, "", Optional.empty());
  }

  static OnDisk read(Connection connection) throws SQLException {
    OutboxHead head = OutboxHead.load(connection);
    Optional<OldEpoch> old = OldEpoch.sending(connection, head.last());
    RecordChain acked = old.map(OldEpoch::acked).orElse(head.acked());
    return new OnDisk(
        head,
        old,
        KeptRecords.first(connection, acked.epoch()).orElse(acked.lastSeq() + 1),
        RecordRows.checkpoint(connection).orElse(""),
        ClockMark.load(connection));
  }

  /** The same with further records. */
  OnDisk after(RecordChain last, ClockMark now) {
    return new OnDisk(
        new OutboxHead(last, head.acked()), old, firstKeptSeq, checkpoint, Optional.of(now));
  }

  RecordChain chain() {
    return head.last();
  }

  long ackedSeq() {
    return head.acked().lastSeq();
  }

  Sequence sequence() {
    RecordChain last = old.map(OldEpoch::last).orElse(head.last());
    RecordChain acked = old.map(OldEpoch::acked).orElse(head.acked());
    return new Sequence(last.epoch(), old.isPresent(), last.lastSeq(), acked.lastSeq());
  }

  long unsent() {
    return chain().lastSeq()
        - ackedSeq()
        + old.map(before -> before.last().lastSeq() - before.acked().lastSeq()).orElse(0L);
  }
}
