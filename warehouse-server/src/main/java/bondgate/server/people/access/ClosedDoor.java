package bondgate.server.people.access;

import bondgate.server.access.Account;
import bondgate.server.access.Actor;
import bondgate.server.people.Frame.Section;
import bondgate.server.people.Visitor;
import io.quarkus.security.ForbiddenException;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Who comes to a door that is not his: with a one-time password he is led to choose another; else
 * he is told so, and a program is told in JSON.
 */
class ClosedDoor {
  private final Actor actor;
  private final Visitor visitor;
  private final String zone;

  @Inject
  ClosedDoor(Actor actor, Visitor visitor, @ConfigProperty(name = "bondgate.zone") String zone) {
    this.actor = actor;
    this.visitor = visitor;
    this.zone = zone;
  }

  /** What a program is told. */
  record Closed(String status, String code, String received, String expected, String todo) {}

  @ServerExceptionMapper
  Response closed(ForbiddenException forbidden, HttpHeaders headers, UriInfo uri) {
    Optional<Account> account = actor.account();
    String name = account.map(Account::name).orElse("-");
    boolean browser =
        headers.getAcceptableMediaTypes().stream()
            .anyMatch(type -> type.toString().startsWith(MediaType.TEXT_HTML));
    if (!browser) {
      return Response.status(Response.Status.FORBIDDEN)
          .type(MediaType.APPLICATION_JSON)
          .entity(
              new Closed(
                  "refused",
                  "notYourDoor",
                  name,
                  "an account with a role that may use " + uri.getPath(),
                  "sign in as such an account, or ask an operator for the role"))
          .build();
    }
    if (account.filter(Account::mustChange).isPresent()) {
      return Response.seeOther(URI.create("/login/password")).build();
    }
    return Response.status(Response.Status.FORBIDDEN)
        .type(MediaType.TEXT_HTML)
        .entity(visitor.in(AccessTemplates.closed(visitor.frame(zone, Section.HOME, uri), name)))
        .build();
  }
}
