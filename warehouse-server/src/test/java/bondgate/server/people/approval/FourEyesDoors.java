package bondgate.server.people.approval;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** A server where everybody has to sign in, with a zone in which acts wait for a second person. */
public final class FourEyesDoors implements QuarkusTestProfile {
  public static final String ZONE = "four-eyes";

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of("bondgate.zone", ZONE, "bondgate.access.login", "required");
  }
}
