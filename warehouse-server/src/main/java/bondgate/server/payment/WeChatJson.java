package bondgate.server.payment;

import bondgate.server.payment.PaymentProvider.Notice;
import bondgate.server.payment.PaymentProvider.RefundStanding;
import bondgate.server.payment.PaymentProvider.Standing;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** What WeChat Pay says, read from its JSON: the same for an answer and for a notification. */
final class WeChatJson {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private WeChatJson() {}

  /** It is JSON of another shape than agreed. Names the field, never its value. */
  static final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableException(String what) {
      super(what);
    }
  }

  static JsonNode read(byte[] json) throws UnreadableException {
    try {
      JsonNode node = JSON.readTree(json);
      if (node == null || !node.isObject()) {
        throw new UnreadableException("is no JSON object");
      }
      return node;
    } catch (JsonProcessingException e) {
      throw new UnreadableException("is no JSON");
    } catch (IOException e) {
      throw new UnreadableException("cannot be read");
    }
  }

  /** How a transaction stands, if it is of that merchant. */
  static Standing standing(JsonNode transaction, WeChatAccount account) throws UnreadableException {
    if (!text(transaction, "mchid").equals(account.merchantId())) {
      throw new UnreadableException("mchid is another merchant's");
    }
    String state = text(transaction, "trade_state");
    return switch (state) {
      case "SUCCESS", "REFUND" -> new Standing.Paid(money(transaction));
      case "NOTPAY", "USERPAYING", "ACCEPT" -> new Standing.NotPaid();
      case "CLOSED", "REVOKED", "PAYERROR" -> new Standing.Gone(state);
      default -> throw new UnreadableException("trade_state is unknown");
    };
  }

  private static PaymentView.Money money(JsonNode transaction) throws UnreadableException {
    JsonNode amount = transaction.path("amount");
    if (!amount.path("currency").asText("CNY").equals("CNY")) {
      throw new UnreadableException("amount.currency is not CNY");
    }
    return new PaymentView.Money(
        text(transaction, "transaction_id"),
        fen(amount, "total"),
        time(transaction, "success_time"));
  }

  /** How a refund stands; notifications call it {@code refund_status}, answers {@code status}. */
  static RefundStanding refund(JsonNode refund) throws UnreadableException {
    String state = text(refund, refund.has("refund_status") ? "refund_status" : "status");
    return switch (state) {
      case "SUCCESS" -> new RefundStanding.Done(time(refund, "success_time"));
      case "PROCESSING" -> new RefundStanding.Pending();
      case "CLOSED", "ABNORMAL" -> new RefundStanding.Failed(state);
      default -> throw new UnreadableException("the refund's status is unknown");
    };
  }

  /** What a notification says, its resource being decrypted. */
  static Notice notice(String event, JsonNode resource, WeChatAccount account)
      throws UnreadableException {
    if (event.startsWith("TRANSACTION.")) {
      return standing(resource, account) instanceof Standing.Paid paid
          ? new Notice.OfPayment(text(resource, "out_trade_no"), paid.money())
          : new Notice.Unrelated(event);
    }
    if (event.startsWith("REFUND.")) {
      if (!text(resource, "mchid").equals(account.merchantId())) {
        throw new UnreadableException("mchid is another merchant's");
      }
      return new Notice.OfRefund(
          text(resource, "out_trade_no"), text(resource, "out_refund_no"), refund(resource));
    }
    return new Notice.Unrelated(event);
  }

  static String text(JsonNode node, String field) throws UnreadableException {
    JsonNode value = node.path(field);
    if (!value.isTextual() || value.textValue().isEmpty()) {
      throw new UnreadableException(field + " is no text");
    }
    return value.textValue();
  }

  private static long fen(JsonNode node, String field) throws UnreadableException {
    JsonNode value = node.path(field);
    if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 1) {
      throw new UnreadableException(field + " is no amount in fen");
    }
    return value.longValue();
  }

  private static Instant time(JsonNode node, String field) throws UnreadableException {
    try {
      return OffsetDateTime.parse(text(node, field)).toInstant();
    } catch (DateTimeException e) {
      throw new UnreadableException(field + " is no time");
    }
  }
}
