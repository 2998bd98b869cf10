package bondgate.server.checkout;

import bondgate.server.customs.CustomsNews;
import bondgate.server.guarantee.CustomsReleases;
import bondgate.server.sale.CancelReason;
import bondgate.server.sale.OrderState;
import bondgate.server.sale.OrderView;
import bondgate.server.sale.Orders;
import bondgate.server.stream.SaleAct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import org.jboss.logging.Logger;

/** What customs' decisions do to orders. */
@ApplicationScoped
class CustomsNewsActs {
  private static final Logger LOG = Logger.getLogger(CustomsNewsActs.class);

  private final FlowActs acts;
  private final CheckoutFlow flow;
  private final Declaring declaring;
  private final Returning returning;
  private final Orders orders;
  private final Calls calls;

  @Inject
  CustomsNewsActs(
      FlowActs acts,
      CheckoutFlow flow,
      Declaring declaring,
      Returning returning,
      Orders orders,
      Calls calls) {
    this.acts = acts;
    this.flow = flow;
    this.declaring = declaring;
    this.returning = returning;
    this.orders = orders;
    this.calls = calls;
  }

  /** Whether it took effect, or never can; false to be told again. */
  boolean takesEffect(CustomsNews news, Instant now) {
    OrderView order = orders.view(news.zone(), news.saleNo()).orElse(null);
    if (order == null) {
      LOG.errorf("customs decided about %s, which is no order of ours", news.saleNo());
      return true;
    }
    FlowActs.Outcome outcome;
    try {
      outcome = outcome(order, news, now);
    } catch (IllegalArgumentException e) {
      // What cannot stand in an act never will: it must not hold up the news behind it.
      LOG.errorf("order %s: customs' decision %d cannot be recorded", order.saleNo(), news.id());
      outcome = FlowActs.Outcome.REFUSED;
    }
    if (outcome == FlowActs.Outcome.REFUSED) {
      calls.serverCalls(order, "customsDecisionNotTaken", now);
    }
    if (outcome == FlowActs.Outcome.DONE) {
      flow.carryOn(order.zone(), order.saleNo(), now);
    }
    return outcome != FlowActs.Outcome.UNKNOWN;
  }

  private FlowActs.Outcome outcome(OrderView order, CustomsNews news, Instant now) {
    if (news instanceof CustomsNews.Released released) {
      return released(order, released, now);
    } else if (news instanceof CustomsNews.Refused refused) {
      declaring.forget(order.saleNo());
      return acts.submit(order.zone(), refuse(order, refused.code()));
    } else if (news instanceof CustomsNews.Cancelled) {
      return cancelled(order);
    } else if (news instanceof CustomsNews.Returned returned) {
      return returning.accepted(order, returned);
    } else if (news instanceof CustomsNews.ReturnRefused refused) {
      return returning.refused(order, refused, now);
    }
    // A tax bill or a refusal to cancel asks for a person, not for another state.
    noted(order, news, now);
    return FlowActs.Outcome.DONE;
  }

  /** A release for an order whose money goes back already is withdrawn: no goods without money. */
  private FlowActs.Outcome released(OrderView order, CustomsNews.Released news, Instant now) {
    if (order.state() instanceof OrderState.RefundDue
        || order.state() instanceof OrderState.Refunded
        || order.state() instanceof OrderState.Cancelled) {
      declaring.withdraw(order.zone(), order.saleNo(), now);
      calls.serverCalls(order, "releasedTooLate", now);
      return FlowActs.Outcome.DONE;
    }
    declaring.forget(order.saleNo());
    FlowActs.Outcome outcome =
        acts.submit(
            order.zone(),
            new SaleAct.ReleaseOrder(
                "release-" + order.saleNo(),
                CheckoutFlow.ACTOR,
                order.saleNo(),
                news.listNo(),
                CustomsReleases.day(news.at()),
                null));
    if (outcome != FlowActs.Outcome.HELD) {
      return outcome;
    }
    // A crash in between: the news are read again, and the order is held still or not at all.
    return declaring.held(order, now);
  }

  private static SaleAct refuse(OrderView order, String code) {
    return new SaleAct.RefuseOrder(
        "refuse-" + order.saleNo(), CheckoutFlow.ACTOR, order.saleNo(), code);
  }

  /**
   * After the money went back for customs' silence, the cancelled list is the end of the matter.
   */
  private FlowActs.Outcome cancelled(OrderView order) {
    declaring.forget(order.saleNo());
    if (!(order.state() instanceof OrderState.Paid)) {
      return FlowActs.Outcome.DONE;
    }
    return acts.submit(
        order.zone(),
        new SaleAct.CancelOrder(
            "cancel-" + order.saleNo(), CheckoutFlow.ACTOR, order.saleNo(), CancelReason.CUSTOMS));
  }

  private void noted(OrderView order, CustomsNews news, Instant now) {
    if (news instanceof CustomsNews.TaxAssessed bill) {
      long assessed =
          Math.addExact(Math.addExact(bill.tariffFen(), bill.vatFen()), bill.consumptionFen());
      // Customs rounds each line as it does; a fen a line is no difference.
      if (Math.abs(assessed - order.amounts().taxFen()) > order.lines().size()) {
        LOG.warnf(
            "order %s: customs assessed %d fen, our estimate was %d",
            order.saleNo(), assessed, order.amounts().taxFen());
        calls.serverCalls(order, "taxDiffers", now);
      }
    } else if (news instanceof CustomsNews.CancelRefused) {
      calls.serverCalls(order, "cancelRefused", now);
    }
  }
}
