package bondgate.server.checkout;

import bondgate.server.control.Controls;
import bondgate.server.courier.CourierUnreachableException;
import bondgate.server.customs.Declaration;
import bondgate.server.customs.Declarations;
import bondgate.server.customs.DeclareResult;
import bondgate.server.customs.Finding;
import bondgate.server.customs.RequestResult;
import bondgate.server.payment.PaymentView;
import bondgate.server.payment.Payments;
import bondgate.server.sale.OrderView;
import bondgate.server.stream.SaleAct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Declares paid orders. What customs does not decide in time is withdrawn; and if customs does not
 * even answer that, the money goes back, and a release that comes later is withdrawn too.
 */
@ApplicationScoped
class Declaring {
  private static final Logger LOG = Logger.getLogger(Declaring.class);
  private static final String LATE = "买家未等待放行，申请撤单";
  private static final String HELD = "货物或买家被布控，申请撤单";

  private final Declarations declarations;
  private final DeclarationMaker maker;
  private final Sending sending;
  private final Buyers buyers;
  private final Payments payments;
  private final FlowActs acts;
  private final Calls calls;
  private final CheckoutSettings settings;
  private final Controls controls;

  /** Saves asking again for what this process declared; the slice itself knows it anyway. */
  private final Set<String> declared = ConcurrentHashMap.newKeySet();

  @Inject
  Declaring(
      Declarations declarations,
      DeclarationMaker maker,
      Sending sending,
      Buyers buyers,
      Payments payments,
      FlowActs acts,
      Calls calls,
      CheckoutSettings settings,
      Controls controls) {
    this.controls = controls;
    this.declarations = declarations;
    this.maker = maker;
    this.sending = sending;
    this.buyers = buyers;
    this.payments = payments;
    this.acts = acts;
    this.calls = calls;
    this.settings = settings;
  }

  /** Carries a paid order on; one that a control order stops is not. */
  void declare(OrderView order, Instant paidAt, Instant now) {
    if (isHeld(order, now)) {
      held(order, now);
      return;
    }
    Instant late = paidAt.plus(settings.times().release());
    if (now.isBefore(late)) {
      if (!declared.contains(order.saleNo())) {
        first(order, now);
      }
      return;
    }
    RequestResult withdrawn = withdraw(order.zone(), order.saleNo(), now);
    boolean customsSilent = !now.isBefore(late.plus(settings.times().giveUp()));
    if (withdrawn instanceof RequestResult.NotDeclared || customsSilent) {
      refuse(order, CheckoutFlow.SILENT);
      calls.serverCalls(order, CheckoutFlow.SILENT, now);
    }
  }

  private boolean isHeld(OrderView order, Instant now) {
    List<String> epcs = order.pieces().stream().map(OrderView.Piece::epc).toList();
    return controls.holds(order.zone(), order.buyer(), epcs, now);
  }

  /** Ends a paid order that a control order stops: what was declared is withdrawn. */
  FlowActs.Outcome held(OrderView order, Instant now) {
    declarations.cancel(order.zone(), order.saleNo(), HELD, now);
    FlowActs.Outcome ended = refuse(order, CheckoutFlow.UNDER_CONTROL);
    calls.serverCalls(order, CheckoutFlow.UNDER_CONTROL, now);
    return ended;
  }

  private void first(OrderView order, Instant now) {
    Optional<Buyer> buyer = buyers.of(order.zone(), order.saleNo());
    Optional<PaymentView> payment =
        order.payments().stream()
            .filter(one -> one.aside().isEmpty())
            .findFirst()
            .flatMap(one -> payments.view(order.zone(), one.paymentNo()))
            .filter(view -> view.money().isPresent());
    if (buyer.isEmpty() || payment.isEmpty() || !sending.isKnownWhere(order)) {
      LOG.errorf(
          "order %s is paid, and nobody knows by whom or where it goes: it is not declared",
          order.saleNo());
      end(order, now);
      return;
    }
    Optional<Dispatch> dispatch;
    try {
      dispatch = sending.dispatch(order, now);
    } catch (CourierUnreachableException e) {
      // Asked again with the next look, as long as an order may wait for its release.
      LOG.warnf("order %s has no waybill yet: %s", order.saleNo(), e.getMessage());
      return;
    }
    declare(order, maker.of(order, buyer.get(), payment.get(), dispatch), now);
  }

  private void declare(OrderView order, Declaration declaration, Instant now) {
    DeclareResult result = declarations.declare(declaration, now);
    if (result instanceof DeclareResult.Invalid invalid) {
      LOG.errorf("order %s is not declared: %s", order.saleNo(), codes(invalid.findings()));
      end(order, now);
    } else if (result instanceof DeclareResult.IsOtherwise) {
      // What was declared stands: customs decides about that.
      LOG.errorf("order %s was declared with other content before", order.saleNo());
      calls.serverCalls(order, "declaredOtherwise", now);
      declared.add(order.saleNo());
    } else {
      declared.add(order.saleNo());
    }
  }

  /** What is wrong, without what was received: that may be personal. */
  private static List<String> codes(List<Finding> findings) {
    return findings.stream()
        .map(one -> "%s %s %s".formatted(one.code(), one.message(), one.element()))
        .toList();
  }

  private void end(OrderView order, Instant now) {
    refuse(order, CheckoutFlow.NOT_DECLARABLE);
    calls.serverCalls(order, CheckoutFlow.NOT_DECLARABLE, now);
  }

  private FlowActs.Outcome refuse(OrderView order, String code) {
    return acts.submit(
        order.zone(),
        new SaleAct.RefuseOrder(
            "refuse-" + order.saleNo(), CheckoutFlow.ACTOR, order.saleNo(), code));
  }

  /** Asks customs to cancel the list of an order that ends without a sale. */
  RequestResult withdraw(String zone, String saleNo, Instant now) {
    return declarations.cancel(zone, saleNo, LATE, now);
  }

  /** An order needs nothing more from customs. */
  void forget(String saleNo) {
    declared.remove(saleNo);
  }
}
