package bondgate.server.people.staff;

import bondgate.server.access.Actor;
import bondgate.server.access.Role;
import bondgate.server.access.Roles;
import bondgate.server.bondedlist.BondedListView;
import bondgate.server.bondedlist.BondedLists;
import bondgate.server.bondedlist.GatherRequest;
import bondgate.server.bondedlist.GatherResult;
import bondgate.server.bondedlist.ListInbox;
import bondgate.server.people.Display;
import bondgate.server.people.Frame.Section;
import bondgate.server.people.Visitor;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
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
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;

/** 核注清单 — the bonded lists, what stands of them, and the form that gathers a period. */
@RolesAllowed({Roles.STAFF, Roles.SUPERVISOR})
@Path("/staff/lists")
@Produces(MediaType.TEXT_HTML)
class BondedResource {
  private static final int SHOWN = 50;
  private static final int UNPROCESSABLE = 422;

  private final BondedLists lists;
  private final ListInbox inbox;
  private final Actor actor;
  private final Visitor visitor;
  private final InstantSource clock;
  private final String zone;
  @Context UriInfo uri;

  @Inject
  BondedResource(
      BondedLists lists,
      ListInbox inbox,
      Actor actor,
      Visitor visitor,
      InstantSource clock,
      @ConfigProperty(name = "bondgate.zone") String zone) {
    this.lists = lists;
    this.inbox = inbox;
    this.actor = actor;
    this.visitor = visitor;
    this.clock = clock;
    this.zone = zone;
  }

  /** All lists, what must soon be gathered, and what a person has to look at. */
  @GET
  public TemplateInstance all() {
    Instant now = clock.instant();
    LocalDate today = LocalDate.ofInstant(now, Display.SHANGHAI);
    LocalDate yearBegan = LocalDate.of(today.getYear(), 1, 1);
    LocalDate monthAgo = today.minusDays(29);
    LocalDate from = monthAgo.isBefore(yearBegan) ? yearBegan : monthAgo;
    return page(new BondedForm("", from.toString(), today.toString(), ""), Optional.empty(), now);
  }

  private TemplateInstance page(BondedForm form, Optional<BondedSaid> said, Instant now) {
    return visitor.in(
        BondedTemplates.bondedLists(
            visitor.frame(zone, Section.STOCK, uri),
            new BondedPage(
                lists.newest(zone, SHOWN),
                lists.dueSoon(zone, now),
                inbox.contradictions(zone, SHOWN),
                form,
                said)));
  }

  /** One list. */
  @GET
  @Path("{number}")
  public TemplateInstance one(@RestPath String number) {
    BondedListView list = lists.find(zone, number).orElseThrow(NotFoundException::new);
    return visitor.in(BondedTemplates.bondedList(visitor.frame(zone, Section.STOCK, uri), list));
  }

  /** The message that hands the list in, byte for byte. */
  @GET
  @Path("{number}/message.xml")
  @Produces(MediaType.APPLICATION_XML)
  public Response message(@RestPath String number) {
    String message = lists.message(zone, number).orElseThrow(NotFoundException::new);
    return Response.ok(message)
        .header("Content-Disposition", "attachment; filename=\"INV101_%s.xml\"".formatted(number))
        .build();
  }

  /** Gathers the released retail lists of a period. Pressed twice, it is gathered once. */
  @RolesAllowed(Roles.SUPERVISOR)
  @POST
  public Response gather(
      @RestForm @DefaultValue("") String number,
      @RestForm @DefaultValue("") String from,
      @RestForm @DefaultValue("") String until,
      @RestForm @DefaultValue("") String named) {
    BondedForm form = new BondedForm(number.strip(), from, until, named);
    Instant now = clock.instant();
    Optional<LocalDate> first = day(from);
    Optional<LocalDate> last = day(until);
    if (first.isEmpty() || last.isEmpty()) {
      return refused(form, new BondedSaid(BondedSaid.Why.PERIOD_WRONG, from + " – " + until), now);
    }
    List<String> numbers =
        Arrays.stream(named.split("[\\s,，;；]+", -1)).filter(no -> !no.isEmpty()).toList();
    GatherResult result =
        lists.gather(
            zone,
            new GatherRequest(
                form.number(), first.get(), last.get(), numbers, actor.in(Role.SUPERVISOR)),
            now);
    return result instanceof GatherResult.Refusal refusal
        ? refused(form, BondedSaid.of(refusal), now)
        : Response.seeOther(URI.create("/staff/lists/" + form.number())).build();
  }

  private Response refused(BondedForm form, BondedSaid said, Instant now) {
    return Response.status(UNPROCESSABLE).entity(page(form, Optional.of(said), now)).build();
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
