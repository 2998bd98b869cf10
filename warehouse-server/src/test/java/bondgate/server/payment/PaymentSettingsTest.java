package bondgate.server.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Accounts from settings and files of keys, and the file of our own key. */
class PaymentSettingsTest {
  private static final String WECHAT = "bondgate.payment.wechat.";

  @TempDir Path folder;
  private final Map<String, String> set = new HashMap<>();

  @BeforeEach
  void anAccount() throws IOException {
    SandboxKeys keys = TestAccounts.sandboxKeys();
    set.put("bondgate.payment.notify-base", "https://shop.example.cn/");
    set.put(WECHAT + "merchant-id", "1900000001");
    set.put(WECHAT + "app-id", "wx1");
    set.put(WECHAT + "certificate-serial", "5A");
    set.put(WECHAT + "private-key-file", secret("merchant.pem", keys.merchantPrivatePem()));
    set.put(WECHAT + "api-v3-key-file", secret("v3.key", keys.apiV3Key()));
    set.put(WECHAT + "public-key-id", "PUB_KEY_ID_1");
    set.put(WECHAT + "public-key-file", secret("wechat.pem", keys.providerPublicPem()));
    set.put(WECHAT + "gateway", "https://api.mch.weixin.qq.com");
    set.put("bondgate.payment.alipay.app-id", "2021");
    set.put("bondgate.payment.alipay.private-key-file", set.get(WECHAT + "private-key-file"));
    set.put("bondgate.payment.alipay.public-key-file", set.get(WECHAT + "public-key-file"));
    set.put("bondgate.payment.alipay.gateway", "https://openapi.alipay.com/gateway.do");
  }

  @Test
  void accountsThatAreSetAreRealProviders() {
    Map<String, PaymentProvider> providers = settings().providers();

    assertThat(providers).containsOnlyKeys("alipay", "wechat");
    assertThat(providers.values()).noneMatch(PaymentProvider::sandbox);
  }

  @Test
  void withoutAnAccountThereIsNoProvider() {
    set.clear();

    assertThat(settings().providers()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "app-id",
        "certificate-serial",
        "private-key-file",
        "api-v3-key-file",
        "public-key-id",
        "public-key-file"
      })
  void anAccountThatIsSetInPartStopsTheServer(String missing) {
    set.put(WECHAT + missing, "");

    assertThatThrownBy(() -> settings().providers())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(WECHAT + missing);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "wechat.customs-no",
        "wechat.api-v2-key-file",
        "alipay.customs-code",
        "alipay.customs-name"
      })
  void aCustomsDeclarationThatIsSetInPartStopsTheServer(String missing) throws IOException {
    set.put(WECHAT + "customs", "GUANGZHOU_ZS");
    set.put(WECHAT + "customs-no", "5201960000");
    set.put(WECHAT + "api-v2-key-file", secret("v2.key", "0123456789abcdef0123456789abcdef"));
    set.put("bondgate.payment.alipay.customs-place", "ZONGSHU");
    set.put("bondgate.payment.alipay.customs-code", "5201960000");
    set.put("bondgate.payment.alipay.customs-name", "示例企业");
    assertThat(settings().providers()).hasSize(2);
    set.put("bondgate.payment." + missing, "");

    assertThatThrownBy(() -> settings().providers())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(missing);
  }

  @Test
  void aMerchantThatIsNoneStopsTheServer() {
    set.put("bondgate.payment.alipay.merchant-id", "2088000000000001");
    assertThat(settings().providers()).hasSize(2);
    set.put("bondgate.payment.alipay.merchant-id", "20880000000000010156");

    assertThatThrownBy(() -> settings().providers())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("expected 2088 and 12 digits");
  }

  @Test
  void aKeyThatOthersMayReadStopsTheServer() throws IOException {
    Files.setPosixFilePermissions(
        folder.resolve("merchant.pem"), PosixFilePermissions.fromString("rw-r-----"));

    assertThatThrownBy(() -> settings().providers())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("chmod 600");
  }

  @Test
  void aKeyThatIsNoKeyStopsTheServerWithoutBeingShown() throws IOException {
    secret("merchant.pem", "c2VjcmV0");

    assertThatThrownBy(() -> settings().providers()).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void whatIsSealedOpensUnderItsNameOnly() {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(36);
    ExchangeSafe safe = new ExchangeSafe(folder.toString(), random);
    byte[] sealed = safe.seal("B1/START/request", new byte[] {1, 2, 3});
    ExchangeSafe restarted = new ExchangeSafe(folder.toString(), random);

    assertThat(restarted.open("B1/START/request", sealed)).containsExactly(1, 2, 3);
    assertThatThrownBy(() -> safe.open("B2/START/request", sealed))
        .isInstanceOf(IllegalStateException.class);
    sealed[sealed.length - 1] ^= 1;
    assertThatThrownBy(() -> safe.open("B1/START/request", sealed))
        .isInstanceOf(IllegalStateException.class);
  }

  private PaymentSettings settings() {
    return new PaymentSettings(
        new SmallRyeConfigBuilder().withSources(new PropertiesConfigSource(set, "test", 1)).build(),
        InstantSource.system());
  }

  private String secret(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    new SecretFile(file).write(text);
    return file.toString();
  }
}
