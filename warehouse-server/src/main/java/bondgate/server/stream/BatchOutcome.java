package bondgate.server.stream;

import bondgate.events.BatchAnswer;
import java.util.List;
import java.util.Optional;

/** What became of a batch, once the database has it. */
sealed interface BatchOutcome {
  /** Its new records took effect, up to that one. */
  record Committed(long epoch, long throughSeq) implements BatchOutcome {}

  /** All of it had taken effect before. */
  record Known(long epoch, long throughSeq) implements BatchOutcome {}

  /**
   * It came before the one that goes before it, which may still be on its way: nothing of it took
   * effect.
   *
   * @param answer what its agent is told if that one does not come
   */
  record Early(BatchAnswer.Refused answer) implements BatchOutcome {}

  /** Nothing of it took effect. */
  record Refused(BatchAnswer.Refused answer) implements BatchOutcome {}

  /**
   * What became of several batches in one transaction.
   *
   * @param each one for each, in their order
   * @param committed what is told to whoever watches the zone, if anything took effect
   */
  record OfAll(List<BatchOutcome> each, Optional<ZoneCommitted> committed) {
    /** Takes a copy. */
    public OfAll {
      each = List.copyOf(each);
    }
  }
}
