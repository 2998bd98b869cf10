package bondgate.server.people.officer;

import bondgate.server.access.Roles;
import bondgate.server.people.Frame.Section;
import bondgate.server.people.Visitor;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;

/** The form by which an officer says what an alarm was. */
@RolesAllowed({Roles.OFFICER, Roles.SUPERVISOR})
@Path("/officer/alarms")
@Produces(MediaType.TEXT_HTML)
class AcknowledgeResource {
  private final OfficerDesk desk;
  private final AlarmActs acts;
  private final Visitor visitor;
  private final String zone;

  @Inject
  AcknowledgeResource(
      OfficerDesk desk,
      AlarmActs acts,
      Visitor visitor,
      @ConfigProperty(name = "bondgate.zone") String zone) {
    this.desk = desk;
    this.acts = acts;
    this.visitor = visitor;
    this.zone = zone;
  }

  /** Takes the form. A second click finds what the first one did, and leads to the same page. */
  @POST
  @Path("{alarm}/acknowledge")
  public Response acknowledge(
      @Context UriInfo uri, @RestPath long alarm, @RestForm @DefaultValue("") String outcome) {
    Notice notice =
        outcome.isBlank() || outcome.strip().length() > Notice.LONGEST_FINDING
            ? Notice.of(Notice.Outcome.FINDING_MISSING)
            : acts.acknowledge(zone, alarm, outcome.strip());
    if (notice.outcome() == Notice.Outcome.SAVED) {
      return Response.seeOther(URI.create("/officer/alarms?saved=" + notice.leaf())).build();
    }
    return Response.status(422).entity(page(uri, notice)).build();
  }

  private TemplateInstance page(UriInfo uri, Notice notice) {
    return visitor.in(
        OfficerTemplates.alarms(
            visitor.frame(zone, Section.ALARMS, uri), desk.strip(zone), desk.alarms(zone), notice));
  }
}
