package bondgate.events;

import java.util.Arrays;
import java.util.Base64;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/** An Ed25519 public key, 32 bytes (RFC 8032, section 5.1.5). */
public final class VerifyKey {
  private static final int SIGNATURE_LENGTH_BYTES = 64;

  private final byte[] bytes;
  private final Ed25519PublicKeyParameters key;

  /**
   * The key of those 32 bytes.
   *
   * @throws IllegalArgumentException if they are not a point of the curve
   */
  public VerifyKey(byte[] bytes) {
    Checks.require(
        bytes.length == Ed25519PublicKeyParameters.KEY_SIZE,
        "an Ed25519 public key has 32 bytes; received %d",
        bytes.length);
    this.bytes = bytes.clone();
    this.key = new Ed25519PublicKeyParameters(this.bytes);
  }

  /** The key in standard Base64, 44 characters. */
  public static VerifyKey ofBase64(String base64) {
    return new VerifyKey(Base64.getDecoder().decode(base64.strip()));
  }

  /** The 32 bytes, a copy. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** Standard Base64, 44 characters. */
  public String base64() {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** The first 16 hex digits of the SHA-256 of the key: names it, proves nothing. */
  public String id() {
    return SealedRecord.sha256Hex(bytes).substring(0, 16);
  }

  /** Whether this key made that signature (64 bytes in standard Base64) of that message. */
  public boolean verifies(byte[] message, String signatureBase64) {
    byte[] signature;
    try {
      signature = Base64.getDecoder().decode(signatureBase64);
    } catch (IllegalArgumentException e) {
      return false;
    }
    if (signature.length != SIGNATURE_LENGTH_BYTES) {
      return false;
    }
    Ed25519Signer verifier = new Ed25519Signer();
    verifier.init(false, key);
    verifier.update(message, 0, message.length);
    return verifier.verifySignature(signature);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VerifyKey that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return id();
  }
}
