package bondgate.server.people.shopper;

import bondgate.server.checkout.Checkout;
import bondgate.server.checkout.TillScreen;
import bondgate.server.people.Visitor;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
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
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;

/**
 * An unattended till's screen 无人收银. A form without a script leads back to the page; the page's
 * script asks for the screen alone, with the header {@code X-Screen}.
 */
@PermitAll
@Path("/till/{zone}/{till}")
@Produces(MediaType.TEXT_HTML)
class TillResource {
  private static final String NAME = "[a-z0-9][a-z0-9-]{0,62}";

  private final Checkout checkout;
  private final Visitor visitor;
  private final InstantSource clock;
  private final String agentOrigin;
  private final Optional<String> publicUrl;
  @Context UriInfo uri;

  @Inject
  TillResource(
      Checkout checkout,
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
    String screen = visitor.in(screen(place, checkout.screen(zone, till))).render();
    return answer(visitor.in(ShopperTemplates.till(place, new RawString(screen))));
  }

  /** The screen without what is around it. */
  @GET
  @Path("screen")
  public Response screen(@RestPath String zone, @RestPath String till) {
    TillPlace place = place(zone, till);
    return answer(visitor.in(screen(place, checkout.screen(zone, till))));
  }

  @POST
  @Path("begin")
  public Response begin(@BeanParam TillForm form) {
    return done(form, () -> checkout.begin(form.zone, form.till, form.session));
  }

  @POST
  @Path("notice")
  public Response acceptNotice(
      @BeanParam TillForm form, @RestForm @DefaultValue("") String version) {
    return done(form, () -> checkout.acceptNotice(form.zone, form.till, form.session, version));
  }

  @POST
  @Path("identify")
  public Response identify(
      @BeanParam TillForm form,
      @RestForm @DefaultValue("") String name,
      @RestForm @DefaultValue("") String number,
      @RestForm @DefaultValue("") String phone) {
    return done(
        form,
        () ->
            checkout.identify(
                form.zone, form.till, form.session, name.strip(), number.strip(), phone.strip()));
  }

  /** The code of a member, scanned or typed. */
  @POST
  @Path("member")
  public Response member(@BeanParam TillForm form, @RestForm @DefaultValue("") String code) {
    return done(
        form, () -> checkout.identifyMember(form.zone, form.till, form.session, code.strip()));
  }

  /** The number of the member whom the till's camera shall see. */
  @POST
  @Path("face")
  public Response face(@BeanParam TillForm form, @RestForm @DefaultValue("") String member) {
    return done(form, () -> checkout.claimFace(form.zone, form.till, form.session, member.strip()));
  }

  @POST
  @Path("place")
  public Response place(@BeanParam TillForm form) {
    return done(form, () -> checkout.place(form.zone, form.till, form.session));
  }

  @POST
  @Path("pay")
  public Response pay(@BeanParam TillForm form, @RestForm @DefaultValue("") String provider) {
    return done(form, () -> checkout.startPayment(form.zone, form.till, form.session, provider));
  }

  @POST
  @Path("cancel")
  public Response cancel(@BeanParam TillForm form) {
    return done(form, () -> checkout.cancel(form.zone, form.till, form.session));
  }

  @POST
  @Path("leave")
  public Response leave(@BeanParam TillForm form) {
    return done(form, () -> checkout.leave(form.zone, form.till, form.session));
  }

  /** Calls a person, whatever the screen shows. */
  @POST
  @Path("help")
  public Response help(@BeanParam TillForm form) {
    TillPlace place = place(form.zone, form.till);
    checkout.help(place.zone(), place.till());
    return done(form, () -> checkout.screen(form.zone, form.till));
  }

  private Response done(TillForm form, Supplier<TillScreen> command) {
    TillPlace place = place(form.zone, form.till);
    TemplateInstance screen =
        checkout.serves(form.zone, form.till)
            ? screen(place, command.get())
            : Screens.outOfService(place);
    return form.alone == null
        ? Response.seeOther(URI.create(place.path())).build()
        : answer(visitor.in(screen));
  }

  /** A till that the server does not serve says so, before somebody tries to buy there. */
  private TemplateInstance screen(TillPlace place, TillScreen screen) {
    return checkout.serves(place.zone(), place.till())
        ? Screens.of(screen, place, receipts(place.zone()))
        : Screens.outOfService(place);
  }

  /** The page counts down by the server's clock: a kiosk's own may be wrong. */
  private Response answer(TemplateInstance page) {
    return Response.ok(page.render(), MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
        .header("X-Now", clock.millis())
        .build();
  }

  private String receipts(String zone) {
    return forTelephones("/receipt/" + zone + "/");
  }

  private String forTelephones(String path) {
    String base = publicUrl.orElseGet(() -> uri.getBaseUri().toString());
    return base.replaceAll("/+$", "") + path;
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
        forTelephones("/member"),
        agentOrigin);
  }
}
