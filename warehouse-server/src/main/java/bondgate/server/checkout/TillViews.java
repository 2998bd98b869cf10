package bondgate.server.checkout;

import bondgate.server.sale.OrderState;
import bondgate.server.sale.OrderView;
import bondgate.server.sale.Orders;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What each till shows, from its visit, its tray and its order. */
@ApplicationScoped
class TillViews {
  private final Trays trays;
  private final TrayOffers offers;
  private final Visits visits;
  private final Buyers buyers;
  private final Orders orders;
  private final OrderScreens screens;
  private final CheckoutSettings settings;

  @Inject
  TillViews(
      Trays trays,
      TrayOffers offers,
      Visits visits,
      Buyers buyers,
      Orders orders,
      OrderScreens screens,
      CheckoutSettings settings) {
    this.trays = trays;
    this.offers = offers;
    this.visits = visits;
    this.buyers = buyers;
    this.orders = orders;
    this.screens = screens;
    this.settings = settings;
  }

  /** The tags on the tray, sorted. */
  List<String> tray(String zone, String till) {
    return lying(zone, till).epcs();
  }

  /** The tray, its tags sorted. */
  Trays.Tray lying(String zone, String till) {
    return trays.at(zone, till).map(Trays.Tray::sorted).orElse(Trays.Tray.EMPTY);
  }

  /** What the till shows now; ends visits that are over. */
  TillScreen show(String zone, String till, Instant now) {
    Trays.Tray tray = lying(zone, till);
    Optional<Visit> standing =
        visits.at(zone, till).filter(visit -> !isOver(visit, tray.epcs(), now));
    if (standing.isEmpty()) {
      end(zone, till);
      standing = begun(zone, till, tray.epcs(), now);
    }
    return standing
        .map(visit -> show(zone, till, visit, tray, now))
        .orElse(new TillScreen.Welcome());
  }

  /** Ends the visit at a till; what of a year was kept for it is free. */
  void end(String zone, String till) {
    if (visits.at(zone, till).orElse(null) instanceof Visit.AtConfirm at) {
      offers.free(zone, at.saleNo());
    }
    visits.end(zone, till);
  }

  /** A visit without an order ends by itself: what somebody said of himself is not kept waiting. */
  private boolean isOver(Visit visit, List<String> tray, Instant now) {
    if (visit instanceof Visit.AtBasket) {
      return tray.isEmpty();
    }
    return !(visit instanceof Visit.Ordered)
        && visit.touchedAt().plus(settings.times().forget()).isBefore(now);
  }

  /**
   * After a restart a till goes on with its order, once, if nothing of somebody else lies there;
   * otherwise somebody put something there. Paid, the shopper waits for customs, or reads that he
   * may leave or that his money goes back; what ended longer ago than a visit is kept is not shown,
   * and an order that its shopper left behind never to the next one.
   */
  private Optional<Visit> begun(String zone, String till, List<String> tray, Instant now) {
    Optional<OrderView> own =
        (visits.isFirst(zone, till)
                ? orders.recentAt(zone, till, now.minus(settings.times().forget()))
                : List.<OrderView>of())
            .stream()
                .reduce((earlier, later) -> later)
                .filter(order -> order.state() instanceof OrderState.Placed || lies(order, tray));
    if (own.isPresent()) {
      String saleNo = own.get().saleNo();
      return Optional.of(
          visits.put(zone, till, new Visit.Ordered(visits.newSession(), now, saleNo)));
    }
    return tray.isEmpty() ? Optional.empty() : Optional.of(visits.begin(zone, till, now));
  }

  /** Whether nothing lies there that is not of that order. */
  private static boolean lies(OrderView order, List<String> tray) {
    return order.pieces().stream().map(OrderView.Piece::epc).toList().containsAll(tray);
  }

  private TillScreen show(String zone, String till, Visit visit, Trays.Tray tray, Instant now) {
    String session = visit.session();
    if (visit instanceof Visit.Ordered ordered) {
      return orders
          .view(zone, ordered.saleNo())
          .map(order -> screens.of(session, order))
          .orElse(new TillScreen.Welcome());
    }
    if (visit instanceof Visit.AtEnd end) {
      return end.why();
    }
    if (visit instanceof Visit.AtConfirm at && !tray.epcs().equals(at.epcs())) {
      offers.free(zone, at.saleNo());
      return changed(session);
    }
    Optional<QuotaReservations.For> whom =
        visit instanceof Visit.AtConfirm at
            ? Optional.of(whom(at, at.touchedAt()))
            : Optional.empty();
    TrayOffer offer = offers.of(zone, tray, whom, now);
    if (visit instanceof Visit.AtConfirm at
        && offer.amounts().isEmpty()
        && asItStands(zone, at, now) instanceof Visit.Ordered ordered) {
      return show(zone, till, visits.put(zone, till, ordered), tray, now);
    }
    return show(visit, offer);
  }

  /**
   * The visit of who asked for his order, when nobody could tell in time whether it took effect:
   * its own pieces are no longer for sale then, and he must not be told that another has them.
   */
  Visit asItStands(String zone, Visit.AtConfirm at, Instant now) {
    return orders.view(zone, at.saleNo()).isPresent()
        ? new Visit.Ordered(at.session(), now, at.saleNo())
        : at;
  }

  /** For whom something of a year is kept, as long as a visit is that was touched then. */
  QuotaReservations.For whom(Visit.AtConfirm at, Instant touchedAt) {
    return new QuotaReservations.For(
        buyers.reference(at.buyer()), at.saleNo(), touchedAt.plus(settings.times().forget()));
  }

  private TillScreen show(Visit visit, TrayOffer offer) {
    String session = visit.session();
    if (offer.differs().isPresent()) {
      return new TillScreen.WeightDiffers(session, offer.lines(), offer.differs().get());
    }
    if (visit instanceof Visit.AtConfirm at) {
      return new TillScreen.Confirm(
          session,
          at.buyer().masked(),
          offer.lines(),
          offer.amounts().orElse(new Amounts(0, 0, 0, 0)),
          offer.problems());
    }
    if (visit instanceof Visit.AtBasket || offer.amounts().isEmpty()) {
      return new TillScreen.Basket(session, offer.lines(), offer.problems(), offer.amounts());
    }
    return visit instanceof Visit.AtIdentity at
        ? new TillScreen.WhoAreYou(
            session, offer.amounts().get(), at.problem(), at.face().map(FaceClaimed::text))
        : new TillScreen.Notice(session, settings.noticeVersion(), offer.amounts().get());
  }

  private static TillScreen changed(String session) {
    return new TillScreen.Stopped(
        session,
        "trayChanged",
        "another tray than the one that was shown",
        "the same pieces until the order is placed",
        "begin anew with what lies there now");
  }
}
