package bondgate.server.people.staff;

import bondgate.server.access.Actor;
import bondgate.server.access.Role;
import bondgate.server.access.Roles;
import bondgate.server.handling.Handling;
import bondgate.server.people.Visitor;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestPath;

/**
 * Where handhelds send what they scanned. 200: judged and kept, now or before; 400: it is no
 * message; 409: another account scanned it; 503: not kept, send the same again.
 */
@RolesAllowed({Roles.STAFF, Roles.SUPERVISOR})
@Path("/staff/handheld/tasks/{id: \\d{1,18}}/scans")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class HandheldScans {
  private static final Logger LOG = Logger.getLogger(HandheldScans.class);

  private final Handling handling;
  private final HandheldSpeech speech;
  private final Visitor visitor;
  private final Actor actor;
  private final String zone;

  @Inject
  HandheldScans(
      Handling handling,
      HandheldSpeech speech,
      Visitor visitor,
      Actor actor,
      @ConfigProperty(name = "bondgate.zone") String zone) {
    this.handling = handling;
    this.speech = speech;
    this.visitor = visitor;
    this.actor = actor;
    this.zone = zone;
  }

  /** Takes one message. Sent again, it is answered again and nothing else happens. */
  @POST
  public Response scan(@RestPath long id, byte[] body, @HeaderParam("Sec-Fetch-Site") String site) {
    if (site != null && !site.equals("same-origin")) {
      return refusal(
          Response.Status.FORBIDDEN,
          ZoneViews.Refusal.of(
              "otherSite", site, "same-origin", "open the page of the handheld itself"));
    }
    HandheldMessage.Reading reading = HandheldMessage.read(body);
    if (reading instanceof HandheldMessage.Reading.Not not) {
      return refusal(Response.Status.BAD_REQUEST, not.why());
    }
    HandheldMessage message = ((HandheldMessage.Reading.Read) reading).message();
    return message.by().equals(actor.name())
        ? judged(id, message)
        : refusal(
            Response.Status.CONFLICT,
            ZoneViews.Refusal.of(
                "otherAccount",
                message.by(),
                actor.name(),
                "sign in as " + message.by() + ", and send it again"));
  }

  private Response judged(long id, HandheldMessage message) {
    try {
      HandheldSentences sentences = speech.in(zone, visitor.language());
      return Response.ok(
              HandheldAnswer.of(
                  handling.take(zone, id, message.message(), actor.in(Role.STAFF, Role.SUPERVISOR)),
                  sentences))
          .header("Cache-Control", "no-store")
          .build();
    } catch (IllegalStateException e) {
      if (Stream.iterate((Throwable) e, one -> one != null, Throwable::getCause)
          .noneMatch(SQLException.class::isInstance)) {
        throw e;
      }
      LOG.warnf("a scan is not kept, and will be sent again: %s", e.getMessage());
      return refusal(
          Response.Status.SERVICE_UNAVAILABLE,
          ZoneViews.Refusal.of(
              "databaseUnavailable", "no answer", "a database", "send the same again"));
    }
  }

  private static Response refusal(Response.Status status, ZoneViews.Refusal refusal) {
    return Response.status(status).entity(refusal).header("Cache-Control", "no-store").build();
  }
}
