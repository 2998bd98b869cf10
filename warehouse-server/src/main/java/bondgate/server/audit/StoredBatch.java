package bondgate.server.audit;

import java.time.Instant;

/**
 * A row of an agent's signature.
 *
 * @param knownSeq up to which record all had been taken before
 * @param checkpointSha256 of the checkpoint that it showed; empty for format 1
 */
record StoredBatch(
    String device,
    long epoch,
    long firstSeq,
    long lastSeq,
    long knownSeq,
    String previous,
    String keyId,
    String signature,
    String checkpointSha256,
    Instant committedAt) {
  boolean covers(long seq) {
    return knownSeq < seq && seq <= lastSeq;
  }

  String key() {
    return "[\"%s\", %d, %d]".formatted(device, epoch, lastSeq);
  }
}
