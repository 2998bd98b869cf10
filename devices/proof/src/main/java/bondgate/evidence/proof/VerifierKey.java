package bondgate.evidence.proof;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A public key by which a signed note is checked, in the form that C2SP signed-note calls a
 * verifier key: {@code <name>+<8 hex digits>+<Base64 of a type byte and 32 bytes>}. Type 1 is a
 * log's Ed25519 key, type 4 a witness's (tlog-cosignature, version 1).
 */
public final class VerifierKey {
  /** Length of the key hash, in bytes. */
  public static final int KEY_HASH_LENGTH_BYTES = 4;

  static final byte ED25519 = 1;
  static final byte COSIGNATURE_V1 = 4;
  private static final int PUBLIC_KEY_LENGTH_BYTES = 32;
  private static final int SIGNATURE_LENGTH_BYTES = 64;
  private static final int TIME_LENGTH_BYTES = Long.BYTES;
  // RFC 8410: what stands before the 32 bytes of an Ed25519 key in the encoding the JDK reads.
  private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

  private final String name;
  private final byte type;
  private final byte[] publicKey;
  private final byte[] keyHash;

  private VerifierKey(String name, byte type, byte[] publicKey) {
    this.name = name;
    this.type = type;
    this.publicKey = publicKey.clone();
    this.keyHash = keyHash(name, type, publicKey);
  }

  /**
   * The key of a log.
   *
   * @param name the log's name, its origin: not empty, no space and no plus
   * @param publicKey 32 bytes (RFC 8032)
   * @throws IllegalArgumentException if either is not so
   */
  public static VerifierKey ed25519(String name, byte[] publicKey) {
    return of(name, ED25519, publicKey);
  }

  /**
   * The key of a witness, which signs {@link Cosignature}s.
   *
   * @param name the witness's name: not empty, no space and no plus
   * @param publicKey 32 bytes (RFC 8032)
   * @throws IllegalArgumentException if either is not so
   */
  public static VerifierKey cosignatureV1(String name, byte[] publicKey) {
    return of(name, COSIGNATURE_V1, publicKey);
  }

  private static VerifierKey of(String name, byte type, byte[] publicKey) {
    if (!isName(name) || publicKey.length != PUBLIC_KEY_LENGTH_BYTES) {
      throw new IllegalArgumentException(
          "a verifier key has a name without space or plus, and 32 bytes; received '%s', %d bytes"
              .formatted(name, publicKey.length));
    }
    return new VerifierKey(name, type, publicKey);
  }

  /**
   * Reads a verifier key, and checks that its hash is the hash of its name and key.
   *
   * @throws MalformedProofException if it is none, or of a type that is not known here
   */
  public static VerifierKey parse(String text) throws MalformedProofException {
    String[] parts = text.strip().split("\\+", 3);
    if (parts.length != 3 || !isName(parts[0]) || !parts[1].matches("[0-9a-f]{8}")) {
      throw new MalformedProofException(
          "a verifier key is <name>+<8 hex digits>+<Base64>; received '%s'".formatted(text));
    }
    byte[] typed = StrictBase64.decode("the key in a verifier key", parts[2]);
    if (typed.length != 1 + PUBLIC_KEY_LENGTH_BYTES
        || (typed[0] != ED25519 && typed[0] != COSIGNATURE_V1)) {
      throw new MalformedProofException(
          "a verifier key holds a type byte 1 or 4 and 32 bytes; received %d bytes in '%s'"
              .formatted(typed.length, text));
    }
    VerifierKey key =
        new VerifierKey(parts[0], typed[0], Arrays.copyOfRange(typed, 1, typed.length));
    if (!key.keyHashHex().equals(parts[1])) {
      throw new MalformedProofException(
          "the key hash does not belong to this name and key: expected %s, received '%s'"
              .formatted(key.keyHashHex(), text));
    }
    return key;
  }

  /** Whether that can be the name of a key or the origin of a log. */
  static boolean isName(String name) {
    return !name.isEmpty()
        && name.codePoints()
            .noneMatch(c -> c == '+' || Character.isWhitespace(c) || Character.isISOControl(c));
  }

  /** The name: of a log, its origin. */
  public String name() {
    return name;
  }

  /** Whether it is the key of a witness, and not of a log. */
  public boolean isWitness() {
    return type == COSIGNATURE_V1;
  }

  /** The first four bytes of SHA-256 of name, newline, type byte and key; a copy. */
  public byte[] keyHash() {
    return keyHash.clone();
  }

  /** The key hash as eight hex digits. */
  public String keyHashHex() {
    return HexFormat.of().formatHex(keyHash);
  }

  /** The verifier key as text, without a newline. */
  public String text() {
    byte[] typed = ByteBuffer.allocate(1 + publicKey.length).put(type).put(publicKey).array();
    return name + "+" + keyHashHex() + "+" + Base64.getEncoder().encodeToString(typed);
  }

  /** Whether this key made that signature (without the key hash) of that note text. */
  boolean verifies(String noteText, byte[] signature) {
    if (type == ED25519) {
      return verifies(noteText.getBytes(StandardCharsets.UTF_8), signature);
    }
    if (signature.length != TIME_LENGTH_BYTES + SIGNATURE_LENGTH_BYTES) {
      return false;
    }
    long time = ByteBuffer.wrap(signature).getLong();
    return verifies(
        Cosignature.message(time, noteText),
        Arrays.copyOfRange(signature, TIME_LENGTH_BYTES, signature.length));
  }

  /** Whether this key made that Ed25519 signature of those bytes. */
  boolean verifies(byte[] message, byte[] signature) {
    if (signature.length != SIGNATURE_LENGTH_BYTES) {
      return false;
    }
    try {
      Signature verifier = Signature.getInstance("Ed25519");
      verifier.initVerify(jdkKey());
      verifier.update(message);
      return verifier.verify(signature);
    } catch (GeneralSecurityException e) {
      // Not a point of the curve, or a signature out of range: nobody can have made it.
      return false;
    }
  }

  private PublicKey jdkKey() throws GeneralSecurityException {
    byte[] encoded =
        ByteBuffer.allocate(X509_PREFIX.length + publicKey.length)
            .put(X509_PREFIX)
            .put(publicKey)
            .array();
    return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
  }

  private static byte[] keyHash(String name, byte type, byte[] publicKey) {
    MessageDigest digest = MerkleTree.sha256();
    digest.update(name.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) '\n');
    digest.update(type);
    return Arrays.copyOf(digest.digest(publicKey), KEY_HASH_LENGTH_BYTES);
  }

  @Override
  public String toString() {
    return text();
  }
}
