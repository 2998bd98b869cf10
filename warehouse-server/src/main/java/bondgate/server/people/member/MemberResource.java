package bondgate.server.people.member;

import bondgate.server.member.MemberView;
import bondgate.server.member.Members;
import bondgate.server.member.Person;
import bondgate.server.member.Registered;
import bondgate.server.people.HomePlace;
import bondgate.server.people.QrCode;
import bondgate.server.people.Visitor;
import bondgate.server.visit.DoorTickets;
import bondgate.server.visit.Forgetting;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestForm;

/**
 * A member's page. It is opened by a cookie with 256 random bits, never by its address: addresses
 * stand in histories and in the logs of proxies.
 */
@PermitAll
@Path("/member")
@Produces(MediaType.TEXT_HTML)
class MemberResource {
  private static final String COOKIE = "bondgate-member";
  private static final String FORM = MediaType.APPLICATION_FORM_URLENCODED;
  private static final int COOKIE_SECONDS = (int) Duration.ofDays(365).toSeconds();
  private static final int UNPROCESSABLE = 422;

  private final Members members;
  private final DoorTickets tickets;
  private final Forgetting forgetting;
  private final Visitor visitor;
  private final InstantSource clock;
  private final String zone;
  private final boolean secure;
  @Context UriInfo uri;

  @Inject
  MemberResource(
      Members members,
      DoorTickets tickets,
      Forgetting forgetting,
      Visitor visitor,
      InstantSource clock,
      @ConfigProperty(name = "bondgate.zone") String zone,
      @ConfigProperty(name = "bondgate.shopper.public-url") Optional<String> publicUrl) {
    this.members = members;
    this.tickets = tickets;
    this.forgetting = forgetting;
    this.visitor = visitor;
    this.clock = clock;
    this.zone = zone;
    this.secure = publicUrl.filter(url -> url.startsWith("https:")).isPresent();
  }

  /** The code of who has the cookie; for others the form. */
  @GET
  public Response page(@CookieParam(COOKIE) @DefaultValue("") String key) {
    Optional<MemberView> view = members.view(key);
    if (view.isPresent()) {
      // Who shows his code goes on being known here.
      return answer(code(view.get(), false), 200, cookie(key, COOKIE_SECONDS));
    }
    boolean erased = uri.getQueryParameters().containsKey("erased");
    return answer(form(MemberForm.empty(), erased), 200);
  }

  /** The ticket that opens a door, of who has the cookie; others are led to the form. */
  @GET
  @Path("door")
  public Response door(@CookieParam(COOKIE) @DefaultValue("") String key) {
    Instant now = clock.instant();
    Optional<DoorTickets.Shown> ticket = tickets.of(zone, key, now);
    if (ticket.isEmpty()) {
      return to("/member");
    }
    long left = Math.max(1, Duration.between(now, ticket.get().next()).toSeconds() + 1);
    return answer(
        MemberTemplates.door(
            place("/member/door"), ticket.get(), QrCode.svg(ticket.get().text()), left),
        200);
  }

  /** Somebody registers. */
  @POST
  @Consumes(FORM)
  public Response register(
      @CookieParam(COOKIE) @DefaultValue("") String key,
      @RestForm @DefaultValue("") String name,
      @RestForm @DefaultValue("") String number,
      @RestForm @DefaultValue("") String phone,
      @RestForm @DefaultValue("") String consent) {
    if (members.view(key).isPresent()) {
      // Sent twice, or a member already: another key would leave the first record to nobody.
      return to("/member");
    }
    Person typed = new Person(name.strip(), number.strip(), phone.strip());
    Registered registered = members.register(typed, consent);
    if (registered instanceof Registered.Refused refused) {
      boolean agreed = consent.equals(Members.CONSENT_VERSION);
      return answer(form(MemberForm.sent(typed, agreed, refused.problems()), false), UNPROCESSABLE);
    }
    return to("/member", cookie(((Registered.Done) registered).key(), COOKIE_SECONDS));
  }

  /** The member withdraws. */
  @POST
  @Path("erase")
  @Consumes(FORM)
  public Response erase(
      @CookieParam(COOKIE) @DefaultValue("") String key, @RestForm @DefaultValue("") String sure) {
    Optional<MemberView> view = members.view(key);
    if (view.isPresent() && !sure.equals("yes")) {
      return answer(code(view.get(), true), UNPROCESSABLE);
    }
    if (!members.erase(key)) {
      return to("/member");
    }
    // What agents by the doors keep of him goes too.
    forgetting.tell();
    return to("/member?erased", cookie("", 0));
  }

  private TemplateInstance code(MemberView view, boolean unticked) {
    long left = Math.max(1, Duration.between(clock.instant(), view.until()).toSeconds() + 1);
    return MemberTemplates.code(place(), view, QrCode.svg(view.code()), left, unticked);
  }

  private TemplateInstance form(MemberForm form, boolean erased) {
    return MemberTemplates.register(place(), form, Members.CONSENT_VERSION, erased);
  }

  private HomePlace place() {
    return place("/member");
  }

  private HomePlace place(String path) {
    String other = visitor.language().other().code();
    return new HomePlace(zone, visitor.language(), path + "?lang=" + other, "/member", "member.js");
  }

  private NewCookie cookie(String value, int seconds) {
    return new NewCookie.Builder(COOKIE)
        .value(value)
        .path("/member")
        .maxAge(seconds)
        .httpOnly(true)
        .secure(secure || uri.getBaseUri().getScheme().equals("https"))
        .sameSite(NewCookie.SameSite.STRICT)
        .build();
  }

  private static Response to(String path, NewCookie... cookies) {
    return Response.seeOther(URI.create(path)).cookie(cookies).build();
  }

  private Response answer(TemplateInstance page, int status, NewCookie... cookies) {
    return Response.status(status)
        .entity(visitor.in(page).render())
        .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
        .cookie(cookies)
        .build();
  }
}
