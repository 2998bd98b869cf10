package bondgate.simulator.day;

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

  /**
   * What the agent is told.
   *
   * @param ports the serial port of each till's tray
   */
  static Map<String, String> ofAgent(SiteSettings settings, Map<String, String> ports) {
    Map<String, String> all = new LinkedHashMap<>();
    ports.forEach(
        (name, port) -> {
          String till = "bondgate.edge.tills.\"" + name + "\".";
          all.put(till + "tray.port", port);
          all.put(till + "origin", settings.serverUri().toString());
          all.put(till + "token", TOKEN);
        });
    return all;
  }
}
