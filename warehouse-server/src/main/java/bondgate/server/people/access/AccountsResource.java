package bondgate.server.people.access;

import bondgate.server.access.Account;
import bondgate.server.access.AccountResult;
import bondgate.server.access.Accounts;
import bondgate.server.access.Actor;
import bondgate.server.access.Role;
import bondgate.server.access.Roles;
import bondgate.server.people.Display;
import bondgate.server.people.Frame.Section;
import bondgate.server.people.Visitor;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
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
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;

/** The accounts, for who looks after them: made, given a new secret, closed and opened. */
@RolesAllowed(Roles.OPERATOR)
@Path("/operator/accounts")
@Produces(MediaType.TEXT_HTML)
class AccountsResource {
  private static final String FORM = MediaType.APPLICATION_FORM_URLENCODED;
  private static final int UNPROCESSABLE = 422;
  private static final int MOST_EVENTS = 200;

  private final Accounts accounts;
  private final Actor actor;
  private final Visitor visitor;
  private final InstantSource clock;
  private final String zone;
  @Context UriInfo uri;

  @Inject
  AccountsResource(
      Accounts accounts,
      Actor actor,
      Visitor visitor,
      InstantSource clock,
      @ConfigProperty(name = "bondgate.zone") String zone) {
    this.accounts = accounts;
    this.actor = actor;
    this.visitor = visitor;
    this.clock = clock;
    this.zone = zone;
  }

  /** All of them, and what happened to them. */
  @GET
  @RolesAllowed({Roles.OPERATOR, Roles.AUDITOR})
  public TemplateInstance all() {
    return page(null, null, false);
  }

  /** Makes one. The answer is the page itself, for it shows a secret once. */
  @POST
  @Consumes(FORM)
  public Response create(
      @RestForm @DefaultValue("") String name,
      @RestForm @DefaultValue("PERSON") Account.Kind kind,
      @RestForm List<String> roles) {
    Set<Role> chosen =
        roles.stream()
            .flatMap(role -> Role.of(role).stream())
            .collect(Collectors.toUnmodifiableSet());
    String cleaned = name.strip().toLowerCase(Locale.ROOT);
    return answer(accounts.create(cleaned, kind, chosen, actor.name()));
  }

  /** Issues a new secret. */
  @POST
  @Path("{name}/reset")
  public Response reset(@RestPath String name) {
    return answer(accounts.reset(name, actor.name()));
  }

  /** Closes an account. */
  @POST
  @Path("{name}/disable")
  public Response disable(@RestPath String name) {
    return answer(accounts.disable(name, true, actor.name()));
  }

  /** Opens it again. */
  @POST
  @Path("{name}/enable")
  public Response enable(@RestPath String name) {
    return answer(accounts.disable(name, false, actor.name()));
  }

  private Response answer(AccountResult result) {
    if (result instanceof AccountResult.Issued issued) {
      return Response.ok(page(issued, null, false)).build();
    }
    if (result instanceof AccountResult.Refused refused) {
      return Response.status(UNPROCESSABLE).entity(page(null, refused.why(), false)).build();
    }
    return Response.ok(page(null, null, true)).build();
  }

  private TemplateInstance page(
      AccountResult.Issued issued, AccountResult.Why refused, boolean done) {
    Instant now = clock.instant();
    List<AccountsPage.Line> lines =
        accounts.all().stream()
            .map(
                account ->
                    new AccountsPage.Line(
                        account,
                        account.lockedAt(now)
                            ? Display.shanghai(account.lockedUntil().orElseThrow())
                            : ""))
            .toList();
    boolean program =
        issued != null
            && lines.stream()
                .filter(line -> line.account().name().equals(issued.name()))
                .anyMatch(line -> line.account().kind() == Account.Kind.PROGRAM);
    return visitor.in(
        AccessTemplates.accounts(
            visitor.frame(zone, Section.ACCOUNTS, uri),
            new AccountsPage(
                lines, accounts.newestEvents(MOST_EVENTS), issued, program, refused, done)));
  }
}
