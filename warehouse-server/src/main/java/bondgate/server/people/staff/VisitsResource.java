package bondgate.server.people.staff;

import bondgate.server.access.Roles;
import bondgate.server.people.Frame.Section;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

/** The page of who is in the centre. It changes nothing. */
@RolesAllowed({Roles.STAFF, Roles.SUPERVISOR})
@Path("/staff/visits")
@Produces(MediaType.TEXT_HTML)
class VisitsResource {
  private final VisitsReading reading;

  @Inject
  VisitsResource(VisitsReading reading) {
    this.reading = reading;
  }

  /** The page. */
  @GET
  public TemplateInstance visits(@Context UriInfo uri) {
    return reading.page(uri, Section.STOCK);
  }
}
