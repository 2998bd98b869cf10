package bondgate.server.payment;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;

/** What WeChat Pay says about trades, in its words. */
final class SandboxWeChatWords {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final DateTimeFormatter BILL_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(CHINA);
  private static final String OPEN_ID = "oSANDBOX0000000000000000000";
  private static final String BILL_HEAD =
      "交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,"
          + "应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,"
          + "手续费,费率,订单金额,申请退款金额,费率备注\r\n";
  private static final String BILL_SUMS = "总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额\r\n";

  private final SandboxKeys keys;
  private final RandomGenerator random;

  SandboxWeChatWords(SandboxKeys keys, RandomGenerator random) {
    this.keys = keys;
    this.random = random;
  }

  ObjectNode transaction(SandboxTrade trade) {
    ObjectNode said = JSON.createObjectNode();
    said.put("mchid", SandboxKeys.MERCHANT);
    said.put("appid", SandboxKeys.APP);
    said.put("out_trade_no", trade.paymentNo());
    said.put("trade_type", "NATIVE");
    said.put(
        "trade_state",
        switch (trade.state()) {
          case PAID -> trade.refunds().isEmpty() ? "SUCCESS" : "REFUND";
          case NOT_PAID -> "NOTPAY";
          case CLOSED -> "CLOSED";
        });
    said.put("trade_state_desc", "sandbox");
    if (trade.state() == SandboxTrade.State.PAID) {
      said.put("transaction_id", trade.transactionId());
      said.put("bank_type", "OTHERS");
      said.put("success_time", time(trade.paidAtMs()));
      said.putObject("payer").put("openid", OPEN_ID);
      ObjectNode amount = said.putObject("amount");
      amount.put("total", trade.paidFen());
      amount.put("payer_total", trade.paidFen());
      amount.put("currency", "CNY");
      amount.put("payer_currency", "CNY");
    }
    return said;
  }

  ObjectNode refund(SandboxTrade trade, SandboxTrade.Refund refund) {
    ObjectNode said = JSON.createObjectNode();
    said.put("refund_id", refund.refundId());
    said.put("out_refund_no", refund.refundNo());
    said.put("transaction_id", trade.transactionId());
    said.put("out_trade_no", trade.paymentNo());
    said.put("channel", "ORIGINAL");
    said.put("user_received_account", "sandbox");
    said.put("create_time", time(refund.askedAtMs()));
    said.put("status", refund.status());
    if (refund.status().equals("SUCCESS")) {
      said.put("success_time", time(refund.atMs()));
    }
    ObjectNode amount = said.putObject("amount");
    amount.put("total", trade.paidFen());
    amount.put("refund", refund.amountFen());
    amount.put("payer_total", trade.paidFen());
    amount.put("payer_refund", refund.amountFen());
    amount.put("settlement_refund", refund.amountFen());
    amount.put("settlement_total", trade.paidFen());
    amount.put("discount_refund", 0);
    amount.put("currency", "CNY");
    return said;
  }

  ObjectNode refundNotice(SandboxTrade trade, SandboxTrade.Refund refund) {
    ObjectNode said = refund(trade, refund);
    said.put("mchid", SandboxKeys.MERCHANT);
    said.remove("status");
    return said.put("refund_status", refund.status());
  }

  /** The body of a notification: what it says is hidden with the merchant's API v3 key. */
  String envelope(String event, ObjectNode resource) {
    boolean refund = event.startsWith("REFUND");
    String kind = refund ? "refund" : "transaction";
    String nonce = SandboxSignature.nonce(random, 12);
    ObjectNode body = JSON.createObjectNode();
    body.put("id", SandboxSignature.nonce(random, 32));
    body.put("create_time", resource.path("success_time").asText());
    body.put("resource_type", "encrypt-resource");
    body.put("event_type", event);
    body.put("summary", refund ? "退款结果" : "支付成功");
    ObjectNode hidden = body.putObject("resource");
    hidden.put("original_type", kind);
    hidden.put("algorithm", "AEAD_AES_256_GCM");
    hidden.put(
        "ciphertext", SandboxSignature.hide(keys.apiV3Key(), nonce, kind, resource.toString()));
    hidden.put("associated_data", kind);
    hidden.put("nonce", nonce);
    return body.toString();
  }

  /** The bill of a day, in the columns of {@code bill_type=ALL}. */
  String bill(List<SandboxTrade> trades, LocalDate day) {
    StringBuilder bill = new StringBuilder(BILL_HEAD);
    int lines = 0;
    for (SandboxTrade trade : trades) {
      if (SandboxBooks.isOf(day, trade.paidAtMs())) {
        bill.append(line(trade, trade.paidAtMs(), "SUCCESS", "", "", 0));
        lines++;
      }
      for (SandboxTrade.Refund refund : trade.refunds()) {
        if (SandboxBooks.isOf(day, refund.askedAtMs())) {
          bill.append(
              line(
                  trade,
                  refund.askedAtMs(),
                  "REFUND",
                  refund.refundId(),
                  refund.refundNo(),
                  refund.amountFen()));
          lines++;
        }
      }
    }
    return bill.append(BILL_SUMS)
        .append(row(lines, "0.00", "0.00", "0.00", "0.00", "0.00", "0.00"))
        .toString();
  }

  private static String line(
      SandboxTrade trade, long atMs, String state, String refundId, String refundNo, long fen) {
    boolean refund = state.equals("REFUND");
    return row(
        BILL_TIME.format(Instant.ofEpochMilli(atMs)),
        SandboxKeys.APP,
        SandboxKeys.MERCHANT,
        0,
        "",
        trade.transactionId(),
        trade.paymentNo(),
        OPEN_ID,
        "NATIVE",
        state,
        "OTHERS",
        "CNY",
        refund ? "0.00" : yuan(trade.paidFen()),
        "0.00",
        refund ? refundId : 0,
        refund ? refundNo : 0,
        yuan(fen),
        "0.00",
        refund ? "ORIGINAL" : "",
        refund ? "SUCCESS" : "",
        trade.description(),
        "",
        "0.00000",
        "0.60%",
        refund ? "0.00" : yuan(trade.paidFen()),
        yuan(fen),
        "");
  }

  private static String row(Object... fields) {
    StringBuilder row = new StringBuilder();
    for (Object field : fields) {
      row.append(row.isEmpty() ? "`" : ",`").append(field);
    }
    return row.append("\r\n").toString();
  }

  private static String yuan(long fen) {
    return BigDecimal.valueOf(fen, 2).toPlainString();
  }

  private static String time(long ms) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
        Instant.ofEpochMilli(ms).truncatedTo(ChronoUnit.SECONDS).atZone(CHINA));
  }

  static String sha1(String text) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-1").digest(RawExchange.utf8(text)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
