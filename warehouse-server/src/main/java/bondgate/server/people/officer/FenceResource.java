package bondgate.server.people.officer;

import bondgate.server.access.Roles;
import bondgate.server.people.Frame.Section;
import bondgate.server.people.Visitor;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestQuery;

/** The fence log and the device strip that stands above every officer's page. */
@RolesAllowed({Roles.OFFICER, Roles.AUDITOR, Roles.SUPERVISOR})
@Path("/officer")
@Produces(MediaType.TEXT_HTML)
class FenceResource {
  private final OfficerDesk desk;
  private final Visitor visitor;
  private final String zone;

  @Inject
  FenceResource(
      OfficerDesk desk, Visitor visitor, @ConfigProperty(name = "bondgate.zone") String zone) {
    this.desk = desk;
    this.visitor = visitor;
    this.zone = zone;
  }

  /** The page. */
  @GET
  @Path("fence")
  public TemplateInstance fence(
      @Context UriInfo uri, @BeanParam FenceParams asked, @RestQuery Long before) {
    FencePage page = desk.fence(zone, asked.filter(), before == null ? Long.MAX_VALUE : before);
    return visitor.in(
        OfficerTemplates.fence(visitor.frame(zone, Section.FENCE, uri), desk.strip(zone), page));
  }

  /** The rows that came after a leaf, to be put on top. */
  @GET
  @Path("fence/rows")
  public TemplateInstance rows(
      @BeanParam FenceParams asked, @RestQuery @DefaultValue("-1") long after) {
    return visitor.in(
        OfficerTemplates.rows(
            desk.fenceSince(zone, asked.filter(), after), visitor.language(), true));
  }

  /** The device strip alone. */
  @GET
  @Path("strip")
  public TemplateInstance strip() {
    return visitor.in(OfficerTemplates.strip(desk.strip(zone)));
  }
}
