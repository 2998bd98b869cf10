package bondgate.server.people.staff;

import bondgate.server.access.Actor;
import bondgate.server.access.Role;
import bondgate.server.access.Roles;
import bondgate.server.checkout.Calls;
import bondgate.server.people.Frame.Section;
import bondgate.server.people.Visitor;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** The stock page: how many pieces are where, and what about this tag? */
@RolesAllowed({Roles.STAFF, Roles.SUPERVISOR})
@Path("/staff/stock")
@Produces(MediaType.TEXT_HTML)
class StockResource {
  private static final int LONGEST_TAG = 64;

  private final StaffDesk desk;
  private final Visitor visitor;
  private final Calls calls;
  private final Actor actor;
  private final InstantSource clock;
  private final String zone;

  @Inject
  StockResource(
      StaffDesk desk,
      Visitor visitor,
      Calls calls,
      Actor actor,
      InstantSource clock,
      @ConfigProperty(name = "bondgate.zone") String zone) {
    this.calls = calls;
    this.actor = actor;
    this.clock = clock;
    this.desk = desk;
    this.visitor = visitor;
    this.zone = zone;
  }

  /** The page, with an answer if something was scanned. */
  @GET
  public TemplateInstance stock(@Context UriInfo uri, @RestQuery @DefaultValue("") String q) {
    String cleaned = q.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    String asked = cleaned.substring(0, Math.min(cleaned.length(), LONGEST_TAG));
    return visitor.in(
        StaffTemplates.stock(
            visitor.frame(zone, Section.STOCK, uri),
            new StockPage(
                calls.open(zone),
                desk.stock(zone),
                asked,
                asked.isEmpty() ? List.of() : desk.find(zone, asked))));
  }

  /** Somebody goes to the till that called. */
  @POST
  @Path("calls/{id}")
  public Response answer(@RestPath long id) {
    calls.answered(zone, id, actor.in(Role.STAFF, Role.SUPERVISOR), clock.instant());
    return Response.seeOther(URI.create("/staff/stock")).build();
  }

  /** The counts alone. */
  @GET
  @Path("counts")
  public TemplateInstance counts() {
    return visitor.in(
        StaffTemplates.counts(
            new StockPage(calls.open(zone), desk.stock(zone), "", List.of()), visitor.language()));
  }
}
