package bondgate.server.backup;

import bondgate.server.access.Roles;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** Backups over HTTP, for operators and their programs. */
@Path("/api/v1/backups")
@Produces(MediaType.APPLICATION_JSON)
class BackupResource {
  private final Backups backups;

  @Inject
  BackupResource(Backups backups) {
    this.backups = backups;
  }

  /**
   * What the answer says.
   *
   * @param folder where it lies on the server's machine
   * @param madeAt its moment, UTC
   */
  record Answer(
      String name,
      String folder,
      String madeAt,
      String schema,
      long rows,
      long bytes,
      List<Manifest.Log> logs) {
    static Answer of(StoredBackup backup) {
      Manifest manifest = backup.manifest();
      return new Answer(
          backup.name(),
          backup.folder().toAbsolutePath().normalize().toString(),
          manifest.madeAt(),
          manifest.schema(),
          manifest.rows(),
          manifest.bytes(),
          manifest.logs());
    }
  }

  /** All that are there, the newest first. */
  @GET
  @Blocking
  @RolesAllowed({Roles.OPERATOR, Roles.AUDITOR})
  @Operation(summary = "All backups, the newest first")
  @APIResponseSchema(
      value = Answer[].class,
      responseDescription = "those that are there",
      responseCode = "200")
  @APIResponse(
      responseCode = "500",
      description = "they cannot be read: the field error says why",
      content = @Content(mediaType = MediaType.APPLICATION_JSON))
  public Response all() {
    try {
      return Response.ok(backups.all().stream().map(Answer::of).toList()).build();
    } catch (BackupException e) {
      return refused(Response.Status.INTERNAL_SERVER_ERROR, e.getMessage());
    }
  }

  /** Makes one; answers when it lies finished on the disk. */
  @POST
  @Blocking
  @RolesAllowed(Roles.OPERATOR)
  @Operation(summary = "Makes a backup; answers when it lies finished on the disk")
  @APIResponseSchema(
      value = Answer.class,
      responseDescription = "it is there",
      responseCode = "201")
  @APIResponse(
      responseCode = "409",
      description = "one is being made: the field error says so",
      content = @Content(mediaType = MediaType.APPLICATION_JSON))
  @APIResponse(
      responseCode = "500",
      description = "it failed: the field error says why",
      content = @Content(mediaType = MediaType.APPLICATION_JSON))
  public Response make() {
    BackupResult result = backups.make();
    if (result instanceof BackupResult.Made made) {
      return Response.status(Response.Status.CREATED).entity(Answer.of(made.backup())).build();
    }
    if (result instanceof BackupResult.Failed failed) {
      return refused(Response.Status.INTERNAL_SERVER_ERROR, failed.why());
    }
    return refused(Response.Status.CONFLICT, "a backup is being made; ask again when it is done");
  }

  private static Response refused(Response.Status status, String why) {
    return Response.status(status).entity(Map.of("error", why)).build();
  }
}
