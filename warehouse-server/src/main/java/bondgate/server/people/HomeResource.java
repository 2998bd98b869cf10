package bondgate.server.people;

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
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The landing page: who are you? */
@PermitAll
@Path("/")
class HomeResource {
  private final Visitor visitor;
  private final String zone;

  @Inject
  HomeResource(Visitor visitor, @ConfigProperty(name = "bondgate.zone") String zone) {
    this.visitor = visitor;
    this.zone = zone;
  }

  /** The page. */
  @GET
  @Produces(MediaType.TEXT_HTML)
  public TemplateInstance home(@Context UriInfo uri) {
    return visitor.in(Templates.home(visitor.frame(zone, Section.HOME, uri)));
  }

  @CheckedTemplate(basePath = "")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance home(Frame frame);
  }
}
