package bondgate.server.checkout;

import java.util.HashMap;
import java.util.Map;

/** The tills' server in a zone of its own, whose customs' messages are soon sent again. */
public class ReturnProfile extends TillProfile {
  static final String ZONE = "returns";

  @Override
  public Map<String, String> getConfigOverrides() {
    Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
    settings.put("bondgate.zone", ZONE);
    settings.put("bondgate.customs.resend-after", "PT1S");
    return Map.copyOf(settings);
  }
}
