package bondgate.server.payment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** An account at WeChat Pay whose both sides the tests hold. */
final class TestAccounts {
  static final KeyPair MERCHANT = keys();
  static final KeyPair PROVIDER = keys();
  static final String API_V3_KEY = "0123456789abcdef0123456789abcdef";

  private TestAccounts() {}

  static SandboxKeys sandboxKeys() {
    return new SandboxKeys(MERCHANT, PROVIDER, API_V3_KEY);
  }

  static WeChatAccount weChat(String gateway) {
    SandboxKeys keys = sandboxKeys();
    return new WeChatAccount(
        SandboxKeys.MERCHANT,
        SandboxKeys.APP,
        SandboxKeys.CERTIFICATE,
        keys.merchantPrivatePem(),
        API_V3_KEY,
        SandboxKeys.PUBLIC_KEY_ID,
        keys.providerPublicPem(),
        URI.create(gateway),
        "https://shop.example.cn/api/v1/payments/wechat/notify",
        Optional.of(new WeChatAccount.Declaring(keys.apiV2Key(), "GUANGZHOU_ZS", "5201960000")),
        true);
  }

  static AlipayAccount alipay(String gateway) {
    SandboxKeys keys = sandboxKeys();
    return new AlipayAccount(
        SandboxKeys.ALIPAY_APP,
        keys.merchantPrivatePem(),
        keys.providerPublicPem(),
        URI.create(gateway),
        "https://shop.example.cn/notify",
        Optional.of(new AlipayAccount.Declaring("ZONGSHU", "5201960000", "示例企业")),
        Optional.of(SandboxKeys.ALIPAY_MERCHANT),
        true);
  }

  static PaymentRow card(String paymentNo, long amountFen, Instant now) {
    return new PaymentRow(
        paymentNo,
        "zone",
        "sale",
        WeChatAccount.NAME,
        true,
        amountFen,
        "保税展示商品",
        PaymentState.STARTING,
        Optional.empty(),
        now,
        now.plusSeconds(300),
        Optional.empty(),
        0);
  }

  /** A card of money that came. */
  static PaymentRow paidCard(String paymentNo, String provider, long fen, String transactionId) {
    Instant now = Instant.now();
    return new PaymentRow(
        paymentNo,
        "zone",
        "sale",
        provider,
        true,
        fen,
        "保税展示商品",
        PaymentState.PAID,
        Optional.empty(),
        now,
        now.plusSeconds(300),
        Optional.of(new PaymentView.Money(transactionId, fen, now)),
        0);
  }

  static SandboxBooks books(RandomGenerator random) {
    try {
      Path folder = Files.createTempDirectory("bondgate-sandbox");
      Path trades = folder.resolve("trades.jsonl");
      // What is registered last is deleted first: a folder goes only if it is empty.
      folder.toFile().deleteOnExit();
      trades.toFile().deleteOnExit();
      return new SandboxBooks(trades, random);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static KeyPair keys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
