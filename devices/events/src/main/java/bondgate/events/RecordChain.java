package bondgate.events;

import java.time.Instant;

/**
 * Where an agent's sequence stands: makes the next record, and so keeps numbers gapless and hashes
 * linked. Immutable; whoever stores the record keeps the chain that follows from it.
 *
 * @param zone the bonded zone
 * @param device the edge agent
 * @param epoch from 1
 * @param lastSeq number of the last record, 0 before the first
 * @param lastHash its hash, {@link EdgeRecord#GENESIS} before the first
 */
public record RecordChain(String zone, String device, long epoch, long lastSeq, String lastHash) {
  /** Checks the ranges. */
  public RecordChain {
    Checks.name("zone", zone);
    Checks.name("device", device);
    Checks.atLeast("epoch", epoch, 1);
    Checks.atLeast("lastSeq", lastSeq, 0);
    Checks.sha256Hex("lastHash", lastHash);
  }

  /** The chain of an agent that has recorded nothing in this epoch. */
  public static RecordChain begin(String zone, String device, long epoch) {
    return new RecordChain(zone, device, epoch, 0, EdgeRecord.GENESIS);
  }

  /** The next record. */
  public SealedRecord next(EdgeEvent body, Instant seenAt, Instant recordedAt, ClockReading clock) {
    return SealedRecord.of(
        new EdgeRecord(
            zone, device, epoch, lastSeq + 1, lastHash, seenAt, recordedAt, clock, body));
  }

  /** The chain after that record. */
  public RecordChain after(SealedRecord record) {
    Checks.require(
        follows(record),
        "record %d does not follow record %d of %s",
        record.fields().seq(),
        lastSeq,
        device);
    return through(record);
  }

  /** The chain that ends with that record, which was found to follow. */
  RecordChain through(SealedRecord record) {
    return new RecordChain(zone, device, epoch, record.fields().seq(), record.hash());
  }

  /** Whether that record is the very next one, by number and by hash. */
  public boolean follows(SealedRecord record) {
    EdgeRecord fields = record.fields();
    return fields.zone().equals(zone)
        && fields.device().equals(device)
        && fields.epoch() == epoch
        && fields.seq() == lastSeq + 1
        && fields.previous().equals(lastHash);
  }
}
