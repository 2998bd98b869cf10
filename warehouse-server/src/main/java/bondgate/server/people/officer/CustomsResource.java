package bondgate.server.people.officer;

import bondgate.server.access.Roles;
import bondgate.server.customs.KeptMessages;
import bondgate.server.people.Frame.Section;
import bondgate.server.people.Visitor;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestPath;

/**
 * 报文 — what was sent to customs and received, newest first, each with its digest and the leaf of
 * the log that holds it; and the bytes, which name persons, for officers alone.
 */
@RolesAllowed({Roles.OFFICER, Roles.AUDITOR, Roles.SUPERVISOR})
@Path("/officer/customs")
@Produces(MediaType.TEXT_HTML)
class CustomsResource {
  private static final int MOST = 300;

  private final KeptMessages messages;
  private final OfficerDesk desk;
  private final Visitor visitor;
  private final String zone;

  @Inject
  CustomsResource(
      KeptMessages messages,
      OfficerDesk desk,
      Visitor visitor,
      @ConfigProperty(name = "bondgate.zone") String zone) {
    this.messages = messages;
    this.desk = desk;
    this.visitor = visitor;
    this.zone = zone;
  }

  /** The list. */
  @GET
  public TemplateInstance messages(@Context UriInfo uri) {
    return visitor.in(
        OfficerTemplates.messages(
            visitor.frame(zone, Section.CUSTOMS, uri),
            desk.strip(zone),
            messages.newest(zone, MOST)));
  }

  /** One message, byte for byte. */
  @RolesAllowed(Roles.OFFICER)
  @GET
  @Path("{way: sent|received}/{number: \\d{1,18}}")
  @Produces(MediaType.APPLICATION_OCTET_STREAM)
  public Response bytes(@RestPath String way, @RestPath long number) {
    byte[] bytes =
        messages
            .bytes(zone, way.equals("sent"), number)
            .orElseThrow(() -> new NotFoundException("no such message"));
    return Response.ok(bytes)
        .header("Content-Disposition", "attachment; filename=\"%s-%d.xml\"".formatted(way, number))
        .header("Cache-Control", "no-store")
        .build();
  }
}
