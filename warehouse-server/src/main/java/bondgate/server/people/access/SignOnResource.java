package bondgate.server.people.access;

import bondgate.server.access.CompanyAccounts;
import bondgate.server.access.Doors;
import bondgate.server.access.SignOn;
import bondgate.server.people.Frame.Section;
import bondgate.server.people.Visitor;
import bondgate.server.signon.CompanySignOn;
import bondgate.server.signon.SignOnFailure;
import bondgate.server.signon.SignOnSettings;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** 单点登录: to the company's sign-on and back. */
@PermitAll
@Path("/login/company")
@Produces(MediaType.TEXT_HTML)
class SignOnResource {
  private static final Logger LOG = Logger.getLogger(SignOnResource.class);
  private static final String COOKIE = "bondgate-sign-on";
  private static final String PATH = "/login/company";
  private static final int TEN_MINUTES_S = 600;

  private final SignOnSettings settings;
  private final CompanySignOn signOn;
  private final CompanyAccounts accounts;
  private final Doors doors;
  private final Visitor visitor;
  private final Optional<String> publicUrl;
  private final String zone;
  @Context UriInfo uri;

  @Inject
  SignOnResource(
      SignOnSettings settings,
      CompanySignOn signOn,
      CompanyAccounts accounts,
      Doors doors,
      Visitor visitor,
      @ConfigProperty(name = "bondgate.access.oidc.public-url") Optional<String> publicUrl,
      @ConfigProperty(name = "bondgate.zone") String zone) {
    this.settings = settings;
    this.signOn = signOn;
    this.accounts = accounts;
    this.doors = doors;
    this.visitor = visitor;
    this.publicUrl = publicUrl.map(String::strip).filter(text -> !text.isEmpty());
    this.zone = zone;
  }

  /** To the sign-on. */
  @GET
  public Response go() {
    if (doors.open() || !settings.isSet()) {
      return Response.seeOther(URI.create("/login")).build();
    }
    try {
      CompanySignOn.Way way = signOn.begin(redirect());
      return Response.seeOther(way.to()).cookie(cookie(way.state(), TEN_MINUTES_S)).build();
    } catch (SignOnFailure e) {
      return failed(e);
    }
  }

  /** Back from it: who it is goes on by a press of his own, and sees as whom. */
  @GET
  @Path("back")
  public Response back(@CookieParam(COOKIE) @DefaultValue("") String state) {
    if (doors.open() || !settings.isSet()) {
      return Response.seeOther(URI.create("/login")).build();
    }
    try {
      SignOn result = accounts.enter(signOn.end(uri.getRequestUri(), state));
      return result instanceof SignOn.Entered entered
          ? answer(Response.Status.OK, SignOnPage.goesOn(entered.account(), entered.ticket()))
          : refused((SignOn.Refused) result);
    } catch (SignOnFailure e) {
      return failed(e);
    }
  }

  private Response refused(SignOn.Refused refused) {
    LOG.infof("somebody of the company's sign-on does not enter: %s", refused.why());
    return answer(Response.Status.FORBIDDEN, SignOnPage.refused(refused));
  }

  private Response failed(SignOnFailure failure) {
    LOG.warnf("no way in by the company's sign-on: %s, %s", failure.kind(), failure.getMessage());
    Response.Status status =
        switch (failure.kind()) {
          case NOT_BEGUN_HERE -> Response.Status.BAD_REQUEST;
          case SILENT -> Response.Status.BAD_GATEWAY;
          case REFUSED_THERE, NOT_ITS_WORD, NO_ACCOUNT_NAMED -> Response.Status.FORBIDDEN;
        };
    return answer(status, SignOnPage.failed(failure));
  }

  private Response answer(Response.Status status, SignOnPage page) {
    return Response.status(status)
        .type(MediaType.TEXT_HTML)
        .cookie(cookie("", 0))
        .entity(visitor.in(AccessTemplates.company(visitor.frame(zone, Section.HOME, uri), page)))
        .build();
  }

  /** Lax: it has to come with the browser when the sign-on sends it back. */
  private NewCookie cookie(String state, int seconds) {
    return new NewCookie.Builder(COOKIE)
        .value(state)
        .path(PATH)
        .maxAge(seconds)
        .httpOnly(true)
        .secure("https".equals(redirect().getScheme()))
        .sameSite(NewCookie.SameSite.LAX)
        .build();
  }

  private URI redirect() {
    return publicUrl.map(URI::create).orElseGet(uri::getBaseUri).resolve(PATH + "/back");
  }
}
