package bondgate.server.people.officer;

import bondgate.server.access.Roles;
import bondgate.server.people.Frame.Section;
import bondgate.server.people.Visitor;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestQuery;

/** The alarms. */
@RolesAllowed({Roles.OFFICER, Roles.AUDITOR, Roles.SUPERVISOR})
@Path("/officer/alarms")
@Produces(MediaType.TEXT_HTML)
class AlarmResource {
  private final OfficerDesk desk;
  private final Visitor visitor;
  private final String zone;

  @Inject
  AlarmResource(
      OfficerDesk desk, Visitor visitor, @ConfigProperty(name = "bondgate.zone") String zone) {
    this.desk = desk;
    this.visitor = visitor;
    this.zone = zone;
  }

  /** The page; {@code saved} is the leaf of the acknowledgement that led here. */
  @GET
  public TemplateInstance alarms(@Context UriInfo uri, @RestQuery @DefaultValue("-1") long saved) {
    return page(uri, saved < 0 ? Notice.NONE : Notice.saved(saved));
  }

  /** The alarms without what is around them. */
  @GET
  @Path("list")
  public TemplateInstance list() {
    return visitor.in(OfficerTemplates.alarmList(desk.alarms(zone), visitor.language()));
  }

  private TemplateInstance page(UriInfo uri, Notice notice) {
    return visitor.in(
        OfficerTemplates.alarms(
            visitor.frame(zone, Section.ALARMS, uri), desk.strip(zone), desk.alarms(zone), notice));
  }
}
