package bondgate.server.embedded;

import bondgate.server.secret.OwnersFile;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;

/**
 * The RSA keys that a server makes for its sandboxes at its first start, made once for all servers
 * of a test run. In a JVM that compiles with the first compiler only, making three of 2048 bits
 * takes seconds, and each signature with one some 10 ms; the tests' {@code argLine} asks for
 * shorter ones. What is read and signed, and how, is the same; benchmarks take the length of real
 * keys.
 */
final class SandboxKeyFiles {
  private static final int BITS = Integer.getInteger("bondgate.test.rsa-bits", 2048);
  private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

  private SandboxKeyFiles() {}

  /** Puts them where the server looks for them. */
  static void into(Path data) throws IOException {
    pem(data.resolve("payment-sandbox/merchant.pem"), key("merchant"));
    pem(data.resolve("payment-sandbox/provider.pem"), key("provider"));
    OwnersFile.writeSecret(
        data.resolve("customs-signing.key"), Base64.getEncoder().encodeToString(key("customs")));
  }

  private static void pem(Path file, byte[] key) throws IOException {
    OwnersFile.writeSecret(
        file,
        "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----"
            .formatted(LINES.encodeToString(key)));
  }

  /** Each server's class loader loads this class anew; the properties stay. */
  private static byte[] key(String whose) {
    Object key =
        System.getProperties()
            .computeIfAbsent(
                "bondgate.test.rsa-key." + whose,
                name -> Base64.getEncoder().encodeToString(make()));
    return Base64.getDecoder().decode((String) key);
  }

  private static byte[] make() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(BITS);
      return generator.generateKeyPair().getPrivate().getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java makes RSA keys", e);
    }
  }
}
