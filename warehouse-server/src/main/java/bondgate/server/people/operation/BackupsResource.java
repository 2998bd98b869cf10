package bondgate.server.people.operation;

import bondgate.server.access.Roles;
import bondgate.server.backup.BackupResult;
import bondgate.server.backup.Backups;
import bondgate.server.people.Frame.Section;
import bondgate.server.people.Visitor;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.config.inject.ConfigProperty;

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

  /** All that are there, and how one is put back. */
  @GET
  @Blocking
  @RolesAllowed({Roles.OPERATOR, Roles.AUDITOR})
  public TemplateInstance all() {
    return page(null, null);
  }

  /** Makes one; the page says what became of it. */
  @POST
  @Blocking
  @RolesAllowed(Roles.OPERATOR)
  public TemplateInstance make() {
    BackupResult result = backups.make();
    if (result instanceof BackupResult.Failed failed) {
      return page(BackupsPage.Notice.FAILED, failed.why());
    }
    return page(
        result instanceof BackupResult.Busy ? BackupsPage.Notice.BUSY : BackupsPage.Notice.MADE,
        null);
  }

  private TemplateInstance page(BackupsPage.Notice notice, String why) {
    return visitor.in(
        OperationTemplates.backups(
            visitor.frame(zone, Section.BACKUPS, uri),
            new BackupsPage(
                backups.all().stream().map(BackupsPage.Line::new).toList(),
                backups.folder().toString(),
                backups.folder().startsWith(data),
                notice,
                why)));
  }
}
