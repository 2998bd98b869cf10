package bondgate.evidence.witness;

import bondgate.evidence.proof.MalformedProofException;
import bondgate.evidence.proof.VerifierKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;

/**
 * The Ed25519 key of a witness. Its file has two lines: the private key (PKCS#8, Base64), and the
 * verifier key, which names the witness.
 */
final class WitnessKey {
  private static final int PUBLIC_KEY_LENGTH_BYTES = 32;
  private static final Set<PosixFilePermission> OWNER_ONLY =
      Set.copyOf(PosixFilePermissions.fromString("rw-------"));

  private final PrivateKey privateKey;
  private final VerifierKey verifierKey;

  private WitnessKey(PrivateKey privateKey, VerifierKey verifierKey) {
    this.privateKey = privateKey;
    this.verifierKey = verifierKey;
  }

  /**
   * The key of the file; where there is none, a new one.
   *
   * @param name of the witness: no space, no plus
   * @throws IOException if the file cannot be read or written, others may read it, or it is the key
   *     of another name
   */
  static WitnessKey readOrMake(Path file, String name) throws IOException {
    try {
      WitnessKey key = Files.exists(file) ? read(file) : make(file, name);
      if (!key.verifierKey.name().equals(name)) {
        throw new IOException(
            "%s is the key of '%s'; received the name '%s'. Start with its own name"
                .formatted(file, key.verifierKey.name(), name));
      }
      return key;
    } catch (GeneralSecurityException e) {
      throw new IOException(file + " holds no Ed25519 key; put back the right file", e);
    }
  }

  VerifierKey verifierKey() {
    return verifierKey;
  }

  /** The 64 bytes of a signature. */
  byte[] sign(byte[] message) {
    try {
      Signature signer = Signature.getInstance("Ed25519");
      signer.initSign(privateKey);
      signer.update(message);
      return signer.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java from 15 on signs with Ed25519", e);
    }
  }

  private static WitnessKey read(Path file) throws IOException, GeneralSecurityException {
    Set<PosixFilePermission> granted = Files.getPosixFilePermissions(file);
    if (!OWNER_ONLY.containsAll(granted)) {
      throw new IOException(
          "others than its owner may use %s (%s): run chmod 600 on it, and think about who read it"
              .formatted(file, PosixFilePermissions.toString(granted)));
    }
    String[] lines = Files.readString(file).split("\n", -1);
    try {
      PrivateKey key =
          KeyFactory.getInstance("Ed25519")
              .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(lines[0])));
      return new WitnessKey(key, VerifierKey.parse(lines.length > 1 ? lines[1] : ""));
    } catch (IllegalArgumentException | MalformedProofException e) {
      throw new IOException(file + " holds no key of a witness; put back the right file", e);
    }
  }

  private static WitnessKey make(Path file, String name)
      throws IOException, GeneralSecurityException {
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    // RFC 8410: the last 32 bytes of the encoding are the key itself.
    byte[] encoded = pair.getPublic().getEncoded();
    VerifierKey verifier =
        VerifierKey.cosignatureV1(
            name,
            Arrays.copyOfRange(encoded, encoded.length - PUBLIC_KEY_LENGTH_BYTES, encoded.length));
    DurableFile.write(
        file,
        Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded())
            + "\n"
            + verifier.text()
            + "\n");
    return new WitnessKey(pair.getPrivate(), verifier);
  }
}
