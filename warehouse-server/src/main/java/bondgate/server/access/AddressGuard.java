package bondgate.server.access;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.InstantSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Slows down whoever tries passwords of many accounts from one address: before a password is looked
 * at, so that it costs nothing and locks no further account.
 */
@ApplicationScoped
class AddressGuard {
  /** Where somebody is told so, with the status 429. */
  static final String TOLD = "/login?slow";

  /** Before the framework signs anybody in, which it does at 200. */
  private static final int BEFORE_SIGN_IN = 300;

  private final WrongTries tries;
  private final InstantSource clock;

  @Inject
  AddressGuard(
      @ConfigProperty(name = "bondgate.access.wrong-per-minute") int allowed, InstantSource clock) {
    this.tries = new WrongTries(allowed);
    this.clock = clock;
  }

  void register(@Observes Filters filters) {
    filters.register(this::signIn, BEFORE_SIGN_IN);
  }

  private void signIn(RoutingContext context) {
    boolean form =
        context.request().method().equals(HttpMethod.POST)
            && context.normalizedPath().equals(Doors.SIGN_IN);
    if (form && tooMany(context.request())) {
      context.reroute(HttpMethod.GET, TOLD);
    } else {
      context.next();
    }
  }

  boolean tooMany(HttpServerRequest request) {
    return tries.tooMany(address(request), clock.instant());
  }

  void wrong(HttpServerRequest request) {
    tries.wrong(address(request), clock.instant());
  }

  private static String address(HttpServerRequest request) {
    return request.remoteAddress() == null || request.remoteAddress().hostAddress() == null
        ? "-"
        : request.remoteAddress().hostAddress();
  }
}
