package bondgate.server.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.microprofile.config.Config;

/** The accounts at payment providers, from the settings and the files that they name. */
@ApplicationScoped
class PaymentSettings {
  private static final String ROOT = "bondgate.payment.";
  private static final String WECHAT = ROOT + "wechat.";
  private static final String ALIPAY = ROOT + "alipay.";

  private final Config config;
  private final InstantSource clock;

  @Inject
  PaymentSettings(Config config, InstantSource clock) {
    this.config = config;
    this.clock = clock;
  }

  /**
   * The real providers by name; none if no account is set.
   *
   * @throws IllegalStateException if an account is set in part, or a key is not readable
   */
  Map<String, PaymentProvider> providers() {
    Map<String, PaymentProvider> providers = new TreeMap<>();
    if (optional(WECHAT + "merchant-id").isPresent()) {
      try {
        providers.put(WeChatAccount.NAME, new WeChatPay(weChat()));
      } catch (IllegalArgumentException e) {
        throw new IllegalStateException(
            "an account at WeChat Pay is set, and one of its keys is no key: " + e.getMessage(), e);
      }
    }
    if (optional(ALIPAY + "app-id").isPresent()) {
      providers.put(AlipayAccount.NAME, new Alipay(alipay(), clock));
    }
    return providers;
  }

  private WeChatAccount weChat() {
    return new WeChatAccount(
        text(WECHAT + "merchant-id"),
        text(WECHAT + "app-id"),
        text(WECHAT + "certificate-serial"),
        file(WECHAT + "private-key-file"),
        file(WECHAT + "api-v3-key-file"),
        text(WECHAT + "public-key-id"),
        file(WECHAT + "public-key-file"),
        URI.create(text(WECHAT + "gateway").replaceFirst("/+$", "")),
        notifyUrl(WeChatAccount.NAME),
        weChatDeclaring(),
        false);
  }

  private AlipayAccount alipay() {
    return new AlipayAccount(
        text(ALIPAY + "app-id"),
        file(ALIPAY + "private-key-file"),
        file(ALIPAY + "public-key-file"),
        URI.create(text(ALIPAY + "gateway")),
        notifyUrl(AlipayAccount.NAME),
        alipayDeclaring(),
        alipayMerchant(),
        false);
  }

  private Optional<WeChatAccount.Declaring> weChatDeclaring() {
    return optional(WECHAT + "customs")
        .map(
            customs ->
                new WeChatAccount.Declaring(
                    file(WECHAT + "api-v2-key-file"), customs, text(WECHAT + "customs-no")));
  }

  private Optional<AlipayAccount.Declaring> alipayDeclaring() {
    return optional(ALIPAY + "customs-place")
        .map(
            place ->
                new AlipayAccount.Declaring(
                    place, text(ALIPAY + "customs-code"), text(ALIPAY + "customs-name")));
  }

  private Optional<String> alipayMerchant() {
    Optional<String> merchant = optional(ALIPAY + "merchant-id");
    if (merchant.filter(id -> !id.matches("2088[0-9]{12}")).isPresent()) {
      throw new IllegalStateException(
          "%smerchant-id: received '%s'; expected 2088 and 12 digits"
              .formatted(ALIPAY, merchant.get()));
    }
    return merchant;
  }

  private String notifyUrl(String provider) {
    return PaymentProviders.notifyUrl(text(ROOT + "notify-base").replaceFirst("/+$", ""), provider);
  }

  private String text(String name) {
    return optional(name)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "an account at a payment provider is set, and %s is not: set it too"
                        .formatted(name)));
  }

  private String file(String name) {
    try {
      return new SecretFile(Path.of(text(name))).read();
    } catch (IOException e) {
      throw new IllegalStateException("%s: %s".formatted(name, e.getMessage()), e);
    }
  }

  private Optional<String> optional(String name) {
    return config.getOptionalValue(name, String.class).filter(value -> !value.isBlank());
  }
}
