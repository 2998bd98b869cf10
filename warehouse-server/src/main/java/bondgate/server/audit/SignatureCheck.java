package bondgate.server.audit;

import bondgate.events.Batch;
import bondgate.server.fleet.Keys;
import bondgate.server.fleet.Speaker;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Verifies each agent's signature with the key that spoke for its records then. */
final class SignatureCheck {
  private final String zone;
  private final Keys keys;
  private final Scratch scratch;
  private final Findings findings;
  private final Map<String, Speaker> speakers = new HashMap<>();

  SignatureCheck(String zone, Keys keys, Scratch scratch, Findings findings) {
    this.zone = zone;
    this.keys = keys;
    this.scratch = scratch;
    this.findings = findings;
  }

  /**
   * One signature.
   *
   * @param lastHash hash of the last record that it covers
   */
  void check(StoredBatch batch, String lastHash) {
    if (batch.firstSeq() > batch.knownSeq() + 1) {
      findings.add(
          "stream_batch",
          batch.key(),
          "known_seq at least " + (batch.firstSeq() - 1),
          "known_seq " + batch.knownSeq());
    }
    Optional<Speaker.Key> speaks = speaking(batch);
    if (speaks.isEmpty()) {
      findings.add(
          "stream_batch",
          batch.key(),
          "the key that speaks for record " + batch.firstSeq(),
          "key " + batch.keyId());
    } else if (!speaks.get().key().verifies(signed(batch, lastHash), batch.signature())) {
      findings.add(
          "stream_batch",
          batch.key(),
          "a signature of key %s over records %d to %d"
              .formatted(batch.keyId(), batch.firstSeq(), batch.lastSeq()),
          batch.toString());
    }
  }

  private byte[] signed(StoredBatch batch, String lastHash) {
    return Batch.signedBytes(
        zone,
        batch.device(),
        batch.epoch(),
        batch.firstSeq(),
        batch.lastSeq(),
        batch.previous(),
        lastHash,
        batch.checkpointSha256());
  }

  private Optional<Speaker.Key> speaking(StoredBatch batch) {
    Speaker known = speakers.get(batch.device());
    if (known == null || known.named(batch.keyId()).isEmpty()) {
      known = scratch.call(() -> keys.speaker(zone, batch.device())).orElse(null);
      speakers.put(batch.device(), known);
    }
    return known == null
        ? Optional.empty()
        : known
            .keyOf(batch.epoch(), batch.firstSeq())
            .filter(key -> key.key().id().equals(batch.keyId()));
  }
}
