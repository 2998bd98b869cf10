package bondgate.server.stream;

import bondgate.events.Batch;
import bondgate.events.BatchCheck;
import bondgate.events.RecordChain;
import bondgate.events.SealedRecord;
import bondgate.events.Topics;
import bondgate.events.VerifyKey;
import bondgate.server.fleet.Device;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The look at a batch before any of it takes effect: who speaks, is it whole, does it go on where
 * the stream stands. Pure; the questions are asked in that order and the first that fails is the
 * answer.
 */
final class EnvelopeCheck {
  private EnvelopeCheck() {}

  /**
   * Where a device's stream stands.
   *
   * @param lastSeq number of the last record that was taken, 0 before the first
   * @param lastHash its hash
   * @param hashes of the taken records that the batch repeats, by number
   */
  record Standing(long lastSeq, String lastHash, Map<Long, String> hashes) {}

  /** Whether the batch speaks for that source, and is whole; empty if so. */
  static Optional<EnvelopeResult> speaker(
      Topics.Source source, Batch batch, Optional<Device> device) {
    if (!batch.zone().equals(source.zone()) || !batch.device().equals(source.device())) {
      return Optional.of(
          new EnvelopeResult.NotGenuine(
              "a batch of %s in %s arrived on the topic of %s in %s"
                  .formatted(batch.device(), batch.zone(), source.device(), source.zone())));
    }
    if (device.isEmpty()) {
      return Optional.of(new EnvelopeResult.UnknownDevice("nobody has enrolled this device"));
    }
    Optional<EnvelopeResult> forged = forged(batch, device.get().key());
    if (forged.isPresent()) {
      return forged;
    }
    long epoch = device.get().epoch();
    return batch.epoch() == epoch
        ? Optional.empty()
        : Optional.of(new EnvelopeResult.OtherEpoch(epoch));
  }

  private static Optional<EnvelopeResult> forged(Batch batch, VerifyKey key) {
    BatchCheck check = batch.check(key);
    if (check instanceof BatchCheck.OtherKey other) {
      return Optional.of(
          new EnvelopeResult.UnknownDevice(
              "it signs with key %s; enrolled is key %s"
                  .formatted(other.received(), other.expected())));
    }
    if (check instanceof BatchCheck.BrokenChain broken) {
      return Optional.of(
          new EnvelopeResult.NotGenuine(
              "record %d does not follow the one before it".formatted(broken.seq())));
    }
    if (check instanceof BatchCheck.BadSignature) {
      return Optional.of(new EnvelopeResult.NotGenuine("the signature is not the device's"));
    }
    return Optional.empty();
  }

  /** Whether a batch that is genuine goes on where the stream stands. */
  static EnvelopeResult order(Batch batch, Standing standing) {
    long lastSeq = standing.lastSeq();
    if (batch.firstSeq() > lastSeq + 1) {
      return new EnvelopeResult.Gap(lastSeq + 1);
    }
    int known = (int) Math.min(lastSeq - batch.firstSeq() + 1, batch.records().size());
    for (SealedRecord record : batch.records().subList(0, known)) {
      long seq = record.fields().seq();
      if (!record.hash().equals(hash(standing, seq))) {
        return new EnvelopeResult.Equivocation(seq);
      }
    }
    List<SealedRecord> fresh = batch.records().subList(known, batch.records().size());
    if (fresh.isEmpty()) {
      return new EnvelopeResult.AlreadyKnown(lastSeq);
    }
    RecordChain chain =
        new RecordChain(batch.zone(), batch.device(), batch.epoch(), lastSeq, standing.lastHash());
    if (!chain.follows(fresh.get(0))) {
      // The device says that another record stands under the last number.
      return new EnvelopeResult.Equivocation(lastSeq);
    }
    for (SealedRecord record : fresh) {
      chain = chain.after(record);
    }
    return new EnvelopeResult.Next(fresh, chain);
  }

  private static String hash(Standing standing, long seq) {
    String hash = standing.hashes().get(seq);
    if (hash == null) {
      throw new IllegalStateException(
          "record %d is below the mark %d, but its row is missing"
              .formatted(seq, standing.lastSeq()));
    }
    return hash;
  }
}
