package bondgate.server.people.officer;

import bondgate.server.people.Frame;
import bondgate.server.people.Frame.Section;
import bondgate.server.people.Visitor;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestPath;

/** "Prove it": one record of the evidence log, verified in the reader's browser. */
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
}
