package bondgate.server.customs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.stream.Collectors;

/**
 * The text that answers a request for raw payment data (179号): head and lists are written once;
 * those letters are signed, and those letters are sent.
 */
final class RawPaymentText {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final ObjectMapper json = new ObjectMapper();
  private final MessageSigner signer;
  private final String platformCode;

  RawPaymentText(MessageSigner signer, String platformCode) {
    this.signer = signer;
    this.platformCode = platformCode;
  }

  /** The form parameter payExInfoStr. */
  String text(String sessionId, String guid, RawPayment payment, Instant now) {
    String head = write(head(guid, payment));
    String lists = write(lists(payment));
    String time = Long.toString(now.toEpochMilli());
    String session = write(NODES.textNode(sessionId));
    String signed = signedText(session, head, lists, time);
    String signature =
        Base64.getEncoder().encodeToString(signer.signRaw(signed.getBytes(StandardCharsets.UTF_8)));
    return ("{\"sessionID\":%s,\"payExchangeInfoHead\":%s,\"payExchangeInfoLists\":%s,"
            + "\"serviceTime\":\"%s\",\"certNo\":%s,\"signValue\":\"%s\"}")
        .formatted(
            session, head, lists, time, write(NODES.textNode(signer.certificateNo())), signature);
  }

  /** What is signed: the four parts, each quoted, with two bars between. */
  static String signedText(String session, String head, String lists, String time) {
    return ("\"sessionID\":%s||\"payExchangeInfoHead\":\"%s\"||\"payExchangeInfoLists\":\"%s\""
            + "||\"serviceTime\":\"%s\"")
        .formatted(session, head, lists, time);
  }

  private ObjectNode head(String guid, RawPayment payment) {
    ObjectNode head = NODES.objectNode();
    head.put("guid", guid);
    head.put("initalRequest", payment.request());
    head.put("initalResponse", payment.response());
    head.put("ebpCode", platformCode);
    head.put("payCode", payment.payCode());
    head.put("payTransactionId", payment.transactionId());
    head.put("totalAmount", BigDecimal.valueOf(payment.amountFen(), 2));
    head.put("currency", "142");
    head.put("verDept", payment.verDept());
    payment.payType().ifPresent(type -> head.put("payType", type));
    head.put("tradingTime", CustomsTime.second(payment.paidAt()));
    head.put("note", "");
    return head;
  }

  private static ArrayNode lists(RawPayment payment) {
    ArrayNode lists = NODES.arrayNode();
    for (RawPayment.PaidOrder order : payment.orders()) {
      ObjectNode node = lists.addObject();
      node.put("orderNo", order.orderNo());
      ObjectNode goods = node.putArray("goodsInfo").addObject();
      goods.put("gname", joined(order, RawPayment.PaidGoods::name));
      goods.put("itemLink", joined(order, RawPayment.PaidGoods::link));
      node.put("recpAccount", order.account());
      order.receiverCode().ifPresent(code -> node.put("recpCode", code));
      node.put("recpName", order.receiverName());
    }
    return lists;
  }

  private static String joined(
      RawPayment.PaidOrder order, java.util.function.Function<RawPayment.PaidGoods, String> part) {
    return order.goods().stream().map(part).collect(Collectors.joining(";"));
  }

  private String write(com.fasterxml.jackson.databind.JsonNode node) {
    try {
      return json.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of texts and numbers cannot be written", e);
    }
  }
}
