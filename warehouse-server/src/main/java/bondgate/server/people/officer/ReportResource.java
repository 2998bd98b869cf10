package bondgate.server.people.officer;

import bondgate.server.access.Roles;
import bondgate.server.book.Movement;
import bondgate.server.people.Display;
import bondgate.server.people.Frame.Section;
import bondgate.server.people.Visitor;
import bondgate.server.people.officer.ReportReading.Span;
import io.quarkus.qute.TemplateInstance;
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
import java.util.Arrays;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestQuery;

/** The reconciliation report: page, CSV, and the entries behind a figure. */
@RolesAllowed({Roles.OFFICER, Roles.AUDITOR, Roles.SUPERVISOR})
@Path("/officer")
@Produces(MediaType.TEXT_HTML)
class ReportResource {
  private final ReportReading reading;
  private final AccountBookReading books;
  private final Visitor visitor;
  private final String zone;
  private final InstantSource clock;

  @Inject
  ReportResource(
      ReportReading reading,
      AccountBookReading books,
      Visitor visitor,
      InstantSource clock,
      @ConfigProperty(name = "bondgate.zone") String zone) {
    this.reading = reading;
    this.books = books;
    this.visitor = visitor;
    this.clock = clock;
    this.zone = zone;
  }

  /** The report of some days, this year's so far if none are stated. */
  @GET
  @Path("book/report")
  public TemplateInstance report(
      @Context UriInfo uri,
      @RestQuery @DefaultValue("") String book,
      @RestQuery @DefaultValue("") String form,
      @RestQuery @DefaultValue("") String from,
      @RestQuery @DefaultValue("") String until) {
    return visitor.in(
        BookTemplates.report(
            visitor.frame(zone, Section.BOOK, uri),
            reading.report(zone, span(book, from, until), form(form), visitor.language())));
  }

  /** The same as CSV; its tables follow each other, each under its title. */
  @GET
  @Path("book/report.csv")
  @Produces("text/csv; charset=utf-8")
  public Response csv(
      @RestQuery @DefaultValue("") String book,
      @RestQuery @DefaultValue("") String form,
      @RestQuery @DefaultValue("") String from,
      @RestQuery @DefaultValue("") String until) {
    ReportPage page = reading.report(zone, span(book, from, until), form(form), visitor.language());
    return Csv.download(
        "%s-%s-%s-%s.csv".formatted(page.bookNo(), page.form(), page.from(), page.until()),
        page.tables());
  }

  /** The entries behind a figure. */
  @GET
  @Path("book/entries")
  public TemplateInstance entries(
      @Context UriInfo uri,
      @RestQuery @DefaultValue("") String book,
      @RestQuery @DefaultValue("") String from,
      @RestQuery @DefaultValue("") String until,
      @RestQuery @DefaultValue("") String item,
      @RestQuery @DefaultValue("") String status,
      @RestQuery @DefaultValue("") String movement) {
    Span span = span(book, from, until);
    Movement asked =
        Arrays.stream(Movement.values())
            .filter(one -> one.name().equals(movement))
            .findFirst()
            .orElse(Movement.RECEIPT);
    String back =
        "/officer/book/report?book=%s&from=%s&until=%s"
            .formatted(span.bookNo(), span.from(), span.until());
    return visitor.in(
        BookTemplates.entries(
            visitor.frame(zone, Section.BOOK, uri),
            new EntriesPage(item, back, reading.behind(zone, span, item, status, asked))));
  }

  private Span span(String book, String from, String until) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), Display.SHANGHAI);
    Days days = Days.asked(from, until, today);
    return new Span(books.known(zone, book), days.from(), days.until());
  }

  private static ReportForm form(String name) {
    return Arrays.stream(ReportForm.values())
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElse(ReportForm.US);
  }
}
