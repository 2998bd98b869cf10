package bondgate.server.tax;

import bondgate.server.access.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/**
 * What an order owes, before anybody orders it. 200: the quote with each step; 422: it cannot be
 * bought so, and all that speaks against it; 400: it is no question. Nothing is kept.
 */
@RolesAllowed({Roles.STAFF, Roles.SUPERVISOR, Roles.OFFICER, Roles.AUDITOR})
@Path("/api/v1/tax/quotes")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class TaxResource {
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final int UNPROCESSABLE = 422;

  private final TaxQuotes quotes;
  private final InstantSource clock;
  private final QuoteViews views = new QuoteViews();

  @Inject
  TaxResource(TaxQuotes quotes, InstantSource clock) {
    this.quotes = quotes;
    this.clock = clock;
  }

  /** Computes a quote. */
  @POST
  @Operation(summary = "What an order would owe; nothing is kept")
  @APIResponseSchema(
      value = QuoteViews.Quote.class,
      responseDescription = "the quote with each step")
  @APIResponse(
      responseCode = "422",
      description = "it cannot be bought so, and all that speaks against it",
      content = @Content(schema = @Schema(implementation = QuoteViews.Refused.class)))
  @APIResponse(responseCode = "400", description = "it is no question")
  public Response quote(byte[] body) {
    try {
      QuoteRequest request = QuoteJson.read(body, LocalDate.ofInstant(clock.instant(), CHINA));
      QuoteResult result = quotes.quote(request);
      if (result instanceof QuoteResult.Refused refused) {
        return Response.status(UNPROCESSABLE).entity(views.refused(refused)).build();
      }
      TaxQuote quote = ((QuoteResult.Quoted) result).quote();
      return Response.ok(views.quote(request, quote, quotes.tables(), quotes.rules())).build();
    } catch (MalformedQuoteException e) {
      return Response.status(Response.Status.BAD_REQUEST)
          .entity(QuoteViews.Malformed.of(e))
          .build();
    }
  }
}
