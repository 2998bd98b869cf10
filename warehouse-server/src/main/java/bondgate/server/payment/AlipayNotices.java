package bondgate.server.payment;

import bondgate.server.payment.PaymentProvider.Notice;
import bondgate.server.payment.PaymentProvider.NoticeRequest;
import bondgate.server.payment.PaymentProvider.NoticeResult;
import bondgate.server.payment.WeChatJson.UnreadableException;
import com.alipay.api.AlipayApiException;
import com.alipay.api.internal.util.AlipaySignature;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads Alipay's notifications (异步通知): a form, signed over its fields in the order of their names.
 * The signature covers the fields, not the bytes: another order, or another spelling of the same
 * letters, is the same notification.
 */
final class AlipayNotices {
  /** Alipay repeats over 24 h 22 min, and does not say whether {@code notify_time} moves on. */
  private static final Duration WINDOW = Duration.ofHours(25);

  private final AlipayAccount account;

  AlipayNotices(AlipayAccount account) {
    this.account = account;
  }

  NoticeResult read(NoticeRequest request, Instant now) {
    Map<String, String> fields;
    try {
      fields = fields(new String(request.body(), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return new NoticeResult.Forged("the body is no form with each field once");
    }
    if (!isSigned(fields)) {
      return new NoticeResult.Forged("the signature is not Alipay's");
    }
    try {
      Duration off =
          Duration.between(AlipayJson.time(fields.getOrDefault("notify_time", "")), now).abs();
      if (off.compareTo(WINDOW) > 0) {
        return new NoticeResult.OutOfTime("signed %d s from now".formatted(off.toSeconds()));
      }
      return understand(fields);
    } catch (UnreadableException e) {
      return new NoticeResult.Unreadable(e.getMessage());
    }
  }

  private boolean isSigned(Map<String, String> fields) {
    if (!fields.getOrDefault("sign_type", "").equals("RSA2")
        || !fields.getOrDefault("app_id", "").equals(account.appId())) {
      return false;
    }
    try {
      // It takes the signature out of the map.
      return AlipaySignature.verifyV1(new HashMap<>(fields), account.alipayKey(), "UTF-8", "RSA2");
    } catch (AlipayApiException e) {
      return false;
    }
  }

  private static NoticeResult understand(Map<String, String> fields) throws UnreadableException {
    String state = fields.getOrDefault("trade_status", "");
    boolean paid = state.equals("TRADE_SUCCESS") || state.equals("TRADE_FINISHED");
    // A refund is told with the payment's fields again; it is asked about by its own number.
    if (!paid || fields.containsKey("refund_fee")) {
      return new NoticeResult.Genuine(new Notice.Unrelated("trade_status"));
    }
    String paymentNo = fields.getOrDefault("out_trade_no", "");
    return new NoticeResult.Genuine(new Notice.OfPayment(paymentNo, AlipayJson.money(fields)));
  }

  private static Map<String, String> fields(String form) {
    Map<String, String> fields = new HashMap<>();
    for (String pair : form.split("&", -1)) {
      String[] parts = pair.split("=", 2);
      String name = URLDecoder.decode(parts[0], StandardCharsets.UTF_8);
      String value = parts.length == 1 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8);
      if (fields.put(name, value) != null) {
        throw new IllegalArgumentException("a field comes twice");
      }
    }
    return fields;
  }
}
