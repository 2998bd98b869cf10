package bondgate.server.checkout;

import java.util.HashMap;
import java.util.Map;

/** The same server with a web shop, whose parcels leave by an opening of the warehouse. */
public class ShopProfile extends TillProfile {
  /** The web shop's sales point, outside of the special area. */
  public static final String POINT = "P-WEB";

  @Override
  public Map<String, String> getConfigOverrides() {
    Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
    settings.put("bondgate.shop.point", POINT);
    settings.computeIfPresent(
        "bondgate.checkout.tills", (name, tills) -> tills + ",till-web:" + POINT);
    settings.put(
        "bondgate.portals",
        "dock:ABROAD:WAREHOUSE,passage:WAREHOUSE:CENTRE,exit:STREET:CENTRE,dispatch:STREET:WAREHOUSE");
    return Map.copyOf(settings);
  }
}
