package bondgate.server.checkout;

import bondgate.server.member.CodeAnswer;
import bondgate.server.member.Members;
import bondgate.server.member.Person;
import bondgate.server.sale.Orders;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** The tills, one visit at a time each. */
@ApplicationScoped
class TillCheckout implements Checkout {
  private final Visits visits;
  private final TillViews views;
  private final Ordering ordering;
  private final Members members;
  private final ByFace byFace;
  private final Orders orders;
  private final OrderScreens screens;
  private final CheckoutFlow flow;
  private final Calls calls;
  private final CheckoutSettings settings;
  private final InstantSource clock;

  @Inject
  TillCheckout(
      Visits visits,
      TillViews views,
      Ordering ordering,
      Members members,
      ByFace byFace,
      Orders orders,
      OrderScreens screens,
      CheckoutFlow flow,
      Calls calls,
      CheckoutSettings settings,
      InstantSource clock) {
    this.visits = visits;
    this.views = views;
    this.ordering = ordering;
    this.members = members;
    this.byFace = byFace;
    this.orders = orders;
    this.screens = screens;
    this.flow = flow;
    this.calls = calls;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public boolean serves(String zone, String till) {
    return settings.serves(zone, till);
  }

  @Override
  public TillScreen screen(String zone, String till) {
    if (!serves(zone, till)) {
      // Whatever names are asked for, nothing is remembered of them.
      return new TillScreen.Welcome();
    }
    synchronized (visits.lock(zone, till)) {
      TillScreen shown = views.show(zone, till, clock.instant());
      if (visits.at(zone, till).orElse(null) instanceof Visit.AtIdentity at
          && at.face().isPresent()) {
        visits.put(zone, till, byFace.looked(zone, till, at));
        return views.show(zone, till, clock.instant());
      }
      return shown;
    }
  }

  @Override
  public TillScreen begin(String zone, String till, String session) {
    synchronized (visits.lock(zone, till)) {
      if (visit(zone, till, session) instanceof Visit.AtBasket && ordering.isOffered(zone, till)) {
        visits.put(zone, till, ordering.begun(zone, till, session));
      }
      return views.show(zone, till, clock.instant());
    }
  }

  @Override
  public TillScreen acceptNotice(String zone, String till, String session, String version) {
    synchronized (visits.lock(zone, till)) {
      if (visit(zone, till, session) instanceof Visit.AtNotice
          && settings.noticeVersion().equals(version)) {
        Instant now = clock.instant();
        visits.put(
            zone,
            till,
            new Visit.AtIdentity(
                session, now, new Visit.AcceptedNotice(version, now), Optional.empty()));
      }
      return views.show(zone, till, clock.instant());
    }
  }

  @Override
  public TillScreen identify(
      String zone, String till, String session, String name, String idNumber, String phone) {
    synchronized (visits.lock(zone, till)) {
      if (visit(zone, till, session) instanceof Visit.AtIdentity at) {
        visits.put(
            zone,
            till,
            ordering.identified(zone, till, at, new Ordering.Said(name, idNumber, phone)));
      }
      return views.show(zone, till, clock.instant());
    }
  }

  @Override
  public TillScreen identifyMember(String zone, String till, String session, String code) {
    synchronized (visits.lock(zone, till)) {
      if (visit(zone, till, session) instanceof Visit.AtIdentity at) {
        visits.put(zone, till, byCode(zone, till, at, code));
      }
      return views.show(zone, till, clock.instant());
    }
  }

  private Visit byCode(String zone, String till, Visit.AtIdentity at, String code) {
    CodeAnswer answer = members.use(code);
    if (answer instanceof CodeAnswer.Accepted accepted) {
      Person who = accepted.person();
      return ordering.identified(
          zone, till, at, new Ordering.Said(who.name(), who.idNumber(), who.phone()));
    }
    TillScreen.IdentityProblem problem =
        switch (((CodeAnswer.Refused) answer).why()) {
          case NOT_A_CODE -> TillScreen.IdentityProblem.CODE_NOT_ONE;
          case UNKNOWN -> TillScreen.IdentityProblem.CODE_UNKNOWN;
          case WITHDRAWN -> TillScreen.IdentityProblem.CODE_WITHDRAWN;
          case WRONG -> TillScreen.IdentityProblem.CODE_WRONG;
          case EXPIRED -> TillScreen.IdentityProblem.CODE_EXPIRED;
          case USED -> TillScreen.IdentityProblem.CODE_USED;
          case LOCKED -> TillScreen.IdentityProblem.CODE_LOCKED;
        };
    return at.with(problem, clock.instant());
  }

  @Override
  public TillScreen claimFace(String zone, String till, String session, String member) {
    synchronized (visits.lock(zone, till)) {
      if (visit(zone, till, session) instanceof Visit.AtIdentity at) {
        visits.put(zone, till, byFace.claimed(zone, till, at, member));
      }
      return views.show(zone, till, clock.instant());
    }
  }

  @Override
  public TillScreen place(String zone, String till, String session) {
    synchronized (visits.lock(zone, till)) {
      if (visit(zone, till, session) instanceof Visit.AtConfirm at) {
        visits.put(zone, till, ordering.placed(zone, till, at));
      }
      return views.show(zone, till, clock.instant());
    }
  }

  @Override
  public TillScreen startPayment(String zone, String till, String session, String provider) {
    synchronized (visits.lock(zone, till)) {
      if (visit(zone, till, session) instanceof Visit.Ordered at) {
        visits.put(zone, till, new Visit.Ordered(session, clock.instant(), at.saleNo()));
        flow.startPayment(zone, at.saleNo(), provider, clock.instant());
      }
      return views.show(zone, till, clock.instant());
    }
  }

  @Override
  public TillScreen cancel(String zone, String till, String session) {
    synchronized (visits.lock(zone, till)) {
      Visit visit = visit(zone, till, session);
      boolean goesOn =
          saleNo(visit).filter(saleNo -> !flow.giveUp(zone, saleNo, clock.instant())).isPresent();
      if (visit != null && !goesOn) {
        views.end(zone, till);
      }
      return views.show(zone, till, clock.instant());
    }
  }

  @Override
  public TillScreen leave(String zone, String till, String session) {
    synchronized (visits.lock(zone, till)) {
      Visit visit = visit(zone, till, session);
      // Unpaid, nobody waits for it; paid, it goes on without the shopper at the till.
      saleNo(visit).ifPresent(saleNo -> flow.giveUp(zone, saleNo, clock.instant()));
      if (visit != null) {
        views.end(zone, till);
      }
      return views.show(zone, till, clock.instant());
    }
  }

  @Override
  public void help(String zone, String till) {
    if (serves(zone, till) || (settings.isZone(zone) && !isAnotherCalling(zone))) {
      calls.shopperCalls(zone, till, clock.instant());
    }
  }

  /**
   * Whether somebody calls already from a till that this server does not serve: one such call is
   * heard, and many would hide those of the tills.
   */
  private boolean isAnotherCalling(String zone) {
    return calls.open(zone).stream()
        .anyMatch(call -> call.reason().isEmpty() && !serves(zone, call.till()));
  }

  @Override
  public Optional<Receipt> receipt(String zone, String saleNo) {
    return orders
        .view(zone, saleNo)
        .filter(order -> !order.payments().isEmpty())
        .map(screens::receipt);
  }

  /** The order of a visit: one that was asked for and not heard of may have taken effect. */
  private static Optional<String> saleNo(Visit visit) {
    if (visit instanceof Visit.Ordered at) {
      return Optional.of(at.saleNo());
    }
    return visit instanceof Visit.AtConfirm at ? Optional.of(at.saleNo()) : Optional.empty();
  }

  /** The visit that goes by that word; null if it is over or was never. */
  private Visit visit(String zone, String till, String session) {
    return visits.at(zone, till).filter(visit -> visit.session().equals(session)).orElse(null);
  }
}
