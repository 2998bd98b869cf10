package bondgate.server.people.staff;

import bondgate.server.access.Actor;
import bondgate.server.access.Role;
import bondgate.server.access.Roles;
import bondgate.server.proposal.Proposal;
import bondgate.server.proposal.Proposals;
import bondgate.server.stream.ActAnswer;
import bondgate.server.stream.ActJson;
import bondgate.server.stream.MalformedActException;
import bondgate.server.stream.ZoneAct;
import bondgate.server.stream.ZoneWriter;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestPath;

/**
 * Where programs and pages state what people do. 200: it took effect, now or before; 202: it waits
 * for a second person; 422: it did not, and why; 400: it is no act; 403: not in this role or name;
 * 503: nobody could tell in time, send the same again.
 */
@RolesAllowed({Roles.STAFF, Roles.SUPERVISOR, Roles.OFFICER, Roles.OPERATOR})
@Path("/api/v1/zones/{zone}/acts")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class ActsEndpoint {
  private static final Pattern ZONE = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
  private static final int UNPROCESSABLE = 422;
  private static final int UNAVAILABLE = 503;

  private final ZoneWriter writer;
  private final Actor actor;
  private final Proposals proposals;

  @Inject
  ActsEndpoint(ZoneWriter writer, Actor actor, Proposals proposals) {
    this.writer = writer;
    this.actor = actor;
    this.proposals = proposals;
  }

  /** Lets an act take effect, once. */
  @POST
  @Operation(summary = "States an act: what a person does")
  @APIResponseSchema(
      value = ZoneViews.ActDone.class,
      responseDescription = "it took effect, now or before")
  @APIResponse(
      responseCode = "202",
      description = "it waits until another person approves it",
      content = @Content(schema = @Schema(implementation = ZoneViews.ActWaits.class)))
  @APIResponse(responseCode = "400", description = "it is no act")
  @APIResponse(responseCode = "403", description = "not in this role, or not in this name")
  @APIResponse(responseCode = "422", description = "it did not take effect")
  @APIResponse(responseCode = "503", description = "nobody could tell in time; send the same again")
  public Response act(@RestPath String zone, byte[] body) throws InterruptedException {
    if (!ZONE.matcher(zone).matches()) {
      return refusal(
          Response.Status.BAD_REQUEST.getStatusCode(),
          ZoneViews.Refusal.of(
              "zoneMalformed", zone, "a zone's name of a-z, 0-9 and '-'", "check the address"));
    }
    try {
      ZoneAct act = ActJson.read(body);
      Optional<ZoneViews.Refusal> closed = closed(act);
      return closed.isPresent()
          ? refusal(Response.Status.FORBIDDEN.getStatusCode(), closed.get())
          : answer(zone, act, writer.submit(zone, act));
    } catch (MalformedActException e) {
      return refusal(
          Response.Status.BAD_REQUEST.getStatusCode(),
          ZoneViews.Refusal.of(
              "malformed", e.getMessage(), "an act with exactly its fields", "correct the act"));
    }
  }

  /** Nobody acts in another's name, nor in a role that this act is not for. */
  private Optional<ZoneViews.Refusal> closed(ZoneAct act) {
    if (!actor.mayBe(act.actor())) {
      return Optional.of(
          ZoneViews.Refusal.of(
              "actorNotYou",
              act.actor(),
              "a role of the account that signed in, and its name, such as staff:ls-07",
              "state your own role and account as the actor, or sign in as that account"));
    }
    Set<Role> roles = ActRoles.of(act);
    String stated = act.actor().substring(0, act.actor().indexOf(':'));
    boolean may = roles.stream().anyMatch(role -> role.id().equals(stated));
    return actor.account().isEmpty() || may
        ? Optional.empty()
        : Optional.of(
            ZoneViews.Refusal.of(
                "roleMayNot",
                act.actor(),
                roles.stream().map(Role::id).sorted().collect(Collectors.joining(" or ")),
                "ask somebody in that role to state it"));
  }

  private Response answer(String zone, ZoneAct act, ActAnswer answer) {
    if (answer instanceof ActAnswer.Refused refused) {
      if (refused.code().equals(ActAnswer.AWAITS_SECOND_PERSON)) {
        Proposal waiting = proposals.find(zone, act.id()).orElseThrow().proposal();
        return Response.accepted(ZoneViews.ActWaits.of(waiting)).build();
      }
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
