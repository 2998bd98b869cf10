package bondgate.server.stream;

import bondgate.events.BatchAnswer;

/** What became of a batch, once the database has it. */
sealed interface BatchOutcome {
  /**
   * Its new records took effect.
   *
   * @param throughSeq number of its last record
   * @param committed what is told to whoever watches the zone
   */
  record Committed(long epoch, long throughSeq, ZoneCommitted committed) implements BatchOutcome {}

  /** All of it had taken effect before. */
  record Known(long epoch, long throughSeq) implements BatchOutcome {}

  /** Nothing of it took effect. */
  record Refused(BatchAnswer.Refused answer) implements BatchOutcome {}
}
