package bondgate.server.checkout;

import java.util.HashMap;
import java.util.Map;

/** Tills whose duties are done by hand, so that a death is where the test wants it. */
public class CrashProfile extends TillProfile {
  @Override
  public Map<String, String> getConfigOverrides() {
    Map<String, String> all = new HashMap<>(super.getConfigOverrides());
    all.put("bondgate.payment.poll", "false");
    all.put("bondgate.customs.transport", "NONE");
    return all;
  }
}
