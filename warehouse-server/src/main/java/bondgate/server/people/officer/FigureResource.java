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
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestQuery;

/** Book and guarantee. */
@RolesAllowed({Roles.OFFICER, Roles.AUDITOR, Roles.SUPERVISOR})
@Path("/officer")
@Produces(MediaType.TEXT_HTML)
class FigureResource {
  private static final int LONGEST_ITEM = 64;
  private static final Duration PLOTTED = Duration.ofHours(24);

  private final OfficerDesk desk;
  private final Visitor visitor;
  private final String zone;
  private final InstantSource clock;

  @Inject
  FigureResource(
      OfficerDesk desk,
      Visitor visitor,
      InstantSource clock,
      @ConfigProperty(name = "bondgate.zone") String zone) {
    this.clock = clock;
    this.desk = desk;
    this.visitor = visitor;
    this.zone = zone;
  }

  /** The book's page. */
  @GET
  @Path("book")
  public TemplateInstance book(
      @Context UriInfo uri,
      @RestQuery @DefaultValue("") String book,
      @RestQuery @DefaultValue("") String item) {
    return visitor.in(
        OfficerTemplates.book(
            visitor.frame(zone, Section.BOOK, uri),
            desk.strip(zone),
            desk.book(zone, book, part(item))));
  }

  /** The balances alone. */
  @GET
  @Path("book/balances")
  public TemplateInstance balances(
      @RestQuery @DefaultValue("") String book, @RestQuery @DefaultValue("") String item) {
    return visitor.in(
        OfficerTemplates.balances(desk.book(zone, book, part(item)), visitor.language()));
  }

  private static String part(String item) {
    String part = item.strip();
    return part.substring(0, Math.min(part.length(), LONGEST_ITEM));
  }

  /** The guarantee's page. */
  @GET
  @Path("guarantee")
  public TemplateInstance guarantee(@Context UriInfo uri) {
    return visitor.in(
        OfficerTemplates.guarantee(
            visitor.frame(zone, Section.GUARANTEE, uri), desk.strip(zone), desk.guarantee(zone)));
  }

  /** The sums alone. */
  @GET
  @Path("guarantee/figures")
  public TemplateInstance figures() {
    return visitor.in(OfficerTemplates.guaranteeFigures(desk.guarantee(zone)));
  }

  /** What is held, alone. */
  @GET
  @Path("guarantee/holds")
  public TemplateInstance holds() {
    return visitor.in(OfficerTemplates.holds(desk.guarantee(zone)));
  }

  /**
   * The plot's points of this day in Shanghai: milliseconds since 1970 UTC, headroom in fen, hold
   * in fen.
   */
  @GET
  @Path("guarantee/plot")
  @Produces(MediaType.APPLICATION_JSON)
  public Plot plot() {
    Instant now = clock.instant();
    return new Plot(
        desk.plot(zone, now.minus(PLOTTED), now).stream()
            .map(point -> List.of(point.at().toEpochMilli(), point.headroomFen(), point.heldFen()))
            .toList());
  }

  /** The plot over the wire. */
  record Plot(List<List<Long>> points) {}
}
