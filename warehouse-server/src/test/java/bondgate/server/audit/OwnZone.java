package bondgate.server.audit;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** A server whose own zone nobody else uses, so that its openings come from the settings. */
public final class OwnZone implements QuarkusTestProfile {
  static final String ZONE = "tampered";

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of("bondgate.zone", ZONE);
  }
}
