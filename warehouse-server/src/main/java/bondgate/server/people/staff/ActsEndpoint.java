package bondgate.server.people.staff;

import bondgate.server.stream.ActAnswer;
import bondgate.server.stream.ActJson;
import bondgate.server.stream.MalformedActException;
import bondgate.server.stream.ZoneWriter;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestPath;

/**
 * Where programs and pages state what people do. 200: it took effect, now or before; 422: it did
 * not, and why; 400: it is no act; 503: nobody could tell in time, send the same again.
 */
@Path("/api/v1/zones/{zone}/acts")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class ActsEndpoint {
  private static final Pattern ZONE = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
  private static final int UNPROCESSABLE = 422;
  private static final int UNAVAILABLE = 503;

  private final ZoneWriter writer;

  @Inject
  ActsEndpoint(ZoneWriter writer) {
    this.writer = writer;
  }

  /** Lets an act take effect, once. */
  @POST
  public Response act(@RestPath String zone, byte[] body) throws InterruptedException {
    if (!ZONE.matcher(zone).matches()) {
      return refusal(
          Response.Status.BAD_REQUEST.getStatusCode(),
          ZoneViews.Refusal.of(
              "zoneMalformed", zone, "a zone's name of a-z, 0-9 and '-'", "check the address"));
    }
    try {
      return answer(writer.submit(zone, ActJson.read(body)));
    } catch (MalformedActException e) {
      return refusal(
          Response.Status.BAD_REQUEST.getStatusCode(),
          ZoneViews.Refusal.of(
              "malformed", e.getMessage(), "an act with exactly its fields", "correct the act"));
    }
  }

  private static Response answer(ActAnswer answer) {
    if (answer instanceof ActAnswer.Refused refused) {
      return refusal(
          refused.code().equals("databaseUnavailable") ? UNAVAILABLE : UNPROCESSABLE,
          ZoneViews.Refusal.of(
              refused.code(), refused.received(), refused.expected(), refused.todo()));
    }
    if (answer instanceof ActAnswer.Repeated repeated) {
      return Response.ok(
              new ZoneViews.ActDone("repeated", repeated.leafIndex(), repeated.permitsVersion()))
          .build();
    }
    ActAnswer.Done done = (ActAnswer.Done) answer;
    return Response.ok(new ZoneViews.ActDone("done", done.leafIndex(), done.permitsVersion()))
        .build();
  }

  private static Response refusal(int status, ZoneViews.Refusal refusal) {
    return Response.status(status).entity(refusal).build();
  }
}
