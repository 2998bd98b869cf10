package bondgate.server.people;

import bondgate.server.access.Account;
import bondgate.server.access.Actor;
import bondgate.server.people.Frame.Section;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The landing page: who are you? */
@PermitAll
@Path("/")
class HomeResource {
  private final Visitor visitor;
  private final Actor actor;
  private final String zone;

  @Inject
  HomeResource(Visitor visitor, Actor actor, @ConfigProperty(name = "bondgate.zone") String zone) {
    this.visitor = visitor;
    this.actor = actor;
    this.zone = zone;
  }

  /** The page; with a one-time password no door of it would open, so that is changed first. */
  @GET
  @Produces(MediaType.TEXT_HTML)
  public Response home(@Context UriInfo uri) {
    if (actor.account().filter(Account::mustChange).isPresent()) {
      return Response.seeOther(URI.create("/login/password")).build();
    }
    return Response.ok(
            visitor.in(Templates.home(visitor.frame(zone, Section.HOME, uri))), MediaType.TEXT_HTML)
        .build();
  }

  @CheckedTemplate(basePath = "")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance home(Frame frame);
  }
}
