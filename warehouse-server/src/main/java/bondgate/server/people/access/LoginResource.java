package bondgate.server.people.access;

import bondgate.server.access.Account;
import bondgate.server.access.AccountResult;
import bondgate.server.access.Accounts;
import bondgate.server.access.Actor;
import bondgate.server.access.Doors;
import bondgate.server.people.Frame.Section;
import bondgate.server.people.Visitor;
import bondgate.server.signon.SignOnSettings;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.quarkus.vertx.http.runtime.security.FormAuthenticationMechanism;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
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
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestForm;

/** Signing in, signing out, and one's own password. */
@PermitAll
@Path("/login")
@Produces(MediaType.TEXT_HTML)
class LoginResource {
  private static final String FORM = MediaType.APPLICATION_FORM_URLENCODED;
  private static final int UNPROCESSABLE = 422;
  private static final int TOO_MANY = 429;

  private final Accounts accounts;
  private final Actor actor;
  private final Doors doors;
  private final Visitor visitor;
  private final SignOnSettings signOn;
  private final String zone;
  @Context UriInfo uri;

  @Inject
  LoginResource(
      Accounts accounts,
      Actor actor,
      Doors doors,
      Visitor visitor,
      SignOnSettings signOn,
      @ConfigProperty(name = "bondgate.zone") String zone) {
    this.accounts = accounts;
    this.actor = actor;
    this.doors = doors;
    this.visitor = visitor;
    this.signOn = signOn;
    this.zone = zone;
  }

  /**
   * The form; by the address, what was sent did not open, the password is changed, or too many
   * wrong ones came from where it was sent.
   */
  @GET
  public Response login() {
    boolean wrong = uri.getQueryParameters().containsKey("wrong");
    boolean changed = uri.getQueryParameters().containsKey("changed");
    boolean slow = uri.getQueryParameters().containsKey("slow");
    if (doors.open()) {
      return Response.seeOther(URI.create("/")).build();
    }
    Response.ResponseBuilder answer =
        slow ? Response.status(TOO_MANY).header("Retry-After", "60") : Response.ok();
    return answer
        .entity(
            visitor.in(
                AccessTemplates.login(
                    visitor.frame(zone, Section.HOME, uri),
                    new LoginPage(wrong, changed, slow, signOn.isSet()))))
        .build();
  }

  /** Ends this session. */
  @POST
  @Path("leave")
  public Response leave(@Context RoutingContext routing) {
    // A program has no session, and nobody has none.
    if (actor.account().filter(Account::isPersons).isPresent()) {
      FormAuthenticationMechanism.logout(routing);
    }
    return Response.seeOther(URI.create("/")).build();
  }

  /** The form to choose a password. */
  @Authenticated
  @GET
  @Path("password")
  public Response password() {
    return actor
        .account()
        .map(account -> Response.ok(page(account, false, null)).build())
        .orElseGet(() -> Response.seeOther(URI.create("/")).build());
  }

  /** Takes it; all sessions of the account end, this one too. */
  @Authenticated
  @POST
  @Path("password")
  @Consumes(FORM)
  public Response change(
      @Context RoutingContext routing,
      @RestForm @DefaultValue("") String old,
      @RestForm @DefaultValue("") String chosen,
      @RestForm @DefaultValue("") String again) {
    Optional<Account> account = actor.account();
    if (account.isEmpty()) {
      return Response.seeOther(URI.create("/")).build();
    }
    if (!chosen.equals(again)) {
      return refused(page(account.get(), true, null));
    }
    if (accounts.change(account.get().name(), old, chosen)
        instanceof AccountResult.Refused refused) {
      return refused(page(account.get(), false, refused.why()));
    }
    FormAuthenticationMechanism.logout(routing);
    return Response.seeOther(URI.create("/login?changed")).build();
  }

  private static Response refused(TemplateInstance page) {
    return Response.status(UNPROCESSABLE).entity(page).build();
  }

  private TemplateInstance page(Account account, boolean notTheSame, AccountResult.Why why) {
    return visitor.in(
        AccessTemplates.password(
            visitor.frame(zone, Section.HOME, uri),
            new PasswordPage(account.name(), account.mustChange(), notTheSame, why)));
  }
}
