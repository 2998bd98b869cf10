package bondgate.evidence.proof;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** A SHA-256 hash: {@value #LENGTH_BYTES} bytes that never change. */
public final class Hash {
  /** Length in bytes. */
  public static final int LENGTH_BYTES = 32;

  private final byte[] bytes;

  private Hash(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * The hash of those bytes, copied.
   *
   * @throws IllegalArgumentException if they are not {@value #LENGTH_BYTES}
   */
  public static Hash of(byte[] bytes) {
    if (bytes.length != LENGTH_BYTES) {
      throw new IllegalArgumentException(
          "a SHA-256 hash has %d bytes; received %d".formatted(LENGTH_BYTES, bytes.length));
    }
    return new Hash(bytes.clone());
  }

  /**
   * The hash of that standard Base64, 44 characters and no other spelling of the same bytes.
   *
   * @throws MalformedProofException if it is anything else
   */
  public static Hash ofBase64(String base64) throws MalformedProofException {
    byte[] bytes = StrictBase64.decode("a hash", base64);
    if (bytes.length != LENGTH_BYTES) {
      throw new MalformedProofException(
          "a hash has %d bytes in Base64; received %d bytes in '%s'"
              .formatted(LENGTH_BYTES, bytes.length, base64));
    }
    return new Hash(bytes);
  }

  /**
   * The hash of those 64 hex digits.
   *
   * @throws IllegalArgumentException if they are anything else
   */
  public static Hash ofHex(String hex) {
    return of(HexFormat.of().parseHex(hex));
  }

  /** The hash of those 32 bytes, which nobody else keeps. */
  static Hash owning(byte[] bytes) {
    return new Hash(bytes);
  }

  /** Adds the bytes to what is digested, without a copy. */
  void update(MessageDigest digest) {
    digest.update(bytes);
  }

  /** The bytes, a copy. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** Standard Base64, 44 characters. */
  public String base64() {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** 64 lower-case hex digits. */
  public String hex() {
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Hash that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return hex();
  }
}
