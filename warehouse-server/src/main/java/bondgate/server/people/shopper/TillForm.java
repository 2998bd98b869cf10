package bondgate.server.people.shopper;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;

/** What every button of a till says: at which till, in which visit, and who asks. */
public class TillForm {
  /** The bonded zone. */
  @RestPath public String zone;

  /** The till. */
  @RestPath public String till;

  /** The visit that the screen belongs to; blank where there is none. */
  @RestForm
  @DefaultValue("")
  public String session;

  /** Not null if the page's script asks, which wants the screen alone. */
  @HeaderParam("X-Screen")
  public String alone;
}
