package bondgate.simulator.day;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** What server and agent are told of a site's till. */
final class SiteTill {
  /** Only pages of the server may ask for card reader and printer, and who has this. */
  private static final String TOKEN = "demonstration-token-0123456789";

  private SiteTill() {}

  static Map<String, String> ofServer(SiteSettings settings) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("bondgate.checkout.tills", SiteSettings.TILL + ":" + SiteSettings.POINT);
    all.put("bondgate.payment.sandbox", "true");
    all.put("bondgate.customs.transport", "SANDBOX");
    all.put("bondgate.shopper.agent-origin", settings.agentUri().toString());
    return all;
  }

  /** The same with a web shop, whose parcels leave by an opening of the warehouse. */
  static Map<String, String> ofServerWithShop(SiteSettings settings) {
    Map<String, String> all = ofServer(settings);
    all.put("bondgate.shop.point", SiteSettings.WEB_POINT);
    all.put(
        "bondgate.portals",
        "dock:ABROAD:WAREHOUSE,passage:WAREHOUSE:CENTRE,exit:STREET:CENTRE,"
            + Site.DISPATCH
            + ":STREET:WAREHOUSE");
    return all;
  }

  static Map<String, String> ofAgent(SiteSettings settings) {
    Map<String, String> all = new LinkedHashMap<>();
    String till = "bondgate.edge.tills.\"" + SiteSettings.TILL + "\".";
    all.put(till + "tray.port", tray(settings).toString());
    all.put(till + "scale.port", scale(settings).toString());
    all.put(till + "origin", settings.serverUri().toString());
    all.put(till + "token", TOKEN);
    return all;
  }

  /** The serial port of the till's tray. */
  static Path tray(SiteSettings settings) {
    return settings.dataFolder().resolve("tty").resolve("tray");
  }

  /** The serial port of the till's scale. */
  static Path scale(SiteSettings settings) {
    return settings.dataFolder().resolve("tty").resolve("scale");
  }
}
