package bondgate.server.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * The broker's certificate and the local authority that signs it, in files of the data folder that
 * only its owner may read, made at the first start:
 *
 * <ul>
 *   <li>{@code broker-ca.key} the authority's private and public key; kept with the other keys
 *   <li>{@code broker-ca.pem} its certificate, for agents: no secret
 *   <li>{@code broker-tls.p12} the broker's own key and certificate, made anew when they end within
 *       a year, when the names are others, or when they are not from this authority
 * </ul>
 *
 * @param store the broker's own key and certificate
 * @param authority the file for agents
 */
record BrokerTls(Path store, Path authority) {
  /** The file's mode is what guards it. */
  static final String STORE_PASSWORD = "bondgate";

  static final String AUTHORITY_KEY = "broker-ca.key";
  static final String AUTHORITY = "broker-ca.pem";
  static final String STORE = "broker-tls.p12";
  private static final Logger LOG = Logger.getLogger(BrokerTls.class);
  private static final Duration RENEWED_BEFORE = Duration.ofDays(365);
  private static final String ENTRY = "broker";
  private static final List<String> ALWAYS = List.of("localhost", "127.0.0.1");

  /**
   * What is there, or what has to be made of it.
   *
   * @param names by which agents reach the broker, beside those of this machine
   * @throws EmbeddedServiceException if a file cannot be used; names the folder
   */
  static BrokerTls in(Path folder, List<String> names, Instant now)
      throws EmbeddedServiceException {
    Set<String> all = new LinkedHashSet<>(names);
    all.addAll(ALWAYS);
    BrokerTls tls = new BrokerTls(folder.resolve(STORE), folder.resolve(AUTHORITY));
    try {
      BrokerCertificates maker = new BrokerCertificates();
      KeyPair key = authorityKey(folder.resolve(AUTHORITY_KEY), maker);
      X509Certificate authority = tls.authority(key, maker, now);
      if (!tls.isGood(authority, all, now)) {
        tls.make(key, authority, List.copyOf(all), now, BrokerCertificates.OF_BROKER);
      }
      return tls;
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      throw new EmbeddedServiceException(
          "the MQTT broker's certificate cannot be made or read in '%s': %s".formatted(folder, e),
          e);
    }
  }

  private static KeyPair authorityKey(Path file, BrokerCertificates maker)
      throws IOException, GeneralSecurityException {
    if (!Files.exists(file)) {
      KeyPair fresh = maker.newKey();
      Base64.Encoder base64 = Base64.getEncoder();
      DataFolder.writePrivately(
          file,
          base64.encodeToString(fresh.getPrivate().getEncoded())
              + System.lineSeparator()
              + base64.encodeToString(fresh.getPublic().getEncoded())
              + System.lineSeparator());
      return fresh;
    }
    List<String> lines = Files.readString(file).lines().toList();
    if (lines.size() != 2) {
      throw new IOException("%s holds no key; put back the right file".formatted(file));
    }
    KeyFactory keys = KeyFactory.getInstance("EC");
    Base64.Decoder base64 = Base64.getDecoder();
    PrivateKey secret =
        keys.generatePrivate(new PKCS8EncodedKeySpec(base64.decode(lines.get(0).strip())));
    PublicKey open =
        keys.generatePublic(new X509EncodedKeySpec(base64.decode(lines.get(1).strip())));
    return new KeyPair(open, secret);
  }

  /**
   * Its certificate; another one of the same key if it is missing, of another key, or ends soon.
   */
  private X509Certificate authority(KeyPair key, BrokerCertificates maker, Instant now)
      throws IOException, GeneralSecurityException {
    if (Files.exists(authority)) {
      try (InputStream in = Files.newInputStream(authority)) {
        X509Certificate there =
            (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        // It has to outlive what it signs.
        Instant needed = now.plus(BrokerCertificates.OF_BROKER);
        if (there.getPublicKey().equals(key.getPublic())
            && there.getNotAfter().toInstant().isAfter(needed)) {
          return there;
        }
      }
    }
    X509Certificate fresh = maker.ofAuthority(key, now);
    DataFolder.writePrivately(authority, pem(fresh));
    LOG.infof(
        "the broker's authority has a certificate until %s in %s; agents on other machines need it",
        fresh.getNotAfter().toInstant(), authority);
    return fresh;
  }

  private boolean isGood(X509Certificate authority, Set<String> names, Instant now) {
    if (!Files.exists(store)) {
      return false;
    }
    try {
      X509Certificate own = certificate();
      own.verify(authority.getPublicKey());
      return own.getNotAfter().toInstant().isAfter(now.plus(RENEWED_BEFORE))
          && !own.getNotBefore().toInstant().isAfter(now)
          && names(own).equals(new TreeSet<>(names));
    } catch (IOException | GeneralSecurityException e) {
      LOG.warnf("the broker's certificate is made anew: %s", e.getMessage());
      return false;
    }
  }

  /** The broker's own certificate. */
  X509Certificate certificate() throws IOException, GeneralSecurityException {
    KeyStore own = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      own.load(in, STORE_PASSWORD.toCharArray());
    }
    Certificate found = own.getCertificate(ENTRY);
    if (found instanceof X509Certificate certificate) {
      return certificate;
    }
    throw new IOException("%s holds no certificate of a broker".formatted(store));
  }

  private static Set<String> names(X509Certificate certificate) throws GeneralSecurityException {
    Collection<List<?>> names = certificate.getSubjectAlternativeNames();
    return names == null
        ? Set.of()
        : names.stream()
            .map(name -> name.get(1).toString())
            .collect(Collectors.toCollection(TreeSet::new));
  }

  void make(
      KeyPair key, X509Certificate authority, List<String> names, Instant now, Duration validFor)
      throws IOException, GeneralSecurityException {
    BrokerCertificates maker = new BrokerCertificates();
    KeyPair own = maker.newKey();
    X509Certificate certificate =
        maker.ofBroker(own.getPublic(), names, now, validFor, key.getPrivate());
    KeyStore fresh = KeyStore.getInstance("PKCS12");
    fresh.load(null, null);
    fresh.setKeyEntry(
        ENTRY,
        own.getPrivate(),
        STORE_PASSWORD.toCharArray(),
        new Certificate[] {certificate, authority});
    Path side = store.resolveSibling(store.getFileName() + ".new");
    Files.deleteIfExists(side);
    Files.createFile(
        side, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try (OutputStream out = Files.newOutputStream(side)) {
      fresh.store(out, STORE_PASSWORD.toCharArray());
    }
    // A crash here leaves the earlier one, or none and the unfinished: the next start makes it.
    Files.move(side, store, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    LOG.infof(
        "the broker has a certificate for %s until %s",
        names, certificate.getNotAfter().toInstant());
  }

  static String pem(X509Certificate certificate) throws GeneralSecurityException {
    return "-----BEGIN CERTIFICATE-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded())
        + "\n-----END CERTIFICATE-----\n";
  }
}
