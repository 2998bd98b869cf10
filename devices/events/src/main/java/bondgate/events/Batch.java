package bondgate.events;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Consecutive records of one agent, with its signature. The signature covers the hash of the last
 * record, and through the chain every byte of every record.
 *
 * @param format version of the message, 1 or {@value #NEWEST_FORMAT}; the first shows no checkpoint
 * @param zone the bonded zone
 * @param device the edge agent
 * @param epoch epoch of every record in it
 * @param previous hash of the record before the first
 * @param records 1 to {@value #MAX_RECORDS}, in order
 * @param keyId {@link VerifyKey#id} of the signing key
 * @param signature Ed25519, 64 bytes in standard Base64: over a text of a line each for what it is,
 *     who states it, from which record to which, the hash before the first and of the last; from
 *     format 2 on, the SHA-256 of the checkpoint too
 * @param checkpoint the server's checkpoint that the agent holds, a C2SP signed note; empty for
 *     none
 */
public record Batch(
    int format,
    String zone,
    String device,
    long epoch,
    String previous,
    List<SealedRecord> records,
    String keyId,
    String signature,
    String checkpoint) {
  /** The newest version of the message. */
  public static final int NEWEST_FORMAT = 2;

  /** The most records in one batch. */
  public static final int MAX_RECORDS = 256;

  /** Checks the ranges; whether the chain and the signature hold is {@link #check}'s answer. */
  public Batch {
    Checks.within("format", format, 1, NEWEST_FORMAT);
    Checks.name("zone", zone);
    Checks.name("device", device);
    Checks.atLeast("epoch", epoch, 1);
    Checks.sha256Hex("previous", previous);
    records = List.copyOf(records);
    Checks.within("records in a batch", records.size(), 1, MAX_RECORDS);
    Checks.present("keyId", keyId);
    Checks.present("signature", signature);
    Checks.present("checkpoint", checkpoint);
    Checks.require(
        format > 1 || checkpoint.isEmpty(), "a batch of format 1 does not show a checkpoint");
  }

  /** A batch of format 1. */
  public Batch(
      String zone,
      String device,
      long epoch,
      String previous,
      List<SealedRecord> records,
      String keyId,
      String signature) {
    this(1, zone, device, epoch, previous, records, keyId, signature, "");
  }

  /** Signs those records, which must follow each other, as a batch of format 1. */
  public static Batch sign(List<SealedRecord> records, SigningKey key) {
    return sign(1, records, key, "");
  }

  /** Signs those records, which must follow each other, and shows that checkpoint. */
  public static Batch sign(List<SealedRecord> records, SigningKey key, String checkpoint) {
    return sign(NEWEST_FORMAT, records, key, checkpoint);
  }

  private static Batch sign(
      int format, List<SealedRecord> records, SigningKey key, String checkpoint) {
    EdgeRecord first = records.get(0).fields();
    return new Batch(
        format,
        first.zone(),
        first.device(),
        first.epoch(),
        first.previous(),
        records,
        key.verifyKey().id(),
        key.sign(signedBytes(format, records, checkpoint)),
        checkpoint);
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
    RecordChain before = chainBefore();
    SealedRecord last = null;
    for (SealedRecord record : records) {
      if (last == null ? !before.follows(record) : !record.follows(last)) {
        return new BatchCheck.BrokenChain(record.fields().seq());
      }
      last = record;
    }
    return key.verifies(signedBytes(format, records, checkpoint), signature)
        ? new BatchCheck.Sound(before.through(last))
        : new BatchCheck.BadSignature(keyId);
  }

  /** SHA-256 of the checkpoint that it shows, 64 hex digits; empty if its format shows none. */
  public String checkpointSha256() {
    return format == 1 ? "" : checkpointSha256(checkpoint);
  }

  private static String checkpointSha256(String checkpoint) {
    return SealedRecord.sha256Hex(checkpoint.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] signedBytes(int format, List<SealedRecord> records, String checkpoint) {
    EdgeRecord first = records.get(0).fields();
    SealedRecord last = records.get(records.size() - 1);
    return signedBytes(
        first.zone(),
        first.device(),
        first.epoch(),
        first.seq(),
        last.fields().seq(),
        first.previous(),
        last.hash(),
        format == 1 ? "" : checkpointSha256(checkpoint));
  }

  /**
   * The text that is signed: a line each for what it is, who states it, from where to where.
   *
   * @param previous hash of the record before the first
   * @param lastHash hash of the last record
   * @param checkpointSha256 {@link #checkpointSha256()}; empty for format 1
   */
  public static byte[] signedBytes(
      String zone,
      String device,
      long epoch,
      long firstSeq,
      long lastSeq,
      String previous,
      String lastHash,
      String checkpointSha256) {
    boolean shows = !checkpointSha256.isEmpty();
    String text =
        "bondgate-batch/%d\n%s\n%s\n%d\n%d\n%d\n%s\n%s\n"
            .formatted(
                shows ? NEWEST_FORMAT : 1,
                zone,
                device,
                epoch,
                firstSeq,
                lastSeq,
                previous,
                lastHash);
    return (shows ? text + checkpointSha256 + "\n" : text).getBytes(StandardCharsets.UTF_8);
  }
}
