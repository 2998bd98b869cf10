package bondgate.server.embedded;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/**
 * Makes certificates of the one local authority: keys on the curve P-256, signed by ECDSA with
 * SHA-256, as RFC 5280 profiles them.
 */
final class BrokerCertificates {
  /** An authority's certificate, 20 years. */
  static final Duration OF_AUTHORITY = Duration.ofDays(20 * 365);

  /** A broker's certificate; it is made anew at a start in its last year. */
  static final Duration OF_BROKER = Duration.ofDays(3 * 365);

  private static final String SIGNATURE = "SHA256withECDSA";
  private static final X500Name AUTHORITY = new X500Name("CN=Bondgate broker authority");
  private static final X500Name BROKER = new X500Name("CN=Bondgate broker");
  private static final int SERIAL_BITS = 127;

  /** Clocks of agents may be behind. */
  private static final Duration EARLIER = Duration.ofDays(1);

  private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|.*:.*");

  private final SecureRandom random = new SecureRandom();

  KeyPair newKey() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"), random);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has the curve P-256", e);
    }
  }

  /** An authority's own certificate; a later one of the same key is believed like an earlier. */
  X509Certificate ofAuthority(KeyPair key, Instant now) throws IOException {
    ExtensionsGenerator extensions = new ExtensionsGenerator();
    extensions.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
    extensions.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign));
    return signed(AUTHORITY, key.getPublic(), now, OF_AUTHORITY, extensions, key.getPrivate());
  }

  /**
   * A broker's certificate.
   *
   * @param names host names and addresses that it is good for
   */
  X509Certificate ofBroker(
      PublicKey key, List<String> names, Instant now, Duration validFor, PrivateKey authority)
      throws IOException {
    ExtensionsGenerator extensions = new ExtensionsGenerator();
    extensions.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
    extensions.addExtension(
        Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
    extensions.addExtension(
        Extension.subjectAlternativeName,
        false,
        new GeneralNames(names.stream().map(BrokerCertificates::name).toArray(GeneralName[]::new)));
    return signed(BROKER, key, now, validFor, extensions, authority);
  }

  private static GeneralName name(String text) {
    int kind = ADDRESS.matcher(text).matches() ? GeneralName.iPAddress : GeneralName.dNSName;
    return new GeneralName(kind, text);
  }

  private X509Certificate signed(
      X500Name subject,
      PublicKey key,
      Instant now,
      Duration validFor,
      ExtensionsGenerator extensions,
      PrivateKey by)
      throws IOException {
    AlgorithmIdentifier algorithm = new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
    V3TBSCertificateGenerator body = new V3TBSCertificateGenerator();
    body.setSerialNumber(new ASN1Integer(new BigInteger(SERIAL_BITS, random).add(BigInteger.ONE)));
    body.setSignature(algorithm);
    body.setIssuer(AUTHORITY);
    body.setSubject(subject);
    body.setStartDate(new Time(Date.from(now.minus(EARLIER))));
    body.setEndDate(new Time(Date.from(now.plus(validFor))));
    body.setSubjectPublicKeyInfo(SubjectPublicKeyInfo.getInstance(key.getEncoded()));
    body.setExtensions(extensions.generate());
    TBSCertificate unsigned = body.generateTBSCertificate();
    try {
      Signature signature = Signature.getInstance(SIGNATURE);
      signature.initSign(by, random);
      signature.update(unsigned.getEncoded("DER"));
      ASN1EncodableVector whole = new ASN1EncodableVector();
      whole.add(unsigned);
      whole.add(algorithm);
      whole.add(new DERBitString(signature.sign()));
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(new DERSequence(whole).getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has ECDSA and X.509", e);
    }
  }
}
