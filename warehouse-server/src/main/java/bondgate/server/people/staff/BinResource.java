package bondgate.server.people.staff;

import bondgate.server.access.Actor;
import bondgate.server.access.Role;
import bondgate.server.access.Roles;
import bondgate.server.goods.Place;
import bondgate.server.handling.Bin;
import bondgate.server.handling.BinResult;
import bondgate.server.handling.Bins;
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
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;

/** 库位 — the bins of the zone: what lies in each, and which must not be used. */
@RolesAllowed({Roles.STAFF, Roles.SUPERVISOR})
@Path("/staff/handheld/bins")
@Produces(MediaType.TEXT_HTML)
class BinResource {
  private static final int ON_A_PAGE = 100;
  private static final int LONGEST = 100;
  private static final int LONGEST_NUMBER = 9;
  private static final int UNPROCESSABLE = 422;

  private final Bins bins;
  private final Visitor visitor;
  private final Actor actor;
  private final InstantSource clock;
  private final String zone;
  @Context UriInfo uri;

  @Inject
  BinResource(
      Bins bins,
      Visitor visitor,
      Actor actor,
      InstantSource clock,
      @ConfigProperty(name = "bondgate.zone") String zone) {
    this.bins = bins;
    this.visitor = visitor;
    this.actor = actor;
    this.clock = clock;
    this.zone = zone;
  }

  /** A page of bins, after that label. */
  @GET
  public TemplateInstance bins(
      @RestQuery @DefaultValue("") String after, @RestQuery @DefaultValue("") String done) {
    return page(code(after), done.isEmpty() ? BinSaid.NOTHING : BinSaid.DONE, code(done));
  }

  /** Adds one. */
  @RolesAllowed(Roles.SUPERVISOR)
  @POST
  public Response add(
      @RestForm @DefaultValue("") String code,
      @RestForm @DefaultValue("") String place,
      @RestForm @DefaultValue("") String damaged,
      @RestForm @DefaultValue("") String capacity) {
    String label = code(code);
    if (!place.equals(Place.WAREHOUSE.name()) && !place.equals(Place.CENTRE.name())) {
      return said(BinResult.PLACE_WRONG, label);
    }
    String most = capacity.strip();
    boolean number = most.isEmpty() || most.matches("\\d{1," + LONGEST_NUMBER + "}");
    if (!number) {
      return said(BinResult.CAPACITY_WRONG, label);
    }
    Optional<Integer> pieces =
        most.isEmpty() ? Optional.empty() : Optional.of(Integer.parseInt(most));
    Bin bin = new Bin(label, Place.valueOf(place), !damaged.isEmpty(), pieces, Optional.empty());
    return said(bins.add(zone, bin, actor.in(Role.SUPERVISOR), clock.instant()), label);
  }

  /** Lets nothing more into one, for a reason; or lets it be used again. */
  @RolesAllowed(Roles.SUPERVISOR)
  @POST
  @Path("use")
  public Response use(
      @RestForm @DefaultValue("") String code,
      @RestForm @DefaultValue("") String blocked,
      @RestForm @DefaultValue("") String reason) {
    String label = code(code);
    BinResult result = blocked.isEmpty() ? bins.free(zone, label) : bins.block(zone, label, reason);
    return said(result, label);
  }

  private Response said(BinResult result, String label) {
    return result == BinResult.DONE
        ? Response.seeOther(
                UriBuilder.fromPath("/staff/handheld/bins")
                    .queryParam("done", "{code}")
                    .build(label))
            .build()
        : Response.status(UNPROCESSABLE).entity(page("", BinSaid.of(result), label)).build();
  }

  private TemplateInstance page(String after, BinSaid said, String about) {
    List<Bins.Filled> filled = bins.page(zone, after, ON_A_PAGE);
    String last = filled.size() == ON_A_PAGE ? filled.get(ON_A_PAGE - 1).bin().code() : "";
    return visitor.in(
        ShelfTemplates.bins(
            visitor.frame(zone, Section.HANDHELD, uri),
            new BinsPage(filled, last, said, about, actor.may(Role.SUPERVISOR))));
  }

  private static String code(String text) {
    String upper = text.strip().toUpperCase(Locale.ROOT);
    return upper.substring(0, Math.min(upper.length(), LONGEST));
  }
}
