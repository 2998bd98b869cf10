package bondgate.server.signon;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where the company's sign-on is, and how its words are read. */
@ApplicationScoped
public class SignOnSettings {
  private static final String KEY = "bondgate.access.oidc.";
  private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");

  private final Optional<String> issuer;
  private final String clientId;
  private final Optional<String> clientSecret;
  private final String accountClaim;
  private final String rolesClaim;
  private final Optional<String> rolePrefix;
  private final String scopes;
  private final boolean asksAlways;

  @Inject
  SignOnSettings(
      @ConfigProperty(name = KEY + "issuer") Optional<String> issuer,
      @ConfigProperty(name = KEY + "client-id") String clientId,
      @ConfigProperty(name = KEY + "client-secret") Optional<String> clientSecret,
      @ConfigProperty(name = KEY + "account-claim") String accountClaim,
      @ConfigProperty(name = KEY + "roles-claim") String rolesClaim,
      @ConfigProperty(name = KEY + "role-prefix") Optional<String> rolePrefix,
      @ConfigProperty(name = KEY + "scopes") String scopes,
      @ConfigProperty(name = KEY + "asks-always") boolean asksAlways) {
    this.issuer = issuer.map(String::strip).filter(text -> !text.isEmpty());
    this.clientId = clientId;
    this.clientSecret = clientSecret.filter(text -> !text.isEmpty());
    this.accountClaim = accountClaim;
    this.rolesClaim = rolesClaim;
    this.rolePrefix = rolePrefix;
    this.scopes = scopes;
    this.asksAlways = asksAlways;
    this.issuer.ifPresent(text -> check(URI.create(text)));
  }

  private static void check(URI issuer) {
    boolean secure = "https".equals(issuer.getScheme());
    boolean here = "http".equals(issuer.getScheme()) && THIS_MACHINE.contains(issuer.getHost());
    if (!secure && !here) {
      throw new IllegalArgumentException(
          "%sissuer is '%s', expected an https address (http on this machine only)"
              .formatted(KEY, issuer));
    }
  }

  /** Whether there is one. */
  public boolean isSet() {
    return issuer.isPresent();
  }

  /** Its address, which its tokens name. */
  String issuer() {
    return issuer.orElseThrow(() -> new IllegalStateException(KEY + "issuer is not set"));
  }

  String clientId() {
    return clientId;
  }

  /** Empty: this server is a public client, and PKCE alone binds the code to it. */
  Optional<String> clientSecret() {
    return clientSecret;
  }

  String accountClaim() {
    return accountClaim;
  }

  String rolesClaim() {
    return rolesClaim;
  }

  String rolePrefix() {
    return rolePrefix.orElse("");
  }

  String scopes() {
    return scopes;
  }

  /** Whether the sign-on is to ask for the password again: desks and handhelds are shared. */
  boolean asksAlways() {
    return asksAlways;
  }
}
