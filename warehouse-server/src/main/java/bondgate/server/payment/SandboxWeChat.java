package bondgate.server.payment;

import bondgate.server.payment.PaymentProvider.NoticeRequest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * WeChat Pay's API v3 as its documents have it, as far as our adapter uses it: verifies who asks,
 * and signs what it answers.
 */
final class SandboxWeChat {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ORDERS = "/v3/pay/transactions/out-trade-no/";
  private static final String REFUNDS = "/v3/refund/domestic/refunds";
  private static final long MOST_SECONDS_OFF = 300;

  /**
   * What links name; whoever speaks with a sandbox replaces it, since signatures cover the path.
   */
  private static final String HOST = "https://api.mch.weixin.qq.com";

  private final SandboxBooks books;
  private final SandboxKeys keys;
  private final RandomGenerator random;
  private final SandboxWeChatWords words;

  SandboxWeChat(SandboxBooks books, SandboxKeys keys, RandomGenerator random) {
    this.books = books;
    this.keys = keys;
    this.random = random;
    this.words = new SandboxWeChatWords(keys, random);
  }

  SandboxWeChatCustoms customs() {
    return new SandboxWeChatCustoms(books, keys);
  }

  SandboxWeChatWords words() {
    return words;
  }

  /** A call, with path and query as they were signed. */
  record Call(String method, String pathAndQuery, String authorization, String body) {
    String path() {
      return pathAndQuery.split("\\?", 2)[0];
    }

    String parameter(String name) {
      for (String pair : pathAndQuery.replaceFirst("^[^?]*\\??", "").split("&", -1)) {
        if (pair.startsWith(name + "=")) {
          return pair.substring(name.length() + 1);
        }
      }
      return "";
    }
  }

  /** An answer with its signature in the headers. */
  record Answer(int status, String body, Map<String, String> headers) {
    Answer {
      headers = Map.copyOf(headers);
    }
  }

  /**
   * Answers a call.
   *
   * @param payPages address below which a shopper pays
   */
  Answer answer(Call call, String payPages, Instant now) {
    if (!isSigned(call, now)) {
      return refused(401, "SIGN_ERROR", now);
    }
    try {
      return route(call, payPages, now);
    } catch (IOException | DateTimeException | IllegalArgumentException e) {
      return refused(400, "PARAM_ERROR", now);
    }
  }

  private boolean isSigned(Call call, Instant now) {
    Map<String, String> fields = SandboxSignature.authorization(call.authorization());
    String timestamp = fields.getOrDefault("timestamp", "0");
    String message =
        String.join(
            "\n",
            call.method(),
            call.pathAndQuery(),
            timestamp,
            fields.getOrDefault("nonce_str", ""),
            call.body(),
            "");
    return timestamp.matches("[0-9]{1,11}")
        && Math.abs(now.getEpochSecond() - Long.parseLong(timestamp)) <= MOST_SECONDS_OFF
        && SandboxKeys.MERCHANT.equals(fields.get("mchid"))
        && SandboxKeys.CERTIFICATE.equals(fields.get("serial_no"))
        && SandboxSignature.verifies(
            keys.merchant().getPublic(), message, fields.getOrDefault("signature", ""));
  }

  private Answer route(Call call, String payPages, Instant now) throws IOException {
    String path = call.path();
    if (call.method().equals("POST")) {
      if (path.equals("/v3/pay/transactions/native")) {
        return open(JSON.readTree(call.body()), payPages, now);
      }
      if (path.equals(REFUNDS)) {
        return refund(JSON.readTree(call.body()), now);
      }
      if (path.startsWith(ORDERS) && path.endsWith("/close")) {
        return close(path.substring(ORDERS.length(), path.length() - "/close".length()), now);
      }
      return refused(404, "RESOURCE_NOT_EXISTS", now);
    }
    if (path.startsWith(ORDERS)) {
      return books
          .find(path.substring(ORDERS.length()))
          .map(trade -> signed(200, words.transaction(trade).toString(), now))
          .orElseGet(() -> refused(404, "ORDER_NOT_EXIST", now));
    }
    if (path.startsWith(REFUNDS + "/")) {
      String refundNo = path.substring(REFUNDS.length() + 1);
      return books
          .ofRefund(refundNo)
          .map(t -> signed(200, words.refund(t, t.refund(refundNo).orElseThrow()).toString(), now))
          .orElseGet(() -> refused(404, "RESOURCE_NOT_EXISTS", now));
    }
    if (path.equals("/v3/bill/tradebill")) {
      return billLink(LocalDate.parse(call.parameter("bill_date")), now);
    }
    if (path.equals("/v3/billdownload/file")) {
      // As with WeChat Pay, the file itself is not signed.
      return new Answer(200, bill(LocalDate.parse(call.parameter("token"))), Map.of());
    }
    return refused(404, "RESOURCE_NOT_EXISTS", now);
  }

  private Answer open(JsonNode asked, String payPages, Instant now) {
    long expires =
        OffsetDateTime.parse(asked.path("time_expire").asText()).toInstant().toEpochMilli();
    JsonNode total = asked.path("amount").path("total");
    String number = asked.path("out_trade_no").asText();
    if (!asked.path("mchid").asText().equals(SandboxKeys.MERCHANT)
        || !asked.path("appid").asText().equals(SandboxKeys.APP)
        || !number.matches("[0-9A-Za-z_\\-|*]{6,32}")
        || !total.canConvertToLong()
        || total.longValue() < 1
        || asked.path("description").asText().isBlank()
        || RawExchange.utf8(asked.path("description").asText()).length > 127
        || !asked.path("notify_url").asText().startsWith("http")
        || expires <= now.toEpochMilli()) {
      return refused(400, "PARAM_ERROR", now);
    }
    SandboxTrade trade =
        books.ask(
            WeChatAccount.NAME,
            number,
            total.longValue(),
            asked.path("description").asText(),
            asked.path("notify_url").asText(),
            expires);
    if (trade.amountFen() != total.longValue()) {
      return refused(400, "INVALID_REQUEST", now);
    }
    return switch (trade.state()) {
      case PAID -> refused(400, "ORDERPAID", now);
      case CLOSED -> refused(400, "ORDER_CLOSED", now);
      case NOT_PAID ->
          signed(
              200,
              JSON.createObjectNode().put("code_url", payPages + trade.code()).toString(),
              now);
    };
  }

  private Answer close(String number, Instant now) {
    Optional<SandboxTrade> trade = books.close(number);
    if (trade.isEmpty()) {
      return refused(404, "ORDER_NOT_EXIST", now);
    }
    return trade.get().state() == SandboxTrade.State.PAID
        ? refused(400, "ORDERPAID", now)
        : signed(204, "", now);
  }

  private Answer refund(JsonNode asked, Instant now) {
    String number = asked.path("out_trade_no").asText();
    String refundNo = asked.path("out_refund_no").asText();
    long fen = asked.path("amount").path("refund").longValue();
    SandboxTrade trade = books.find(number).orElse(null);
    if (trade == null) {
      return refused(404, "RESOURCE_NOT_EXISTS", now);
    }
    if (fen < 1 || asked.path("amount").path("total").longValue() != trade.paidFen()) {
      return refused(400, "PARAM_ERROR", now);
    }
    return books
        .refund(number, refundNo, fen, now)
        .map(refund -> signed(200, words.refund(trade, refund).toString(), now))
        .orElseGet(() -> refused(403, "NOT_ENOUGH", now));
  }

  private Answer billLink(LocalDate day, Instant now) {
    ObjectNode link = JSON.createObjectNode();
    link.put("hash_type", "SHA1");
    link.put("hash_value", SandboxWeChatWords.sha1(bill(day)));
    link.put("download_url", HOST + "/v3/billdownload/file?token=" + day);
    return signed(200, link.toString(), now);
  }

  private String bill(LocalDate day) {
    return words.bill(books.all(WeChatAccount.NAME), day);
  }

  /** A notification that money came, signed and hidden as WeChat Pay does. */
  NoticeRequest paidNotice(SandboxTrade trade, Instant now) {
    return notice("TRANSACTION.SUCCESS", words.transaction(trade), now);
  }

  /** A notification of how a refund ended. */
  NoticeRequest refundNotice(SandboxTrade trade, SandboxTrade.Refund refund, Instant now) {
    return notice("REFUND." + refund.status(), words.refundNotice(trade, refund), now);
  }

  private NoticeRequest notice(String event, ObjectNode resource, Instant now) {
    String body = words.envelope(event, resource);
    return new NoticeRequest(headers(body, now), RawExchange.utf8(body));
  }

  private Map<String, String> headers(String body, Instant now) {
    return new LinkedHashMap<>(
        SandboxSignature.headers(
            keys.provider().getPrivate(),
            SandboxKeys.PUBLIC_KEY_ID,
            now.getEpochSecond(),
            SandboxSignature.nonce(random, 32),
            body));
  }

  private Answer refused(int status, String code, Instant now) {
    ObjectNode error = JSON.createObjectNode().put("code", code).put("message", "sandbox: " + code);
    return signed(status, error.toString(), now);
  }

  private Answer signed(int status, String body, Instant now) {
    return new Answer(status, body, headers(body, now));
  }
}
