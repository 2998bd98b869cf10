package bondgate.server.payment;

import bondgate.server.payment.PaymentProvider.RefundStanding;
import bondgate.server.payment.PaymentProvider.Standing;
import bondgate.server.payment.WeChatJson.UnreadableException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.function.Function;

/** What Alipay says, read from an answer's JSON or from a notification's fields: the same names. */
final class AlipayJson {
  static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(CHINA);

  private AlipayJson() {}

  /** The part of an answer that is signed, as {@code alipay_trade_query_response}. */
  static JsonNode answer(byte[] json, String method) throws UnreadableException {
    JsonNode answer = WeChatJson.read(json).path(method.replace('.', '_') + "_response");
    if (!answer.isObject()) {
      throw new UnreadableException("has no part " + method);
    }
    return answer;
  }

  /** How a trade stands. */
  static Standing standing(JsonNode trade, String paymentNo) throws UnreadableException {
    Function<String, String> field = name -> trade.path(name).asText("");
    require(field.apply("out_trade_no").equals(paymentNo), "out_trade_no is another payment's");
    String state = field.apply("trade_status");
    return switch (state) {
      case "TRADE_SUCCESS", "TRADE_FINISHED" -> new Standing.Paid(money(field, "send_pay_date"));
      case "WAIT_BUYER_PAY" -> new Standing.NotPaid();
      case "TRADE_CLOSED" -> new Standing.Gone(state);
      default -> throw new UnreadableException("trade_status is unknown");
    };
  }

  /** The money of a notification. */
  static PaymentView.Money money(Map<String, String> fields) throws UnreadableException {
    return money(name -> fields.getOrDefault(name, ""), "gmt_payment");
  }

  private static PaymentView.Money money(Function<String, String> field, String timeName)
      throws UnreadableException {
    String transaction = field.apply("trade_no");
    require(!transaction.isEmpty(), "trade_no is empty");
    return new PaymentView.Money(
        transaction, WeChatBill.fen(field.apply("total_amount")), time(field.apply(timeName)));
  }

  /**
   * How a refund stands; an answer without its status says that there is none of that number.
   *
   * @param now for answers that do not say when it was done
   */
  static RefundStanding refund(JsonNode refund, Instant now) throws UnreadableException {
    String state = refund.path("refund_status").asText("");
    if (state.equals("REFUND_SUCCESS")) {
      String at = refund.path("gmt_refund_pay").asText("");
      return new RefundStanding.Done(at.isEmpty() ? now : time(at));
    }
    require(state.isEmpty(), "refund_status is unknown");
    return new RefundStanding.NoSuch();
  }

  static Instant time(String text) throws UnreadableException {
    try {
      return LocalDateTime.parse(text, TIME).atZone(CHINA).toInstant();
    } catch (DateTimeException e) {
      throw new UnreadableException("a time is no time");
    }
  }

  private static void require(boolean right, String otherwise) throws UnreadableException {
    if (!right) {
      throw new UnreadableException(otherwise);
    }
  }
}
