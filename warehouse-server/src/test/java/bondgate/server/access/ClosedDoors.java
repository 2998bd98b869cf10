package bondgate.server.access;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** A server where everybody has to sign in, as it is by default outside of tests. */
public final class ClosedDoors implements QuarkusTestProfile {
  /** Its zone. */
  public static final String ZONE = "closed-doors";

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "bondgate.zone", ZONE,
        "bondgate.access.login", "required",
        // A session is renewed by each click, not once a minute only.
        "quarkus.http.auth.form.new-cookie-interval", "PT0.001S",
        "bondgate.payment.sandbox", "true");
  }
}
