package bondgate.server.checkout;

import bondgate.server.secret.PersonalSeal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * 网上商店 — orders that go by parcel from the warehouse, from who sits at home or stands at a point
 * where nothing may be handed out. The way after the order is that of the tills.
 */
@ApplicationScoped
public class WebShop {
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("yyMMddHHmmss").withZone(ZoneId.of("Asia/Shanghai"));
  private static final int KEY_CHARACTERS = 22;

  private final ShopQuotes quotes;
  private final ShopOrdering ordering;
  private final ShopOrders views;
  private final CheckoutFlow flow;
  private final PersonalSeal seal;
  private final CheckoutSettings settings;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final String zone;
  private final Optional<String> point;

  @Inject
  WebShop(
      ShopQuotes quotes,
      ShopOrdering ordering,
      ShopOrders views,
      CheckoutFlow flow,
      PersonalSeal seal,
      CheckoutSettings settings,
      InstantSource clock,
      RandomGenerator random,
      @ConfigProperty(name = "bondgate.zone") String zone,
      @ConfigProperty(name = "bondgate.shop.point") Optional<String> point) {
    this.quotes = quotes;
    this.ordering = ordering;
    this.views = views;
    this.flow = flow;
    this.seal = seal;
    this.settings = settings;
    this.clock = clock;
    this.random = random;
    this.zone = zone;
    this.point = point;
  }

  /** Whether that zone has a web shop at this server. */
  public boolean isOpen(String ofZone) {
    return zone.equals(ofZone) && point.isPresent();
  }

  /** The version of the consumer notice that is to be accepted. */
  public String noticeVersion() {
    return settings.noticeVersion();
  }

  /** What is offered. */
  public List<ShopItem> catalogue() {
    return quotes.catalogue(zone, clock.instant());
  }

  /** What pieces come to, for a buyer whose year nobody knows yet. */
  public ShopQuote quote(Map<String, Integer> wanted) {
    return quotes.pick(zone, wanted, Optional.empty(), clock.instant()).quote();
  }

  /** A number for an order that may come: the same form sent twice is one order. */
  public ShopTicket ticket() {
    String saleNo = "W-%s-%016X".formatted(SECOND.format(clock.instant()), random.nextLong());
    return new ShopTicket(saleNo, key(saleNo));
  }

  /** Places the order, or says why not. */
  public ShopPlaced place(ShopAsked asked) {
    Instant now = clock.instant();
    if (!isOurs(asked.ticket())) {
      return ShopOrdering.not(
          quotes.pick(zone, asked.wanted(), Optional.empty(), now).quote(),
          ShopProblem.FORM_UNKNOWN);
    }
    return ordering.place(zone, point.orElseThrow(), asked, now);
  }

  /** How far an order is; empty for who has not its key. */
  public Optional<ShopOrder> order(ShopTicket ticket) {
    return isOurs(ticket) ? views.of(zone, ticket) : Optional.empty();
  }

  /** The shopper chose how to pay. */
  public void startPayment(ShopTicket ticket, String provider) {
    if (isOurs(ticket)) {
      flow.startPayment(zone, ticket.saleNo(), provider, clock.instant());
    }
  }

  /** The shopper gives up; what was paid goes its way. */
  public void cancel(ShopTicket ticket) {
    if (isOurs(ticket)) {
      flow.giveUp(zone, ticket.saleNo(), clock.instant());
    }
  }

  private boolean isOurs(ShopTicket ticket) {
    return MessageDigest.isEqual(
        key(ticket.saleNo()).getBytes(StandardCharsets.UTF_8),
        ticket.key().getBytes(StandardCharsets.UTF_8));
  }

  private String key(String saleNo) {
    return seal.reference("page of an order", zone + "/" + saleNo).substring(0, KEY_CHARACTERS);
  }
}
