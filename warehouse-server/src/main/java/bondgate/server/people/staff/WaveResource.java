package bondgate.server.people.staff;

import bondgate.server.access.Actor;
import bondgate.server.access.Role;
import bondgate.server.access.Roles;
import bondgate.server.handling.WavePasses;
import bondgate.server.handling.WaveResult;
import bondgate.server.handling.WaveRule;
import bondgate.server.handling.WaveViews;
import bondgate.server.handling.Waves;
import bondgate.server.people.Display;
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
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * 波次 — supervisors gather gate passes that are picked in one round; pickers see how far each is.
 */
@RolesAllowed({Roles.STAFF, Roles.SUPERVISOR})
@Path("/staff/waves")
@Produces(MediaType.TEXT_HTML)
class WaveResource {
  private static final int SHOWN = 20;
  private static final int LONGEST = 64;
  private static final int UNPROCESSABLE = 422;
  private static final String USUAL_DOCUMENTS = "6";
  private static final String USUAL_PIECES = "60";

  private final Waves waves;
  private final WaveViews views;
  private final Visitor visitor;
  private final Actor actor;
  private final RandomGenerator random;
  private final String zone;
  @Context UriInfo uri;

  @Inject
  WaveResource(
      Waves waves,
      WaveViews views,
      Visitor visitor,
      Actor actor,
      RandomGenerator random,
      @ConfigProperty(name = "bondgate.zone") String zone) {
    this.waves = waves;
    this.views = views;
    this.visitor = visitor;
    this.actor = actor;
    this.random = random;
    this.zone = zone;
  }

  /** The waves, and the form for a new one. */
  @GET
  public TemplateInstance waves(
      @RestQuery @DefaultValue("") String done, @RestQuery @DefaultValue("") String about) {
    WaveSaid said =
        Arrays.stream(WaveSaid.values())
            .filter(one -> one.done() && one.name().equals(done))
            .findFirst()
            .orElse(WaveSaid.NOTHING);
    return page(fresh(), said, cut(about));
  }

  private WavePage.Form fresh() {
    return new WavePage.Form(
        HexFormat.of().toHexDigits(random.nextLong()),
        WavePasses.ANY,
        "",
        USUAL_DOCUMENTS,
        USUAL_PIECES);
  }

  /** Gathers a wave by a rule. */
  @RolesAllowed(Roles.SUPERVISOR)
  @POST
  public Response gather(
      @RestForm @DefaultValue("") String key,
      @RestForm @DefaultValue("") String passes,
      @RestForm @DefaultValue("") String approvedOn,
      @RestForm @DefaultValue("") String documents,
      @RestForm @DefaultValue("") String pieces) {
    Optional<WavePasses> kind =
        Arrays.stream(WavePasses.values()).filter(one -> one.name().equals(passes)).findFirst();
    WavePage.Form form =
        new WavePage.Form(
            key,
            kind.orElse(WavePasses.ANY),
            approvedOn.strip(),
            documents.strip(),
            pieces.strip());
    Optional<LocalDate> last = day(form.approvedOn());
    boolean readable = form.approvedOn().isEmpty() || last.isPresent();
    if (kind.isEmpty() || !readable || !key.matches("[A-Za-z0-9-]{8,64}")) {
      return refused(form, WaveSaid.RULE_WRONG, "");
    }
    Optional<Instant> before =
        last.map(day -> day.plusDays(1).atStartOfDay(Display.SHANGHAI).toInstant());
    WaveRule rule =
        new WaveRule(kind.get(), before, number(form.documents()), number(form.pieces()));
    return answer(waves.gather(zone, key, rule, who()), WaveSaid.GATHERED, form, "");
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** 0, which no rule allows, for what is no number. */
  private static int number(String text) {
    return text.matches("\\d{1,4}") ? Integer.parseInt(text) : 0;
  }

  /** Gives one to the pickers. */
  @RolesAllowed(Roles.SUPERVISOR)
  @POST
  @Path("release")
  public Response release(@RestForm @DefaultValue("") String number) {
    return answer(waves.release(zone, number, who()), WaveSaid.RELEASED, fresh(), number);
  }

  /** Takes out what nobody has begun. */
  @RolesAllowed(Roles.SUPERVISOR)
  @POST
  @Path("take-out")
  public Response takeOut(@RestForm @DefaultValue("") String number) {
    return answer(waves.cancel(zone, number, who()), WaveSaid.TAKEN_OUT, fresh(), number);
  }

  /** Lets a document go on with what is there. */
  @RolesAllowed(Roles.SUPERVISOR)
  @POST
  @Path("go-on")
  public Response goOn(
      @RestForm @DefaultValue("") String number, @RestForm @DefaultValue("") String document) {
    return answer(waves.goOn(zone, number, document, who()), WaveSaid.GOES_ON, fresh(), number);
  }

  /** Lets what is missing of a document wait. */
  @RolesAllowed(Roles.SUPERVISOR)
  @POST
  @Path("wait")
  public Response waits(
      @RestForm @DefaultValue("") String number, @RestForm @DefaultValue("") String document) {
    return answer(waves.waits(zone, number, document, who()), WaveSaid.WAITS, fresh(), number);
  }

  private Response answer(WaveResult result, WaveSaid done, WavePage.Form form, String about) {
    if (result instanceof WaveResult.Refused refused) {
      return refused(form, WaveSaid.of(refused), about);
    }
    return Response.seeOther(
            UriBuilder.fromPath("/staff/waves")
                .queryParam("done", done.name())
                .queryParam("about", "{about}")
                .build(((WaveResult.Done) result).number()))
        .build();
  }

  private Response refused(WavePage.Form form, WaveSaid said, String about) {
    // Another rule is another form.
    WavePage.Form again =
        new WavePage.Form(
            fresh().key(), form.passes(), form.approvedOn(), form.documents(), form.pieces());
    return Response.status(UNPROCESSABLE).entity(page(again, said, cut(about))).build();
  }

  private TemplateInstance page(WavePage.Form form, WaveSaid said, String about) {
    return visitor.in(
        WaveTemplates.waves(
            visitor.frame(zone, Section.HANDHELD, uri),
            new WavePage(views.all(zone, SHOWN), form, said, about, actor.may(Role.SUPERVISOR))));
  }

  private String who() {
    return actor.in(Role.SUPERVISOR);
  }

  private static String cut(String text) {
    return text.substring(0, Math.min(text.length(), LONGEST));
  }
}
