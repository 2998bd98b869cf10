package bondgate.server.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.BasicAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.FormAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.Set;

/**
 * Pages are entered by the form and its session, everything with an {@code Authorization} header by
 * that; who is asked to sign in is led to the form if it is a browser, and told so otherwise.
 */
@Alternative
@Priority(1)
@ApplicationScoped
class AccessMechanism implements HttpAuthenticationMechanism {
  private static final int UNAUTHORIZED = 401;

  /** A page's script sends what somebody did just now, such as a scan: that is a click. */
  private static final String BY_HAND = "X-By-Hand";

  private final FormAuthenticationMechanism form;
  private final BasicAuthenticationMechanism basic;
  private final Doors doors;

  @Inject
  AccessMechanism(
      FormAuthenticationMechanism form, BasicAuthenticationMechanism basic, Doors doors) {
    this.form = form;
    this.basic = basic;
    this.doors = doors;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext context, IdentityProviderManager providers) {
    if (doors.open()) {
      return Uni.createFrom().item(Doors.ANYBODY);
    }
    if (context.request().getHeader("Authorization") != null) {
      return basic.authenticate(context, providers);
    }
    if (isOfThePageItself(context) && context.request().getHeader(BY_HAND) == null) {
      // A page that refreshes itself keeps nobody signed in who went away.
      context.addHeadersEndHandler(
          sent -> context.response().removeCookie(Doors.SESSION_COOKIE, false));
    }
    Uni<SecurityIdentity> session = form.authenticate(context, providers);
    // Whose session is over is nobody, not refused: open pages stay open to him.
    return context.normalizedPath().equals(Doors.SIGN_IN)
        ? session
        : session.onFailure(AuthenticationFailedException.class).recoverWithNull();
  }

  /** A request of a page's script, not of somebody who clicked; programs say neither. */
  private static boolean isOfThePageItself(RoutingContext context) {
    String mode = context.request().getHeader("Sec-Fetch-Mode");
    return context.request().getHeader("HX-Request") != null
        || (mode != null && !mode.equals("navigate"));
  }

  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext context) {
    if (isOfThePageItself(context)) {
      // Asked for by "Basic" a browser would open a window in which no person's password works.
      return Uni.createFrom().item(new ChallengeData(UNAUTHORIZED, "HX-Redirect", "/login"));
    }
    String accepts = context.request().getHeader("Accept");
    boolean signsIn = context.normalizedPath().equals(Doors.SIGN_IN);
    boolean browser = accepts != null && accepts.contains("text/html");
    return (signsIn || browser) && context.request().getHeader("Authorization") == null
        ? form.getChallenge(context)
        : Uni.createFrom()
            .item(new ChallengeData(UNAUTHORIZED, "WWW-Authenticate", "Basic realm=\"bondgate\""));
  }

  @Override
  public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
    Set<Class<? extends AuthenticationRequest>> all = new HashSet<>(form.getCredentialTypes());
    all.addAll(basic.getCredentialTypes());
    return all;
  }
}
