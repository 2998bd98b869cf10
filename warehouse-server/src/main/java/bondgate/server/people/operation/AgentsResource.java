package bondgate.server.people.operation;

import bondgate.server.access.Actor;
import bondgate.server.access.Role;
import bondgate.server.access.Roles;
import bondgate.server.agents.AccessResult;
import bondgate.server.agents.AgentAccess;
import bondgate.server.people.Frame.Section;
import bondgate.server.people.Visitor;
import bondgate.server.people.operation.AgentsPage.Notice;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestPath;

/** Which agents may come to the broker, for who looks after them: a new secret, or none. */
@Path("/operator/agents")
@Produces(MediaType.TEXT_HTML)
class AgentsResource {
  private static final Logger LOG = Logger.getLogger(AgentsResource.class);
  private static final int UNPROCESSABLE = 422;
  private static final int OK = 200;

  private final AgentAccess access;
  private final Actor actor;
  private final Visitor visitor;
  private final String zone;
  @Context UriInfo uri;

  @Inject
  AgentsResource(
      AgentAccess access,
      Actor actor,
      Visitor visitor,
      @ConfigProperty(name = "bondgate.zone") String zone) {
    this.access = access;
    this.actor = actor;
    this.visitor = visitor;
    this.zone = zone;
  }

  /** All enrolled agents, and how each stands. */
  @GET
  @Blocking
  @RolesAllowed({Roles.OPERATOR, Roles.AUDITOR})
  public TemplateInstance all() {
    return page(null, "");
  }

  /** Has another secret made for one; the earlier opens no more. */
  @POST
  @Path("{device}/issue")
  @Blocking
  @RolesAllowed(Roles.OPERATOR)
  public Response issue(@RestPath String device) {
    return answer(device, () -> access.issue(device, actor.in(Role.OPERATOR)));
  }

  /** Lets one come no more. */
  @POST
  @Path("{device}/close")
  @Blocking
  @RolesAllowed(Roles.OPERATOR)
  public Response close(@RestPath String device) {
    return answer(device, () -> access.close(device, actor.in(Role.OPERATOR)));
  }

  private interface Wish {
    AccessResult comeTrue() throws IOException;
  }

  private Response answer(String device, Wish wish) {
    try {
      Notice notice = notice(wish.comeTrue());
      boolean good = notice == Notice.ISSUED || notice == Notice.CLOSED;
      return Response.status(good ? OK : UNPROCESSABLE).entity(page(notice, device)).build();
    } catch (IOException e) {
      LOG.errorf("the access of %s could not be written down: %s", device, e.getMessage());
      return Response.serverError().entity(page(Notice.FAILED, device)).build();
    }
  }

  private static Notice notice(AccessResult result) {
    if (result instanceof AccessResult.Issued) {
      return Notice.ISSUED;
    }
    if (result instanceof AccessResult.Closed) {
      return Notice.CLOSED;
    }
    if (result instanceof AccessResult.ClosedBefore) {
      return Notice.CLOSED_BEFORE;
    }
    return result instanceof AccessResult.Unknown ? Notice.UNKNOWN : Notice.NOT_OURS;
  }

  private TemplateInstance page(Notice notice, String device) {
    return visitor.in(
        OperationTemplates.agents(
            visitor.frame(zone, Section.AGENTS, uri),
            new AgentsPage(
                access.all().stream().map(AgentsPage.Line::new).toList(),
                access.isOurs(),
                access.folder().toString(),
                notice,
                device)));
  }
}
