package bondgate.server.people.staff;

import bondgate.server.access.Actor;
import bondgate.server.access.Role;
import bondgate.server.access.Roles;
import bondgate.server.checkout.OrderClocks;
import bondgate.server.checkout.ReturnDesk;
import bondgate.server.customs.AgainResult;
import bondgate.server.customs.Declarations;
import bondgate.server.customs.Refusals;
import bondgate.server.customs.RequestResult;
import bondgate.server.customs.SendingAgain;
import bondgate.server.payment.OpenRefunds;
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
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestForm;

/**
 * The page of what hangs at customs and at the payment firms, and why. Declaring a refused return
 * anew, and sending again what has no answer, is all that it changes.
 */
@RolesAllowed({Roles.STAFF, Roles.SUPERVISOR})
@Path("/staff/customs")
@Produces(MediaType.TEXT_HTML)
class HangResource {
  private static final Duration REFUSALS_SHOWN = Duration.ofDays(7);

  private final OrderClocks orders;
  private final Declarations declarations;
  private final Refusals refusals;
  private final ReturnDesk returns;
  private final OpenRefunds refunds;
  private final SendingAgain again;
  private final Actor actor;
  private final Visitor visitor;
  private final InstantSource clock;
  private final String zone;

  @Inject
  HangResource(
      OrderClocks orders,
      Declarations declarations,
      Refusals refusals,
      ReturnDesk returns,
      OpenRefunds refunds,
      SendingAgain again,
      Actor actor,
      Visitor visitor,
      InstantSource clock,
      @ConfigProperty(name = "bondgate.zone") String zone) {
    this.orders = orders;
    this.declarations = declarations;
    this.refusals = refusals;
    this.returns = returns;
    this.refunds = refunds;
    this.again = again;
    this.actor = actor;
    this.visitor = visitor;
    this.clock = clock;
    this.zone = zone;
  }

  /** The page. */
  @GET
  public TemplateInstance hanging(@Context UriInfo uri) {
    Instant now = clock.instant();
    return visitor.in(
        HangTemplates.hanging(
            visitor.frame(zone, Section.STOCK, uri),
            new HangPage(
                now,
                orders.at(zone, now),
                declarations.hanging(zone, now),
                refusals.since(zone, now.minus(REFUSALS_SHOWN)),
                returns.openAtCustoms(zone),
                refunds.of(zone),
                uri.getQueryParameters().containsKey("refused"),
                AgainSaid.of(uri.getQueryParameters().getFirst("again")))));
  }

  /** Sends a message that has no answer once more, as it was. */
  @POST
  @Path("again")
  public Response again(@RestForm @DefaultValue("") String guid) {
    AgainResult result =
        again.send(zone, guid, actor.in(Role.STAFF, Role.SUPERVISOR), clock.instant());
    return Response.seeOther(URI.create("/staff/customs?again=" + AgainSaid.of(result))).build();
  }

  /** Declares a refused return anew. Pressed twice, it is declared once. */
  @POST
  @Path("returns")
  public Response declareAnew(
      @RestForm @DefaultValue("") String sale, @RestForm @DefaultValue("-1") long leaf) {
    RequestResult result = returns.declareAnew(zone, sale, leaf);
    boolean underWay =
        result instanceof RequestResult.Queued
            || result instanceof RequestResult.Again
            || result instanceof RequestResult.NotRefused;
    return Response.seeOther(URI.create("/staff/customs" + (underWay ? "" : "?refused"))).build();
  }
}
