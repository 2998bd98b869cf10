package bondgate.server.people.officer;

import bondgate.server.access.Roles;
import bondgate.server.control.ControlList;
import bondgate.server.people.Frame.Section;
import bondgate.server.people.Visitor;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
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
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** 布控 — the control orders: what is held, since when, and what that stopped. */
@RolesAllowed({Roles.OFFICER, Roles.AUDITOR, Roles.SUPERVISOR})
@Path("/officer/controls")
@Produces(MediaType.TEXT_HTML)
class ControlResource {
  private static final int MOST = 500;
  private static final String FORM = MediaType.APPLICATION_FORM_URLENCODED;

  private final ControlList controls;
  private final ControlDesk acts;
  private final OfficerDesk desk;
  private final Visitor visitor;
  private final InstantSource clock;
  private final String own;

  @Inject
  ControlResource(
      ControlList controls,
      ControlDesk acts,
      OfficerDesk desk,
      Visitor visitor,
      InstantSource clock,
      @ConfigProperty(name = "bondgate.zone") String own) {
    this.controls = controls;
    this.acts = acts;
    this.desk = desk;
    this.visitor = visitor;
    this.clock = clock;
    this.own = own;
  }

  /** The orders of this server's zone; {@code tag} begins one for that tag. */
  @GET
  public TemplateInstance controls(@Context UriInfo uri, @RestQuery @DefaultValue("") String tag) {
    return page(uri, ControlPage.Asked.ofTag(tag), ControlNotice.NONE);
  }

  /** The same by its name; {@code saved} is the leaf of the act that led here. */
  @GET
  @Path("{zone}")
  public TemplateInstance controls(
      @Context UriInfo uri, @RestPath String zone, @RestQuery @DefaultValue("-1") long saved) {
    known(zone);
    return page(
        uri,
        ControlPage.Asked.NOTHING,
        saved < 0 ? ControlNotice.NONE : ControlNotice.saved(saved));
  }

  /** Takes the form that places an order. */
  @RolesAllowed(Roles.OFFICER)
  @POST
  @Path("{zone}")
  @Consumes(FORM)
  public Response place(
      @Context UriInfo uri,
      @RestPath String zone,
      @RestForm @DefaultValue("") String orderNo,
      @RestForm @DefaultValue("") String kind,
      @RestForm @DefaultValue("") String target,
      @RestForm @DefaultValue("") String reason,
      @RestForm @DefaultValue("") String text,
      @RestForm @DefaultValue("") String until) {
    known(zone);
    ControlPage.Asked asked =
        new ControlPage.Asked(
            orderNo.strip(), kind, target.strip(), reason, text.strip(), until.strip());
    return answer(uri, asked, acts.place(zone, asked));
  }

  /** Takes the form that lifts one. */
  @RolesAllowed(Roles.OFFICER)
  @POST
  @Path("{zone}/lift")
  @Consumes(FORM)
  public Response lift(
      @Context UriInfo uri,
      @RestPath String zone,
      @RestForm @DefaultValue("") String orderNo,
      @RestForm @DefaultValue("") String outcome) {
    known(zone);
    return answer(uri, ControlPage.Asked.NOTHING, acts.lift(zone, orderNo, outcome.strip()));
  }

  private void known(String zone) {
    if (!zone.equals(own)) {
      throw new NotFoundException("no zone of this server");
    }
  }

  private Response answer(UriInfo uri, ControlPage.Asked asked, ControlNotice notice) {
    return notice.good()
        ? Response.seeOther(URI.create("/officer/controls/" + own + "?saved=" + notice.leaf()))
            .build()
        : Response.status(422).entity(page(uri, asked, notice)).build();
  }

  private TemplateInstance page(UriInfo uri, ControlPage.Asked asked, ControlNotice notice) {
    Instant now = clock.instant();
    List<ControlLine> all =
        controls.newest(own, MOST).stream().map(view -> ControlLine.of(view, now)).toList();
    return visitor.in(
        OfficerTemplates.controls(
            visitor.frame(own, Section.CONTROLS, uri),
            desk.strip(own),
            new ControlPage(
                all.stream().filter(line -> !line.lifted()).toList(),
                all.stream().filter(ControlLine::lifted).toList(),
                asked,
                notice)));
  }
}
