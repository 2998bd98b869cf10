package bondgate.server.customs;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.XMLStructure;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.keyinfo.KeyInfoFactory;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * Signs with RSA as the official samples show it: enveloped, inclusive canonical XML 1.0, reference
 * to the whole document, key name and certificate. The samples' SM2 with SM3 is not there: this
 * Java has no provider for it, and an unproved one is no better than none.
 */
final class XmlSigner implements MessageSigner {
  private static final String RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
  private static final String RSA_SHA1 = "http://www.w3.org/2000/09/xmldsig#rsa-sha1";

  private final XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
  private final CustomsSettings.SignatureAlgorithm algorithm;
  private final PrivateKey key;
  private final PublicKey publicKey;
  private final Optional<X509Certificate> certificate;
  private final String number;

  /**
   * Signs with that key.
   *
   * @param number of the certificate or key
   * @throws IllegalArgumentException if the algorithm is not there
   */
  XmlSigner(
      CustomsSettings.SignatureAlgorithm algorithm,
      PrivateKey key,
      PublicKey publicKey,
      Optional<X509Certificate> certificate,
      String number) {
    if (algorithm == CustomsSettings.SignatureAlgorithm.SM2_SM3) {
      throw new IllegalArgumentException(
          "bondgate.customs.signature: received SM2_SM3, expected RSA_SHA256 or RSA_SHA1: signing by"
              + " SM2 needs the certified device of the declarant, behind the port MessageSigner");
    }
    this.algorithm = algorithm;
    this.key = key;
    this.publicKey = publicKey;
    this.certificate = certificate;
    this.number = number;
  }

  @Override
  public byte[] sign(byte[] message) {
    try {
      Document tree = GuardedXml.tree(message);
      DOMSignContext context = new DOMSignContext(key, tree.getDocumentElement());
      context.setDefaultNamespacePrefix("ds");
      factory.newXMLSignature(signedInfo(), keyInfo()).sign(context);
      return bytes(tree);
    } catch (SAXException
        | GeneralSecurityException
        | MarshalException
        | XMLSignatureException
        | TransformerException e) {
      throw new IllegalStateException("a message cannot be signed: " + e.getClass().getName(), e);
    }
  }

  private SignedInfo signedInfo() throws GeneralSecurityException {
    boolean sha1 = algorithm == CustomsSettings.SignatureAlgorithm.RSA_SHA1;
    Reference all =
        factory.newReference(
            "",
            factory.newDigestMethod(sha1 ? DigestMethod.SHA1 : DigestMethod.SHA256, null),
            List.of(factory.newTransform(Transform.ENVELOPED, (TransformParameterSpec) null)),
            null,
            null);
    return factory.newSignedInfo(
        factory.newCanonicalizationMethod(
            CanonicalizationMethod.INCLUSIVE, (C14NMethodParameterSpec) null),
        factory.newSignatureMethod(sha1 ? RSA_SHA1 : RSA_SHA256, null),
        List.of(all));
  }

  private KeyInfo keyInfo() {
    KeyInfoFactory keys = factory.getKeyInfoFactory();
    List<XMLStructure> says = new ArrayList<>();
    says.add(keys.newKeyName(number));
    certificate.ifPresent(c -> says.add(keys.newX509Data(List.of(c))));
    return keys.newKeyInfo(says);
  }

  private static byte[] bytes(Document tree) throws TransformerException {
    TransformerFactory factory = TransformerFactory.newDefaultInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    Transformer transformer = factory.newTransformer();
    transformer.setOutputProperty(OutputKeys.ENCODING, "UTF-8");
    tree.setXmlStandalone(true);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    transformer.transform(new DOMSource(tree), new StreamResult(out));
    return out.toByteArray();
  }

  @Override
  public boolean verify(byte[] message) {
    try {
      Document tree = GuardedXml.tree(message);
      Optional<Element> element = onlySignature(tree.getDocumentElement());
      if (element.isEmpty()) {
        return false;
      }
      DOMValidateContext context = new DOMValidateContext(publicKey, element.get());
      context.setProperty("org.jcp.xml.dsig.secureValidation", true);
      XMLSignature signature = factory.unmarshalXMLSignature(context);
      return coversAll(signature.getSignedInfo()) && signature.validate(context);
    } catch (SAXException | MarshalException | XMLSignatureException e) {
      return false;
    }
  }

  /** The signature, if it is the root's child and there is no other anywhere. */
  private static Optional<Element> onlySignature(Element root) {
    boolean one = root.getElementsByTagNameNS(XMLSignature.XMLNS, "Signature").getLength() == 1;
    for (Node node = root.getFirstChild(); one && node != null; node = node.getNextSibling()) {
      if (node instanceof Element element
          && "Signature".equals(element.getLocalName())
          && XMLSignature.XMLNS.equals(element.getNamespaceURI())) {
        return Optional.of(element);
      }
    }
    return Optional.empty();
  }

  /** Whether it is over the whole document, with nothing cut out but itself. */
  private boolean coversAll(SignedInfo info) {
    String method = info.getSignatureMethod().getAlgorithm();
    if (info.getReferences().size() != 1
        || !method.equals(
            algorithm == CustomsSettings.SignatureAlgorithm.RSA_SHA1 ? RSA_SHA1 : RSA_SHA256)) {
      return false;
    }
    Reference reference = info.getReferences().get(0);
    return "".equals(reference.getURI())
        && reference.getTransforms().size() == 1
        && Transform.ENVELOPED.equals(reference.getTransforms().get(0).getAlgorithm());
  }

  @Override
  public byte[] signRaw(byte[] content) {
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key);
      signature.update(content);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("bytes cannot be signed", e);
    }
  }

  @Override
  public String certificateNo() {
    return number;
  }
}
