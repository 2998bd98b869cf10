package bondgate.server.people.officer;

import bondgate.server.access.Roles;
import bondgate.server.guarantee.GuaranteeStatement;
import bondgate.server.guarantee.Statements;
import bondgate.server.people.Display;
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
import java.time.LocalDate;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestQuery;

/** The guarantee's statement, on the screen, on paper and as CSV. */
@RolesAllowed({Roles.OFFICER, Roles.AUDITOR, Roles.SUPERVISOR})
@Path("/officer")
@Produces(MediaType.TEXT_HTML)
class StatementResource {
  private final Statements statements;
  private final Visitor visitor;
  private final String zone;
  private final InstantSource clock;

  @Inject
  StatementResource(
      Statements statements,
      Visitor visitor,
      InstantSource clock,
      @ConfigProperty(name = "bondgate.zone") String zone) {
    this.statements = statements;
    this.visitor = visitor;
    this.clock = clock;
    this.zone = zone;
  }

  /** The statement of some days, this year's so far if none are stated. */
  @GET
  @Path("guarantee/statement")
  public TemplateInstance statement(
      @Context UriInfo uri,
      @RestQuery @DefaultValue("") String from,
      @RestQuery @DefaultValue("") String until) {
    return visitor.in(
        OfficerTemplates.statement(visitor.frame(zone, Section.GUARANTEE, uri), page(from, until)));
  }

  /** The same as CSV; its tables follow each other, each under its title. */
  @GET
  @Path("guarantee/statement.csv")
  @Produces("text/csv; charset=utf-8")
  public Response csv(
      @RestQuery @DefaultValue("") String from, @RestQuery @DefaultValue("") String until) {
    StatementPage page = page(from, until);
    return Csv.download("guarantee-%s-%s.csv".formatted(page.from(), page.until()), page.tables());
  }

  private StatementPage page(String from, String until) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), Display.SHANGHAI);
    Days days = Days.asked(from, until, today);
    GuaranteeStatement statement = statements.of(zone, days.from(), days.until());
    StatementWords words =
        MessageBundles.get(StatementWords.class, Localized.Literal.of(visitor.language().code()));
    return new StatementPage(
        days.from(),
        days.until(),
        statement.differences().isEmpty(),
        new StatementTables(words).of(statement));
  }
}
