package bondgate.server.access;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.Map;

/** A server where everybody has to sign in, as it is by default outside of tests. */
public final class ClosedDoors implements QuarkusTestProfile {
  /** Its zone. */
  public static final String ZONE = "closed-doors";

  /** What this server proves itself with at the company's sign-on. */
  public static final String COMPANY_SECRET = "a secret of both";

  private static final String PORT = "bondgate.test.company-sign-on.port";

  /** Where the company's sign-on is, if a test plays it: one port for this process. */
  public static synchronized String companySignOn() {
    if (System.getProperty(PORT) == null) {
      try (ServerSocket free = new ServerSocket(0)) {
        System.setProperty(PORT, Integer.toString(free.getLocalPort()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return "http://127.0.0.1:" + System.getProperty(PORT) + "/realms/company";
  }

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "bondgate.zone",
        ZONE,
        "bondgate.access.login",
        "required",
        "bondgate.access.oidc.issuer",
        companySignOn(),
        "bondgate.access.oidc.client-secret",
        COMPANY_SECRET,
        // A session is renewed by each click, not once a minute only.
        "quarkus.http.auth.form.new-cookie-interval",
        "PT0.001S",
        "bondgate.payment.sandbox",
        "true",
        // The paper that programs read is one of what is looked at.
        "mp.openapi.scan.disable",
        "false");
  }
}
