package bondgate.server.payment;

import bondgate.server.payment.PaymentProvider.NoticeRequest;
import bondgate.server.payment.PaymentProvider.NoticeResult;
import bondgate.server.payment.WeChatJson.UnreadableException;
import com.fasterxml.jackson.databind.JsonNode;
import com.wechat.pay.java.core.cipher.AeadCipher;
import com.wechat.pay.java.core.cipher.Verifier;
import com.wechat.pay.java.core.exception.WechatPayException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.ProviderException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/** Reads WeChat Pay's notifications (回调通知): who signed it, when, and only then what it says. */
final class WeChatNotices {
  /** WeChat Pay signs anew each time it sends; its guide asks for five minutes. */
  private static final Duration WINDOW = Duration.ofMinutes(5);

  private static final String SIGN_TYPE = "WECHATPAY2-SHA256-RSA2048";

  private final WeChatAccount account;
  private final Verifier verifier;
  private final AeadCipher cipher;

  WeChatNotices(WeChatAccount account, Verifier verifier, AeadCipher cipher) {
    this.account = account;
    this.verifier = verifier;
    this.cipher = cipher;
  }

  NoticeResult read(NoticeRequest request, Instant now) {
    String timestamp = request.header("wechatpay-timestamp");
    String body;
    try {
      // The SDK verifies text: bytes that are none would be replaced, and not be what was signed.
      body = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(request.body())).toString();
    } catch (CharacterCodingException e) {
      return new NoticeResult.Forged("the body is not UTF-8");
    }
    String type = request.header("wechatpay-signature-type");
    if (!type.isEmpty() && !type.equals(SIGN_TYPE)) {
      return new NoticeResult.Forged("the signature's type is not " + SIGN_TYPE);
    }
    if (!isSigned(
        request, timestamp + "\n" + request.header("wechatpay-nonce") + "\n" + body + "\n")) {
      return new NoticeResult.Forged("the signature is not that of " + account.publicKeyId());
    }
    try {
      Duration off = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now).abs();
      if (off.compareTo(WINDOW) > 0) {
        return new NoticeResult.OutOfTime("signed %d s from now".formatted(off.toSeconds()));
      }
    } catch (NumberFormatException | DateTimeException | ArithmeticException e) {
      return new NoticeResult.OutOfTime("the timestamp is no time");
    }
    return understand(request.body());
  }

  private boolean isSigned(NoticeRequest request, String message) {
    String signature = request.header("wechatpay-signature");
    if (signature.isEmpty() || !request.header("wechatpay-serial").equals(account.publicKeyId())) {
      return false;
    }
    try {
      // Strictly: the decoder of the SDK lets some changed texts pass for the same bytes.
      if (!Base64.getEncoder()
          .encodeToString(Base64.getDecoder().decode(signature))
          .equals(signature)) {
        return false;
      }
      return verifier.verify(account.publicKeyId(), message, signature);
    } catch (IllegalArgumentException | WechatPayException e) {
      // No Base64, or no signature of such a key.
      return false;
    }
  }

  private NoticeResult understand(byte[] body) {
    try {
      JsonNode envelope = WeChatJson.read(body);
      JsonNode hidden = envelope.path("resource");
      if (!WeChatJson.text(hidden, "algorithm").equals("AEAD_AES_256_GCM")) {
        return new NoticeResult.Unreadable("resource.algorithm is not AEAD_AES_256_GCM");
      }
      String resource =
          cipher.decrypt(
              RawExchange.utf8(hidden.path("associated_data").asText("")),
              RawExchange.utf8(WeChatJson.text(hidden, "nonce")),
              Base64.getDecoder().decode(WeChatJson.text(hidden, "ciphertext")));
      return new NoticeResult.Genuine(
          WeChatJson.notice(
              WeChatJson.text(envelope, "event_type"),
              WeChatJson.read(RawExchange.utf8(resource)),
              account));
    } catch (UnreadableException e) {
      return new NoticeResult.Unreadable(e.getMessage());
    } catch (IllegalArgumentException
        | IllegalStateException
        | ProviderException
        | WechatPayException e) {
      // All that the SDK and the JDK under it throw for bytes that do not open.
      return new NoticeResult.Unreadable("resource does not open with our API v3 key");
    }
  }
}
