package bondgate.server.people.officer;

import bondgate.server.access.Roles;
import bondgate.server.people.Frame.Section;
import bondgate.server.people.Visitor;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.InstantSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The zone at a glance, as a drawing and as tables that say the same. */
@RolesAllowed({Roles.OFFICER, Roles.AUDITOR, Roles.SUPERVISOR})
@Path("/officer/map")
@Produces(MediaType.TEXT_HTML)
class MapResource {
  private final MapReading reading;
  private final Visitor visitor;
  private final InstantSource clock;
  private final String zone;

  @Inject
  MapResource(
      MapReading reading,
      Visitor visitor,
      InstantSource clock,
      @ConfigProperty(name = "bondgate.zone") String zone) {
    this.reading = reading;
    this.visitor = visitor;
    this.clock = clock;
    this.zone = zone;
  }

  /** The page. */
  @GET
  public TemplateInstance map(@Context UriInfo uri) {
    return visitor.in(
        MapTemplates.map(
            visitor.frame(zone, Section.MAP, uri), reading.now(zone, clock.instant())));
  }

  /** How it stands now, to be put in the place of how it stood. */
  @GET
  @Path("now")
  public TemplateInstance now() {
    return visitor.in(MapTemplates.mapNow(reading.now(zone, clock.instant())));
  }
}
