package bondgate.server.stream;

import bondgate.events.Batch;
import bondgate.events.BatchCheck;
import bondgate.events.KeyRolled;
import bondgate.events.RecordChain;
import bondgate.events.SealedRecord;
import bondgate.events.Topics;
import bondgate.server.fleet.Speaker;
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

  /**
   * Whether the batch speaks for that source, and is whole; empty if so.
   *
   * @param laterEpochBegan whether a record of a later epoch than the batch's was taken: until then
   *     what is left of an earlier one may still come
   */
  static Optional<EnvelopeResult> speaker(
      Topics.Source source, Batch batch, Optional<Speaker> speaker, boolean laterEpochBegan) {
    if (!batch.zone().equals(source.zone()) || !batch.device().equals(source.device())) {
      return Optional.of(
          new EnvelopeResult.NotGenuine(
              "a batch of %s in %s arrived on the topic of %s in %s"
                  .formatted(batch.device(), batch.zone(), source.device(), source.zone())));
    }
    if (speaker.isEmpty()) {
      return Optional.of(new EnvelopeResult.UnknownDevice("nobody has enrolled this device"));
    }
    long open = speaker.get().device().epoch();
    return otherKey(batch, speaker.get(), open)
        .or(() -> forged(batch))
        .or(() -> forgedBy(batch, speaker.get()))
        .or(
            () ->
                batch.epoch() > open || laterEpochBegan
                    ? Optional.of(new EnvelopeResult.OtherEpoch(open))
                    : Optional.empty());
  }

  /** Whether another key than the one that speaks for these records signed the batch. */
  private static Optional<EnvelopeResult> otherKey(Batch batch, Speaker speaker, long open) {
    Optional<Speaker.Key> named = speaker.named(batch.keyId());
    Optional<Speaker.Key> speaks = speaker.keyOf(batch.epoch(), batch.firstSeq());
    if (named.isEmpty()) {
      return Optional.of(
          new EnvelopeResult.UnknownDevice(
              "it signs with key %s; enrolled is key %s"
                  .formatted(batch.keyId(), speaks.map(key -> key.key().id()).orElse("none"))));
    }
    if (named.get().revoked()) {
      return Optional.of(new EnvelopeResult.RevokedKey(batch.keyId()));
    }
    if (speaks.isPresent() && speaks.get().equals(named.get())) {
      return Optional.empty();
    }
    return Optional.of(
        named.get().epoch() > batch.epoch()
            ? new EnvelopeResult.OtherEpoch(open)
            : new EnvelopeResult.NotGenuine(
                "key %s does not speak for record %d of epoch %d"
                    .formatted(batch.keyId(), batch.firstSeq(), batch.epoch())));
  }

  /** What can be told of the batch without a key. */
  private static Optional<EnvelopeResult> forged(Batch batch) {
    List<SealedRecord> records = batch.records();
    for (SealedRecord record : records.subList(0, records.size() - 1)) {
      if (record.fields().body() instanceof KeyRolled) {
        return Optional.of(
            new EnvelopeResult.NotGenuine(
                "record %d rolls the key, and its batch goes on after it"
                    .formatted(record.fields().seq())));
      }
    }
    return Optional.empty();
  }

  private static Optional<EnvelopeResult> forgedBy(Batch batch, Speaker speaker) {
    BatchCheck check = batch.check(speaker.named(batch.keyId()).orElseThrow().key());
    if (check instanceof BatchCheck.BrokenChain broken) {
      return Optional.of(
          new EnvelopeResult.NotGenuine(
              "record %d does not follow the one before it".formatted(broken.seq())));
    }
    return check instanceof BatchCheck.Sound
        ? Optional.empty()
        : Optional.of(new EnvelopeResult.NotGenuine("the signature is not the device's"));
  }

  /** Whether the last new record rolls the key to one that did not agree to it; empty if not. */
  static Optional<EnvelopeResult> roll(SealedRecord last, Speaker speaker) {
    if (!(last.fields().body() instanceof KeyRolled rolled)) {
      return Optional.empty();
    }
    if (!rolled.provenIn(last.fields())) {
      return Optional.of(
          new EnvelopeResult.NotGenuine(
              "record %d rolls the key to %s, which did not sign it"
                  .formatted(last.fields().seq(), rolled.newKey().id())));
    }
    return speaker.named(rolled.newKey().id()).isPresent()
        ? Optional.of(
            new EnvelopeResult.NotGenuine(
                "record %d rolls the key to %s, which the device had before"
                    .formatted(last.fields().seq(), rolled.newKey().id())))
        : Optional.empty();
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
