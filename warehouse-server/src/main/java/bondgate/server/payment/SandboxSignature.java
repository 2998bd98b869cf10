package bondgate.server.payment;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The provider's side of signatures, with the JDK's cryptography and none of the SDKs: what both
 * sides agree on was made twice.
 */
final class SandboxSignature {
  private static final String SCHEME = "WECHATPAY2-SHA256-RSA2048 ";
  private static final Pattern FIELD = Pattern.compile("(\\w+)=\"([^\"]*)\"");

  private SandboxSignature() {}

  static String sign(PrivateKey key, String message) {
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key);
      signature.update(RawExchange.utf8(message));
      return Base64.getEncoder().encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static boolean verifies(PublicKey key, String message, String signature) {
    try {
      Signature verifier = Signature.getInstance("SHA256withRSA");
      verifier.initVerify(key);
      verifier.update(RawExchange.utf8(message));
      return verifier.verify(Base64.getDecoder().decode(signature));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }

  /** The fields of an {@code Authorization} of WeChat Pay v3; none if it is another scheme's. */
  static Map<String, String> authorization(String header) {
    Map<String, String> fields = new LinkedHashMap<>();
    if (header != null && header.startsWith(SCHEME)) {
      Matcher field = FIELD.matcher(header.substring(SCHEME.length()));
      while (field.find()) {
        fields.put(field.group(1), field.group(2));
      }
    }
    return fields;
  }

  /** The headers with which WeChat Pay signs an answer or a notification. */
  static Map<String, String> headers(
      PrivateKey key, String keyId, long epochSecond, String nonce, String body) {
    String message = epochSecond + "\n" + nonce + "\n" + body + "\n";
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Wechatpay-Timestamp", Long.toString(epochSecond));
    headers.put("Wechatpay-Nonce", nonce);
    headers.put("Wechatpay-Serial", keyId);
    headers.put("Wechatpay-Signature", sign(key, message));
    headers.put("Wechatpay-Signature-Type", SCHEME.strip());
    return headers;
  }

  /** A resource as AEAD_AES_256_GCM hides it, in Base64 with its tag. */
  static String hide(String apiV3Key, String nonce, String associated, String text) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          Cipher.ENCRYPT_MODE,
          new SecretKeySpec(RawExchange.utf8(apiV3Key), "AES"),
          new GCMParameterSpec(128, RawExchange.utf8(nonce)));
      cipher.updateAAD(RawExchange.utf8(associated));
      return Base64.getEncoder().encodeToString(cipher.doFinal(RawExchange.utf8(text)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static String nonce(RandomGenerator random, int length) {
    byte[] bits = new byte[length / 2];
    random.nextBytes(bits);
    return HexFormat.of().formatHex(bits);
  }
}
