package bondgate.server.people.staff;

import bondgate.server.access.Actor;
import bondgate.server.access.Role;
import bondgate.server.access.Roles;
import bondgate.server.goods.Commissions;
import bondgate.server.goods.Goods;
import bondgate.server.ledger.TransferId;
import bondgate.server.people.Frame.Section;
import bondgate.server.people.ItemNames;
import bondgate.server.people.Visitor;
import bondgate.server.stream.ActAnswer;
import bondgate.server.stream.GoodsAct;
import bondgate.server.stream.ZoneWriter;
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
import java.time.format.DateTimeParseException;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * 标签写入 — tags are put on the pieces of an inbound list: the page says which number to write next,
 * and what is read back binds it to lot, day and chip.
 */
@RolesAllowed({Roles.STAFF, Roles.SUPERVISOR})
@Path("/staff/tags")
@Produces(MediaType.TEXT_HTML)
class TagResource {
  private static final int UNPROCESSABLE = 422;

  private final ZoneWriter writer;
  private final Commissions commissions;
  private final Goods goods;
  private final Actor actor;
  private final Visitor visitor;
  private final String zone;
  @Context UriInfo uri;

  @Inject
  TagResource(
      ZoneWriter writer,
      Commissions commissions,
      Goods goods,
      Actor actor,
      Visitor visitor,
      @ConfigProperty(name = "bondgate.zone") String zone) {
    this.writer = writer;
    this.commissions = commissions;
    this.goods = goods;
    this.actor = actor;
    this.visitor = visitor;
    this.zone = zone;
  }

  /** The page, of a list or of none. */
  @GET
  public TemplateInstance tags(@RestQuery @DefaultValue("") String list) {
    TagPage page = page(TagForm.of(list), TagSaid.NOTHING, "");
    boolean none = !page.form().list().isEmpty() && page.lines().isEmpty();
    return shown(none ? page(page.form(), TagSaid.NO_LIST, "") : page);
  }

  /** Binds a tag that was written and read back. Sent twice, it takes effect once. */
  @POST
  public Response bind(
      @RestForm @DefaultValue("") String list,
      @RestForm @DefaultValue("") String item,
      @RestForm @DefaultValue("") String epc,
      @RestForm @DefaultValue("") String read,
      @RestForm @DefaultValue("") String tid,
      @RestForm @DefaultValue("") String lot,
      @RestForm @DefaultValue("") String expires)
      throws InterruptedException {
    TagForm form = new TagForm(list, item, epc, read, tid, lot, expires);
    if (!form.read().equals(form.epc())) {
      return refused(form, TagSaid.NOT_WRITTEN, "");
    }
    try {
      ActAnswer answer = writer.submit(zone, act(form));
      if (answer instanceof ActAnswer.Refused refused) {
        return refused(form, TagSaid.ofCode(refused.code()), refused.code());
      }
      return Response.ok(shown(page(form.next(), TagSaid.BOUND, form.epc()))).build();
    } catch (IllegalArgumentException | DateTimeParseException e) {
      return refused(form, TagSaid.LACKS, "");
    }
  }

  private GoodsAct.CommissionTag act(TagForm form) {
    String who = actor.in(Role.STAFF, Role.SUPERVISOR);
    return new GoodsAct.CommissionTag(
        // Made from what is said, so that a second click is the same act.
        "tag-" + TransferId.of(zone, "commissionTag", who, form.toString()),
        who,
        form.epc(),
        form.item(),
        form.lot(),
        form.expiresOn(),
        form.tid().isEmpty() ? null : form.tid());
  }

  private Response refused(TagForm form, TagSaid said, String code) {
    return Response.status(UNPROCESSABLE).entity(shown(page(form, said, code))).build();
  }

  private TagPage page(TagForm form, TagSaid said, String detail) {
    ItemNames names = ItemNames.of(goods, zone);
    List<TagPage.Line> lines =
        form.list().isEmpty()
            ? List.of()
            : commissions.of(zone, form.list()).stream()
                .map(
                    one ->
                        new TagPage.Line(
                            names.of(one.item()), one.listed(), one.bound(), one.next().orElse("")))
                .toList();
    return new TagPage(form, said, detail, lines);
  }

  private TemplateInstance shown(TagPage page) {
    return visitor.in(TagTemplates.tags(visitor.frame(zone, Section.HANDHELD, uri), page));
  }
}
