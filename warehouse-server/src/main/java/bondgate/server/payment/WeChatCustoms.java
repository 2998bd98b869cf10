package bondgate.server.payment;

import bondgate.server.payment.PaymentProvider.Heard;
import bondgate.server.payment.WeChatJson.UnreadableException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * WeChat Pay's customs declaration of a payment (订单附加信息提交接口 {@code customdeclareorder}), which
 * compares the buyer with whom it knows as the payer. That is API v2, XML signed with MD5, because
 * a merchant in mainland China has no other: {@code /v3/global/customs} is for those whose payments
 * were taken at {@code apihk.mch.weixin.qq.com}. The official SDK has neither. Fields as in
 * pay.weixin.qq.com/doc/v2/merchant/4011985151 (2024-11-14).
 *
 * <p>Not documented there: what it answers to a second {@code ADD}, and its codes for a refusal. So
 * a refused {@code ADD} is followed by {@code MODIFY} of the same content, which compares anew
 * (商户调用修改接口上传新的用户身份信息，微信支付会重新校验); refused too, nobody knows who paid.
 */
final class WeChatCustoms {
  static final String PATH = "/cgi-bin/mch/customs/customdeclareorder";

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int LONGEST_ANSWER = 1 << 16;
  private static final String QUESTION = "payer";
  private static final Set<String> PASSING =
      Set.of("SYSTEMERROR", "SYSTEM_ERROR", "FREQUENCY_LIMITED", "BIZERR_NEED_RETRY");

  private final WeChatAccount account;
  private final HttpClient client;

  WeChatCustoms(WeChatAccount account, HttpClient client) {
    this.account = account;
    this.client = client;
  }

  Heard<PayerAnswer> payer(PaymentRow payment, SaidBuyer buyer) throws ProviderDownException {
    if (account.declaring().isEmpty()) {
      return new Heard<>(
          new PayerAnswer.Unknown(PayerAnswer.Unknown.NOT_SET_UP),
          new Wire(new byte[0], new byte[0]));
    }
    WeChatAccount.Declaring declaring = account.declaring().get();
    Heard<PayerAnswer> first = declare(payment, buyer, declaring, "ADD");
    if (!isRefused(first.said())) {
      return first;
    }
    Heard<PayerAnswer> second = declare(payment, buyer, declaring, "MODIFY");
    return isRefused(second.said()) ? first : second;
  }

  private static boolean isRefused(PayerAnswer answer) {
    return answer instanceof PayerAnswer.Unknown unknown
        && !unknown.reason().equals(PayerAnswer.Unknown.UNCHECKED);
  }

  private Heard<PayerAnswer> declare(
      PaymentRow payment, SaidBuyer buyer, WeChatAccount.Declaring declaring, String action)
      throws ProviderDownException {
    Map<String, String> fields = new TreeMap<>();
    fields.put("appid", account.appId());
    fields.put("mch_id", account.merchantId());
    fields.put("out_trade_no", payment.paymentNo());
    fields.put("transaction_id", payment.money().orElseThrow().transactionId());
    fields.put("customs", declaring.customs());
    fields.put("mch_customs_no", declaring.customsNo());
    fields.put("action_type", action);
    fields.put("cert_type", "IDCARD");
    fields.put("cert_id", buyer.idNumber());
    fields.put("name", buyer.name());
    fields.put("sign", WeChatXml.sign(fields, declaring.apiV2Key()));
    byte[] sent = WeChatXml.write(fields);
    byte[] heard = send(sent);
    try {
      return new Heard<>(
          read(WeChatXml.read(heard), payment, declaring), new Wire(withPath(sent), heard));
    } catch (UnreadableException e) {
      throw new ProviderDownException(WeChatAccount.NAME, QUESTION, "the answer " + e.getMessage());
    }
  }

  private static byte[] withPath(byte[] body) {
    byte[] head = RawExchange.utf8("POST " + PATH + "\n\n");
    byte[] all = new byte[head.length + body.length];
    System.arraycopy(head, 0, all, 0, head.length);
    System.arraycopy(body, 0, all, head.length, body.length);
    return all;
  }

  private byte[] send(byte[] body) throws ProviderDownException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(account.gateway() + PATH))
            .timeout(PATIENCE)
            .setHeader("Content-Type", "text/xml; charset=utf-8")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    try {
      HttpResponse<InputStream> response =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream in = response.body()) {
        byte[] heard = in.readNBytes(LONGEST_ANSWER + 1);
        if (response.statusCode() != 200 || heard.length > LONGEST_ANSWER) {
          throw new ProviderDownException(
              WeChatAccount.NAME,
              QUESTION,
              "HTTP status %d, %d bytes".formatted(response.statusCode(), heard.length));
        }
        return heard;
      }
    } catch (IOException e) {
      throw new ProviderDownException(WeChatAccount.NAME, QUESTION, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProviderDownException(WeChatAccount.NAME, QUESTION, e);
    }
  }

  private PayerAnswer read(
      Map<String, String> answer, PaymentRow payment, WeChatAccount.Declaring declaring)
      throws UnreadableException, ProviderDownException {
    // Without it there is no signature: it says that the question did not arrive as one.
    require(answer, "return_code", "SUCCESS");
    if (!WeChatXml.isSigned(answer, declaring.apiV2Key())) {
      throw new UnreadableException("is not signed with our API v2 key");
    }
    require(answer, "appid", account.appId());
    require(answer, "mch_id", account.merchantId());
    String result = answer.getOrDefault("result_code", "");
    if (result.equals("FAIL")) {
      String code = answer.getOrDefault("err_code", "");
      if (PASSING.contains(code)) {
        throw new ProviderDownException(WeChatAccount.NAME, QUESTION, code);
      }
      return PayerAnswer.Unknown.refused(code);
    }
    require(answer, "result_code", "SUCCESS");
    require(answer, "out_trade_no", payment.paymentNo());
    require(answer, "transaction_id", payment.money().orElseThrow().transactionId());
    return switch (answer.getOrDefault("cert_check_result", "")) {
      case "SAME" -> new PayerAnswer.Same();
      case "DIFFERENT" -> new PayerAnswer.Different();
      case "UNCHECKED" -> new PayerAnswer.Unknown(PayerAnswer.Unknown.UNCHECKED);
      default -> throw new UnreadableException("has an unknown cert_check_result");
    };
  }

  private static void require(Map<String, String> answer, String field, String value)
      throws UnreadableException {
    if (!value.equals(answer.get(field))) {
      throw new UnreadableException("has another " + field);
    }
  }
}
