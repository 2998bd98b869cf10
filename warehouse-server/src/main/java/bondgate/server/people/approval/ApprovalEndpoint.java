package bondgate.server.people.approval;

import bondgate.server.access.Role;
import bondgate.server.access.Roles;
import bondgate.server.proposal.Decision;
import bondgate.server.proposal.Proposal;
import bondgate.server.stream.ActAnswer;
import bondgate.server.stream.ProposalAnswers;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestPath;

/**
 * What waits for a second person, for pages of others: listed for every account that may decide,
 * decided by persons alone.
 */
@RolesAllowed({Roles.STAFF, Roles.SUPERVISOR, Roles.OFFICER, Roles.OPERATOR, Roles.AUDITOR})
@Path("/api/v1/zones/{zone}/proposals")
@Produces(MediaType.APPLICATION_JSON)
class ApprovalEndpoint {
  private static final int UNPROCESSABLE = 422;
  private static final int UNAVAILABLE = 503;

  private final Approvals approvals;

  @Inject
  ApprovalEndpoint(Approvals approvals) {
    this.approvals = approvals;
  }

  /** A proposal that waits; its content is the act as it was stated, in JSON. */
  record Waits(
      String id,
      String kind,
      String actor,
      String content,
      String contentSha256,
      List<String> approvers,
      Instant proposedAt,
      Instant until) {
    static Waits of(Proposal one) {
      return new Waits(
          one.id(),
          one.kind(),
          one.actor(),
          one.content(),
          one.sha256(),
          one.approvers().stream().map(Role::id).sorted().toList(),
          one.proposedAt(),
          one.until());
    }
  }

  /** The digest of the content that was looked at. */
  record Approve(String contentSha256) {}

  /** Why it is refused; no names. */
  record Refuse(String reason) {}

  /** What became of a proposal: approved with its act's leaf, refused, or withdrawn. */
  record Decided(String status, Long leafIndex) {}

  /** Why nothing was decided. */
  record Refusal(String status, String code, String received, String expected, String todo) {}

  /** Those that wait, and that the account stated or may decide about. */
  @GET
  @Operation(summary = "What waits for a second person")
  public List<Waits> waiting(@RestPath String zone) {
    return approvals.waiting(zone).stream().map(one -> Waits.of(one.proposal())).toList();
  }

  /** Lets one take effect. */
  @RolesAllowed({Roles.STAFF, Roles.SUPERVISOR, Roles.OFFICER, Roles.OPERATOR})
  @POST
  @Path("{id}/approve")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Approves what another person stated: it takes effect")
  @APIResponseSchema(value = Decided.class, responseDescription = "it took effect")
  @APIResponse(responseCode = "422", description = "it did not take effect")
  @APIResponse(responseCode = "503", description = "nobody could tell in time; look again")
  public Response approve(@RestPath String zone, @RestPath String id, Approve said)
      throws InterruptedException {
    String seen = Optional.ofNullable(said).map(Approve::contentSha256).orElse("");
    ActAnswer answer = approvals.approve(zone, id, seen);
    if (answer instanceof ActAnswer.Refused refused) {
      return refusal(refused);
    }
    Long leaf =
        answer instanceof ActAnswer.Done done
            ? (Long) done.leafIndex()
            : (Long) ((ActAnswer.Repeated) answer).leafIndex();
    return Response.ok(new Decided("approved", leaf)).build();
  }

  /** Lets one end without effect. */
  @RolesAllowed({Roles.STAFF, Roles.SUPERVISOR, Roles.OFFICER, Roles.OPERATOR})
  @POST
  @Path("{id}/refuse")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Refuses what another person stated, or takes an own one back")
  @APIResponseSchema(value = Decided.class, responseDescription = "it ended without effect")
  @APIResponse(responseCode = "422", description = "nothing was decided")
  public Response refuse(@RestPath String zone, @RestPath String id, Refuse said) {
    String reason = Optional.ofNullable(said).map(Refuse::reason).orElse("");
    Decision decision = approvals.refuse(zone, id, reason);
    if (!(decision instanceof Decision.May may)) {
      return refusal(ProposalAnswers.of(id, decision));
    }
    String status = ApprovalSaid.of(may) == ApprovalSaid.WITHDRAWN ? "withdrawn" : "refused";
    return Response.ok(new Decided(status, null)).build();
  }

  private static Response refusal(ActAnswer.Refused refused) {
    return Response.status(
            refused.code().equals("databaseUnavailable") ? UNAVAILABLE : UNPROCESSABLE)
        .entity(
            new Refusal(
                "refused", refused.code(), refused.received(), refused.expected(), refused.todo()))
        .build();
  }
}
