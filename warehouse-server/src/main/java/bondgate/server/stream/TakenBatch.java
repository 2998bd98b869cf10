package bondgate.server.stream;

import bondgate.events.Batch;
import bondgate.events.SealedRecord;
import java.util.List;

/**
 * A batch that takes effect.
 *
 * @param knownSeq number of the last record that was taken before it
 * @param records those of its records that are new, at least one
 */
record TakenBatch(Batch batch, long knownSeq, List<SealedRecord> records) {
  TakenBatch {
    records = List.copyOf(records);
  }
}
