package bondgate.server.people.staff;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** A zone in which people with handhelds work, each of whom signs in. */
public final class HandheldProfile implements QuarkusTestProfile {
  static final String ZONE = "handhelds";

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "bondgate.zone", ZONE,
        "bondgate.access.login", "required",
        // A session is renewed by each click, not once a minute only.
        "quarkus.http.auth.form.new-cookie-interval", "PT0.001S");
  }
}
