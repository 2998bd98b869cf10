package bondgate.server.checkout;

import bondgate.server.member.IdentityNumber;
import bondgate.server.member.TypedText;
import bondgate.server.sale.Channel;
import bondgate.server.sale.Orders;
import bondgate.server.stream.ActAnswer;
import bondgate.server.stream.SaleAct;
import bondgate.server.stream.ZoneWriter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** From what a shopper says of himself to the order. */
@ApplicationScoped
class Ordering {
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("yyMMddHHmmss").withZone(CHINA);
  private static final Pattern PHONE = Pattern.compile("1[3-9]\\d{9}");
  private static final int LONGEST_TILL = 20;
  private static final int SUFFIX = 1 << 16;

  private final TillViews views;
  private final TrayOffers offers;
  private final Buyers buyers;
  private final Orders orders;
  private final ZoneWriter writer;
  private final CheckoutSettings settings;
  private final InstantSource clock;
  private final RandomGenerator random;

  /** What somebody says of himself, as it was typed or read. */
  record Said(String name, String idNumber, String phone) {
    /** Names nobody, wherever it is printed by mistake. */
    @Override
    public String toString() {
      return "Said[not shown]";
    }
  }

  @Inject
  Ordering(
      TillViews views,
      TrayOffers offers,
      Buyers buyers,
      Orders orders,
      ZoneWriter writer,
      CheckoutSettings settings,
      InstantSource clock,
      RandomGenerator random) {
    this.views = views;
    this.offers = offers;
    this.buyers = buyers;
    this.orders = orders;
    this.writer = writer;
    this.settings = settings;
    this.clock = clock;
    this.random = random;
  }

  /** Whether all that lies on the tray can be bought. */
  boolean isOffered(String zone, String till) {
    return offer(zone, till, Optional.empty()).amounts().isPresent();
  }

  /**
   * The visit after the basket: on to the notice, or at once to its end where nothing may be handed
   * out 线下自提, before anybody says who he is.
   */
  Visit begun(String zone, String till, String session) {
    Instant now = clock.instant();
    LocalDate today = LocalDate.ofInstant(now, CHINA);
    String point = settings.point(till).orElse("");
    return orders.mayPickUp(zone, point, today)
        ? new Visit.AtNotice(session, now)
        : new Visit.AtEnd(
            session,
            now,
            new TillScreen.Stopped(
                session,
                TillScreen.Stopped.PICK_UP_NOT_ALLOWED,
                "pick-up at %s on %s".formatted(point, today),
                "a sales point inside the special area, or with an approval in force on that day",
                "order by parcel in the web shop"));
  }

  private TrayOffer offer(String zone, String till, Optional<QuotaReservations.For> whom) {
    return offers.of(zone, views.lying(zone, till), whom, clock.instant());
  }

  /** The visit after somebody said who he is: on to the order, or what was wrong. */
  Visit identified(String zone, String till, Visit.AtIdentity at, Said said) {
    Instant now = clock.instant();
    String name = said.name().strip();
    String phone = said.phone().replaceAll("[\\s-]", "");
    Optional<String> number = IdentityNumber.of(said.idNumber(), LocalDate.ofInstant(now, CHINA));
    Optional<TillScreen.IdentityProblem> problem = problem(name, number, phone);
    if (problem.isPresent()) {
      return new Visit.AtIdentity(at.session(), now, at.notice(), problem);
    }
    return new Visit.AtConfirm(
        at.session(),
        now,
        at.notice(),
        new Buyer(name, number.orElseThrow(), phone),
        saleNo(till, now),
        views.tray(zone, till));
  }

  /** What is wrong with what somebody says of himself. */
  static Optional<TillScreen.IdentityProblem> problem(
      String name, Optional<String> number, String phone) {
    if (!TypedText.isName(name)) {
      return Optional.of(TillScreen.IdentityProblem.NAME_MISSING);
    }
    if (number.isEmpty()) {
      return Optional.of(TillScreen.IdentityProblem.NUMBER_WRONG);
    }
    return isPhone(phone) ? Optional.empty() : Optional.of(TillScreen.IdentityProblem.PHONE_WRONG);
  }

  /** Whether it is a mobile number in China. */
  static boolean isPhone(String phone) {
    return PHONE.matcher(phone).matches();
  }

  /** The till, the second in China, and something that makes two of one second differ. */
  private String saleNo(String till, Instant now) {
    String shortTill = till.length() <= LONGEST_TILL ? till : till.substring(0, LONGEST_TILL);
    return "%s-%s-%04X".formatted(shortTill, SECOND.format(now), random.nextInt(SUFFIX));
  }

  /** The visit after the order was asked for. */
  Visit placed(String zone, String till, Visit.AtConfirm at) {
    Instant now = clock.instant();
    String buyer = buyers.reference(at.buyer());
    // Kept for longer than the act takes; with the order it counts no more.
    TrayOffer offer = offer(zone, till, Optional.of(views.whom(at, now)));
    Optional<String> point = settings.point(till);
    if (!offer.epcs().equals(at.epcs()) || offer.amounts().isEmpty() || point.isEmpty()) {
      return views.asItStands(zone, at, now);
    }
    // Before the order, so that there is no order of which nobody knows who made it.
    buyers.keep(zone, at.saleNo(), at.buyer(), now);
    Amounts amounts = offer.amounts().get();
    SaleAct.PlaceOrder act =
        new SaleAct.PlaceOrder(
            "place-" + at.saleNo(),
            CheckoutFlow.ACTOR,
            at.saleNo(),
            point.get(),
            till,
            Channel.PICK_UP,
            at.epcs(),
            buyer,
            null,
            at.notice().version(),
            at.notice().at(),
            amounts.goodsFen(),
            amounts.freightFen(),
            amounts.insuranceFen(),
            amounts.taxFen());
    try {
      if (writer.submit(zone, act) instanceof ActAnswer.Refused refused) {
        return refused(zone, at, refused, now);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return at;
    }
    return new Visit.Ordered(at.session(), now, at.saleNo());
  }

  /** While nobody knows whether it took effect, the same can be asked again. */
  private Visit refused(String zone, Visit.AtConfirm at, ActAnswer.Refused refused, Instant now) {
    Visit stands = views.asItStands(zone, at, now);
    if (refused.code().equals(CheckoutFlow.UNAVAILABLE) || stands instanceof Visit.Ordered) {
      return stands;
    }
    buyers.forget(zone, at.saleNo());
    offers.free(zone, at.saleNo());
    return new Visit.AtEnd(
        at.session(),
        now,
        new TillScreen.Stopped(
            at.session(), refused.code(), refused.received(), refused.expected(), refused.todo()));
  }
}
