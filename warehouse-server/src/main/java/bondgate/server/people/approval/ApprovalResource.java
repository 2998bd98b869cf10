package bondgate.server.people.approval;

import bondgate.server.access.Roles;
import bondgate.server.people.Frame.Section;
import bondgate.server.people.Visitor;
import bondgate.server.proposal.Decision;
import bondgate.server.stream.ActAnswer;
import bondgate.server.stream.ProposalAnswers;
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
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;

/** 双人复核 — what waits for a second person, and his word. */
@RolesAllowed({Roles.STAFF, Roles.SUPERVISOR, Roles.OFFICER, Roles.OPERATOR, Roles.AUDITOR})
@Path("/approvals")
@Produces(MediaType.TEXT_HTML)
class ApprovalResource {
  private static final String FORM = MediaType.APPLICATION_FORM_URLENCODED;
  private static final int UNPROCESSABLE = 422;

  private final Approvals approvals;
  private final Visitor visitor;
  private final String zone;
  @Context UriInfo uri;

  @Inject
  ApprovalResource(
      Approvals approvals, Visitor visitor, @ConfigProperty(name = "bondgate.zone") String zone) {
    this.approvals = approvals;
    this.visitor = visitor;
    this.zone = zone;
  }

  /** What waits for the reader, or of his own. */
  @GET
  public TemplateInstance approvals(@RestQuery @DefaultValue("") String said) {
    return page(ApprovalSaid.named(said), "");
  }

  /** Approves one, as it was shown. */
  @RolesAllowed({Roles.STAFF, Roles.SUPERVISOR, Roles.OFFICER, Roles.OPERATOR})
  @POST
  @Path("approve")
  @Consumes(FORM)
  public Response approve(
      @RestForm @DefaultValue("") String id, @RestForm @DefaultValue("") String sha256)
      throws InterruptedException {
    ActAnswer answer = approvals.approve(zone, id, sha256);
    ApprovalSaid said = ApprovalSaid.of(answer);
    String detail =
        said == ApprovalSaid.NOT_NOW && answer instanceof ActAnswer.Refused refused
            ? "%s: %s → %s".formatted(refused.code(), refused.received(), refused.expected())
            : "";
    return answer(said, detail);
  }

  /** Refuses one, or takes an own one back. */
  @RolesAllowed({Roles.STAFF, Roles.SUPERVISOR, Roles.OFFICER, Roles.OPERATOR})
  @POST
  @Path("refuse")
  @Consumes(FORM)
  public Response refuse(
      @RestForm @DefaultValue("") String id, @RestForm @DefaultValue("") String reason) {
    Decision decision = approvals.refuse(zone, id, reason);
    return answer(
        decision instanceof Decision.May may
            ? ApprovalSaid.of(may)
            : ApprovalSaid.of(ProposalAnswers.of(id, decision)),
        "");
  }

  private Response answer(ApprovalSaid said, String detail) {
    return said.ok().equals("true")
        ? Response.seeOther(URI.create("/approvals?said=" + said.name())).build()
        : Response.status(UNPROCESSABLE).entity(page(said, detail)).build();
  }

  private TemplateInstance page(ApprovalSaid said, String detail) {
    return visitor.in(
        ApprovalTemplates.approvals(
            visitor.frame(zone, Section.APPROVALS, uri),
            new ApprovalPage(said, detail, approvals.waiting(zone), approvals.ended(zone))));
  }
}
