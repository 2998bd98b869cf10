package bondgate.server.customs;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** A server that sends customs nothing by itself: tests carry the messages, and play customs. */
public final class ByHand implements QuarkusTestProfile {
  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of("bondgate.zone", "by-hand", "bondgate.customs.transport", "NONE");
  }
}
