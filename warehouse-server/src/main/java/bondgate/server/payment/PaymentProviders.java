package bondgate.server.payment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The providers that are set up, by name. */
@ApplicationScoped
class PaymentProviders {
  private final Map<String, PaymentProvider> byName = Map.of();

  Optional<PaymentProvider> named(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  Set<String> names() {
    return byName.keySet();
  }
}
