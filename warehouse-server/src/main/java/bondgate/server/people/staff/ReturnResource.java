package bondgate.server.people.staff;

import bondgate.server.access.Actor;
import bondgate.server.access.Role;
import bondgate.server.access.Roles;
import bondgate.server.checkout.ReturnDesk;
import bondgate.server.goods.Goods;
import bondgate.server.people.Frame.Section;
import bondgate.server.people.ItemNames;
import bondgate.server.people.Visitor;
import bondgate.server.sale.ReturnCheck;
import bondgate.server.stream.ActAnswer;
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
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * 退货 — goods come back: scan by scan onto a list, and with one confirmation into the warehouse.
 * Below, where each return stands. The page shows nothing of who bought.
 */
@RolesAllowed({Roles.STAFF, Roles.SUPERVISOR})
@Path("/staff/returns")
@Produces(MediaType.TEXT_HTML)
class ReturnResource {
  private static final int LONGEST_SCAN = 64;
  private static final int SHOWN = 30;
  private static final int UNPROCESSABLE = 422;

  private final ReturnDesk desk;
  private final Goods goods;
  private final Visitor visitor;
  private final Actor actor;
  private final RandomGenerator random;
  private final String zone;
  @Context UriInfo uri;

  @Inject
  ReturnResource(
      ReturnDesk desk,
      Goods goods,
      Visitor visitor,
      Actor actor,
      RandomGenerator random,
      @ConfigProperty(name = "bondgate.zone") String zone) {
    this.desk = desk;
    this.goods = goods;
    this.visitor = visitor;
    this.actor = actor;
    this.random = random;
    this.zone = zone;
  }

  /** The page with an empty list; {@code done} is the order of the return that was just stated. */
  @GET
  public TemplateInstance returns(@RestQuery @DefaultValue("") String done) {
    ReturnForm fresh = new ReturnForm(key(), "", List.of(), "");
    return page(
        fresh,
        new Said(done.isEmpty() ? ReturnSaid.NOTHING : ReturnSaid.DONE, done, Optional.empty()));
  }

  private String key() {
    return HexFormat.of().toHexDigits(random.nextLong());
  }

  /** What the page says of what was done last. */
  private record Said(ReturnSaid said, String detail, Optional<ReturnCheck> about) {
    static Said of(ReturnSaid said, ReturnCheck about) {
      return new Said(said, "", Optional.of(about));
    }

    static Said of(ReturnSaid said, String detail) {
      return new Said(said, detail, Optional.empty());
    }
  }

  /** A tag is scanned, or the question about a piece is answered. The address names no tag. */
  @POST
  public TemplateInstance scan(
      @RestForm @DefaultValue("") String key,
      @RestForm @DefaultValue("") String sale,
      @RestForm List<String> epc,
      @RestForm @DefaultValue("") String applied,
      @RestForm @DefaultValue("") String scan,
      @RestForm @DefaultValue("") String asked,
      @RestForm @DefaultValue("") String condition) {
    ReturnForm form = new ReturnForm(key, sale, epc, applied);
    if (condition.isEmpty()) {
      return scanned(form, cut(scan.strip()));
    }
    ReturnCheck check = desk.check(zone, tag(asked), form.appliedOn());
    if (!condition.equals("ORIGINAL")) {
      return page(form, Said.of(ReturnSaid.DAMAGED, check));
    }
    Said against = said(form, check);
    if (against.said() != ReturnSaid.QUESTION) {
      return page(form, against);
    }
    String saleNo = ((ReturnCheck.MayComeBack) check).sold().saleNo();
    return page(form.with(saleNo, check.epc()), Said.of(ReturnSaid.TAKEN, check));
  }

  private TemplateInstance scanned(ReturnForm form, String scan) {
    if (scan.isEmpty()) {
      return page(form, Said.of(ReturnSaid.NOTHING, ""));
    }
    ReturnCheck check = desk.check(zone, tag(scan), form.appliedOn());
    if (!(check instanceof ReturnCheck.UnknownTag)) {
      return page(form, said(form, check));
    }
    List<ReturnCheck> pieces = desk.ofOrder(zone, scan, form.appliedOn());
    return pieces.isEmpty()
        ? page(form, Said.of(ReturnSaid.UNKNOWN, scan))
        : page(form, Said.of(ReturnSaid.ORDER, scan), pieces);
  }

  private static Said said(ReturnForm form, ReturnCheck check) {
    if (form.epcs().contains(check.epc())) {
      return Said.of(ReturnSaid.AGAIN, check);
    }
    boolean other =
        check instanceof ReturnCheck.MayComeBack may && form.isOfAnother(may.sold().saleNo());
    return Said.of(other ? ReturnSaid.OTHER_ORDER : ReturnSaid.of(check), check);
  }

  /** All on the list are back in their original state. Sent twice, it takes effect once. */
  @POST
  @Path("confirm")
  public Response confirm(
      @RestForm @DefaultValue("") String key,
      @RestForm @DefaultValue("") String sale,
      @RestForm List<String> epc,
      @RestForm @DefaultValue("") String applied)
      throws InterruptedException {
    ReturnForm form = new ReturnForm(key, sale, epc, applied);
    if (form.epcs().isEmpty()) {
      return refused(form, Said.of(ReturnSaid.EMPTY, ""));
    }
    // The act takes what comes in, held or not; whoever has it in hand gives it to the officer.
    for (String one : form.epcs()) {
      ReturnCheck check = desk.check(zone, one, form.appliedOn());
      if (check instanceof ReturnCheck.UnderControl) {
        return refused(form, Said.of(ReturnSaid.UNDER_CONTROL, check));
      }
    }
    return stated(form);
  }

  private Response stated(ReturnForm form) throws InterruptedException {
    try {
      ActAnswer answer =
          desk.takeBack(
              zone,
              form.key(),
              form.saleNo(),
              form.epcs(),
              form.appliedOn(),
              actor.in(Role.STAFF, Role.SUPERVISOR));
      return answer instanceof ActAnswer.Refused refused
          ? refused(form, Said.of(ReturnSaid.of(refused.code()), refused.code()))
          : Response.seeOther(
                  UriBuilder.fromPath("/staff/returns")
                      .queryParam("done", "{sale}")
                      .build(form.saleNo()))
              .build();
    } catch (IllegalArgumentException e) {
      // A form that this page did not write.
      return refused(form, Said.of(ReturnSaid.REFUSED, "malformed"));
    }
  }

  private Response refused(ReturnForm form, Said said) {
    return Response.status(UNPROCESSABLE).entity(page(form, said)).build();
  }

  private static String cut(String text) {
    return text.substring(0, Math.min(text.length(), LONGEST_SCAN));
  }

  private static String tag(String scan) {
    return cut(scan.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT));
  }

  private TemplateInstance page(ReturnForm form, Said said) {
    return page(form, said, List.of());
  }

  private TemplateInstance page(ReturnForm form, Said said, List<ReturnCheck> ofOrder) {
    ItemNames names = ItemNames.of(goods, zone);
    return visitor.in(
        ReturnTemplates.returns(
            visitor.frame(zone, Section.RETURNS, uri),
            new ReturnPage(
                form,
                said.said(),
                said.detail(),
                said.about().map(check -> ReturnPage.Piece.of(check, names)),
                form.epcs().stream()
                    .map(one -> desk.check(zone, one, form.appliedOn()))
                    .map(check -> ReturnPage.Piece.of(check, names))
                    .toList(),
                ofOrder.stream().map(check -> ReturnPage.Piece.of(check, names)).toList(),
                desk.newest(zone, SHOWN))));
  }
}
