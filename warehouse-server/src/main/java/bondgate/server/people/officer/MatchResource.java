package bondgate.server.people.officer;

import bondgate.server.access.Roles;
import bondgate.server.people.Frame.Section;
import bondgate.server.people.Visitor;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;

/** 门—台—账 — gate, till and book side by side, piece by piece. */
@RolesAllowed({Roles.OFFICER, Roles.AUDITOR, Roles.SUPERVISOR})
@Path("/officer")
@Produces(MediaType.TEXT_HTML)
class MatchResource {
  private final MatchReading reading;
  private final OfficerDesk desk;
  private final Visitor visitor;
  private final InstantSource clock;
  private final String zone;

  @Inject
  MatchResource(
      MatchReading reading,
      OfficerDesk desk,
      Visitor visitor,
      InstantSource clock,
      @ConfigProperty(name = "bondgate.zone") String zone) {
    this.reading = reading;
    this.desk = desk;
    this.visitor = visitor;
    this.clock = clock;
    this.zone = zone;
  }

  /** The page; today if no time is asked for. */
  @GET
  @Path("match")
  public TemplateInstance match(
      @Context UriInfo uri,
      @RestQuery @DefaultValue("") String from,
      @RestQuery @DefaultValue("") String until,
      @RestQuery @DefaultValue("") String verdict,
      @RestQuery @DefaultValue("") String tag,
      @RestQuery @DefaultValue("") String before) {
    MatchAsked asked = MatchAsked.of(from, until, verdict, tag, clock.instant());
    return visitor.in(
        MatchTemplates.match(
            visitor.frame(zone, Section.MATCH, uri),
            desk.strip(zone),
            reading.page(zone, asked, MatchAsked.key(before))));
  }

  /** How many pieces have which verdict: a part of the page, or a page for who has no script. */
  @GET
  @Path("match/counts")
  public TemplateInstance counts(
      @Context UriInfo uri,
      @RestHeader("HX-Request") String part,
      @RestQuery @DefaultValue("") String from,
      @RestQuery @DefaultValue("") String until,
      @RestQuery @DefaultValue("") String tag) {
    MatchAsked asked = MatchAsked.of(from, until, "", tag, clock.instant());
    MatchCountsView counts = reading.counts(zone, asked);
    return visitor.in(
        part != null
            ? MatchTemplates.matchCounts(counts)
            : MatchTemplates.matchCounted(
                visitor.frame(zone, Section.MATCH, uri), desk.strip(zone), counts));
  }

  /** The same as the page, as CSV. */
  @GET
  @Path("match.csv")
  @Produces("text/csv; charset=utf-8")
  public Response csv(
      @RestQuery @DefaultValue("") String from,
      @RestQuery @DefaultValue("") String until,
      @RestQuery @DefaultValue("") String verdict,
      @RestQuery @DefaultValue("") String tag) {
    MatchAsked asked = MatchAsked.of(from, until, verdict, tag, clock.instant());
    List<MatchRow> rows = reading.all(zone, asked);
    List<ReportPage.Table> tables = new ArrayList<>();
    tables.add(new MatchTable(visitor.language()).of(asked, rows));
    if (rows.size() == MatchReading.MOST_ROWS) {
      MatchWords words =
          MessageBundles.get(MatchWords.class, Localized.Literal.of(visitor.language().code()));
      tables.add(
          new ReportPage.Table(words.csvCut(MatchReading.MOST_ROWS), List.of(""), List.of()));
    }
    return Csv.download("match-%s-%s.csv".formatted(asked.from(), asked.until()), tables);
  }
}
