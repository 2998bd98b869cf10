package bondgate.server.people.programs;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** A server where programs sign in, with a zone for the examples of the paper. */
public final class PaperDoors implements QuarkusTestProfile {
  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of("bondgate.zone", "api-paper", "bondgate.access.login", "required");
  }
}
