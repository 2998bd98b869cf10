package bondgate.server.people;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/**
 * A server whose own zone a few tests share that do not meet in it: one looks at doors, one at
 * members, one at bonded lists, one at control orders. Its log is one for programs, and customs is
 * sent nothing.
 *
 * <p>Each profile is a server that is built and started anew, which takes a quarter of a minute:
 * where a test needs no more than a zone without strangers, it belongs here.
 */
public final class ZoneApart implements QuarkusTestProfile {
  public static final String ZONE = "apart";

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "bondgate.zone", ZONE, "bondgate.log", "json", "bondgate.customs.transport", "NONE");
  }
}
