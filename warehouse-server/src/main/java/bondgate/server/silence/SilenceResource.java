package bondgate.server.silence;

import bondgate.server.access.Roles;
import bondgate.server.export.EvidenceExport;
import bondgate.server.export.ExportPlan;
import bondgate.server.export.ExportScope;
import bondgate.server.silence.SilenceResult.Answered;
import bondgate.server.silence.SilenceResult.Refused;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.InstantSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * What a device's records say of an interval. 200: the answer; 400: the question is malformed; 422:
 * it cannot be answered, and why.
 */
@RolesAllowed({Roles.OFFICER, Roles.AUDITOR, Roles.SUPERVISOR})
@Path("/api/v1/silence")
class SilenceResource {
  private static final int UNPROCESSABLE = 422;

  private final Silence silence;
  private final SilenceViews views;
  private final EvidenceExport export;
  private final InstantSource clock;
  private final String ownZone;

  @Inject
  SilenceResource(
      Silence silence,
      SilenceViews views,
      EvidenceExport export,
      InstantSource clock,
      @ConfigProperty(name = "bondgate.zone") String ownZone) {
    this.silence = silence;
    this.views = views;
    this.export = export;
    this.clock = clock;
    this.ownZone = ownZone;
  }

  /** The answer with receipts. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "What a device's records say of an interval, with receipts")
  @APIResponseSchema(value = SilenceViews.View.class, responseDescription = "the answer")
  @APIResponse(responseCode = "400", description = "the question is malformed")
  @APIResponse(responseCode = "422", description = "it cannot be answered")
  public Response answer(
      @RestQuery @DefaultValue("") String zone,
      @RestQuery @DefaultValue("") String device,
      @RestQuery @DefaultValue("") String reader,
      @RestQuery @DefaultValue("") String portal,
      @RestQuery String from,
      @RestQuery String to) {
    AskedInterval asked = AskedInterval.of(from, to);
    if (asked.refused() != null) {
      return refusal(Response.Status.BAD_REQUEST.getStatusCode(), asked.refused());
    }
    SilenceResult result = silence.ask(question(zone, device, reader, portal, asked));
    if (result instanceof Answered answered) {
      return Response.ok(views.view(answered)).build();
    }
    return refusal(UNPROCESSABLE, (Refused) result);
  }

  /** Every record that the answer rests on, as a file for the offline verifier. */
  @GET
  @Path("evidence.zip")
  @Produces("application/zip")
  @Operation(summary = "Every record that such an answer rests on, for the offline verifier")
  @APIResponse(responseCode = "200", description = "the file")
  @APIResponse(responseCode = "400", description = "the question is malformed")
  @APIResponse(responseCode = "422", description = "it cannot be answered")
  public Response file(
      @RestQuery @DefaultValue("") String zone,
      @RestQuery @DefaultValue("") String device,
      @RestQuery String from,
      @RestQuery String to) {
    AskedInterval asked = AskedInterval.of(from, to);
    if (asked.refused() != null) {
      return refusal(Response.Status.BAD_REQUEST.getStatusCode(), asked.refused());
    }
    SilenceQuestion question = question(zone, device, "", "", asked);
    SilenceResult result = silence.ask(question);
    if (result instanceof Refused refused) {
      return refusal(UNPROCESSABLE, refused);
    }
    ExportPlan plan =
        export.plan(
            new ExportScope.Records(
                question.zone(), question.from(), question.to(), ((Answered) result).ranges()),
            clock.instant());
    if (plan.isEmpty()) {
      return refusal(
          UNPROCESSABLE,
          new Refused(
              "nothingRecorded",
              "device=" + device,
              "a device with records",
              "wait until the device has said something"));
    }
    StreamingOutput body = out -> export.write(plan, out);
    return Response.ok(body)
        .header(
            "Content-Disposition",
            "attachment; filename=\"silence-%s-%d.zip\""
                .formatted(device, question.from().getEpochSecond()))
        .build();
  }

  private SilenceQuestion question(
      String zone, String device, String reader, String portal, AskedInterval asked) {
    return new SilenceQuestion(
        zone.isEmpty() ? ownZone : zone,
        device.strip(),
        reader.strip(),
        portal.strip(),
        asked.from(),
        asked.to());
  }

  private static Response refusal(int status, Refused refused) {
    return Response.status(status)
        .type(MediaType.APPLICATION_JSON)
        .entity(
            new Refusal(
                "refused", refused.code(), refused.received(), refused.expected(), refused.todo()))
        .build();
  }

  /** In the shape of all refusals of this server. */
  record Refusal(String status, String code, String received, String expected, String todo) {}
}
