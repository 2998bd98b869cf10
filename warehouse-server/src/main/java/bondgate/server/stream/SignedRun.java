package bondgate.server.stream;

import bondgate.events.Batch;
import bondgate.events.SealedRecord;
import java.util.List;

/**
 * Records of one device that were taken under one signature.
 *
 * @param knownSeq number of the last record that was taken before them
 * @param keyId id of the key that signed
 * @param signature what it made
 * @param records those that were new, at least one
 */
public record SignedRun(long knownSeq, String keyId, String signature, List<SealedRecord> records) {
  /** Takes a copy. */
  public SignedRun {
    records = List.copyOf(records);
  }

  TakenBatch taken() {
    SealedRecord first = records.get(0);
    Batch batch =
        new Batch(
            first.fields().zone(),
            first.fields().device(),
            first.fields().epoch(),
            first.fields().previous(),
            records,
            keyId,
            signature);
    return new TakenBatch(batch, knownSeq, records);
  }
}
