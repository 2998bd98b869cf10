package bondgate.server.payment;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/**
 * The keys of the sandbox: the merchant's, with which our requests are signed, and the provider's,
 * with which it answers. Made on first use, in files that only the owner may read.
 *
 * @param apiV3Key 32 characters
 */
record SandboxKeys(KeyPair merchant, KeyPair provider, String apiV3Key) {
  static final String MERCHANT = "1900000001";
  static final String APP = "wx0000000000000001";
  static final String ALIPAY_APP = "2021000000000001";
  static final String ALIPAY_MERCHANT = "2088000000000001";
  static final String CERTIFICATE = "5A4DB0C";
  static final String PUBLIC_KEY_ID = "PUB_KEY_ID_SANDBOX";
  private static final int BITS = 2048;

  static SandboxKeys readOrMake(Path folder, RandomGenerator random) throws IOException {
    byte[] secret = new SecretFile(folder.resolve("api-v3.key")).readOrMake(16, random);
    return new SandboxKeys(
        pair(new SecretFile(folder.resolve("merchant.pem"))),
        pair(new SecretFile(folder.resolve("provider.pem"))),
        HexFormat.of().formatHex(secret));
  }

  private static KeyPair pair(SecretFile file) throws IOException {
    try {
      if (!file.exists()) {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(BITS);
        file.write(pem("PRIVATE KEY", generator.generateKeyPair().getPrivate().getEncoded()));
      }
      KeyFactory factory = KeyFactory.getInstance("RSA");
      byte[] der = Base64.getMimeDecoder().decode(file.read().replaceAll("-----[A-Z ]+-----", ""));
      PrivateKey key = factory.generatePrivate(new PKCS8EncodedKeySpec(der));
      RSAPrivateCrtKey parts = (RSAPrivateCrtKey) key;
      return new KeyPair(
          factory.generatePublic(
              new RSAPublicKeySpec(parts.getModulus(), parts.getPublicExponent())),
          key);
    } catch (GeneralSecurityException e) {
      throw new IOException("a key of the payment sandbox is no RSA key: remove its folder", e);
    }
  }

  static String pem(String what, byte[] der) {
    return "-----BEGIN %s-----%n%s%n-----END %s-----"
        .formatted(what, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der), what);
  }

  /** 32 characters, for API v2 of WeChat Pay. */
  String apiV2Key() {
    return new StringBuilder(apiV3Key).reverse().toString();
  }

  String merchantPrivatePem() {
    return pem("PRIVATE KEY", merchant.getPrivate().getEncoded());
  }

  String providerPublicPem() {
    return pem("PUBLIC KEY", provider.getPublic().getEncoded());
  }

  /** Names nobody's key. */
  @Override
  public String toString() {
    return "the sandbox's keys";
  }
}
