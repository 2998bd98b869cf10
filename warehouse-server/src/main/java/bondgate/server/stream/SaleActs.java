package bondgate.server.stream;

import bondgate.server.sale.OrderAct;
import bondgate.server.sale.OrderEnds;
import bondgate.server.sale.OrderPayments;
import bondgate.server.sale.OrderRefunds;
import bondgate.server.sale.OrderRefusal;
import bondgate.server.sale.OrderReleases;
import bondgate.server.sale.OrderResult;
import bondgate.server.sale.OrderReturn;
import bondgate.server.sale.OrderReturns;
import bondgate.server.sale.PieceWeight;
import bondgate.server.sale.Placing;
import bondgate.server.sale.Prices;
import bondgate.server.sale.ReturnDecisions;
import bondgate.server.sale.SalesPoints;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** The acts about prices, sales points and orders: each goes to the part of the sale it moves. */
@ApplicationScoped
class SaleActs {
  private final Prices prices;
  private final SalesPoints points;
  private final Placing placing;
  private final OrderPayments payments;
  private final OrderReleases releases;
  private final OrderEnds ends;
  private final OrderRefunds refunds;
  private final OrderReturns returns;
  private final ReturnDecisions decisions;
  private final DocumentActs documents;

  @Inject
  SaleActs(
      Prices prices,
      SalesPoints points,
      Placing placing,
      OrderPayments payments,
      OrderReleases releases,
      OrderEnds ends,
      OrderRefunds refunds,
      OrderReturns returns,
      ReturnDecisions decisions,
      DocumentActs documents) {
    this.prices = prices;
    this.points = points;
    this.placing = placing;
    this.payments = payments;
    this.releases = releases;
    this.ends = ends;
    this.refunds = refunds;
    this.returns = returns;
    this.decisions = decisions;
    this.documents = documents;
  }

  ActOutcome carryOut(ActRef ref, SaleAct act) {
    return outcome(ref, act.matchSale(new Rows(ref)));
  }

  private ActOutcome outcome(ActRef ref, OrderResult result) {
    if (result instanceof OrderResult.Done done) {
      return done.moves().isEmpty() ? new ActOutcome.Done() : documents.permit(ref, done.moves());
    }
    if (result instanceof OrderResult.DoneBefore before) {
      return new ActOutcome.DoneBefore(before.leafIndex());
    }
    if (result instanceof OrderResult.GuaranteeExceeded exceeded) {
      return documents.exceeded(ref, exceeded.neededFen(), exceeded.headroomFen());
    }
    if (result instanceof OrderResult.HoldsUncovered uncovered) {
      return GuaranteeAnswers.uncovered(uncovered.instruments());
    }
    if (result instanceof OrderResult.NotReady notReady) {
      return DocumentActs.notReady(notReady.why());
    }
    if (result instanceof OrderResult.NotOnBook notOnBook) {
      return DocumentActs.notOnBook(notOnBook.refusal());
    }
    OrderRefusal refusal = ((OrderResult.Refused) result).refusal();
    return new ActOutcome.Refused(
        new ActAnswer.Refused(
            refusal.code(),
            refusal.received(),
            refusal.expected(),
            refusal.todo(),
            refusal.controls()));
  }

  private final class Rows implements SaleAct.SaleCases<OrderResult> {
    private final ActRef ref;

    Rows(ActRef ref) {
      this.ref = ref;
    }

    private OrderAct order(String saleNo, ZoneAct act) {
      return new OrderAct(ref.zone(), saleNo, act.actor(), ref.leafIndex(), ref.committedAt());
    }

    @Override
    public OrderResult offerForSale(OfferForSale act) {
      return prices.offer(
          ref.zone(),
          new Prices.Offer(
              act.item(),
              act.priceFen(),
              Optional.ofNullable(act.validFrom()),
              ActChecks.orNone(act.contentAmountE3()),
              Optional.ofNullable(act.contentUnit()),
              Optional.ofNullable(act.grossGrams())
                  .map(grams -> new PieceWeight(grams, act.toleranceGrams()))),
          ref.leafIndex(),
          ref.committedAt());
    }

    @Override
    public OrderResult openSalesPoint(SaleAct.OpenSalesPoint act) {
      return points.open(
          ref.zone(),
          act.point(),
          act.insideSpecialArea(),
          Optional.ofNullable(act.approval())
              .map(
                  one ->
                      new SalesPoints.Approval(
                          one.docNo(), one.issuer(), one.validFrom(), one.validTo())),
          ref.leafIndex(),
          ref.committedAt());
    }

    @Override
    public OrderResult placeOrder(SaleAct.PlaceOrder act) {
      return placing.place(
          order(act.saleNo(), act),
          new Placing.Asked(
              act.point(),
              Optional.ofNullable(act.till()),
              act.channel(),
              act.epcs(),
              act.buyer(),
              Optional.ofNullable(act.identityVerifiedBy()),
              act.noticeVersion(),
              act.noticeAcceptedAt(),
              act.goodsFen(),
              act.freightFen(),
              act.insuranceFen(),
              act.taxFen()));
    }

    @Override
    public OrderResult payOrder(SaleAct.PayOrder act) {
      return payments.pay(
          order(act.saleNo(), act),
          new OrderPayments.Money(
              act.paymentNo(), act.provider(), act.amountFen(), act.payerCheck(), act.paidAt()));
    }

    @Override
    public OrderResult releaseOrder(SaleAct.ReleaseOrder act) {
      return releases.release(
          order(act.saleNo(), act),
          new OrderReleases.Word(
              act.customsReleaseRef(), act.releasedOn(), ActChecks.orNone(act.assessedTaxFen())));
    }

    @Override
    public OrderResult refuseOrder(SaleAct.RefuseOrder act) {
      return ends.refuse(order(act.saleNo(), act), act.code());
    }

    @Override
    public OrderResult cancelOrder(SaleAct.CancelOrder act) {
      return ends.cancel(order(act.saleNo(), act), act.reason());
    }

    @Override
    public OrderResult refundOrder(SaleAct.RefundOrder act) {
      return refunds.refund(order(act.saleNo(), act), act.refundNo(), act.amountFen());
    }

    @Override
    public OrderResult returnOrder(SaleAct.ReturnOrder act) {
      return returns.back(
          order(act.saleNo(), act), act.epcs(), Optional.ofNullable(act.appliedOn()));
    }

    @Override
    public OrderResult decideReturn(DecideReturn act) {
      return decisions.decide(
          order(act.saleNo(), act),
          act.returnLeaf(),
          new OrderReturn.Decision(
              act.attempt(), act.accepted(), act.code(), act.decidedOn(), ref.leafIndex()));
    }
  }
}
