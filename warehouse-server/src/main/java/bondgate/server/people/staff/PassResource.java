package bondgate.server.people.staff;

import bondgate.server.access.Actor;
import bondgate.server.access.Role;
import bondgate.server.access.Roles;
import bondgate.server.bondedlist.BondedPassView;
import bondgate.server.bondedlist.BondedPasses;
import bondgate.server.bondedlist.ListInbox;
import bondgate.server.bondedlist.ListPassKeeper;
import bondgate.server.bondedlist.ListPassSeen;
import bondgate.server.bondedlist.PassAgreement;
import bondgate.server.bondedlist.PassCargo;
import bondgate.server.bondedlist.PassKeeper;
import bondgate.server.bondedlist.PassRequest;
import bondgate.server.bondedlist.PassResult;
import bondgate.server.gatepass.CustomsPass;
import bondgate.server.gatepass.CustomsPasses;
import bondgate.server.gatepass.Differing;
import bondgate.server.people.Frame.Section;
import bondgate.server.people.Visitor;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
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
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestPath;

/** 核放单 — the gate passes, what stands of them, and the form that hands one in. */
@RolesAllowed({Roles.STAFF, Roles.SUPERVISOR})
@Path("/staff/passes")
@Produces(MediaType.TEXT_HTML)
class PassResource {
  private static final int SHOWN = 50;
  private static final int UNPROCESSABLE = 422;

  private final BondedPasses passes;
  private final CustomsPasses ours;
  private final PassKeeper keeper;
  private final ListPassKeeper listKeeper;
  private final ListInbox inbox;
  private final Actor actor;
  private final Visitor visitor;
  private final InstantSource clock;
  private final String zone;
  @Context UriInfo uri;

  @Inject
  PassResource(
      BondedPasses passes,
      CustomsPasses ours,
      PassKeeper keeper,
      ListPassKeeper listKeeper,
      ListInbox inbox,
      Actor actor,
      Visitor visitor,
      InstantSource clock,
      @ConfigProperty(name = "bondgate.zone") String zone) {
    this.passes = passes;
    this.ours = ours;
    this.keeper = keeper;
    this.listKeeper = listKeeper;
    this.inbox = inbox;
    this.actor = actor;
    this.visitor = visitor;
    this.clock = clock;
    this.zone = zone;
  }

  /** All passes, and what a person has to look at. */
  @GET
  public TemplateInstance all() {
    return page(new PassForm(), Optional.empty());
  }

  private TemplateInstance page(PassForm form, Optional<PassSaid> said) {
    return visitor.in(
        PassTemplates.gatePasses(
            visitor.frame(zone, Section.STOCK, uri),
            new PassPage(
                passes.newest(zone, SHOWN),
                ours.waiting(zone),
                inbox.contradictions(zone, SHOWN),
                form,
                said)));
  }

  /** One pass, with each of its tags. */
  @GET
  @Path("{number}")
  public TemplateInstance one(@RestPath String number) {
    BondedPassView pass = passes.find(zone, number).orElseThrow(NotFoundException::new);
    return visitor.in(PassTemplates.gatePass(visitor.frame(zone, Section.STOCK, uri), sheet(pass)));
  }

  private PassPage.Sheet sheet(BondedPassView pass) {
    if (pass.head().cargo() == PassCargo.LISTS) {
      return new PassPage.Sheet(pass, Optional.empty(), ofLists(pass));
    }
    Optional<CustomsPass> own = ours.find(zone, pass.papers().get(0).number());
    Optional<PassAgreement> seen = own.flatMap(one -> keeper.seen(zone, one.passNo()));
    Map<String, Differing> differences = new HashMap<>();
    seen.ifPresent(
        agreement ->
            agreement.differences().forEach(one -> differences.put(one.epc(), one.kind())));
    List<PassPage.Tag> tags = new ArrayList<>();
    for (String epc : pass.tags()) {
      boolean through = seen.isPresent() && seen.get().passed().contains(epc);
      tags.add(new PassPage.Tag(epc, through, Optional.ofNullable(differences.remove(epc)), false));
    }
    differences.forEach(
        (epc, kind) -> tags.add(new PassPage.Tag(epc, false, Optional.of(kind), false)));
    return new PassPage.Sheet(pass, own, tags);
  }

  /** What the pass states, tag by tag, and what the fence saw of it. */
  private List<PassPage.Tag> ofLists(BondedPassView pass) {
    ListPassSeen seen =
        listKeeper.seen(zone, pass).orElse(new ListPassSeen(List.of(), Map.of(), Set.of()));
    Set<String> through = new HashSet<>(seen.through());
    return pass.tags().stream()
        .map(
            epc ->
                new PassPage.Tag(
                    epc,
                    through.contains(epc),
                    Optional.ofNullable(seen.differing().get(epc)),
                    seen.returned().contains(epc)))
        .toList();
  }

  /** The message that hands the pass in, byte for byte. Personal: not to be kept by a browser. */
  @GET
  @Path("{number}/message.xml")
  @Produces(MediaType.APPLICATION_XML)
  public Response message(@RestPath String number) {
    String message = passes.message(zone, number).orElseThrow(NotFoundException::new);
    return Response.ok(message)
        .header("Content-Disposition", "attachment; filename=\"SAS121_%s.xml\"".formatted(number))
        .header("Cache-Control", "no-store")
        .build();
  }

  /** Hands a pass in. Pressed twice, it is handed in once. */
  @RolesAllowed(Roles.SUPERVISOR)
  @POST
  public Response declare(@BeanParam PassForm form) {
    PassReading reading = new PassReading(form);
    Optional<PassRequest> request = reading.read(actor.in(Role.SUPERVISOR));
    if (request.isEmpty()) {
      return refused(form, new PassSaid(PassSaid.Why.NOT_READ, reading.wrong()));
    }
    PassResult result = passes.declare(zone, request.get(), clock.instant());
    return result instanceof PassResult.Refusal refusal
        ? refused(form, PassSaid.of(refusal))
        : Response.seeOther(URI.create("/staff/passes/" + request.get().innerNo())).build();
  }

  private Response refused(PassForm form, PassSaid said) {
    return Response.status(UNPROCESSABLE).entity(page(form, Optional.of(said))).build();
  }
}
