package bondgate.server.people.shop;

import bondgate.server.checkout.ShopPlaced;
import bondgate.server.checkout.ShopProblem;
import bondgate.server.checkout.ShopQuote;
import bondgate.server.checkout.ShopTicket;
import bondgate.server.checkout.WebShop;
import bondgate.server.people.HomePlace;
import bondgate.server.people.Visitor;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;

/** The web shop 网上商店: what is offered, the form of an order, and how far an order is. */
@PermitAll
@Path("/shop/{zone}")
@Produces(MediaType.TEXT_HTML)
class ShopResource {
  private static final String NAME = "[a-z0-9][a-z0-9-]{0,62}";
  private static final String NUMBER = "[A-Za-z0-9._-]{1,40}";
  private static final String WANTED = "n-";
  private static final int MOST_ITEMS = 50;
  private static final int UNPROCESSABLE = 422;

  private final WebShop shop;
  private final Visitor visitor;
  private final int mostPieces;
  @Context UriInfo uri;

  @Inject
  ShopResource(
      WebShop shop,
      Visitor visitor,
      @ConfigProperty(name = "bondgate.shop.most-pieces") int mostPieces) {
    this.shop = shop;
    this.visitor = visitor;
    this.mostPieces = mostPieces;
  }

  /** What is offered. */
  @GET
  public Response catalogue(@RestPath String zone) {
    HomePlace place = place(zone, "");
    List<Integer> numbers = IntStream.rangeClosed(0, mostPieces).boxed().toList();
    return shop.isOpen(zone)
        ? answer(ShopTemplates.catalogue(place, shop.catalogue(), numbers), 200)
        : answer(ShopTemplates.closed(place), 404);
  }

  /** The form of an order for the pieces that the address names. */
  @GET
  @Path("order")
  public Response order(@RestPath String zone) {
    open(zone);
    Map<String, Integer> wanted = wanted(uri.getQueryParameters());
    ShopQuote quote = shop.quote(wanted);
    return order(zone, ShopForm.empty(shop.ticket(), wanted), quote, quote.problems(), 200);
  }

  /** Somebody orders. */
  @POST
  @Path("order")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response place(@RestPath String zone, MultivaluedMap<String, String> sent) {
    open(zone);
    ShopForm form = ShopForm.sent(sent, wanted(sent));
    if (!form.ticket().saleNo().matches(NUMBER)) {
      throw new BadRequestException("no form of ours");
    }
    ShopPlaced placed = shop.place(form.asked(ShopForm.field(sent, "notice"), shown(sent)));
    if (placed instanceof ShopPlaced.NotPlaced not) {
      return order(zone, form, not.quote(), not.problems(), UNPROCESSABLE);
    }
    return to(zone, ((ShopPlaced.Placed) placed).ticket());
  }

  /** How far an order is. */
  @GET
  @Path("orders/{sale}/{key}")
  public Response progress(@RestPath String zone, @RestPath String sale, @RestPath String key) {
    open(zone);
    HomePlace place = place(zone, "/orders/" + sale + "/" + key);
    return shop.order(new ShopTicket(sale, key))
        .map(order -> answer(ShopTemplates.progress(place, ProgressView.of(order)), 200))
        .orElseGet(() -> answer(ShopTemplates.noOrder(place(zone, "")), 404));
  }

  /** The shopper chose how to pay. */
  @POST
  @Path("orders/{sale}/{key}/pay")
  public Response pay(
      @RestPath String zone,
      @RestPath String sale,
      @RestPath String key,
      @RestForm @DefaultValue("") String provider) {
    open(zone);
    ShopTicket ticket = new ShopTicket(sale, key);
    shop.startPayment(ticket, provider);
    return to(zone, ticket);
  }

  /** The shopper gives up. */
  @POST
  @Path("orders/{sale}/{key}/cancel")
  public Response cancel(@RestPath String zone, @RestPath String sale, @RestPath String key) {
    open(zone);
    ShopTicket ticket = new ShopTicket(sale, key);
    shop.cancel(ticket);
    return to(zone, ticket);
  }

  private void open(String zone) {
    if (!zone.matches(NAME) || !shop.isOpen(zone)) {
      throw new NotFoundException("no web shop of that zone");
    }
  }

  private Response order(
      String zone, ShopForm form, ShopQuote quote, List<ShopProblem> problems, int status) {
    StringBuilder query = new StringBuilder("/order?");
    form.wanted().forEach((item, pieces) -> query.append(WANTED + item + "=" + pieces + "&"));
    return answer(
        ShopTemplates.order(
            place(zone, query.toString()), form, quote, problems, shop.noticeVersion()),
        status);
  }

  /** Pieces by part number; none of what nobody wants. */
  private Map<String, Integer> wanted(MultivaluedMap<String, String> fields) {
    Map<String, Integer> wanted = new TreeMap<>();
    fields.forEach(
        (name, values) -> {
          String item = name.startsWith(WANTED) ? name.substring(WANTED.length()) : "";
          String pieces = values.isEmpty() ? "" : values.get(0);
          if (item.matches(NUMBER) && pieces.matches("[1-9]\\d{0,3}")) {
            wanted.put(item, Math.min(Integer.parseInt(pieces), mostPieces));
          }
        });
    if (wanted.size() > MOST_ITEMS) {
      throw new BadRequestException("more than %d items in one order".formatted(MOST_ITEMS));
    }
    return wanted;
  }

  private static long shown(MultivaluedMap<String, String> sent) {
    return Optional.of(ShopForm.field(sent, "shown"))
        .filter(text -> text.matches("\\d{1,15}"))
        .map(Long::parseLong)
        .orElse(-1L);
  }

  private Response to(String zone, ShopTicket ticket) {
    return Response.seeOther(
            URI.create("/shop/" + zone + "/orders/" + ticket.saleNo() + "/" + ticket.key()))
        .build();
  }

  private HomePlace place(String zone, String below) {
    String path = "/shop/" + (zone.matches(NAME) ? zone : "") + below;
    String mark = path.contains("?") ? "" : "?";
    return new HomePlace(
        zone,
        visitor.language(),
        path + mark + "lang=" + visitor.language().other().code(),
        "/shop/" + zone,
        "shop.js");
  }

  private Response answer(TemplateInstance page, int status) {
    return Response.status(status)
        .entity(visitor.in(page).render())
        .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
        .build();
  }
}
