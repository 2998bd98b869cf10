package bondgate.server.payment;

import bondgate.server.access.Roles;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestPath;

/** The comparison of a day with a provider's bill over HTTP, for operators: who has what in it. */
@RolesAllowed({Roles.SUPERVISOR, Roles.AUDITOR})
@Path("/api/v1/payments/{provider}/zones/{zone}/days/{day}")
class ReconciliationResource {
  private final PaymentDay days;

  @Inject
  ReconciliationResource(PaymentDay days) {
    this.days = days;
  }

  /**
   * What the answer says.
   *
   * @param csv the differences, as {@link ReconciliationReport#csv}
   */
  record Answer(
      String zone, String day, String provider, boolean agrees, int matched, String csv) {}

  /** Downloads the bill and compares; {@code day} is a date in China, such as 2026-03-01. */
  @GET
  @Blocking
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "Compares a day with a payment firm's bill")
  @APIResponseSchema(value = Answer.class, responseDescription = "who has what in it")
  @APIResponse(
      responseCode = "400",
      description = "no day: the field error says so",
      content = @Content(mediaType = MediaType.APPLICATION_JSON))
  @APIResponse(
      responseCode = "404",
      description = "no such firm: the field error says so",
      content = @Content(mediaType = MediaType.APPLICATION_JSON))
  @APIResponse(
      responseCode = "503",
      description = "no bill yet: the field error says so",
      content = @Content(mediaType = MediaType.APPLICATION_JSON))
  public Response compare(@RestPath String provider, @RestPath String zone, @RestPath String day) {
    LocalDate date;
    try {
      date = LocalDate.parse(day);
    } catch (DateTimeException e) {
      return refused(400, "received the day '%s'; expected one such as 2026-03-01", day);
    }
    ReconciliationResult result = days.reconcile(zone, date, provider);
    if (result instanceof ReconciliationResult.UnknownProvider unknown) {
      return refused(404, "no provider '%s' is set up", unknown.received());
    }
    if (result instanceof ReconciliationResult.NoBill none) {
      return refused(503, "there is no bill: %s; ask again later", none.text());
    }
    ReconciliationReport report = ((ReconciliationResult.Compared) result).report();
    return Response.ok(
            new Answer(
                report.zone(),
                report.day().toString(),
                report.provider(),
                report.agrees(),
                report.matched(),
                report.csv()))
        .build();
  }

  private static Response refused(int status, String words, String received) {
    return Response.status(status).entity(Map.of("error", words.formatted(received))).build();
  }
}
