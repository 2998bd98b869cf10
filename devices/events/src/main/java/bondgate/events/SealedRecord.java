package bondgate.events;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A record together with the very bytes that state it: the bytes hashed are the bytes signed, sent,
 * stored, and put into the evidence log. They are never made a second time from the fields.
 */
public final class SealedRecord {
  /** The longest record, in bytes: each becomes a leaf, whose length is stated in two. */
  public static final int LONGEST = 65_535;

  private final EdgeRecord fields;
  private final byte[] bytes;
  private final String hash;

  private SealedRecord(EdgeRecord fields, byte[] bytes) {
    this.fields = fields;
    this.bytes = bytes;
    this.hash = sha256Hex(bytes);
  }

  /** Writes the record's bytes, once. */
  public static SealedRecord of(EdgeRecord record) {
    return new SealedRecord(record, EventJson.writeRecord(record));
  }

  /**
   * Reads a record from the bytes that arrived or were stored, and keeps those bytes.
   *
   * @throws MalformedMessageException if they are not a record of a known kind and version, or more
   *     than {@value #LONGEST} bytes
   */
  public static SealedRecord read(byte[] bytes) throws MalformedMessageException {
    if (bytes.length > LONGEST) {
      throw new MalformedMessageException(
          "expected a record of at most %d bytes; received %d".formatted(LONGEST, bytes.length));
    }
    return new SealedRecord(EventJson.readRecord(bytes), bytes.clone());
  }

  /** The fields. */
  public EdgeRecord fields() {
    return fields;
  }

  /** A copy of the bytes: UTF-8 JSON. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** The bytes as text. */
  public String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Whether this is the very next one after that, by stream, number and hash. */
  boolean follows(SealedRecord before) {
    EdgeRecord earlier = before.fields;
    return fields.seq() == earlier.seq() + 1
        && fields.epoch() == earlier.epoch()
        && fields.previous().equals(before.hash)
        && fields.zone().equals(earlier.zone())
        && fields.device().equals(earlier.device());
  }

  /** SHA-256 of the bytes, 64 lower-case hex digits: the {@code previous} of the next record. */
  public String hash() {
    return hash;
  }

  static String sha256Hex(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
