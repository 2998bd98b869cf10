package bondgate.server.people.officer;

import bondgate.server.access.Roles;
import bondgate.server.book.DocumentKind;
import bondgate.server.people.Frame.Section;
import bondgate.server.people.Visitor;
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
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Stock card and documents of the account book. */
@RolesAllowed({Roles.OFFICER, Roles.AUDITOR, Roles.SUPERVISOR})
@Path("/officer")
@Produces(MediaType.TEXT_HTML)
class AccountBookResource {
  private final AccountBookReading reading;
  private final Visitor visitor;
  private final String zone;
  private final InstantSource clock;

  @Inject
  AccountBookResource(
      AccountBookReading reading,
      Visitor visitor,
      InstantSource clock,
      @ConfigProperty(name = "bondgate.zone") String zone) {
    this.reading = reading;
    this.visitor = visitor;
    this.clock = clock;
    this.zone = zone;
  }

  /** An item at an instant of Shanghai's clock; now, if none is stated. */
  @GET
  @Path("book/card")
  public TemplateInstance card(
      @Context UriInfo uri,
      @RestQuery @DefaultValue("") String book,
      @RestQuery @DefaultValue("") String item,
      @RestQuery @DefaultValue("") String at,
      @RestQuery @DefaultValue("then") String known) {
    Instant now = clock.instant();
    Instant then = instant(at, now);
    CardPage page =
        reading.card(
            zone,
            reading.known(zone, book),
            item.strip(),
            then,
            known.equals("today") && now.isAfter(then) ? now : then);
    return visitor.in(BookTemplates.card(visitor.frame(zone, Section.BOOK, uri), page));
  }

  /** The documents; of one kind, if it is one. */
  @GET
  @Path("book/documents")
  public TemplateInstance documents(
      @Context UriInfo uri,
      @RestQuery @DefaultValue("") String book,
      @RestQuery @DefaultValue("") String kind) {
    Optional<DocumentKind> asked =
        Arrays.stream(DocumentKind.values()).filter(one -> one.name().equals(kind)).findFirst();
    return visitor.in(
        BookTemplates.documents(
            visitor.frame(zone, Section.BOOK, uri),
            reading.documents(zone, reading.known(zone, book), asked)));
  }

  /** One document. */
  @GET
  @Path("book/documents/{number}")
  public Response document(@Context UriInfo uri, @RestPath String number) {
    Optional<DocumentPage> page = reading.document(zone, number);
    return page.map(
            found ->
                Response.ok(
                    visitor.in(
                        BookTemplates.document(visitor.frame(zone, Section.BOOK, uri), found))))
        .orElseGet(
            () ->
                Response.status(Response.Status.NOT_FOUND)
                    .entity(
                        visitor.in(
                            BookTemplates.noDocument(
                                visitor.frame(zone, Section.BOOK, uri), number))))
        .build();
  }

  /** What came in the address, made harmless: no instant means now. */
  private static Instant instant(String at, Instant now) {
    try {
      return at.isEmpty() ? now : CardPage.at(at);
    } catch (DateTimeException e) {
      return now;
    }
  }
}
