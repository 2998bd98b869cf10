package bondgate.server.payment;

import io.quarkus.value.registry.ValueRegistry;
import io.quarkus.vertx.http.HttpServer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Where this server listens, for those that speak to it from inside: the sandbox. */
@ApplicationScoped
class OwnAddress {
  private final ValueRegistry values;

  @Inject
  OwnAddress(ValueRegistry values) {
    this.values = values;
  }

  /** True once the server listens. */
  boolean isKnown() {
    return values.containsKey(HttpServer.LOCAL_BASE_URI);
  }

  /** The address, without a slash at its end. */
  String base() {
    return values.get(HttpServer.LOCAL_BASE_URI).toString().replaceFirst("/+$", "");
  }
}
