package bondgate.server.payment;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.payment.PaymentProvider.Notice;
import bondgate.server.payment.PaymentProvider.NoticeRequest;
import bondgate.server.payment.PaymentProvider.NoticeResult;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the adapter believes of a notification. Signatures here are made by the JDK, not the SDK.
 */
class WeChatNoticesTest {
  private static final Instant NOW = Instant.parse("2026-03-01T02:00:00Z");
  private static final RandomGenerator RANDOM =
      RandomGeneratorFactory.of("L64X128MixRandom").create(32);

  private final WeChatPay adapter = new WeChatPay(TestAccounts.weChat("http://127.0.0.1:9"));
  private final SandboxWeChatWords words =
      new SandboxWeChatWords(TestAccounts.sandboxKeys(), RANDOM);
  private final String body = words.envelope("TRANSACTION.SUCCESS", words.transaction(paid()));

  @Test
  void aGenuineOneSaysWhatWasPaid() throws Exception {
    NoticeResult result = adapter.read(signed(body, NOW, TestAccounts.PROVIDER), NOW);

    assertThat(result)
        .isEqualTo(
            new NoticeResult.Genuine(
                new Notice.OfPayment(
                    "B260301100000abcdef", new PaymentView.Money("4200001", 12_345, NOW))));
  }

  @Test
  void anyChangedByteOfTheBodyIsForgery() throws Exception {
    NoticeRequest genuine = signed(body, NOW, TestAccounts.PROVIDER);
    byte[] bytes = genuine.body();
    for (int i = 0; i < bytes.length; i++) {
      byte[] changed = bytes.clone();
      changed[i] ^= 1;
      assertThat(adapter.read(new NoticeRequest(genuine.headers(), changed), NOW))
          .as("byte %d", i)
          .isInstanceOf(NoticeResult.Forged.class);
    }
    for (String other : List.of(body + " ", " " + body, body.substring(1), "")) {
      assertThat(adapter.read(new NoticeRequest(genuine.headers(), RawExchange.utf8(other)), NOW))
          .isInstanceOf(NoticeResult.Forged.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "wechatpay-timestamp",
        "wechatpay-nonce",
        "wechatpay-serial",
        "wechatpay-signature",
        "wechatpay-signature-type"
      })
  void anyChangedOrMissingHeaderIsForgery(String header) throws Exception {
    NoticeRequest genuine = signed(body, NOW, TestAccounts.PROVIDER);
    String value = genuine.header(header);
    for (int i = 0; i < value.length(); i++) {
      Map<String, String> changed = new LinkedHashMap<>(genuine.headers());
      char letter = value.charAt(i);
      changed.put(
          header, value.substring(0, i) + (letter == 'A' ? 'B' : 'A') + value.substring(i + 1));
      assertThat(adapter.read(new NoticeRequest(changed, genuine.body()), NOW))
          .as("%s, letter %d", header, i)
          .isInstanceOf(NoticeResult.Forged.class);
    }
    Map<String, String> without = new LinkedHashMap<>(genuine.headers());
    without.remove(header);
    NoticeResult result = adapter.read(new NoticeRequest(without, genuine.body()), NOW);
    // The type may be left out: there is only one.
    assertThat(result instanceof NoticeResult.Genuine).isEqualTo(header.endsWith("-type"));
  }

  @Test
  void theSignatureOfAnotherKeyIsForgery() throws Exception {
    assertThat(adapter.read(signed(body, NOW, TestAccounts.MERCHANT), NOW))
        .isInstanceOf(NoticeResult.Forged.class);
  }

  @Test
  void bytesThatAreNoTextAreForgeryAlsoIfTheSignatureIsOverWhatReplacesThem() throws Exception {
    NoticeRequest signed = signed("\uFFFD", NOW, TestAccounts.PROVIDER);

    assertThat(adapter.read(new NoticeRequest(signed.headers(), new byte[] {(byte) 0x80}), NOW))
        .isInstanceOf(NoticeResult.Forged.class);
  }

  @ParameterizedTest
  @ValueSource(longs = {-86_400, -301, 301, 86_400})
  void oneThatIsReplayedLaterIsOutOfTime(long seconds) throws Exception {
    NoticeRequest request = signed(body, NOW, TestAccounts.PROVIDER);

    assertThat(adapter.read(request, NOW.plusSeconds(seconds)))
        .isInstanceOf(NoticeResult.OutOfTime.class);
  }

  @ParameterizedTest
  @ValueSource(longs = {-300, 0, 300})
  void oneWithinFiveMinutesIsTaken(long seconds) throws Exception {
    NoticeRequest request = signed(body, NOW, TestAccounts.PROVIDER);

    assertThat(adapter.read(request, NOW.plusSeconds(seconds)))
        .isInstanceOf(NoticeResult.Genuine.class);
  }

  @Test
  void signedRubbishIsNotUnderstoodAndDoesNotThrow() throws Exception {
    String hidden = body.replaceFirst("\"nonce\":\"", "\"nonce\":\"0");
    for (String rubbish :
        new String[] {
          "",
          "null",
          "[]",
          "{}",
          "{\"resource\":7}",
          hidden,
          body.replace("AEAD_AES_256_GCM", "none"),
          body.replaceFirst("\"ciphertext\":\"", "\"ciphertext\":\"%%"),
          body.replaceFirst("\"ciphertext\":\"[^\"]*", "\"ciphertext\":\"AA=="),
          words.envelope("TRANSACTION.SUCCESS", words.transaction(paid()).put("mchid", "other")),
          words.envelope(
              "TRANSACTION.SUCCESS", words.transaction(paid()).put("success_time", "today")),
          words.envelope("TRANSACTION.SUCCESS", words.transaction(paid()).put("trade_state", "NEW"))
        }) {
      assertThat(adapter.read(signed(rubbish, NOW, TestAccounts.PROVIDER), NOW))
          .as(rubbish)
          .isInstanceOf(NoticeResult.Unreadable.class);
    }
  }

  @Test
  void whatNeedsNothingDoneIsGenuine() throws Exception {
    String other = words.envelope("SOMETHING.NEW", words.transaction(paid()));

    assertThat(adapter.read(signed(other, NOW, TestAccounts.PROVIDER), NOW))
        .isEqualTo(new NoticeResult.Genuine(new Notice.Unrelated("SOMETHING.NEW")));
  }

  @Test
  void theSandboxBelievesTheMerchantsSignatureOnly() {
    SandboxBooks books = TestAccounts.books(RANDOM);
    SandboxWeChat gateway = new SandboxWeChat(books, TestAccounts.sandboxKeys(), RANDOM);
    String header =
        "WECHATPAY2-SHA256-RSA2048"
            + " mchid=\"%s\",nonce_str=\"n\",timestamp=\"%d\",serial_no=\"%s\",signature=\"%s\"";
    String path = "/v3/pay/transactions/out-trade-no/B26?mchid=1";
    String message = "GET\n" + path + "\n" + NOW.getEpochSecond() + "\nn\n\n";
    for (KeyPair key : List.of(TestAccounts.MERCHANT, TestAccounts.PROVIDER)) {
      String authorization =
          header.formatted(
              SandboxKeys.MERCHANT,
              NOW.getEpochSecond(),
              SandboxKeys.CERTIFICATE,
              SandboxSignature.sign(key.getPrivate(), message));
      SandboxWeChat.Answer answer =
          gateway.answer(new SandboxWeChat.Call("GET", path, authorization, ""), "", NOW);
      assertThat(answer.status()).isEqualTo(key.equals(TestAccounts.MERCHANT) ? 404 : 401);
    }
  }

  private static SandboxTrade paid() {
    return SandboxTrade.asked(
            WeChatAccount.NAME, "B260301100000abcdef", "c", 12_345, "酒", "http://x", 0)
        .paid("4200001", 12_345, "SAME", NOW.toEpochMilli());
  }

  /** Headers made as WeChat Pay's document says, with nothing of ours. */
  private static NoticeRequest signed(String body, Instant at, KeyPair key) throws Exception {
    String nonce = "593BEC0C930BF1AFEB40B4A08C8FB242";
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initSign(key.getPrivate());
    signature.update(
        (at.getEpochSecond() + "\n" + nonce + "\n" + body + "\n").getBytes(StandardCharsets.UTF_8));
    return new NoticeRequest(
        Map.of(
            "Wechatpay-Timestamp",
            Long.toString(at.getEpochSecond()),
            "Wechatpay-Nonce",
            nonce,
            "Wechatpay-Serial",
            SandboxKeys.PUBLIC_KEY_ID,
            "Wechatpay-Signature",
            Base64.getEncoder().encodeToString(signature.sign()),
            "Wechatpay-Signature-Type",
            "WECHATPAY2-SHA256-RSA2048"),
        body.getBytes(StandardCharsets.UTF_8));
  }
}
