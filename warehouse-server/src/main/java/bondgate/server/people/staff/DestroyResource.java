package bondgate.server.people.staff;

import bondgate.server.access.Roles;
import bondgate.server.people.Frame.Section;
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
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestForm;

/**
 * 销毁 — goods are destroyed before a witness: scan by scan onto a list, then with customs'
 * permission, a reason and the witness's own password onto the book.
 */
@RolesAllowed({Roles.STAFF, Roles.SUPERVISOR})
@Path("/staff/destroy")
@Produces(MediaType.TEXT_HTML)
class DestroyResource {
  private static final int LONGEST_SCAN = 64;
  private static final int UNPROCESSABLE = 422;

  private final Destruction destruction;
  private final Visitor visitor;
  private final RandomGenerator random;
  private final String zone;
  @Context UriInfo uri;

  @Inject
  DestroyResource(
      Destruction destruction,
      Visitor visitor,
      RandomGenerator random,
      @ConfigProperty(name = "bondgate.zone") String zone) {
    this.destruction = destruction;
    this.visitor = visitor;
    this.random = random;
    this.zone = zone;
  }

  /** The page with an empty list. */
  @GET
  public TemplateInstance destroy() {
    return page(fresh(), DestroySaid.NOTHING, "");
  }

  private DestroyForm fresh() {
    return new DestroyForm(HexFormat.of().toHexDigits(random.nextLong()), List.of(), "", "");
  }

  /** A tag is scanned, or a piece is taken off the list. The address names no tag. */
  @POST
  public TemplateInstance scan(
      @RestForm @DefaultValue("") String key,
      @RestForm List<String> epc,
      @RestForm @DefaultValue("") String customsNo,
      @RestForm @DefaultValue("") String reason,
      @RestForm @DefaultValue("") String scan,
      @RestForm @DefaultValue("") String out) {
    DestroyForm form = new DestroyForm(key, epc, customsNo, reason);
    if (!out.isEmpty()) {
      List<String> left = new ArrayList<>(form.epcs());
      left.remove(out);
      return page(new DestroyForm(key, left, customsNo, reason), DestroySaid.LEFT_OUT, "");
    }
    String tag = scan.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    String cut = tag.substring(0, Math.min(tag.length(), LONGEST_SCAN));
    if (cut.isEmpty()) {
      return page(form, DestroySaid.NOTHING, "");
    }
    if (form.epcs().contains(cut)) {
      return page(form, DestroySaid.AGAIN, "");
    }
    DestroySaid said = destruction.check(zone, cut);
    return page(said == DestroySaid.TAKEN ? form.with(cut) : form, said, "");
  }

  /** All on the list are destroyed. Sent twice, it takes effect once. */
  @POST
  @Path("confirm")
  public Response confirm(
      @RestForm @DefaultValue("") String key,
      @RestForm List<String> epc,
      @RestForm @DefaultValue("") String customsNo,
      @RestForm @DefaultValue("") String reason,
      @RestForm @DefaultValue("") String account,
      @RestForm @DefaultValue("") String password)
      throws InterruptedException {
    DestroyForm form = new DestroyForm(key, epc, customsNo, reason);
    if (form.epcs().isEmpty()) {
      return refused(form, DestroySaid.EMPTY, "");
    }
    try {
      Destruction.Outcome outcome = destruction.state(zone, form, account, password);
      return switch (outcome.said()) {
        case DONE, WAITS -> Response.ok(page(fresh(), outcome.said(), form.number())).build();
        default -> refused(form, outcome.said(), outcome.code());
      };
    } catch (IllegalArgumentException e) {
      return refused(form, DestroySaid.LACKS, "");
    }
  }

  private Response refused(DestroyForm form, DestroySaid said, String code) {
    return Response.status(UNPROCESSABLE).entity(page(form, said, code)).build();
  }

  private TemplateInstance page(DestroyForm form, DestroySaid said, String detail) {
    return visitor.in(
        DestroyTemplates.destroy(
            visitor.frame(zone, Section.DESTROY, uri),
            new DestroyPage(
                form,
                said,
                detail,
                destruction.pieces(zone, form.epcs()),
                destruction.witnessed())));
  }
}
