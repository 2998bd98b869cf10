package bondgate.server.payment;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.payment.PaymentProvider.Notice;
import bondgate.server.payment.PaymentProvider.NoticeRequest;
import bondgate.server.payment.PaymentProvider.NoticeResult;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.Signature;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the adapter believes of Alipay's notifications. Signatures are made by the JDK. */
class AlipayNoticesTest {
  private static final Instant NOW = Instant.parse("2026-03-01T02:00:00Z");

  private final Alipay adapter =
      new Alipay(
          new AlipayAccount(
              SandboxKeys.ALIPAY_APP,
              TestAccounts.sandboxKeys().merchantPrivatePem(),
              TestAccounts.sandboxKeys().providerPublicPem(),
              URI.create("http://127.0.0.1:9/gateway.do"),
              "https://shop.example.cn/notify",
              Optional.empty(),
              Optional.empty(),
              true),
          InstantSource.fixed(NOW));

  @Test
  void aGenuineOneSaysWhatWasPaid() throws Exception {
    assertThat(read(form(fields(), TestAccounts.PROVIDER)))
        .isEqualTo(
            new NoticeResult.Genuine(
                new Notice.OfPayment("B260301", new PaymentView.Money("2088", 8_888, NOW))));
  }

  @Test
  void anyChangedByteIsForgeryOrNoForm() throws Exception {
    byte[] genuine = RawExchange.utf8(form(fields(), TestAccounts.PROVIDER));
    for (int i = 0; i < genuine.length; i++) {
      byte[] changed = genuine.clone();
      changed[i] ^= 1;
      assertThat(adapter.read(new NoticeRequest(Map.of(), changed), NOW))
          .as("byte %d of %s", i, new String(genuine, StandardCharsets.UTF_8))
          .isInstanceOf(NoticeResult.Forged.class);
    }
  }

  @Test
  void aFieldMoreLessOrTwiceIsForgery() throws Exception {
    String genuine = form(fields(), TestAccounts.PROVIDER);

    assertThat(read(genuine + "&more=1")).isInstanceOf(NoticeResult.Forged.class);
    assertThat(read(genuine.replace("&subject=%E9%85%92", "")))
        .isInstanceOf(NoticeResult.Forged.class);
    assertThat(read(genuine + "&total_amount=88.88")).isInstanceOf(NoticeResult.Forged.class);
    assertThat(read("")).isInstanceOf(NoticeResult.Forged.class);
    assertThat(read("%")).isInstanceOf(NoticeResult.Forged.class);
  }

  @Test
  void theSignatureOfAnotherKeyOrForAnotherApplicationIsForgery() throws Exception {
    assertThat(read(form(fields(), TestAccounts.MERCHANT))).isInstanceOf(NoticeResult.Forged.class);
    Map<String, String> other = fields();
    other.put("app_id", "2021000000000002");
    assertThat(read(form(other, TestAccounts.PROVIDER))).isInstanceOf(NoticeResult.Forged.class);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-01 10:00:00, true",
    "2026-02-28 09:00:00, true",
    "2026-02-28 08:59:59, false",
    "2026-03-02 11:00:01, false"
  })
  void oneThatIsReplayedAfterADayIsOutOfTime(String notifyTime, boolean inTime) throws Exception {
    Map<String, String> fields = fields();
    fields.put("notify_time", notifyTime);

    assertThat(read(form(fields, TestAccounts.PROVIDER)))
        .isInstanceOf(inTime ? NoticeResult.Genuine.class : NoticeResult.OutOfTime.class);
  }

  @ParameterizedTest
  @CsvSource({"total_amount, 1e3", "total_amount, -1.00", "gmt_payment, today", "notify_time, now"})
  void signedRubbishIsNotUnderstood(String field, String value) throws Exception {
    Map<String, String> fields = fields();
    fields.put(field, value);

    assertThat(read(form(fields, TestAccounts.PROVIDER)))
        .isInstanceOf(NoticeResult.Unreadable.class);
  }

  @Test
  void aRefundToldWithThePaymentsFieldsIsNoSecondPayment() throws Exception {
    Map<String, String> fields = fields();
    fields.put("refund_fee", "88.88");

    assertThat(read(form(fields, TestAccounts.PROVIDER)))
        .isEqualTo(new NoticeResult.Genuine(new Notice.Unrelated("trade_status")));
  }

  private NoticeResult read(String form) {
    return adapter.read(new NoticeRequest(Map.of(), RawExchange.utf8(form)), NOW);
  }

  private static Map<String, String> fields() {
    return new TreeMap<>(
        Map.of(
            "app_id", SandboxKeys.ALIPAY_APP,
            "notify_time", "2026-03-01 10:00:00",
            "out_trade_no", "B260301",
            "trade_no", "2088",
            "trade_status", "TRADE_SUCCESS",
            "subject", "酒",
            "total_amount", "88.88",
            "gmt_payment", "2026-03-01 10:00:00"));
  }

  /** As Alipay's document says: all fields but two, by name, joined; SHA-256 with RSA. */
  private static String form(Map<String, String> fields, KeyPair key) throws Exception {
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initSign(key.getPrivate());
    signature.update(
        fields.entrySet().stream()
            .map(each -> each.getKey() + "=" + each.getValue())
            .collect(Collectors.joining("&"))
            .getBytes(StandardCharsets.UTF_8));
    Map<String, String> sent = new TreeMap<>(fields);
    sent.put("sign", Base64.getEncoder().encodeToString(signature.sign()));
    sent.put("sign_type", "RSA2");
    return sent.entrySet().stream()
        .map(
            each ->
                each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
