package bondgate.events;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Consecutive records of one agent, with its signature. The signature covers the hash of the last
 * record, and through the chain every byte of every record.
 *
 * @param zone the bonded zone
 * @param device the edge agent
 * @param epoch epoch of every record in it
 * @param previous hash of the record before the first
 * @param records 1 to {@value #MAX_RECORDS}, in order
 * @param keyId {@link VerifyKey#id} of the signing key
 * @param signature Ed25519, 64 bytes in standard Base64: over a text of a line each for what it is,
 *     who states it, from which record to which, the hash before the first and of the last
 */
public record Batch(
    String zone,
    String device,
    long epoch,
    String previous,
    List<SealedRecord> records,
    String keyId,
    String signature) {
  /** The most records in one batch. */
  public static final int MAX_RECORDS = 256;

  /** Checks the ranges; whether the chain and the signature hold is {@link #check}'s answer. */
  public Batch {
    Checks.name("zone", zone);
    Checks.name("device", device);
    Checks.atLeast("epoch", epoch, 1);
    Checks.sha256Hex("previous", previous);
    records = List.copyOf(records);
    Checks.within("records in a batch", records.size(), 1, MAX_RECORDS);
    Checks.present("keyId", keyId);
    Checks.present("signature", signature);
  }

  /** Signs those records, which must follow each other. */
  public static Batch sign(List<SealedRecord> records, SigningKey key) {
    EdgeRecord first = records.get(0).fields();
    byte[] message = signedBytes(records);
    return new Batch(
        first.zone(),
        first.device(),
        first.epoch(),
        first.previous(),
        records,
        key.verifyKey().id(),
        key.sign(message));
  }

  /** Number of the first record. */
  public long firstSeq() {
    return records.get(0).fields().seq();
  }

  /** Number of the last record. */
  public long lastSeq() {
    return records.get(records.size() - 1).fields().seq();
  }

  /** The chain that stands before this batch, by the batch's own word. */
  public RecordChain chainBefore() {
    return new RecordChain(zone, device, epoch, firstSeq() - 1, previous);
  }

  /** Whether every record follows the one before, and that key made the signature. */
  public BatchCheck check(VerifyKey key) {
    if (!key.id().equals(keyId)) {
      return new BatchCheck.OtherKey(key.id(), keyId);
    }
    RecordChain chain = chainBefore();
    for (SealedRecord record : records) {
      if (!chain.follows(record)) {
        return new BatchCheck.BrokenChain(record.fields().seq());
      }
      chain = chain.after(record);
    }
    return key.verifies(signedBytes(records), signature)
        ? new BatchCheck.Sound(chain)
        : new BatchCheck.BadSignature(keyId);
  }

  /** The text that is signed: a line each for what it is, who states it, from where to where. */
  private static byte[] signedBytes(List<SealedRecord> records) {
    EdgeRecord first = records.get(0).fields();
    SealedRecord last = records.get(records.size() - 1);
    return "bondgate-batch/1\n%s\n%s\n%d\n%d\n%d\n%s\n%s\n"
        .formatted(
            first.zone(),
            first.device(),
            first.epoch(),
            first.seq(),
            last.fields().seq(),
            first.previous(),
            last.hash())
        .getBytes(StandardCharsets.UTF_8);
  }
}
