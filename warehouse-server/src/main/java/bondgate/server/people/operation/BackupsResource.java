package bondgate.server.people.operation;

import bondgate.server.access.Roles;
import bondgate.server.backup.BackupException;
import bondgate.server.backup.BackupResult;
import bondgate.server.backup.Backups;
import bondgate.server.backup.StoredBackup;
import bondgate.server.people.Frame.Section;
import bondgate.server.people.Visitor;
import bondgate.server.people.operation.BackupsPage.Notice;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestQuery;

/** The backups, for who looks after the machine. */
@Path("/operator/backups")
@Produces(MediaType.TEXT_HTML)
class BackupsResource {
  private final Backups backups;
  private final Visitor visitor;
  private final String zone;
  private final java.nio.file.Path data;
  @Context UriInfo uri;

  @Inject
  BackupsResource(
      Backups backups,
      Visitor visitor,
      @ConfigProperty(name = "bondgate.zone") String zone,
      @ConfigProperty(name = "bondgate.data", defaultValue = ".bondgate") java.nio.file.Path data) {
    this.backups = backups;
    this.visitor = visitor;
    this.zone = zone;
    this.data = data.toAbsolutePath().normalize();
  }

  /**
   * All that are there, and how one is put back.
   *
   * @param notice what became of a wish for a backup, as the answer to it gave it
   */
  @GET
  @Blocking
  @RolesAllowed({Roles.OPERATOR, Roles.AUDITOR})
  public TemplateInstance all(@RestQuery @DefaultValue("") String notice) {
    return page(
        Stream.of(Notice.MADE, Notice.BUSY)
            .filter(one -> one.name().equals(notice))
            .findFirst()
            .orElse(null),
        null);
  }

  /** Makes one. Whoever reloads the page that follows does not make another. */
  @POST
  @Blocking
  @RolesAllowed(Roles.OPERATOR)
  public Response make() {
    BackupResult result = backups.make();
    if (result instanceof BackupResult.Failed failed) {
      return Response.serverError().entity(page(Notice.FAILED, failed.why())).build();
    }
    Notice notice = result instanceof BackupResult.Busy ? Notice.BUSY : Notice.MADE;
    return Response.seeOther(URI.create("/operator/backups?notice=" + notice)).build();
  }

  private TemplateInstance page(Notice notice, String why) {
    try {
      return page(backups.all(), true, notice, why);
    } catch (BackupException e) {
      return why == null
          ? page(List.of(), false, Notice.UNREADABLE, e.getMessage())
          : page(List.of(), false, notice, why);
    }
  }

  private TemplateInstance page(
      List<StoredBackup> all, boolean readable, Notice notice, String why) {
    return visitor.in(
        OperationTemplates.backups(
            visitor.frame(zone, Section.BACKUPS, uri),
            new BackupsPage(
                all.stream().map(BackupsPage.Line::new).toList(),
                readable,
                backups.folder().toString(),
                backups.folder().startsWith(data),
                notice,
                why)));
  }
}
