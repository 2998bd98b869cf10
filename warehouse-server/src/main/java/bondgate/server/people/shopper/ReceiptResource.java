package bondgate.server.people.shopper;

import bondgate.server.checkout.Checkout;
import bondgate.server.checkout.Receipt;
import bondgate.server.people.Visitor;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestPath;

/** The receipt of an order on the shopper's own telephone. It names nobody. */
@PermitAll
@Path("/receipt/{zone}/{sale}")
@Produces(MediaType.TEXT_HTML)
class ReceiptResource {
  private static final String NAME = "[a-z0-9][a-z0-9-]{0,62}";
  private static final String NUMBER = "[A-Za-z0-9._-]{1,64}";

  private final Instance<Checkout> checkout;
  private final Visitor visitor;

  @Inject
  ReceiptResource(Instance<Checkout> checkout, Visitor visitor) {
    this.checkout = checkout;
    this.visitor = visitor;
  }

  /** The page. */
  @GET
  public Response receipt(@RestPath String zone, @RestPath String sale) {
    boolean asked = zone.matches(NAME) && sale.matches(NUMBER) && checkout.isResolvable();
    String other = "?lang=" + visitor.language().other().code();
    Optional<Receipt> known = asked ? checkout.get().receipt(zone, sale) : Optional.empty();
    return known
        .map(found -> ShopperTemplates.receipt(visitor.language(), other, found))
        .map(page -> answer(page, Response.Status.OK))
        .orElseGet(
            () ->
                answer(
                    ShopperTemplates.noReceipt(visitor.language(), other),
                    Response.Status.NOT_FOUND));
  }

  private Response answer(TemplateInstance page, Response.Status status) {
    return Response.status(status)
        .entity(visitor.in(page).render())
        .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
        .build();
  }
}
