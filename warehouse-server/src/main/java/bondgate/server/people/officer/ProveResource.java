package bondgate.server.people.officer;

import bondgate.evidence.proof.Opening;
import bondgate.server.access.Roles;
import bondgate.server.people.Frame;
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
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestPath;

/** "Prove it": one record of the evidence log, verified in the reader's browser. */
@RolesAllowed({Roles.OFFICER, Roles.AUDITOR, Roles.SUPERVISOR})
@Path("/officer/prove")
@Produces(MediaType.TEXT_HTML)
class ProveResource {
  private final OfficerDesk desk;
  private final Visitor visitor;
  private final String zone;

  @Inject
  ProveResource(
      OfficerDesk desk, Visitor visitor, @ConfigProperty(name = "bondgate.zone") String zone) {
    this.desk = desk;
    this.visitor = visitor;
    this.zone = zone;
  }

  /** The page. */
  @GET
  @Path("{index: \\d{1,18}}")
  public Response prove(@Context UriInfo uri, @RestPath long index) {
    Frame frame = visitor.frame(zone, Section.PROVE, uri);
    StripView strip = desk.strip(zone);
    Optional<ProvePage> page = desk.prove(zone, index);
    TemplateInstance shown =
        page.map(found -> OfficerTemplates.prove(frame, strip, found))
            .orElseGet(() -> OfficerTemplates.noEntry(frame, strip, index));
    return Response.status(page.isPresent() ? 200 : 404).entity(visitor.in(shown)).build();
  }

  /** What the record's sealed fields say, as a file for the offline verifier. */
  @GET
  @Path("{index: \\d{1,18}}/openings")
  @Produces(MediaType.TEXT_PLAIN + ";charset=UTF-8")
  public Response openings(@RestPath long index) {
    List<Opening> openings = desk.prove(zone, index).map(ProvePage::openings).orElse(List.of());
    if (openings.isEmpty()) {
      return Response.status(Response.Status.NOT_FOUND)
          .entity(
              "refused: nothingToOpen%nreceived: %d%nexpected: %s%ntodo: %s%n"
                  .formatted(
                      index,
                      "a record with sealed fields that are not erased",
                      "look at the record on its proof page"))
          .build();
    }
    return Response.ok(Opening.file(openings)).header("Cache-Control", "no-store").build();
  }
}
