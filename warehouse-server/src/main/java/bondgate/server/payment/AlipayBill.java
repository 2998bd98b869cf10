package bondgate.server.payment;

import bondgate.server.payment.PaymentProvider.BillLine;
import bondgate.server.payment.WeChatJson.UnreadableException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The details (业务明细) of Alipay's bill: comments that begin with {@code #} and say whose bill of
 * which day it is, a head, lines, and comments with how many there are. Columns are found by their
 * names. Fields have no quotes: a line with a comma too many is refused, since nobody could tell
 * where it belongs. The format is that of bills in public repositories; Alipay's own description of
 * it (opendocs.alipay.com/open/204/106262) was not at hand.
 */
final class AlipayBill {
  private static final String TITLE = "#支付宝业务明细查询";

  private static final String PAYMENT = "商户订单号";
  private static final String KIND = "业务类型";
  private static final String AMOUNT = "订单金额(元)";
  private static final String REFUND = "退款批次号/请求号";
  private static final String PAID = "交易";
  private static final String REFUNDED = "退款";

  /** What Alipay puts behind the merchant's number to name his account. */
  private static final String ACCOUNT_TAIL = "0156";

  private static final Pattern ACCOUNT = Pattern.compile("#账号：\\[([0-9]+)]");
  private static final Pattern DAYS =
      Pattern.compile("#起始日期：\\[(.+?) 00:00:00]\\s+终止日期：\\[(.+?) 00:00:00]");
  private static final Pattern COUNT = Pattern.compile("#(交易|退款)合计：([0-9]{1,9})笔，.*");
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年MM月dd日");

  private final Map<String, Integer> columns = new HashMap<>();
  private final List<BillLine> found = new ArrayList<>();
  private final Map<String, String> counted = new HashMap<>();
  private String account = "";
  private String days = "";

  private AlipayBill() {}

  /**
   * The lines of the bill.
   *
   * @param merchant number of the merchant
   * @throws UnreadableException if it is no such bill, another day's or merchant's, or not whole
   */
  static List<BillLine> read(String csv, LocalDate day, String merchant)
      throws UnreadableException {
    List<String> lines = csv.lines().toList();
    if (lines.isEmpty() || !lines.get(0).strip().equals(TITLE)) {
      throw new UnreadableException("does not begin with its title");
    }
    AlipayBill bill = new AlipayBill();
    for (int i = 1; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.startsWith("#")) {
        bill.comment(line.strip());
      } else if (!line.isBlank() && bill.columns.isEmpty()) {
        bill.head(line);
      } else if (!line.isBlank()) {
        bill.line(line, i + 1);
      }
    }
    bill.check(day, merchant);
    return List.copyOf(bill.found);
  }

  private void comment(String line) throws UnreadableException {
    Matcher whose = ACCOUNT.matcher(line);
    Matcher when = DAYS.matcher(line);
    Matcher count = COUNT.matcher(line);
    if (whose.matches()) {
      account = once(account, whose.group(1));
    } else if (when.matches()) {
      days = once(days, when.group(1) + " " + when.group(2));
    } else if (count.matches() && counted.put(count.group(1), count.group(2)) != null) {
      throw new UnreadableException("counts its lines twice");
    }
  }

  private static String once(String before, String now) throws UnreadableException {
    if (!before.isEmpty()) {
      throw new UnreadableException("says twice whose it is, or of which day");
    }
    return now;
  }

  private void head(String line) throws UnreadableException {
    List<String> names = fields(line);
    for (int i = 0; i < names.size(); i++) {
      if (columns.put(names.get(i).replace('（', '(').replace('）', ')'), i) != null) {
        throw new UnreadableException("has a column twice");
      }
    }
    for (String name : new String[] {PAYMENT, KIND, AMOUNT, REFUND}) {
      if (!columns.containsKey(name)) {
        throw new UnreadableException("has no column " + name);
      }
    }
  }

  private void line(String line, int number) throws UnreadableException {
    List<String> fields = fields(line);
    if (fields.size() != columns.size() || !counted.isEmpty()) {
      throw new UnreadableException(
          "has %d fields under %d columns, or after the count, in line %d"
              .formatted(fields.size(), columns.size(), number));
    }
    String paymentNo = fields.get(columns.get(PAYMENT));
    String amount = fields.get(columns.get(AMOUNT));
    String kind = fields.get(columns.get(KIND));
    if (kind.equals(PAID)) {
      found.add(new BillLine(paymentNo, Optional.empty(), WeChatBill.fen(amount)));
    } else if (kind.equals(REFUNDED)) {
      String refundNo = fields.get(columns.get(REFUND));
      found.add(
          new BillLine(
              paymentNo,
              // Alipay takes the trade's number where none was sent with the refund.
              Optional.of(refundNo.isEmpty() ? paymentNo : refundNo),
              WeChatBill.fen(amount.replaceFirst("^-", ""))));
    } else {
      throw new UnreadableException("has another 业务类型 than 交易 and 退款 in line " + number);
    }
  }

  /** Numbers end with a tabulator, so that no spreadsheet takes them for numbers. */
  private static List<String> fields(String line) {
    List<String> fields = new ArrayList<>();
    for (String field : line.split(",", -1)) {
      fields.add(field.strip());
    }
    return fields;
  }

  private void check(LocalDate day, String merchant) throws UnreadableException {
    if (!account.equals(merchant) && !account.equals(merchant + ACCOUNT_TAIL)) {
      throw new UnreadableException("is the bill of another account");
    }
    if (!days.equals(DAY.format(day) + " " + DAY.format(day.plusDays(1)))) {
      throw new UnreadableException("is the bill of another day");
    }
    if (columns.isEmpty()) {
      throw new UnreadableException("has no head");
    }
    long refunds = found.stream().filter(line -> line.refundNo().isPresent()).count();
    check(PAID, found.size() - refunds);
    check(REFUNDED, refunds);
  }

  private void check(String kind, long lines) throws UnreadableException {
    if (!Long.toString(lines).equals(counted.get(kind))) {
      throw new UnreadableException(
          "has %d lines of %s and counts %s".formatted(lines, kind, counted.get(kind)));
    }
  }
}
