package bondgate.events;

import java.security.SecureRandom;
import java.util.Base64;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/**
 * An Ed25519 private key (RFC 8032). Bouncy Castle's lightweight API, because the provider of the
 * JDK signs ten times slower.
 */
public final class SigningKey {
  /** Length of the secret seed, in bytes. */
  public static final int SEED_LENGTH_BYTES = 32;

  private final Ed25519PrivateKeyParameters key;
  private final VerifyKey verifyKey;

  private SigningKey(Ed25519PrivateKeyParameters key) {
    this.key = key;
    this.verifyKey = new VerifyKey(key.generatePublicKey().getEncoded());
  }

  /** A new key from that source of randomness. */
  public static SigningKey generate(SecureRandom random) {
    return new SigningKey(new Ed25519PrivateKeyParameters(random));
  }

  /** The key of that secret seed, {@value #SEED_LENGTH_BYTES} bytes. */
  public static SigningKey ofSeed(byte[] seed) {
    Checks.require(
        seed.length == SEED_LENGTH_BYTES,
        "an Ed25519 seed has %d bytes; received %d",
        SEED_LENGTH_BYTES,
        seed.length);
    return new SigningKey(new Ed25519PrivateKeyParameters(seed));
  }

  /** The secret seed, for a file that only its owner may read. */
  public byte[] seed() {
    return key.getEncoded();
  }

  /** The public half. */
  public VerifyKey verifyKey() {
    return verifyKey;
  }

  /** The signature of that message, 64 bytes in standard Base64. */
  public String sign(byte[] message) {
    Ed25519Signer signer = new Ed25519Signer();
    signer.init(true, key);
    signer.update(message, 0, message.length);
    return Base64.getEncoder().encodeToString(signer.generateSignature());
  }
}
