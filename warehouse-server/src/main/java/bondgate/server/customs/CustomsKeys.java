package bondgate.server.customs;

import bondgate.server.secret.OwnersFile;
import bondgate.server.secret.Sealing;
import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The keys of the slice: one that seals what is personal, one that signs messages. */
@ApplicationScoped
@Unremovable
class CustomsKeys {
  private static final int SEAL_BYTES = 32;
  private static final int RSA_BITS = 2048;

  private final Sealing sealing;
  private final MessageSigner signer;

  @Inject
  CustomsKeys(
      CustomsSettings settings,
      @ConfigProperty(name = "bondgate.data", defaultValue = ".bondgate") Path data)
      throws IOException {
    SecureRandom random = new SecureRandom();
    Path file = settings.keyFile().orElse(data.resolve("customs.key"));
    byte[] secret = OwnersFile.readOrMake(file, SEAL_BYTES, random);
    this.sealing = new Sealing(secret, "customs", random);
    try {
      this.signer =
          settings.keyStore().isPresent()
              ? ofStore(settings, settings.keyStore().get())
              : ownKey(settings, data.resolve("customs-signing.key"));
    } catch (GeneralSecurityException e) {
      throw new IOException("the signing key cannot be read: " + e.getMessage(), e);
    }
  }

  Sealing sealing() {
    return sealing;
  }

  MessageSigner signer() {
    return signer;
  }

  private static XmlSigner ofStore(CustomsSettings settings, Path file)
      throws IOException, GeneralSecurityException {
    char[] password = settings.keyStorePassword().orElse("").toCharArray();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, password);
    }
    String alias = store.aliases().nextElement();
    PrivateKey key = (PrivateKey) store.getKey(alias, password);
    X509Certificate certificate = (X509Certificate) store.getCertificate(alias);
    return new XmlSigner(
        settings.signature(),
        key,
        certificate.getPublicKey(),
        Optional.of(certificate),
        certificate.getSerialNumber().toString(16));
  }

  /** A key without a certificate: enough for the sandbox, and for nobody else. */
  private static XmlSigner ownKey(CustomsSettings settings, Path file)
      throws IOException, GeneralSecurityException {
    Supplier<byte[]> fresh =
        () -> {
          try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(RSA_BITS);
            return generator.generateKeyPair().getPrivate().getEncoded();
          } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java makes RSA keys", e);
          }
        };
    KeyFactory keys = KeyFactory.getInstance("RSA");
    RSAPrivateCrtKey key =
        (RSAPrivateCrtKey)
            keys.generatePrivate(new PKCS8EncodedKeySpec(OwnersFile.readOrMake(file, fresh)));
    return new XmlSigner(
        settings.signature(),
        key,
        keys.generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent())),
        Optional.empty(),
        "bondgate-sandbox");
  }
}
