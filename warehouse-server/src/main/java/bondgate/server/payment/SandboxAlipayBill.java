package bondgate.server.payment;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The sandbox's bill of Alipay's trades of a day, as the archive that Alipay gives. */
final class SandboxAlipayBill {
  private static final Charset GBK = Charset.forName("GBK");
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年MM月dd日 HH:mm:ss");
  private static final String LINE = "#-----------------------------------------";
  private static final String HEAD =
      "支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,对方账户,订单金额（元）,"
          + "商家实收（元）,支付宝红包（元）,集分宝（元）,支付宝优惠（元）,商家优惠（元）,券核销金额（元）,券名称,商家红包消费金额（元）,"
          + "卡消费金额（元）,退款批次号/请求号,服务费（元）,分润（元）,备注\r\n";

  private final String account;
  private final LocalDate day;
  private final StringBuilder lines = new StringBuilder();
  private int paid;
  private long paidFen;
  private int refunded;
  private long refundedFen;

  /**
   * A bill.
   *
   * @param merchant the merchant's number; the account is called so and {@code 0156}
   */
  SandboxAlipayBill(List<SandboxTrade> trades, LocalDate day, String merchant) {
    this.account = merchant + "0156";
    this.day = day;
    for (SandboxTrade trade : trades) {
      if (SandboxBooks.isOf(day, trade.paidAtMs())) {
        line(trade, "交易", trade.paidAtMs(), trade.paidFen(), "");
        paid++;
        paidFen += trade.paidFen();
      }
      for (SandboxTrade.Refund refund : trade.refunds()) {
        if (refund.status().equals("SUCCESS") && SandboxBooks.isOf(day, refund.askedAtMs())) {
          line(trade, "退款", refund.askedAtMs(), -refund.amountFen(), refund.refundNo());
          refunded++;
          refundedFen += refund.amountFen();
        }
      }
    }
  }

  private void line(SandboxTrade trade, String kind, long atMs, long fen, String refundNo) {
    String at = AlipayJson.TIME.format(Instant.ofEpochMilli(atMs));
    lines.append(
        String.join(
            ",",
            trade.transactionId() + "\t",
            trade.paymentNo() + "\t",
            kind + "\t",
            trade.description().replace(',', '，'),
            at,
            at,
            "\t,\t,\t,\t",
            "*试(138****8000)\t",
            yuan(fen),
            yuan(fen),
            "0.00,0.00,0.00,0.00,0.00",
            "",
            "0.00\t",
            "0.00",
            refundNo + "\t",
            "0.00,0.00",
            "\r\n"));
  }

  /** The details as a text. */
  String details() {
    return head("#支付宝业务明细查询", "业务明细列表----------------------------------------")
        + HEAD
        + lines
        + LINE
        + "业务明细列表结束------------------------------------\r\n"
        + "#交易合计：%d笔，商家实收共%s元，商家优惠共0.00元\r\n".formatted(paid, yuan(paidFen))
        + "#退款合计：%d笔，商家实收退款共%s元，商家优惠退款共0.00元\r\n".formatted(refunded, yuan(-refundedFen))
        + "#导出时间：[%s]\r\n".formatted(DAY.format(day.plusDays(1).atTime(6, 0)));
  }

  private String sums() {
    return head("#支付宝业务汇总查询", "业务汇总列表----------------------------------------")
        + "门店编号,门店名称,交易订单总笔数,退款订单总笔数,订单金额（元）,商家实收（元）\r\n"
        + "合计\t,\t,%d,%d,%s,%s\r\n"
            .formatted(paid, refunded, yuan(paidFen - refundedFen), yuan(paidFen - refundedFen))
        + LINE
        + "业务汇总列表结束------------------------------------\r\n";
  }

  private String head(String title, String list) {
    return title
        + "\r\n#账号：[%s]\r\n".formatted(account)
        + "#起始日期：[%s]   终止日期：[%s]\r\n"
            .formatted(DAY.format(day.atStartOfDay()), DAY.format(day.plusDays(1).atStartOfDay()))
        + LINE
        + list
        + "\r\n";
  }

  /** The archive. */
  byte[] zip() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    String name = account + "_" + day.toString().replace("-", "") + "_业务明细";
    try (ZipOutputStream zip = new ZipOutputStream(bytes, GBK)) {
      zip.putNextEntry(new ZipEntry(name + ".csv"));
      zip.write(details().getBytes(GBK));
      zip.putNextEntry(new ZipEntry(name + "(汇总).csv"));
      zip.write(sums().getBytes(GBK));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static String yuan(long fen) {
    return BigDecimal.valueOf(fen, 2).toPlainString();
  }
}
