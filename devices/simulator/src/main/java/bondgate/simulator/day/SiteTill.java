package bondgate.simulator.day;

import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What server and agent are told of a site's tills. */
final class SiteTill {
  /** Only pages of the server may ask for card reader and printer, and who has this. */
  private static final String TOKEN = "demonstration-token-0123456789";

  private SiteTill() {}

  static Map<String, String> ofServer(SiteSettings settings, Collection<String> tills) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put(
        "bondgate.checkout.tills",
        tills.stream()
            .map(till -> till + ":" + SiteSettings.POINT)
            .collect(Collectors.joining(",")));
    all.put("bondgate.payment.sandbox", "true");
    all.put("bondgate.customs.transport", "SANDBOX");
    all.put("bondgate.shopper.agent-origin", settings.agentUri().toString());
    return all;
  }

  /** What the agent is told. */
  static Map<String, String> ofAgent(SiteSettings settings, Collection<String> tills) {
    Map<String, String> all = new LinkedHashMap<>();
    for (String name : tills) {
      String till = "bondgate.edge.tills.\"" + name + "\".";
      all.put(till + "tray.port", tray(settings, name).toString());
      all.put(till + "scale.port", scale(settings, name).toString());
      all.put(till + "origin", settings.serverUri().toString());
      all.put(till + "token", TOKEN);
    }
    return all;
  }

  /** The serial port of a till's tray. */
  static Path tray(SiteSettings settings, String till) {
    return settings.dataFolder().resolve("tty").resolve("tray-" + till);
  }

  /** The serial port of a till's scale. */
  static Path scale(SiteSettings settings, String till) {
    return settings.dataFolder().resolve("tty").resolve("scale-" + till);
  }
}
