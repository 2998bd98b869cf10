package bondgate.server.people.staff;

import bondgate.server.access.Actor;
import bondgate.server.access.Role;
import bondgate.server.access.Roles;
import bondgate.server.checkout.Packing;
import bondgate.server.goods.Goods;
import bondgate.server.people.Frame.Section;
import bondgate.server.people.ItemName;
import bondgate.server.people.ItemNames;
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
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;

/** The parcels to be packed, carried out and signed for, and the packing of one: scan by scan. */
@RolesAllowed({Roles.STAFF, Roles.SUPERVISOR})
@Path("/staff/parcels")
@Produces(MediaType.TEXT_HTML)
class ParcelResource {
  private static final int LONGEST_TAG = 64;

  private final Packing packing;
  private final Goods goods;
  private final Visitor visitor;
  private final Actor actor;
  private final String zone;
  @Context UriInfo uri;

  @Inject
  ParcelResource(
      Packing packing,
      Goods goods,
      Visitor visitor,
      Actor actor,
      @ConfigProperty(name = "bondgate.zone") String zone) {
    this.packing = packing;
    this.goods = goods;
    this.visitor = visitor;
    this.actor = actor;
    this.zone = zone;
  }

  /** All parcels that somebody has to do something with. */
  @GET
  public TemplateInstance parcels() {
    return visitor.in(
        ParcelTemplates.parcels(visitor.frame(zone, Section.PARCELS, uri), packing.jobs(zone)));
  }

  /** One of them. */
  @GET
  @Path("{sale}")
  public TemplateInstance parcel(@RestPath String sale) {
    return page(sale, Optional.empty());
  }

  /** A tag is scanned. The answer is the page itself: its address names no tag. */
  @POST
  @Path("{sale}")
  public TemplateInstance scan(@RestPath String sale, @RestForm @DefaultValue("") String epc) {
    String cleaned = epc.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    String tag = cleaned.substring(0, Math.min(cleaned.length(), LONGEST_TAG));
    return page(
        sale,
        tag.isEmpty()
            ? Optional.empty()
            : Optional.of(packing.scan(zone, sale, tag, actor.in(Role.STAFF, Role.SUPERVISOR))));
  }

  /** Somebody learnt that it was signed for. */
  @POST
  @Path("{sale}/signed")
  public Response signed(@RestPath String sale) {
    packing.signedFor(zone, sale, actor.in(Role.STAFF, Role.SUPERVISOR));
    return Response.seeOther(URI.create("/staff/parcels")).build();
  }

  private TemplateInstance page(String sale, Optional<Packing.Scan> scan) {
    ItemNames names = ItemNames.of(goods, zone);
    Optional<ItemName> wrong =
        scan.flatMap(
            one ->
                one instanceof Packing.Scan.Wrong not
                    ? not.item().map(names::of)
                    : Optional.empty());
    return visitor.in(
        packing
            .job(zone, sale)
            .map(
                job ->
                    ParcelTemplates.parcel(
                        visitor.frame(zone, Section.PARCELS, uri),
                        new ParcelPage(
                            job,
                            job.pieces().stream()
                                .map(
                                    piece ->
                                        new ParcelPage.Piece(
                                            piece.epc(), names.of(piece.item()), piece.scanned()))
                                .toList(),
                            scan,
                            wrong)))
            .orElseGet(
                () -> ParcelTemplates.noParcel(visitor.frame(zone, Section.PARCELS, uri), sale)));
  }
}
