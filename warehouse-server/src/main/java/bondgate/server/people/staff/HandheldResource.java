package bondgate.server.people.staff;

import bondgate.server.access.Actor;
import bondgate.server.access.Role;
import bondgate.server.access.Roles;
import bondgate.server.goods.Place;
import bondgate.server.handling.OpenResult;
import bondgate.server.handling.Step;
import bondgate.server.handling.Task;
import bondgate.server.handling.TaskKind;
import bondgate.server.handling.Tasks;
import bondgate.server.people.Frame.Section;
import bondgate.server.people.Visitor;
import io.quarkus.qute.TemplateInstance;
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
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;

/** The pages of who works with a handheld: what to do, and one task scan by scan. */
@RolesAllowed({Roles.STAFF, Roles.SUPERVISOR})
@Path("/staff/handheld")
@Produces(MediaType.TEXT_HTML)
class HandheldResource {
  private static final int LONGEST_SCAN = 512;
  private static final int UNPROCESSABLE = 422;

  private final Tasks tasks;
  private final HandheldSpeech speech;
  private final Visitor visitor;
  private final Actor actor;
  private final String zone;
  @Context UriInfo uri;

  @Inject
  HandheldResource(
      Tasks tasks,
      HandheldSpeech speech,
      Visitor visitor,
      Actor actor,
      @ConfigProperty(name = "bondgate.zone") String zone) {
    this.tasks = tasks;
    this.speech = speech;
    this.visitor = visitor;
    this.actor = actor;
    this.zone = zone;
  }

  /** What there is to do. */
  @GET
  public TemplateInstance home() {
    return home(HandheldSaid.NOTHING);
  }

  /** Opens work: by what was scanned, by its kind and document, or a count of a place. */
  @POST
  @Path("start")
  public Response start(
      @RestForm @DefaultValue("") String text,
      @RestForm @DefaultValue("") String kind,
      @RestForm @DefaultValue("") String document,
      @RestForm @DefaultValue("") String place) {
    OpenResult opened = opened(cut(text), kind, cut(document.strip()), place);
    if (opened instanceof OpenResult.Open open) {
      return Response.seeOther(URI.create("/staff/handheld/tasks/" + open.taskId())).build();
    }
    HandheldSaid said =
        HandheldSaid.of((OpenResult.Refused) opened, speech.in(zone, visitor.language()));
    return Response.status(UNPROCESSABLE).entity(home(said)).build();
  }

  private OpenResult opened(String text, String kind, String document, String place) {
    Optional<TaskKind> asked =
        Arrays.stream(TaskKind.values()).filter(one -> one.name().equals(kind)).findFirst();
    if (place.equals(Place.WAREHOUSE.name()) || place.equals(Place.CENTRE.name())) {
      return tasks.count(zone, Place.valueOf(place), worker());
    }
    if (asked.isPresent()) {
      Optional<String> paper = document.isEmpty() ? Optional.empty() : Optional.of(document);
      return tasks.begin(zone, asked.get(), paper, worker());
    }
    return tasks.choose(zone, text, worker());
  }

  /** One task, as it stands. */
  @GET
  @Path("tasks/{id: \\d{1,18}}")
  public Response task(@RestPath long id) {
    Optional<Task> task = tasks.find(zone, id);
    Optional<Step> step = tasks.step(zone, id, worker());
    if (task.isEmpty() || step.isEmpty()) {
      return Response.status(Response.Status.NOT_FOUND)
          .entity(
              visitor.in(
                  HandheldTemplates.noHandheldTask(
                      visitor.frame(zone, Section.HANDHELD, uri),
                      new HandheldHome(actor.name(), List.of(), HandheldSaid.NOTHING))))
          .build();
    }
    HandheldSentences sentences = speech.in(zone, visitor.language());
    return Response.ok(
            visitor.in(
                HandheldTemplates.handheldTask(
                    visitor.frame(zone, Section.HANDHELD, uri),
                    HandheldTask.of(actor.name(), task.get(), step.get(), sentences))))
        .build();
  }

  private TemplateInstance home(HandheldSaid said) {
    return visitor.in(
        HandheldTemplates.handheldHome(
            visitor.frame(zone, Section.HANDHELD, uri),
            new HandheldHome(actor.name(), tasks.waiting(zone, worker()), said)));
  }

  private String worker() {
    return actor.in(Role.STAFF, Role.SUPERVISOR);
  }

  private static String cut(String text) {
    return text.substring(0, Math.min(text.length(), LONGEST_SCAN));
  }
}
