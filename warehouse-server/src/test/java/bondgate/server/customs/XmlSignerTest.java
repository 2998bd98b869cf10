package bondgate.server.customs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Signatures that hold, and changes that they show. */
class XmlSignerTest {
  static final KeyPair KEYS = keys();

  static XmlSigner signer(KeyPair keys) {
    return new XmlSigner(
        CustomsSettings.SignatureAlgorithm.RSA_SHA256,
        keys.getPrivate(),
        keys.getPublic(),
        Optional.empty(),
        "test");
  }

  private static KeyPair keys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] message() {
    return new MessageWriter(FieldTable.of(CebEdition.OF_2022))
        .write(TestSales.messages(TestSales.sale("z", "S-1")).get(3));
  }

  @Test
  void aSignedMessageVerifiesAndIsTheSameMessage() throws Exception {
    byte[] signed = signer(KEYS).sign(message());

    assertThat(signer(KEYS).verify(signed)).isTrue();
    assertThat(text(signed))
        .contains("http://www.w3.org/2001/04/xmldsig-more#rsa-sha256")
        .contains("http://www.w3.org/TR/2001/REC-xml-c14n-20010315")
        .contains("http://www.w3.org/2000/09/xmldsig#enveloped-signature")
        .contains("<ds:KeyName>test</ds:KeyName>")
        .endsWith("</ds:Signature></ceb:CEB621Message>");
    ReadResult.Read read =
        (ReadResult.Read)
            new MessageReader(FieldTable.of(CebEdition.OF_2022), 1 << 20).read(signed);
    assertThat(read.odd()).isEmpty();
    assertThat(read.message().document().lines().get(1).get("gmodel")).isEqualTo("50ml & <示例>");
  }

  @Test
  void anyChangeAnotherKeyAndNoSignatureAreNoticed() {
    String signed = text(signer(KEYS).sign(message()));

    assertThat(verify(signed.replace("<ceb:qty>2</ceb:qty>", "<ceb:qty>3</ceb:qty>"))).isFalse();
    assertThat(verify(signed + "<!-- after the root -->")).isTrue();
    assertThat(verify(signed.replace("guid=\"", "guid=\"0"))).isFalse();
    assertThat(signer(keys()).verify(bytes(signed))).isFalse();
    assertThat(signer(KEYS).verify(message())).isFalse();
    assertThat(verify("no xml")).isFalse();
  }

  @Test
  void aSignatureOfAPartOrASecondOneIsNone() {
    String signed = text(signer(KEYS).sign(message()));
    String signature =
        signed.substring(signed.indexOf("<ds:Signature"), signed.indexOf("</ceb:CEB"));
    String wrapped =
        "<ceb:CEB900Message xmlns:ceb=\"http://www.chinaport.gov.cn/ceb\">%s</ceb:CEB900Message>";

    assertThat(verify(signed.replace(signature, signature + signature))).isFalse();
    assertThat(verify(wrapped.formatted(signed.substring(signed.indexOf("<ceb:"))))).isFalse();
    assertThat(verify(signed.replace("<ds:Reference URI=\"\">", "<ds:Reference URI=\"#x\">")))
        .isFalse();
  }

  @Test
  void sm2IsRefusedByName() {
    assertThatThrownBy(
            () ->
                new XmlSigner(
                    CustomsSettings.SignatureAlgorithm.SM2_SM3,
                    KEYS.getPrivate(),
                    KEYS.getPublic(),
                    Optional.empty(),
                    "x"))
        .hasMessageContaining("SM2_SM3")
        .hasMessageContaining("MessageSigner");
  }

  @Test
  void bytesAreSignedAsTheyAre() throws Exception {
    Signature check = Signature.getInstance("SHA256withRSA");
    check.initVerify(KEYS.getPublic());
    check.update(bytes("exactly this"));

    assertThat(check.verify(signer(KEYS).signRaw(bytes("exactly this")))).isTrue();
  }

  private static boolean verify(String message) {
    return signer(KEYS).verify(bytes(message));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
