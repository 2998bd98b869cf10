package bondgate.server.silence;

import bondgate.events.Heartbeat;
import bondgate.server.silence.SilenceResult.Answered;

/** The heartbeats between which an interval lies. */
final class EvidenceBeats {
  private EvidenceBeats() {}

  /** Leaf of the last heartbeat before the interval begins; -1 if there is none. */
  static long before(Answered answered) {
    long leaf = -1;
    for (Heard record : answered.records()) {
      if (record.body() instanceof Heartbeat
          && record.wall().isBefore(answered.answer().question().from())) {
        leaf = record.leafIndex();
      }
    }
    return leaf;
  }

  /** Leaf of the first heartbeat at or after the interval's end; -1 if there is none. */
  static long after(Answered answered) {
    for (Heard record : answered.records()) {
      if (record.body() instanceof Heartbeat
          && !record.wall().isBefore(answered.answer().question().to())) {
        return record.leafIndex();
      }
    }
    return -1;
  }
}
