package bondgate.server.checkout;

import bondgate.server.customs.RequestResult;
import bondgate.server.customs.ReturnAtCustoms;
import bondgate.server.sale.OrderReturn;
import bondgate.server.sale.OrderView;
import bondgate.server.sale.Orders;
import bondgate.server.sale.ReturnCheck;
import bondgate.server.sale.ReturnChecks;
import bondgate.server.sale.Returns;
import bondgate.server.stream.ActAnswer;
import bondgate.server.stream.SaleAct;
import bondgate.server.stream.ZoneWriter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** 退货 — what the staff do with pieces that come back, and where each return stands. */
@ApplicationScoped
public class ReturnDesk {
  private final ReturnChecks checks;
  private final Returns returns;
  private final Returning returning;
  private final Orders orders;
  private final CheckoutFlow flow;
  private final ZoneWriter writer;
  private final InstantSource clock;

  @Inject
  ReturnDesk(
      ReturnChecks checks,
      Returns returns,
      Returning returning,
      Orders orders,
      CheckoutFlow flow,
      ZoneWriter writer,
      InstantSource clock) {
    this.checks = checks;
    this.returns = returns;
    this.returning = returning;
    this.orders = orders;
    this.flow = flow;
    this.writer = writer;
    this.clock = clock;
  }

  /**
   * Whether the piece with a tag may come back now.
   *
   * @param appliedOn the day in China on which that was applied for; empty: today
   */
  public ReturnCheck check(String zone, String epc, Optional<LocalDate> appliedOn) {
    return checks.check(zone, epc, appliedOn, clock.instant());
  }

  /** Whether the tags of that order that are still the buyer's may come back; empty: no order. */
  public List<ReturnCheck> ofOrder(String zone, String saleNo, Optional<LocalDate> appliedOn) {
    return orders.view(zone, saleNo).map(OrderView::pieces).orElse(List.of()).stream()
        .map(piece -> check(zone, piece.epc(), appliedOn))
        .toList();
  }

  /**
   * States that pieces are back in their original state.
   *
   * @param key of this one return: the same again takes effect once
   */
  public ActAnswer takeBack(
      String zone,
      String key,
      String saleNo,
      List<String> epcs,
      Optional<LocalDate> appliedOn,
      String actor)
      throws InterruptedException {
    ActAnswer answer =
        writer.submit(
            zone,
            new SaleAct.ReturnOrder("return-" + key, actor, saleNo, epcs, appliedOn.orElse(null)));
    if (!(answer instanceof ActAnswer.Refused)) {
      // A crash here: the next look at what hangs does the same.
      flow.carryOn(zone, saleNo, clock.instant());
    }
    return answer;
  }

  /** Where the last returns stand, the newest first. */
  public List<ReturnStanding> newest(String zone, int most) {
    return standings(returns.newest(zone, most));
  }

  /** The returns that customs refused, and that nobody has declared anew. */
  public List<ReturnStanding> openAtCustoms(String zone) {
    return standings(returns.refused(zone)).stream()
        .filter(one -> one.atCustoms() == ReturnStanding.AtCustoms.OPEN)
        .toList();
  }

  /** Declares a return anew that customs refused, the goods the same, under another number. */
  public RequestResult declareAnew(String zone, String saleNo, long leafIndex) {
    Optional<OrderView> order = orders.view(zone, saleNo);
    Optional<OrderReturn> one = returns.view(zone, saleNo, leafIndex);
    return order.isPresent() && one.isPresent()
        ? returning.anew(order.get(), one.get(), clock.instant())
        : new RequestResult.NotDeclared(saleNo);
  }

  /** What is asked once for all returns of an order. */
  private record OfOrder(
      OrderView order, List<OrderReturn> returns, List<ReturnAtCustoms> declared) {}

  private List<ReturnStanding> standings(List<OrderReturn> all) {
    Map<String, OfOrder> known = new HashMap<>();
    return all.stream()
        .map(one -> standing(one, known.computeIfAbsent(one.saleNo(), no -> ofOrder(one))))
        .toList();
  }

  private OfOrder ofOrder(OrderReturn one) {
    return new OfOrder(
        orders.view(one.zone(), one.saleNo()).orElseThrow(),
        returns.ofOrder(one.zone(), one.saleNo()),
        returning.ofSale(one.zone(), one.saleNo()));
  }

  private static ReturnStanding standing(OrderReturn one, OfOrder of) {
    return new ReturnStanding(one, Returning.last(one, of.declared()), isPaidBack(one, of));
  }

  /** Money of returns goes back in the order in which they came. */
  private static boolean isPaidBack(OrderReturn one, OfOrder of) {
    long upToIt =
        of.returns().stream()
            .filter(other -> other.leafIndex() <= one.leafIndex())
            .mapToLong(OrderReturn::backFen)
            .sum();
    long wentBack =
        of.order().refunds().stream()
            .filter(refund -> MoneyBack.isOfReturns(of.order(), refund.refundNo()))
            .mapToLong(OrderView.Refund::amountFen)
            .sum();
    return wentBack >= upToIt;
  }
}
