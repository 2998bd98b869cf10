package bondgate.server.access;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Whether everybody has to sign in. */
@ApplicationScoped
public class Doors {
  /** Where the form is sent. */
  public static final String SIGN_IN = "/login/enter";

  static final String SESSION_COOKIE = "bondgate-session";

  /** Who comes in through open doors: with every role, and no account. */
  static final SecurityIdentity ANYBODY =
      QuarkusSecurityIdentity.builder()
          .setPrincipal(new QuarkusPrincipal("desk"))
          .addRoles(Arrays.stream(Role.values()).map(Role::id).collect(Collectors.toSet()))
          .build();

  private static final Logger LOG = Logger.getLogger(Doors.class);
  private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "::1");

  private final boolean open;
  private final String host;

  @Inject
  Doors(
      @ConfigProperty(name = "bondgate.access.login") String login,
      @ConfigProperty(name = "quarkus.http.host") String host) {
    this.open =
        switch (login.strip().toLowerCase(Locale.ROOT)) {
          case "required" -> false;
          case "off" -> true;
          default ->
              throw new IllegalArgumentException(
                  "bondgate.access.login is '%s', expected 'required' or 'off'".formatted(login));
        };
    this.host = host;
  }

  /** Whether nobody has to sign in: a demonstration, or a test. */
  public boolean open() {
    return open;
  }

  void check(@Observes StartupEvent started) {
    if (!open) {
      return;
    }
    if (!THIS_MACHINE.contains(host)) {
      throw new IllegalStateException(
          "bondgate.access.login=off is for this machine alone, but quarkus.http.host is '%s':"
                  .formatted(host)
              + " set bondgate.access.login=required, or quarkus.http.host=127.0.0.1");
    }
    LOG.warn(
        "nobody has to sign in (bondgate.access.login=off): for demonstrations and tests only");
  }
}
