package bondgate.server.payment;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jboss.logging.Logger;

/** The providers that are set up, by name. Either real ones or the sandbox, never both. */
@ApplicationScoped
class PaymentProviders {
  private static final Logger LOG = Logger.getLogger(PaymentProviders.class);

  private final PaymentSettings settings;
  private final PaymentSandbox sandbox;
  private final OwnAddress own;
  private final InstantSource clock;
  private Map<String, PaymentProvider> byName;

  @Inject
  PaymentProviders(
      PaymentSettings settings, PaymentSandbox sandbox, OwnAddress own, InstantSource clock) {
    this.settings = settings;
    this.sandbox = sandbox;
    this.own = own;
    this.clock = clock;
  }

  /** Says at the start whether money is real; a wrong setting stops the server here. */
  void onStart(@Observes StartupEvent start) {
    Map<String, PaymentProvider> real = settings.providers();
    if (sandbox.isOn() && !real.isEmpty()) {
      throw new IllegalStateException(
          "bondgate.payment.sandbox=true, and accounts at %s are set: with the sandbox everybody pays"
                  .formatted(real.keySet())
              + " with play money. Set one or the other");
    }
    if (sandbox.isOn()) {
      LOG.warn(
          "PAYMENTS ARE PLAY MONEY: the sandbox at "
              + PaymentSandbox.ROOT
              + " stands for WeChat Pay and Alipay, and whoever opens its page pays nothing");
    } else if (real.isEmpty()) {
      LOG.warn(
          "NOBODY CAN PAY: no payment provider is set up. Set bondgate.payment.wechat.… or"
              + " bondgate.payment.alipay.…, or bondgate.payment.sandbox=true to try it out");
    } else {
      LOG.infof("payments through %s", String.join(", ", real.keySet()));
    }
  }

  Optional<PaymentProvider> named(String name) {
    return Optional.ofNullable(all().get(name));
  }

  Set<String> names() {
    return all().keySet();
  }

  /** False in the moment before the server listens, when the sandbox has no address yet. */
  boolean areThere() {
    return !sandbox.isOn() || own.isKnown();
  }

  private synchronized Map<String, PaymentProvider> all() {
    if (byName == null) {
      byName = new TreeMap<>(sandbox.isOn() ? ofSandbox() : settings.providers());
    }
    return byName;
  }

  private Map<String, PaymentProvider> ofSandbox() {
    return Map.of(
        WeChatAccount.NAME,
        new WeChatPay(sandbox.weChat()),
        AlipayAccount.NAME,
        new Alipay(sandbox.alipay(), clock));
  }

  /** Where a provider's notifications come in. */
  static String notifyUrl(String base, String provider) {
    return base + "/api/v1/payments/" + provider + "/notify";
  }
}
