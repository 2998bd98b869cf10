package bondgate.server.payment;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * WeChat Pay's customs declaration of API v2 as its documents have it: compares who is said to buy
 * with the trade's payer. A second {@code ADD} is refused, which is one of the two things that it
 * may do; {@code MODIFY} compares anew. With nothing of the SDK and none of our adapter.
 */
final class SandboxWeChatCustoms {
  static final String PATH = "/cgi-bin/mch/customs/customdeclareorder";

  private static final Pattern FIELD = Pattern.compile("<(\\w+)>([^<]*)</\\1>");
  private static final String[] NEEDED = {
    "out_trade_no", "transaction_id", "customs", "mch_customs_no", "cert_type", "cert_id", "name"
  };

  private final SandboxBooks books;
  private final SandboxKeys keys;

  SandboxWeChatCustoms(SandboxBooks books, SandboxKeys keys) {
    this.books = books;
    this.keys = keys;
  }

  /** Answers a declaration. */
  String answer(String xml) {
    Map<String, String> asked = new LinkedHashMap<>();
    Matcher field = FIELD.matcher(xml);
    while (field.find()) {
      asked.put(
          field.group(1),
          field.group(2).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"));
    }
    if (!sign(asked).equals(asked.get("sign"))
        || !SandboxKeys.MERCHANT.equals(asked.get("mch_id"))
        || !SandboxKeys.APP.equals(asked.get("appid"))) {
      return "<xml><return_code>FAIL</return_code><return_msg>SIGN</return_msg></xml>";
    }
    for (String name : NEEDED) {
      if (asked.getOrDefault(name, "").isBlank()) {
        return refused("PARAM_ERROR");
      }
    }
    SandboxTrade trade = books.find(asked.get("out_trade_no")).orElse(null);
    if (trade == null
        || trade.state() != SandboxTrade.State.PAID
        || !trade.transactionId().equals(asked.get("transaction_id"))) {
      return refused("ORDERNOTEXIST");
    }
    if (!asked.get("cert_type").equals("IDCARD")
        || !asked.get("cert_id").matches("[0-9]{17}[0-9X]")) {
      return refused("PARAM_ERROR");
    }
    boolean add = asked.getOrDefault("action_type", "ADD").equals("ADD");
    if (trade.declared() == add) {
      return refused(add ? "ORDER_DECLARED" : "ORDER_NOT_DECLARED");
    }
    if (add && !books.declare(trade.paymentNo())) {
      return refused("ORDER_DECLARED");
    }
    return declared(trade);
  }

  private String declared(SandboxTrade trade) {
    Map<String, String> said = said("SUCCESS");
    said.put("err_code", "0");
    said.put("err_code_des", "OK");
    said.put("state", "UNDECLARED");
    said.put("out_trade_no", trade.paymentNo());
    said.put("transaction_id", trade.transactionId());
    said.put("modify_time", "20260301120000");
    said.put("cert_check_result", trade.payer());
    said.put("verify_department", "OTHERS");
    said.put("verify_department_trade_id", trade.transactionId());
    return signed(said);
  }

  private String refused(String code) {
    Map<String, String> said = said("FAIL");
    said.put("err_code", code);
    said.put("err_code_des", "sandbox");
    return signed(said);
  }

  private static Map<String, String> said(String result) {
    Map<String, String> said = new LinkedHashMap<>();
    said.put("return_code", "SUCCESS");
    said.put("return_msg", "成功");
    said.put("sign_type", "MD5");
    said.put("appid", SandboxKeys.APP);
    said.put("mch_id", SandboxKeys.MERCHANT);
    said.put("result_code", result);
    return said;
  }

  private String signed(Map<String, String> said) {
    said.put("sign", sign(said));
    StringBuilder xml = new StringBuilder("<xml>");
    said.forEach(
        (name, value) -> xml.append("<%s><![CDATA[%s]]></%s>".formatted(name, value, name)));
    return xml.append("</xml>").toString();
  }

  private String sign(Map<String, String> fields) {
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, String> field : new TreeMap<>(fields).entrySet()) {
      if (!field.getKey().equals("sign") && !field.getValue().isEmpty()) {
        text.append(field.getKey()).append('=').append(field.getValue()).append('&');
      }
    }
    text.append("key=").append(keys.apiV2Key());
    try {
      byte[] digest = MessageDigest.getInstance("MD5").digest(RawExchange.utf8(text.toString()));
      return HexFormat.of().withUpperCase().formatHex(digest);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
