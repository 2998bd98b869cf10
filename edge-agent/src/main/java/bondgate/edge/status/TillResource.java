package bondgate.edge.status;

import bondgate.edge.AgentAtWork;
import bondgate.edge.RunningAgent;
import bondgate.edge.door.TillFace;
import bondgate.edge.till.ReceiptAnswer;
import bondgate.edge.till.ReceiptOrder;
import bondgate.edge.till.Till;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * What the kiosk's page on this machine may ask of its till's devices: the identity card, a code,
 * the camera, the printer. Only from this machine, with the till's token, and in a browser only
 * from the origin that the till's settings name. Personal data pass through and stay nowhere.
 */
@Path("/till/{till}")
@Produces(MediaType.APPLICATION_JSON)
class TillResource {
  private static final String TOKEN = "X-Till-Token";
  private static final int PRINT_WITHIN_SECONDS = 15;

  private final AgentAtWork atWork;
  @Context HttpServerRequest request;

  TillResource(AgentAtWork atWork) {
    this.atWork = atWork;
  }

  /** A browser asks before it sends the token; private network access included. */
  @OPTIONS
  @Path("{what}")
  public Response preflight(@PathParam("till") String name) {
    Till till = till(name);
    Response.ResponseBuilder answer = Response.noContent();
    if (till.settings().origin().equals(request.getHeader("Origin"))) {
      answer
          .header("Access-Control-Allow-Methods", "GET, POST, DELETE")
          .header("Access-Control-Allow-Headers", TOKEN + ", Content-Type")
          .header("Access-Control-Allow-Private-Network", "true")
          .header("Access-Control-Max-Age", "600");
    }
    return shared(answer, till).build();
  }

  /** How the till stands. */
  @GET
  @Path("status")
  public Response status(@PathParam("till") String name) {
    return answer(
        name, till -> till.status(agent().tills().whyNoSales(), agent().doors().atTills().state()));
  }

  /** The identity card that lies on the reader, given once. */
  @GET
  @Path("card")
  public Response card(@PathParam("till") String name, @QueryParam("visit") String visit) {
    return answer(name, till -> till.card(named(visit)));
  }

  /** The shopper has left: card and code are forgotten, and no face is looked for. */
  @DELETE
  @Path("card")
  public Response forget(@PathParam("till") String name) {
    return answer(
        name,
        till -> {
          till.forget();
          agent().doors().atTills().forget(name);
          return Map.of("forgotten", true);
        });
  }

  /** The text of the code that was held before the scanner, given once; empty for none. */
  @GET
  @Path("code")
  public Response code(@PathParam("till") String name, @QueryParam("visit") String visit) {
    return answer(name, till -> Map.of("code", till.code(named(visit)).orElse("")));
  }

  /** Begins to look whether who stands there is the one whom the server's claim names. */
  @POST
  @Path("face")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response claim(
      @PathParam("till") String name, @QueryParam("visit") String visit, Claimed claimed) {
    return answer(
        name,
        till -> {
          if (claimed == null || claimed.claim() == null) {
            throw refused(Response.Status.BAD_REQUEST, "no claim came; send the server's");
          }
          boolean camera = till.settings().camera().isPresent();
          return face(agent().doors().atTills().begin(name, camera, named(visit), claimed.claim()));
        });
  }

  /** How far the camera has come in that visit. */
  @GET
  @Path("face")
  public Response face(@PathParam("till") String name, @QueryParam("visit") String visit) {
    return answer(name, till -> face(agent().doors().atTills().progress(name, named(visit))));
  }

  private static Map<String, String> face(TillFace state) {
    return Map.of("state", state.name());
  }

  /** What the server signed. */
  record Claimed(String claim) {}

  /** Prints a receipt and waits for what becomes of it. */
  @POST
  @Path("receipt")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response print(@PathParam("till") String name, ReceiptOrder order) {
    return answer(name, till -> printed(till, order));
  }

  private static ReceiptAnswer printed(Till till, ReceiptOrder order) {
    if (order == null) {
      throw refused(Response.Status.BAD_REQUEST, "no receipt came; send its id and lines");
    }
    try {
      return till.print(order).get(PRINT_WITHIN_SECONDS, TimeUnit.SECONDS);
    } catch (IllegalArgumentException e) {
      throw refused(Response.Status.BAD_REQUEST, e.getMessage());
    } catch (TimeoutException e) {
      return new ReceiptAnswer(ReceiptAnswer.Outcome.DOUBTFUL, List.of());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new ReceiptAnswer(ReceiptAnswer.Outcome.DOUBTFUL, List.of());
    } catch (ExecutionException e) {
      throw new IllegalStateException("a printer's outcome is never an exception", e);
    }
  }

  /** All refusals come before anything is asked of a device. */
  private Response answer(String name, Function<Till, Object> what) {
    Till till = till(name);
    String origin = request.getHeader("Origin");
    if (origin != null && !origin.equals(till.settings().origin())) {
      throw refused(Response.Status.FORBIDDEN, "this origin is not the till's; see its settings");
    }
    String token = request.getHeader(TOKEN);
    if (token == null || !isSame(token, till.settings().token())) {
      throw refused(Response.Status.UNAUTHORIZED, "the header %s is wrong".formatted(TOKEN));
    }
    return shared(Response.ok(what.apply(till)), till).build();
  }

  private static Response.ResponseBuilder shared(Response.ResponseBuilder answer, Till till) {
    return answer
        .header("Access-Control-Allow-Origin", till.settings().origin())
        .header("Vary", "Origin")
        .header("Cache-Control", "no-store")
        .header("X-Content-Type-Options", "nosniff");
  }

  private Till till(String name) {
    if (!isLoopback(request.remoteAddress().hostAddress())) {
      throw refused(Response.Status.FORBIDDEN, "only for browsers on this machine");
    }
    return agent()
        .tills()
        .till(name)
        .orElseThrow(() -> refused(Response.Status.NOT_FOUND, "this agent has no such till"));
  }

  static boolean isLoopback(String address) {
    return address.startsWith("127.") || address.equals("::1") || address.equals("0:0:0:0:0:0:0:1");
  }

  /** In a time that does not tell how much of it is right. */
  static boolean isSame(String said, String expected) {
    return MessageDigest.isEqual(
        said.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
  }

  private static String named(String visit) {
    if (visit == null || !visit.matches("[A-Za-z0-9_-]{8,64}")) {
      throw refused(
          Response.Status.BAD_REQUEST, "visit must be 8 to 64 of A-Z, a-z, 0-9, '-' and '_'");
    }
    return visit;
  }

  private static WebApplicationException refused(Response.Status status, String why) {
    return new WebApplicationException(
        Response.status(status)
            .entity(Map.of("error", why))
            .type(MediaType.APPLICATION_JSON)
            .header("Cache-Control", "no-store")
            .build());
  }

  private RunningAgent agent() {
    return atWork
        .agent()
        .orElseThrow(
            () -> refused(Response.Status.SERVICE_UNAVAILABLE, "the agent starts or stops"));
  }
}
