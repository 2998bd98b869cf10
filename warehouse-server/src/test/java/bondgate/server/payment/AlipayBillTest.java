package bondgate.server.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bondgate.server.payment.PaymentProvider.BillLine;
import bondgate.server.payment.WeChatJson.UnreadableException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Alipay's bill of a day: its archive and its lines. */
class AlipayBillTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
  private static final String MERCHANT = SandboxKeys.ALIPAY_MERCHANT;
  private static final Instant LATE = Instant.parse("2026-03-01T15:59:59Z");
  private static final Charset GBK = Charset.forName("GBK");
  private static final String DETAILS = "20880000000000010156_20260301_业务明细.csv";
  private static final String SUMS = "20880000000000010156_20260301_业务明细(汇总).csv";

  private static final SandboxTrade TRADE =
      SandboxTrade.asked("alipay", "B1", "c", 12_345, "酒, 两瓶", "http://x", 0)
          .paid("42", 12_345, "SAME", LATE.toEpochMilli())
          .with(refund("R1", 1, LATE))
          .with(refund("R2", 2, LATE.plusSeconds(1)));

  private static SandboxTrade.Refund refund(String no, long fen, Instant at) {
    return new SandboxTrade.Refund(no, "50", fen, "SUCCESS", at.toEpochMilli(), 0);
  }

  private static SandboxAlipayBill bill(LocalDate day) {
    return new SandboxAlipayBill(List.of(TRADE), day, MERCHANT);
  }

  /** As bills in public repositories have it: numbers end with tabulators, refunds are negative. */
  private static final String BILL =
      """
      #支付宝业务明细查询
      #账号：[20880000000000010156]
      #起始日期：[2026年03月01日 00:00:00]   终止日期：[2026年03月02日 00:00:00]
      #-----------------------------------------业务明细列表----------------------------------------
      支付宝交易号,商户订单号,业务类型,商品名称,订单金额（元）,退款批次号/请求号,备注
      2026030122001\t,B1\t,交易\t,酒,123.45,\t,
      2026030122001\t,B1\t,退款\t,酒,-0.01,R1\t,
      2026030122002\t,B2\t,退款\t,酒,0.02,,退款备注
      #-----------------------------------------业务明细列表结束------------------------------------
      #交易合计：1笔，商家实收共123.45元，商家优惠共0.00元
      #退款合计：2笔，商家实收退款共-0.03元，商家优惠退款共0.00元
      #导出时间：[2026年03月02日 05:46:49]
      """;

  @Test
  void paymentsAndRefundsAreLinesOfTheirOwnAndColumnsAreFoundByTheirNames() throws Exception {
    assertThat(AlipayBill.read(BILL, DAY, MERCHANT))
        .containsExactly(
            new BillLine("B1", Optional.empty(), 12_345),
            new BillLine("B1", Optional.of("R1"), 1),
            new BillLine("B2", Optional.of("B2"), 2));
  }

  @Test
  void whatTheSandboxGivesIsOfTheDayInChina() throws Exception {
    assertThat(read(bill(DAY).zip(), DAY))
        .containsExactly(
            new BillLine("B1", Optional.empty(), 12_345), new BillLine("B1", Optional.of("R1"), 1));
    assertThat(read(bill(DAY.plusDays(1)).zip(), DAY.plusDays(1)))
        .containsExactly(new BillLine("B1", Optional.of("R2"), 2));
    assertThat(read(bill(DAY.plusDays(2)).zip(), DAY.plusDays(2))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "#支付宝业务明细查询|#支付宝业务汇总查询|title",
        "#账号：[20880000000000010156]|#账号：[20880000000000020156]|another account",
        "#账号：[20880000000000010156]|#|another account",
        "#账号：[20880000000000010156]|#账号：[208800000000000101569]|another account",
        "[2026年03月01日|[2026年02月28日|another day",
        "[2026年03月02日 00|[2026年03月03日 00|another day",
        "业务类型,|类型,|no column 业务类型",
        "备注|商户订单号|a column twice",
        "123.45,\t,|123.45,\t,,|8 fields under 7 columns",
        "\t,交易\t|\t,转账\t|another 业务类型",
        ",123.45,|,1e2,|no yuan",
        ",123.45,|,-123.45,|no yuan",
        ",123.45,|,123.456,|no yuan",
        ",-0.01,|,--0.01,|no yuan",
        "合计：1笔|合计：2笔|1 lines of 交易 and counts 2",
        "#退款合计|#退款小计|counts null",
        "#导出时间|#交易合计：1笔，|counts its lines twice",
        "#导出时间|B9\t,B9\t,交易\t,酒,1.00,\t,|after the count",
      })
  void whatIsNoWholeBillOfThatMerchantAndDayIsRefused(String what, String with, String why) {
    assertThat(BILL).contains(what);
    assertThatThrownBy(() -> AlipayBill.read(BILL.replace(what, with), DAY, MERCHANT))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining(why);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "#支付宝业务明细查询"})
  void whatIsNoBillAtAllIsRefused(String text) {
    assertThatThrownBy(() -> AlipayBill.read(text, DAY, MERCHANT))
        .isInstanceOf(UnreadableException.class);
  }

  @Test
  void anArchiveThatIsCutAtAnyByteIsRefused() {
    byte[] zip = bill(DAY).zip();
    for (int length = 0; length < zip.length; length++) {
      byte[] cut = Arrays.copyOf(zip, length);
      assertThatThrownBy(() -> AlipayBillZip.details(cut))
          .as("the first %d of %d bytes", length, zip.length)
          .isInstanceOf(UnreadableException.class);
    }
  }

  @Test
  void anotherCharsetIsRefused() throws Exception {
    byte[] utf8 = zip(StandardCharsets.UTF_8, BILL.getBytes(StandardCharsets.UTF_8), DETAILS);
    byte[] inside = zip(GBK, BILL.getBytes(StandardCharsets.UTF_8), DETAILS);
    byte[] broken = zip(GBK, new byte[] {'#', (byte) 0xff, (byte) 0xff}, DETAILS);

    for (byte[] zip : new byte[][] {utf8, inside, broken}) {
      assertThatThrownBy(() -> read(zip, DAY)).isInstanceOf(UnreadableException.class);
    }
    assertThat(read(zip(GBK, BILL.getBytes(GBK), DETAILS), DAY)).hasSize(3);
  }

  @Test
  void anArchiveWithOtherFilesOrWithoutTheDetailsIsRefused() throws Exception {
    byte[] csv = BILL.getBytes(GBK);
    refused(zip(GBK, csv, DETAILS, SUMS, "x.csv"), "files beside");
    refused(zip(GBK, csv, DETAILS, "../../etc/passwd"), "files beside");
    refused(zip(GBK, csv, DETAILS, "2" + DETAILS), "its details twice");
    refused(zip(GBK, csv, SUMS), "no details");
    refused(zip(GBK, csv), "no details");
  }

  @Test
  void aBombIsRefusedBeforeItIsUnpacked() throws Exception {
    byte[] bomb = zip(GBK, new byte[(64 << 20) + 1], DETAILS);
    assertThat(bomb.length).isLessThan(100_000);

    refused(bomb, "larger than 67108864 bytes");
  }

  @Test
  void aFileThatWasChangedInsideTheArchiveIsRefused() {
    byte[] zip = bill(DAY).zip();
    int refusals = 0;
    for (int i = 60; i < 400; i++) {
      byte[] changed = zip.clone();
      changed[i] ^= 0x40;
      try {
        read(changed, DAY);
      } catch (UnreadableException e) {
        refusals++;
      }
    }
    assertThat(refusals).isEqualTo(340);
  }

  private static List<BillLine> read(byte[] zip, LocalDate day) throws UnreadableException {
    return AlipayBill.read(AlipayBillZip.details(zip), day, MERCHANT);
  }

  private static void refused(byte[] zip, String why) {
    assertThatThrownBy(() -> AlipayBillZip.details(zip))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining(why);
  }

  private static byte[] zip(Charset names, byte[] content, String... files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes, names)) {
      for (String file : files) {
        zip.putNextEntry(new ZipEntry(file));
        zip.write(content);
      }
    }
    return bytes.toByteArray();
  }
}
