package bondgate.server.payment;

import bondgate.server.payment.PaymentProvider.BillLine;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * WeChat Pay's bill of the trades of a day, {@code bill_type=ALL} (交易账单详细说明): a head, lines whose
 * fields begin with a back-quote, a second head, and the sums. Columns are found by their names. A
 * line of a refund repeats its payment, which is not counted again.
 */
final class WeChatBill {
  private static final String STATE = "交易状态";
  private static final String PAYMENT = "商户订单号";
  private static final String PAID = "订单金额";
  private static final String REFUND = "商户退款单号";
  private static final String REFUNDED = "申请退款金额";
  private static final String SUMS = "总交易单数";
  private static final String COUNT_MARK = "`";

  private WeChatBill() {}

  /**
   * The lines of a bill that was downloaded: that is not signed, but its digest came in an answer
   * that was.
   *
   * @param sha1 in hexadecimal digits
   * @throws WeChatJson.UnreadableException if it is another text, or no such bill
   */
  static List<BillLine> read(byte[] bytes, String sha1) throws WeChatJson.UnreadableException {
    String digest;
    try {
      digest = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
    if (!digest.equalsIgnoreCase(sha1)) {
      throw new WeChatJson.UnreadableException("has another digest than was announced");
    }
    return read(new String(bytes, StandardCharsets.UTF_8));
  }

  /**
   * The lines of the bill.
   *
   * @throws WeChatJson.UnreadableException if it is no such bill, or its number of lines is not the
   *     one that it states
   */
  static List<BillLine> read(String csv) throws WeChatJson.UnreadableException {
    List<String> lines = csv.replace("\uFEFF", "").lines().filter(line -> !line.isBlank()).toList();
    if (lines.size() < 3) {
      throw new WeChatJson.UnreadableException("has no heads and sums");
    }
    Map<String, Integer> columns = columns(lines.get(0));
    List<BillLine> found = new ArrayList<>();
    int at = 1;
    while (at < lines.size() && !lines.get(at).startsWith(SUMS)) {
      found.add(line(columns, fields(lines.get(at))));
      at++;
    }
    if (at + 2 != lines.size()) {
      throw new WeChatJson.UnreadableException("does not end with its sums");
    }
    String count = fields(lines.get(at + 1)).get(0);
    if (!count.equals(Integer.toString(found.size()))) {
      throw new WeChatJson.UnreadableException(
          "states %s lines and has %d".formatted(count, found.size()));
    }
    return found;
  }

  private static Map<String, Integer> columns(String head) throws WeChatJson.UnreadableException {
    Map<String, Integer> columns = new HashMap<>();
    String[] names = head.split(",", -1);
    for (int i = 0; i < names.length; i++) {
      columns.put(names[i].strip(), i);
    }
    for (String name : new String[] {STATE, PAYMENT, PAID, REFUND, REFUNDED}) {
      if (!columns.containsKey(name)) {
        throw new WeChatJson.UnreadableException("has no column " + name);
      }
    }
    return columns;
  }

  /** A name of goods may hold a comma; the back-quotes tell the fields apart. */
  private static List<String> fields(String line) throws WeChatJson.UnreadableException {
    if (!line.startsWith(COUNT_MARK)) {
      throw new WeChatJson.UnreadableException("has a line that does not begin with `");
    }
    List<String> fields = new ArrayList<>();
    for (String field : line.substring(1).split(",`", -1)) {
      fields.add(field.strip());
    }
    return fields;
  }

  private static BillLine line(Map<String, Integer> columns, List<String> fields)
      throws WeChatJson.UnreadableException {
    if (fields.size() != columns.size()) {
      throw new WeChatJson.UnreadableException(
          "has a line of %d fields under %d columns".formatted(fields.size(), columns.size()));
    }
    String paymentNo = fields.get(columns.get(PAYMENT));
    return fields.get(columns.get(STATE)).equals("REFUND")
        ? new BillLine(
            paymentNo,
            Optional.of(fields.get(columns.get(REFUND))),
            fen(fields.get(columns.get(REFUNDED))))
        : new BillLine(paymentNo, Optional.empty(), fen(fields.get(columns.get(PAID))));
  }

  /** Yuan with two decimals, as fen. */
  static long fen(String yuan) throws WeChatJson.UnreadableException {
    if (!yuan.matches("[0-9]{1,10}(\\.[0-9]{1,2})?")) {
      throw new WeChatJson.UnreadableException("has an amount that is no yuan");
    }
    return new BigDecimal(yuan).movePointRight(2).longValueExact();
  }
}
