package bondgate.edge.outbox;

import bondgate.events.RecordChain;
import bondgate.events.SealedRecord;
import java.util.List;

/** The look at what is on disk, at the start: every record must follow the one before it. */
final class OutboxCheck {
  /** Records that are read at a time. */
  static final int AT_ONCE = 1000;

  private OutboxCheck() {}

  /** Reads the records that follow. */
  interface Reading {
    List<SealedRecord> after(RecordChain at) throws OutboxException;
  }

  /** Looks at all that is not acknowledged, of the running epoch and of the one before. */
  static void look(OnDisk outbox, Reading reading) throws OutboxException {
    if (outbox.old().isPresent()) {
      look(outbox.old().get().acked(), outbox.old().get().last(), reading);
    }
    look(outbox.head().acked(), outbox.head().last(), reading);
  }

  /**
   * Walks along the records from the one to the other.
   *
   * @throws OutboxException if one is missing or damaged
   */
  static void look(RecordChain from, RecordChain to, Reading reading) throws OutboxException {
    RecordChain at = from;
    List<SealedRecord> records = reading.after(at);
    while (!records.isEmpty()) {
      for (SealedRecord record : records) {
        if (!at.follows(record)) {
          throw damaged(
              "record %d does not follow record %d".formatted(record.fields().seq(), at.lastSeq()));
        }
        at = at.after(record);
      }
      records = reading.after(at);
    }
    if (!at.equals(to)) {
      throw damaged(
          "the records end at %d, but %d were made".formatted(at.lastSeq(), to.lastSeq()));
    }
  }

  static OutboxException damaged(String what) {
    return new OutboxException(
        "the outbox is damaged: %s; keep the folder as evidence and let an operator open a new epoch"
            .formatted(what));
  }
}
