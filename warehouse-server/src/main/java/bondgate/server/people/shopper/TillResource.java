package bondgate.server.people.shopper;

import bondgate.server.checkout.Checkout;
import bondgate.server.checkout.TillScreen;
import bondgate.server.people.Visitor;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;

/**
 * An unattended till's screen 无人收银. A form without a script leads back to the page; the page's
 * script asks for the screen alone, with the header {@code X-Screen}.
 */
@Path("/till/{zone}/{till}")
@Produces(MediaType.TEXT_HTML)
class TillResource {
  private static final String NAME = "[a-z0-9][a-z0-9-]{0,62}";

  private final Instance<Checkout> checkout;
  private final Visitor visitor;
  private final InstantSource clock;
  private final String agentOrigin;
  private final Optional<String> publicUrl;
  @Context UriInfo uri;

  @Inject
  TillResource(
      Instance<Checkout> checkout,
      Visitor visitor,
      InstantSource clock,
      @ConfigProperty(name = "bondgate.shopper.agent-origin") String agentOrigin,
      @ConfigProperty(name = "bondgate.shopper.public-url") Optional<String> publicUrl) {
    this.checkout = checkout;
    this.visitor = visitor;
    this.clock = clock;
    this.agentOrigin = agentOrigin;
    this.publicUrl = publicUrl;
  }

  /** The page. */
  @GET
  public Response till(@RestPath String zone, @RestPath String till) {
    TillPlace place = place(zone, till);
    String screen = visitor.in(screen(place, one -> one.screen(zone, till))).render();
    return answer(
        visitor.in(ShopperTemplates.till(place, new RawString(screen))), Response.Status.OK);
  }

  /** The screen without what is around it. */
  @GET
  @Path("screen")
  public Response screen(@RestPath String zone, @RestPath String till) {
    TillPlace place = place(zone, till);
    return answer(visitor.in(screen(place, one -> one.screen(zone, till))), Response.Status.OK);
  }

  @POST
  @Path("begin")
  public Response begin(
      @RestPath String zone,
      @RestPath String till,
      @RestForm @DefaultValue("") String session,
      @HeaderParam("X-Screen") String alone) {
    return done(zone, till, alone, one -> one.begin(zone, till, session));
  }

  @POST
  @Path("notice")
  public Response acceptNotice(
      @RestPath String zone,
      @RestPath String till,
      @RestForm @DefaultValue("") String session,
      @RestForm @DefaultValue("") String version,
      @HeaderParam("X-Screen") String alone) {
    return done(zone, till, alone, one -> one.acceptNotice(zone, till, session, version));
  }

  @POST
  @Path("identify")
  public Response identify(
      @RestPath String zone,
      @RestPath String till,
      @RestForm @DefaultValue("") String session,
      @RestForm @DefaultValue("") String name,
      @RestForm @DefaultValue("") String number,
      @RestForm @DefaultValue("") String phone,
      @HeaderParam("X-Screen") String alone) {
    return done(
        zone,
        till,
        alone,
        one -> one.identify(zone, till, session, name.strip(), number.strip(), phone.strip()));
  }

  @POST
  @Path("place")
  public Response place(
      @RestPath String zone,
      @RestPath String till,
      @RestForm @DefaultValue("") String session,
      @HeaderParam("X-Screen") String alone) {
    return done(zone, till, alone, one -> one.place(zone, till, session));
  }

  @POST
  @Path("pay")
  public Response pay(
      @RestPath String zone,
      @RestPath String till,
      @RestForm @DefaultValue("") String session,
      @RestForm @DefaultValue("") String provider,
      @HeaderParam("X-Screen") String alone) {
    return done(zone, till, alone, one -> one.startPayment(zone, till, session, provider));
  }

  @POST
  @Path("cancel")
  public Response cancel(
      @RestPath String zone,
      @RestPath String till,
      @RestForm @DefaultValue("") String session,
      @HeaderParam("X-Screen") String alone) {
    return done(zone, till, alone, one -> one.cancel(zone, till, session));
  }

  @POST
  @Path("leave")
  public Response leave(
      @RestPath String zone,
      @RestPath String till,
      @RestForm @DefaultValue("") String session,
      @HeaderParam("X-Screen") String alone) {
    return done(zone, till, alone, one -> one.leave(zone, till, session));
  }

  /** Calls a person, whatever the screen shows. */
  @POST
  @Path("help")
  public Response help(
      @RestPath String zone, @RestPath String till, @HeaderParam("X-Screen") String alone) {
    return done(
        zone,
        till,
        alone,
        one -> {
          one.help(zone, till);
          return one.screen(zone, till);
        });
  }

  private Response done(
      String zone, String till, String alone, Function<Checkout, TillScreen> command) {
    TillPlace place = place(zone, till);
    TemplateInstance screen = screen(place, command);
    return alone == null
        ? Response.seeOther(URI.create(place.path())).build()
        : answer(visitor.in(screen), Response.Status.OK);
  }

  private TemplateInstance screen(TillPlace place, Function<Checkout, TillScreen> ask) {
    return checkout.isResolvable()
        ? Screens.of(ask.apply(checkout.get()), place, receipts(place.zone()))
        : Screens.outOfService(place);
  }

  /** The page counts down by the server's clock: a kiosk's own may be wrong. */
  private Response answer(TemplateInstance page, Response.Status status) {
    return Response.status(status)
        .entity(page.render())
        .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
        .header("X-Now", clock.millis())
        .build();
  }

  private String receipts(String zone) {
    String base = publicUrl.orElseGet(() -> uri.getBaseUri().toString());
    return base.replaceAll("/+$", "") + "/receipt/" + zone + "/";
  }

  private TillPlace place(String zone, String till) {
    if (!zone.matches(NAME) || !till.matches(NAME)) {
      throw new NotFoundException("no such till");
    }
    visitor.letAsk(agentOrigin);
    String path = "/till/" + zone + "/" + till;
    return new TillPlace(
        zone,
        till,
        visitor.language(),
        path + "?lang=" + visitor.language().other().code(),
        agentOrigin);
  }
}
