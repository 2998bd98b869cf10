package bondgate.server.people.officer;

import bondgate.events.TagSighting;
import bondgate.server.access.Roles;
import bondgate.server.fence.Verdict;
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
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestQuery;

/** The fence log and the device strip that stands above every officer's page. */
@RolesAllowed({Roles.OFFICER, Roles.AUDITOR, Roles.SUPERVISOR})
@Path("/officer")
@Produces(MediaType.TEXT_HTML)
class FenceResource {
  private static final int LONGEST_TAG = 64;

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
      @Context UriInfo uri,
      @RestQuery @DefaultValue("") String verdict,
      @RestQuery @DefaultValue("") String portal,
      @RestQuery @DefaultValue("") String tag,
      @RestQuery Long before) {
    FencePage page =
        desk.fence(zone, filter(verdict, portal, tag), before == null ? Long.MAX_VALUE : before);
    return visitor.in(
        OfficerTemplates.fence(visitor.frame(zone, Section.FENCE, uri), desk.strip(zone), page));
  }

  /** The rows that came after a leaf, to be put on top. */
  @GET
  @Path("fence/rows")
  public TemplateInstance rows(
      @RestQuery @DefaultValue("") String verdict,
      @RestQuery @DefaultValue("") String portal,
      @RestQuery @DefaultValue("") String tag,
      @RestQuery @DefaultValue("-1") long after) {
    return visitor.in(
        OfficerTemplates.rows(
            desk.fenceSince(zone, filter(verdict, portal, tag), after), visitor.language(), true));
  }

  /** The device strip alone. */
  @GET
  @Path("strip")
  public TemplateInstance strip() {
    return visitor.in(OfficerTemplates.strip(desk.strip(zone)));
  }

  /** What came in the address, made harmless: an unknown verdict means all of them. */
  private static FenceFilter filter(String verdict, String portal, String tag) {
    boolean known =
        Stream.of(Verdict.values(), TagSighting.Outcome.values())
            .flatMap(Arrays::<Enum<?>>stream)
            .anyMatch(mark -> mark.name().equals(verdict));
    String cleaned = tag.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    return new FenceFilter(
        known ? verdict : "",
        portal.strip(),
        cleaned.substring(0, Math.min(cleaned.length(), LONGEST_TAG)));
  }
}
