package bondgate.edge.status;

import bondgate.camera.gallery.Consent;
import bondgate.camera.gallery.ConsentLanguage;
import bondgate.camera.gallery.ConsentText;
import bondgate.edge.AgentAtWork;
import bondgate.edge.RunningAgent;
import bondgate.edge.door.EnrolmentProgress;
import bondgate.edge.door.FaceRights;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Map;

/**
 * What the page of the kiosk on this machine asks about somebody's own face, and staff about a
 * door. Only from this machine and from no other site's page; who it is, the ticket says. A ticket
 * is never in an address, so that no log holds it.
 */
@Path("/doors")
@Produces(MediaType.APPLICATION_JSON)
class FaceResource {
  private static final String STAFF_TOKEN = "X-Door-Token";

  private final AgentAtWork atWork;
  @Context HttpServerRequest request;

  FaceResource(AgentAtWork atWork) {
    this.atWork = atWork;
  }

  /** The text that is agreed to, with its version and hash. */
  @GET
  @Path("consent")
  public Response consent(@QueryParam("language") @DefaultValue("zh") String language) {
    RunningAgent agent = agent();
    ConsentText text = ConsentText.current(language(language));
    long days = agent.settings().faces().map(faces -> faces.keepFor().toDays()).orElse(0L);
    return answer(new Shown(text.version(), text.sha256(), text.text(), days));
  }

  /** Begins to enrol the holder of a ticket before that door's camera. */
  @POST
  @Path("{door}/enrolments")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response enrol(@PathParam("door") String door, Enrol asked) {
    RunningAgent agent = agent();
    if (asked == null || asked.ticket() == null || asked.textSha256() == null) {
      throw refused(Response.Status.BAD_REQUEST, "send ticket, language, textSha256 and guardian");
    }
    FaceRights.Agreed agreed =
        new FaceRights.Agreed(
            language(asked.language()),
            asked.textSha256(),
            asked.guardian() ? Consent.Giver.GUARDIAN : Consent.Giver.PERSON);
    return answer(agent.doors().rights().begin(door, asked.ticket(), agreed));
  }

  /** How far an enrolment has come. */
  @GET
  @Path("{door}/enrolments/{id}")
  public Response progress(@PathParam("door") String door, @PathParam("id") String id) {
    EnrolmentProgress progress =
        agent()
            .doors()
            .rights()
            .progress(door, id)
            .orElseThrow(() -> refused(Response.Status.NOT_FOUND, "there is no such enrolment"));
    return answer(progress);
  }

  /** Erases the face of the holder of a ticket. */
  @POST
  @Path("withdrawals")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response withdraw(Holder holder) {
    RunningAgent agent = agent();
    return answer(agent.doors().rights().withdraw(ticket(holder)));
  }

  /** What is held about the holder of a ticket. */
  @POST
  @Path("held")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response held(Holder holder) {
    RunningAgent agent = agent();
    return answer(agent.doors().rights().held(ticket(holder), language(holder.language())));
  }

  /** Staff open a door. */
  @POST
  @Path("{door}/open")
  public Response open(@PathParam("door") String door) {
    RunningAgent agent = agent();
    String said = request.getHeader(STAFF_TOKEN);
    boolean right =
        agent
            .doors()
            .door(door)
            .flatMap(settings -> settings.staffToken())
            .filter(token -> said != null && TillResource.isSame(said, token))
            .isPresent();
    if (!right) {
      throw refused(
          Response.Status.UNAUTHORIZED,
          "no such door, or the header %s is wrong".formatted(STAFF_TOKEN));
    }
    agent.doors().openForStaff(door);
    return answer(Map.of("asked", true));
  }

  /** A text as shown, and for how long a face is kept. */
  record Shown(int version, String sha256, String text, long keepDays) {}

  /** Who agrees to which text. */
  record Enrol(String ticket, String language, String textSha256, boolean guardian) {}

  /** Who asks. */
  record Holder(String ticket, String language) {}

  private static String ticket(Holder holder) {
    if (holder == null || holder.ticket() == null) {
      throw refused(Response.Status.BAD_REQUEST, "send the ticket");
    }
    return holder.ticket();
  }

  private static ConsentLanguage language(String said) {
    return "en".equals(said == null ? "" : said.toLowerCase(Locale.ROOT))
        ? ConsentLanguage.EN
        : ConsentLanguage.ZH;
  }

  /** All refusals of the asker come before anything is looked up. */
  private RunningAgent agent() {
    if (!TillResource.isLoopback(request.remoteAddress().hostAddress())) {
      throw refused(Response.Status.FORBIDDEN, "only for browsers on this machine");
    }
    String origin = request.getHeader("Origin");
    String own = "http://" + request.getHeader("Host");
    if (origin != null && !origin.equals(own)) {
      throw refused(Response.Status.FORBIDDEN, "not for pages of other sites");
    }
    return atWork
        .agent()
        .orElseThrow(
            () -> refused(Response.Status.SERVICE_UNAVAILABLE, "the agent starts or stops"));
  }

  private static Response answer(Object what) {
    return Response.ok(what)
        .header("Cache-Control", "no-store")
        .header("X-Content-Type-Options", "nosniff")
        .build();
  }

  private static WebApplicationException refused(Response.Status status, String why) {
    return new WebApplicationException(
        Response.status(status)
            .entity(Map.of("error", why))
            .type(MediaType.APPLICATION_JSON)
            .header("Cache-Control", "no-store")
            .build());
  }
}
