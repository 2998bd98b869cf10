package bondgate.server.checkout;

import bondgate.server.customs.CustomsNews;
import bondgate.server.customs.Declarations;
import bondgate.server.customs.RequestResult;
import bondgate.server.customs.ReturnAtCustoms;
import bondgate.server.customs.ReturnedLine;
import bondgate.server.customs.ReturnsAtCustoms;
import bondgate.server.guarantee.CustomsReleases;
import bondgate.server.sale.OrderReturn;
import bondgate.server.sale.OrderView;
import bondgate.server.sale.Returns;
import bondgate.server.stream.DecideReturn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jboss.logging.Logger;

/**
 * Declares to customs what came back (CEB625), each return once, and turns what customs decides
 * about it (CEB626) into an act.
 */
@ApplicationScoped
class Returning {
  private static final Logger LOG = Logger.getLogger(Returning.class);
  private static final String REASON = "消费者退货，商品原状退回";

  /** 海关审结. */
  private static final String ACCEPTED_CODE = "399";

  private final Declarations declarations;
  private final ReturnsAtCustoms atCustoms;
  private final Returns returns;
  private final FlowActs acts;
  private final Calls calls;

  @Inject
  Returning(
      Declarations declarations,
      ReturnsAtCustoms atCustoms,
      Returns returns,
      FlowActs acts,
      Calls calls) {
    this.declarations = declarations;
    this.atCustoms = atCustoms;
    this.returns = returns;
    this.acts = acts;
    this.calls = calls;
  }

  /**
   * Declares the returns of an order that are not declared yet. A crash before it leaves money that
   * is due, so the order is carried on again, and the same is declared under the same number.
   */
  void declare(OrderView order, Instant now) {
    for (OrderReturn one : returns.ofOrder(order.zone(), order.saleNo())) {
      RequestResult result =
          declarations.giveBack(
              order.zone(),
              order.saleNo(),
              new ReturnNumber(one.leafIndex(), 1).text(),
              lines(one),
              REASON,
              now);
      told(order, one, result, now);
      // NotDeclared, NoListYet: another system declared the sale, and declares its returns.
    }
  }

  /** Declares a return anew that customs refused. */
  RequestResult anew(OrderView order, OrderReturn one, Instant now) {
    Optional<ReturnNumber> refused =
        last(one).flatMap(declared -> ReturnNumber.of(declared.number()));
    if (refused.isEmpty()) {
      return new RequestResult.NotDeclared(one.saleNo());
    }
    RequestResult result =
        atCustoms.anew(
            one.zone(),
            one.saleNo(),
            refused.get().text(),
            refused.get().next().text(),
            lines(one),
            REASON,
            now);
    told(order, one, result, now);
    return result;
  }

  /** What cannot be declared is told to a person. */
  private void told(OrderView order, OrderReturn one, RequestResult result, Instant now) {
    if (result instanceof RequestResult.Invalid || result instanceof RequestResult.IsOtherwise) {
      LOG.errorf("order %s: return of leaf %d is not declared", order.saleNo(), one.leafIndex());
      calls.serverCalls(order, "returnNotDeclared", now);
    }
  }

  /** How the returns of an order were declared, the oldest first. */
  List<ReturnAtCustoms> ofSale(String zone, String saleNo) {
    return atCustoms.ofSale(zone, saleNo);
  }

  private Optional<ReturnAtCustoms> last(OrderReturn one) {
    return last(one, ofSale(one.zone(), one.saleNo()));
  }

  /** How a return was declared the last time, of all that were. */
  static Optional<ReturnAtCustoms> last(OrderReturn one, List<ReturnAtCustoms> all) {
    return all.stream()
        .filter(
            declared ->
                ReturnNumber.of(declared.number())
                    .filter(number -> number.leafIndex() == one.leafIndex())
                    .isPresent())
        .reduce((earlier, later) -> later);
  }

  /** Customs accepted a return. */
  FlowActs.Outcome accepted(OrderView order, CustomsNews.Returned news) {
    return decided(order, news.returnNo(), true, ACCEPTED_CODE, news.at());
  }

  /** Customs refused a return. */
  FlowActs.Outcome refused(OrderView order, CustomsNews.ReturnRefused news, Instant now) {
    calls.serverCalls(order, "returnRefused", now);
    return decided(order, news.returnNo(), false, news.code(), news.at());
  }

  private FlowActs.Outcome decided(
      OrderView order, String returnNo, boolean accepted, String code, Instant at) {
    Optional<ReturnNumber> number = ReturnNumber.of(returnNo);
    if (number.isEmpty()) {
      LOG.errorf("order %s: customs decided about a return that is not ours", order.saleNo());
      return FlowActs.Outcome.DONE;
    }
    return acts.submit(
        order.zone(),
        new DecideReturn(
            "return-%s-%s".formatted(order.saleNo(), returnNo),
            CheckoutFlow.ACTOR,
            order.saleNo(),
            number.get().leafIndex(),
            number.get().attempt(),
            accepted,
            code,
            CustomsReleases.day(at)));
  }

  /** How many of each line of customs' list came back. */
  private static List<ReturnedLine> lines(OrderReturn one) {
    Map<Integer, Long> pieces = new TreeMap<>();
    one.pieces().forEach(piece -> pieces.merge(piece.line(), 1L, Math::addExact));
    return pieces.entrySet().stream()
        .map(line -> new ReturnedLine(line.getKey(), BigDecimal.valueOf(line.getValue())))
        .toList();
  }
}
