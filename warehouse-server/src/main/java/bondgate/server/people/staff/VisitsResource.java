package bondgate.server.people.staff;

import bondgate.server.access.Roles;
import bondgate.server.people.Frame.Section;
import bondgate.server.people.Visitor;
import bondgate.server.visit.Visits;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.time.InstantSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The page of who is in the centre. It changes nothing. */
@RolesAllowed({Roles.STAFF, Roles.SUPERVISOR})
@Path("/staff/visits")
@Produces(MediaType.TEXT_HTML)
class VisitsResource {
  private final Visits visits;
  private final Visitor visitor;
  private final InstantSource clock;
  private final String zone;

  @Inject
  VisitsResource(
      Visits visits,
      Visitor visitor,
      InstantSource clock,
      @ConfigProperty(name = "bondgate.zone") String zone) {
    this.visits = visits;
    this.visitor = visitor;
    this.clock = clock;
    this.zone = zone;
  }

  /** The page. */
  @GET
  public TemplateInstance visits(@Context UriInfo uri) {
    Instant now = clock.instant();
    VisitsPage page =
        new VisitsPage(now, visits.inside(zone, now).size(), visits.counts(zone, now));
    return visitor.in(VisitsTemplates.visits(visitor.frame(zone, Section.STOCK, uri), page));
  }
}
