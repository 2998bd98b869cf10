package bondgate.server.payment;

import bondgate.server.payment.PaymentProvider.NoticeRequest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Alipay's gateway as its documents have it, as far as our adapter uses it: verifies who asks, and
 * signs what it answers. Unlike Alipay it knows a trade before the code is scanned.
 */
final class SandboxAlipay {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final SandboxBooks books;
  private final SandboxKeys keys;

  SandboxAlipay(SandboxBooks books, SandboxKeys keys) {
    this.books = books;
    this.keys = keys;
  }

  /**
   * Answers a call.
   *
   * @param fields of the address and of the form
   * @param payPages address below which a shopper pays
   */
  String answer(Map<String, String> fields, String payPages, Instant now) {
    String method = fields.getOrDefault("method", "");
    ObjectNode said;
    if (!isSigned(fields)) {
      said = refused("40002", "isv.invalid-signature");
    } else {
      try {
        JsonNode asked = JSON.readTree(fields.getOrDefault("biz_content", "{}"));
        said = route(method, asked, fields.getOrDefault("notify_url", ""), payPages, now);
      } catch (IOException | WeChatJson.UnreadableException e) {
        said = refused("40004", "ACQ.INVALID_PARAMETER");
      }
    }
    // The signature is over the bytes of the part as it stands in the answer.
    String part = said.toString();
    return "{\"%s_response\":%s,\"sign\":\"%s\"}"
        .formatted(
            method.replace('.', '_'),
            part,
            SandboxSignature.sign(keys.provider().getPrivate(), part));
  }

  private boolean isSigned(Map<String, String> fields) {
    return SandboxKeys.ALIPAY_APP.equals(fields.get("app_id"))
        && "RSA2".equals(fields.get("sign_type"))
        && SandboxSignature.verifies(
            keys.merchant().getPublic(), content(fields, "sign"), fields.getOrDefault("sign", ""));
  }

  private static String content(Map<String, String> fields, String... without) {
    Map<String, String> signed = new TreeMap<>(fields);
    for (String name : without) {
      signed.remove(name);
    }
    return signed.entrySet().stream()
        .filter(each -> !each.getValue().isEmpty())
        .map(each -> each.getKey() + "=" + each.getValue())
        .collect(Collectors.joining("&"));
  }

  private ObjectNode route(
      String method, JsonNode asked, String notifyUrl, String payPages, Instant now)
      throws WeChatJson.UnreadableException {
    String number = asked.path("out_trade_no").asText();
    if (method.equals("alipay.trade.precreate")) {
      return open(asked, number, notifyUrl, payPages);
    }
    if (method.equals("alipay.trade.customs.declare")) {
      return declare(asked);
    }
    if (method.equals("alipay.data.dataservice.bill.downloadurl.query")) {
      return billLink(asked, now);
    }
    SandboxTrade trade = books.find(number).orElse(null);
    if (trade == null) {
      return refused("40004", "ACQ.TRADE_NOT_EXIST");
    }
    return switch (method) {
      case "alipay.trade.query" -> trade(trade);
      case "alipay.trade.cancel" -> cancel(number, now);
      case "alipay.trade.refund" -> refund(asked, trade, now);
      case "alipay.trade.fastpay.refund.query" ->
          refundStands(trade, asked.path("out_request_no").asText());
      default -> refused("40004", "isv.invalid-method");
    };
  }

  /** Compares who is said to buy with the payer: once, and does not say it again. */
  private ObjectNode declare(JsonNode asked) throws WeChatJson.UnreadableException {
    SandboxTrade trade = books.ofTransaction(WeChatJson.text(asked, "trade_no")).orElse(null);
    if (trade == null || !trade.provider().equals(AlipayAccount.NAME)) {
      return refused("40004", "ACQ.TRADE_NOT_EXIST");
    }
    boolean whole =
        asked.path("out_request_no").asText().matches("[0-9A-Za-z_-]{6,64}")
            && WeChatBill.fen(asked.path("amount").asText()) <= trade.paidFen()
            && !asked.path("customs_place").asText().isBlank()
            && !asked.path("merchant_customs_code").asText().isBlank()
            && !asked.path("merchant_customs_name").asText().isBlank();
    if (!whole) {
      return refused("40004", "ACQ.INVALID_PARAMETER");
    }
    ObjectNode said = ok().put("trade_no", trade.transactionId());
    said.put("alipay_declare_no", "9" + trade.transactionId());
    JsonNode buyer = asked.path("buyer_info");
    boolean compared =
        !buyer.path("buyer_name").asText().isBlank()
            && buyer.path("buyer_cert_no").asText().matches("[0-9]{17}[0-9X]")
            && !trade.payer().equals("UNCHECKED");
    if (books.declare(trade.paymentNo()) && compared) {
      said.put("identity_check", trade.payer().equals("SAME") ? "T" : "F");
    }
    return said;
  }

  private static ObjectNode billLink(JsonNode asked, Instant now)
      throws WeChatJson.UnreadableException {
    LocalDate day;
    try {
      day = LocalDate.parse(WeChatJson.text(asked, "bill_date"));
    } catch (DateTimeException e) {
      return refused("40004", "isp.invalid-arguments");
    }
    if (!asked.path("bill_type").asText().equals("trade")
        || !day.isBefore(LocalDate.ofInstant(now, AlipayJson.CHINA))) {
      return refused("40004", "BILL_NOT_EXIST");
    }
    return ok().put(
            "bill_download_url",
            "http://dwbillcenter.alipay.com/downloadBillFile.resource?bizType=trade&userId=%s156&bizDates=%s"
                .formatted(SandboxKeys.ALIPAY_MERCHANT, day.toString().replace("-", "")));
  }

  /** What lies behind the link of a day. */
  byte[] billFile(LocalDate day) {
    return new SandboxAlipayBill(books.all(AlipayAccount.NAME), day, SandboxKeys.ALIPAY_MERCHANT)
        .zip();
  }

  private ObjectNode open(JsonNode asked, String number, String notifyUrl, String payPages)
      throws WeChatJson.UnreadableException {
    long fen = WeChatBill.fen(asked.path("total_amount").asText());
    SandboxTrade trade =
        books.ask(
            AlipayAccount.NAME,
            number,
            fen,
            asked.path("subject").asText(),
            notifyUrl,
            AlipayJson.time(asked.path("time_expire").asText()).toEpochMilli());
    if (trade.amountFen() != fen) {
      return refused("40004", "ACQ.CONTEXT_INCONSISTENT");
    }
    return switch (trade.state()) {
      case PAID -> refused("40004", "ACQ.TRADE_HAS_SUCCESS");
      case CLOSED -> refused("40004", "ACQ.TRADE_HAS_CLOSE");
      case NOT_PAID -> ok().put("out_trade_no", number).put("qr_code", payPages + trade.code());
    };
  }

  private static ObjectNode trade(SandboxTrade trade) {
    ObjectNode said = ok();
    said.put("out_trade_no", trade.paymentNo());
    said.put(
        "trade_status",
        switch (trade.state()) {
          case PAID -> "TRADE_SUCCESS";
          case NOT_PAID -> "WAIT_BUYER_PAY";
          case CLOSED -> "TRADE_CLOSED";
        });
    said.put("total_amount", yuan(trade.paidFen()));
    if (trade.state() == SandboxTrade.State.PAID) {
      said.put("trade_no", trade.transactionId());
      said.put("send_pay_date", time(trade.paidAtMs()));
      said.put("buyer_user_id", "2088000000000000");
    }
    return said;
  }

  /** As Alipay does, gives money back that came before. */
  private ObjectNode cancel(String number, Instant now) {
    SandboxTrade trade = books.close(number).orElseThrow();
    boolean paid = trade.state() == SandboxTrade.State.PAID;
    if (paid && trade.refunds().isEmpty()) {
      var unused = books.refund(number, "cancel-" + number, trade.paidFen(), now);
    }
    return ok().put("out_trade_no", number)
        .put("retry_flag", "N")
        .put("action", paid ? "refund" : "close");
  }

  private ObjectNode refund(JsonNode asked, SandboxTrade trade, Instant now)
      throws WeChatJson.UnreadableException {
    long fen = WeChatBill.fen(asked.path("refund_amount").asText());
    return books
        .refund(trade.paymentNo(), asked.path("out_request_no").asText(), fen, now)
        .map(refund -> ok().put("out_trade_no", trade.paymentNo()).put("fund_change", "Y"))
        .orElseGet(() -> refused("40004", "ACQ.SELLER_BALANCE_NOT_ENOUGH"));
  }

  private static ObjectNode refundStands(SandboxTrade trade, String refundNo) {
    ObjectNode said = ok();
    trade
        .refund(refundNo)
        .filter(refund -> refund.status().equals("SUCCESS"))
        .ifPresent(
            refund ->
                said.put("out_request_no", refundNo)
                    .put("refund_status", "REFUND_SUCCESS")
                    .put("refund_amount", yuan(refund.amountFen()))
                    .put("gmt_refund_pay", time(refund.atMs())));
    return said;
  }

  /** A notification that money came, signed as Alipay does, or by somebody else. */
  NoticeRequest paidNotice(SandboxTrade trade, Instant now, boolean forged) {
    Map<String, String> fields = new TreeMap<>();
    fields.put("notify_time", AlipayJson.TIME.format(now));
    fields.put("notify_type", "trade_status_sync");
    fields.put("notify_id", "sandbox-" + trade.paymentNo());
    fields.put("charset", "utf-8");
    fields.put("version", "1.0");
    fields.put("app_id", SandboxKeys.ALIPAY_APP);
    fields.put("out_trade_no", trade.paymentNo());
    fields.put("trade_no", trade.transactionId());
    fields.put("trade_status", "TRADE_SUCCESS");
    fields.put("subject", trade.description());
    fields.put("total_amount", yuan(trade.paidFen()));
    fields.put("gmt_payment", time(trade.paidAtMs()));
    fields.put("buyer_id", "2088000000000000");
    String content = content(fields);
    fields.put("sign_type", "RSA2");
    fields.put(
        "sign",
        SandboxSignature.sign((forged ? keys.merchant() : keys.provider()).getPrivate(), content));
    String form =
        fields.entrySet().stream()
            .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return new NoticeRequest(Map.of(), RawExchange.utf8(form));
  }

  private static ObjectNode ok() {
    return JSON.createObjectNode().put("code", "10000").put("msg", "Success");
  }

  private static ObjectNode refused(String code, String subCode) {
    return JSON.createObjectNode()
        .put("code", code)
        .put("msg", "Business Failed")
        .put("sub_code", subCode)
        .put("sub_msg", "sandbox");
  }

  private static String yuan(long fen) {
    return BigDecimal.valueOf(fen, 2).toPlainString();
  }

  private static String time(long ms) {
    return AlipayJson.TIME.format(Instant.ofEpochMilli(ms));
  }
}
