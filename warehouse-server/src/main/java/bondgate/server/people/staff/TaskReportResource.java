package bondgate.server.people.staff;

import bondgate.server.access.Actor;
import bondgate.server.access.Role;
import bondgate.server.access.Roles;
import bondgate.server.goods.Goods;
import bondgate.server.handling.TaskReport;
import bondgate.server.handling.TaskReports;
import bondgate.server.people.Frame.Section;
import bondgate.server.people.ItemNames;
import bondgate.server.people.Visitor;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestPath;

/** What tasks came to; a count is blind, so that its report is a supervisor's alone. */
@RolesAllowed(Roles.SUPERVISOR)
@Path("/staff/handheld")
@Produces(MediaType.TEXT_HTML)
class TaskReportResource {
  private static final int SHOWN = 100;
  private static final int UNPROCESSABLE = 422;

  private final TaskReports reports;
  private final CountPosting posting;
  private final HandheldSpeech speech;
  private final Goods goods;
  private final Visitor visitor;
  private final Actor actor;
  private final String zone;
  @Context UriInfo uri;

  @Inject
  TaskReportResource(
      TaskReports reports,
      CountPosting posting,
      HandheldSpeech speech,
      Goods goods,
      Visitor visitor,
      Actor actor,
      @ConfigProperty(name = "bondgate.zone") String zone) {
    this.reports = reports;
    this.posting = posting;
    this.speech = speech;
    this.goods = goods;
    this.visitor = visitor;
    this.actor = actor;
    this.zone = zone;
  }

  /** The last finished tasks. */
  @GET
  @Path("finished")
  public TemplateInstance finished() {
    return visitor.in(
        ShelfTemplates.finishedTasks(
            visitor.frame(zone, Section.HANDHELD, uri),
            reports.finished(zone, SHOWN).stream().map(FinishedTask::of).toList()));
  }

  /** One task, finished or not. */
  @GET
  @Path("tasks/{id: \\d{1,18}}/report")
  public TemplateInstance report(@RestPath long id) {
    TaskReport report = find(id);
    return page(report, posting.obstacle(zone, report));
  }

  /** Posts a count. */
  @POST
  @Path("tasks/{id: \\d{1,18}}/post")
  public Response post(@RestPath long id) throws InterruptedException {
    TaskReport report = find(id);
    CountSaid said = posting.post(zone, report);
    if (said == CountSaid.POSTED) {
      return Response.seeOther(URI.create("/staff/handheld/tasks/" + id + "/report")).build();
    }
    return Response.status(UNPROCESSABLE).entity(page(report, Optional.of(said))).build();
  }

  private TaskReport find(long id) {
    return reports
        .of(zone, id)
        .orElseThrow(() -> new NotFoundException("there is no task %d".formatted(id)));
  }

  private TemplateInstance page(TaskReport report, Optional<CountSaid> said) {
    boolean count = report.count().isPresent();
    return visitor.in(
        ShelfTemplates.taskReport(
            visitor.frame(zone, Section.HANDHELD, uri),
            TaskReportPage.of(
                report,
                ItemNames.of(goods, zone),
                speech.in(zone, visitor.language()),
                new TaskReportPage.Posting(
                    count ? said : Optional.empty(),
                    count && said.isEmpty() && actor.may(Role.SUPERVISOR),
                    CountPosting.number(report.task())))));
  }
}
