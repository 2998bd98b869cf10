package bondgate.edge.status;

import bondgate.edge.AgentAtWork;
import bondgate.edge.RunningAgent;
import bondgate.edge.outbox.OutboxException;
import bondgate.edge.outbox.RecordedCrossing;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** The portal's display: how the agent stands, and what went through. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
class StatusResource {
  private final AgentAtWork atWork;

  StatusResource(AgentAtWork atWork) {
    this.atWork = atWork;
  }

  /** How the agent stands. */
  @GET
  @Path("status")
  public AgentStatus status() {
    return AgentStatus.of(agent());
  }

  /** The crossings of that portal that are on disk, after that record number, at most 1000. */
  @GET
  @Path("portals/{portal}/passages")
  public List<RecordedCrossing> passages(
      @PathParam("portal") String portal, @QueryParam("after") @DefaultValue("0") long after) {
    return agent().outbox().crossingsAfter(portal, after);
  }

  /** Makes a new signing key and states it in the chain of records; answers its public half. */
  @POST
  @Path("key/roll")
  public RolledKey rollKey() {
    try {
      return new RolledKey(agent().rollKey().base64());
    } catch (OutboxException e) {
      throw new ClientErrorException(e.getMessage(), Response.Status.CONFLICT, e);
    }
  }

  /** The public half of a new key, in Base64. */
  record RolledKey(String publicKey) {}

  private RunningAgent agent() {
    return atWork
        .agent()
        .orElseThrow(() -> new ServiceUnavailableException("the agent starts or stops"));
  }
}
