package bondgate.server.audit;

import bondgate.server.access.Roles;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestPath;

/** The audit over HTTP, for operators and officers: it takes as long as the log is. */
@RolesAllowed({Roles.OFFICER, Roles.AUDITOR, Roles.OPERATOR})
@Path("/audit/{zone}")
class AuditResource {
  private final ZoneAudit audit;
  private final String ownZone;
  private final AtomicBoolean running = new AtomicBoolean();

  @Inject
  AuditResource(ZoneAudit audit, @ConfigProperty(name = "bondgate.zone") String ownZone) {
    this.audit = audit;
    this.ownZone = ownZone;
  }

  /** What the answer says. */
  record Answer(
      String zone,
      boolean sound,
      boolean complete,
      long leaves,
      List<Finding> findings,
      long furtherFindings,
      long erasedTexts) {}

  /** Compares every row of the zone with its evidence log. One audit runs at a time. */
  @GET
  @Blocking
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      summary =
          "Makes every row of the zone again from its log, and compares; as long as the log is")
  @APIResponseSchema(value = Answer.class, responseDescription = "what was found")
  @APIResponse(
      responseCode = "404",
      description = "another zone: the field error says so",
      content = @Content(mediaType = MediaType.APPLICATION_JSON))
  @APIResponse(
      responseCode = "409",
      description = "an audit is running: the field error says so",
      content = @Content(mediaType = MediaType.APPLICATION_JSON))
  public Response audit(@RestPath String zone) {
    if (!zone.equals(ownZone)) {
      return refused(
          Response.Status.NOT_FOUND,
          "this server keeps zone '%s'; received '%s'".formatted(ownZone, zone));
    }
    if (!running.compareAndSet(false, true)) {
      return refused(
          Response.Status.CONFLICT, "an audit is running; ask again when it has answered");
    }
    try {
      AuditReport report = audit.audit(zone, ZoneAudit.MOST_NAMED);
      return Response.ok(
              new Answer(
                  report.zone(),
                  report.sound(),
                  report.complete(),
                  report.leaves(),
                  report.findings(),
                  report.more(),
                  report.erased()))
          .build();
    } finally {
      running.set(false);
    }
  }

  private static Response refused(Response.Status status, String words) {
    return Response.status(status).entity(Map.of("error", words)).build();
  }
}
