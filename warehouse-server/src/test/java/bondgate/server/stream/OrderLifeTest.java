package bondgate.server.stream;

import static bondgate.server.stream.OrderZone.AT;
import static bondgate.server.stream.OrderZone.DAY;
import static bondgate.server.stream.OrderZone.PRICE_FEN;
import static bondgate.server.stream.OrderZone.TAX_FEN;
import static bondgate.server.stream.OrderZone.TOTAL_FEN;
import static bondgate.server.stream.OrderZone.buyer;
import static bondgate.server.stream.OrderZone.code;
import static bondgate.server.stream.OrderZone.done;
import static org.assertj.core.api.Assertions.assertThat;

import bondgate.events.Direction;
import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.sale.Basket;
import bondgate.server.sale.OrderState;
import bondgate.server.sale.OrderView;
import bondgate.server.sale.Orders;
import bondgate.server.sale.Quotas;
import bondgate.server.sale.TagCheck;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Orders from the basket to the gate and back, with goods, quota and guarantee at each step. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class OrderLifeTest {
  @Inject OrderZone shop;
  @Inject TestZone desk;
  @Inject BookZone acts;
  @Inject Quotas quotas;
  @Inject Basket basket;
  @Inject Orders orders;

  private String used(String zone) {
    Quotas.Used used = quotas.used(zone, buyer(1), 2026);
    return "%d reserved, %d consumed".formatted(used.reservedFen(), used.consumedFen());
  }

  @Test
  void anOrderReservesAllThatItNeedsUntilItsPiecesAreGone() {
    String zone = "order-life";
    List<String> two = OrderZone.bottles(0x31, 2);
    shop.open(zone, 100_000, two);
    assertThat(shop.guarantee(zone)).isEqualTo("10400 held, 89600 free");

    done(shop.place(zone, "S-1", 1, two));
    OrderView placed = shop.view(zone, "S-1");
    assertThat(placed.state()).isEqualTo(new OrderState.Placed(AT));
    assertThat(placed.amounts().goodsFen()).isEqualTo(2 * PRICE_FEN);
    assertThat(placed.amounts().totalFen()).isEqualTo(20_000 + placed.amounts().taxFen());
    assertThat(desk.book(zone)).containsEntry("CENTRE", "2 +0 -2");
    assertThat(used(zone)).isEqualTo("20000 reserved, 0 consumed");
    assertThat(shop.guarantee(zone))
        .as("the display covers it")
        .isEqualTo("10400 held, 89600 free");
    assertThat(orders.recentAt(zone, "till-1", Instant.now()))
        .extracting(OrderView::saleNo)
        .containsExactly("S-1");
    assertThat(orders.hanging(zone, AT.plusSeconds(1))).hasSize(1);

    done(shop.pay(zone, "S-1", "PAY-1", placed.amounts().totalFen()));
    assertThat(shop.view(zone, "S-1").state()).isEqualTo(new OrderState.Paid(AT));

    done(shop.release(zone, "S-1"));
    long taxFen = placed.amounts().taxFen();
    assertThat(shop.guarantee(zone))
        .isEqualTo("%d held, %d free".formatted(taxFen, 100_000 - taxFen));
    assertThat(used(zone)).isEqualTo("0 reserved, 20000 consumed");
    assertThat(orders.recentAt(zone, "till-1", Instant.now())).isEmpty();

    shop.goes(zone, "S-1", two.subList(0, 1));
    assertThat(shop.view(zone, "S-1").state())
        .isEqualTo(new OrderState.Released(AT, "LIST-S-1", DAY, 1, 2));
    shop.goes(zone, "S-1", two.subList(1, 2));
    assertThat(shop.view(zone, "S-1").state()).isEqualTo(new OrderState.Gone(AT, "LIST-S-1", DAY));
    assertThat(desk.book(zone)).doesNotContainKey("CENTRE").containsEntry("STREET", "2 +0 -0");
    assertThat(shop.view(zone, "S-1").steps())
        .extracting(OrderView.Step::event)
        .containsExactly("PLACED", "PAID", "RELEASED", "LEFT", "LEFT");
  }

  @Test
  void whatTheDisplayDoesNotCoverIsHeldUntilTheReleaseTurnsItIntoTheTax() {
    String zone = "order-extra";
    List<String> one = OrderZone.bottles(0x32, 1);
    shop.master(zone, 5_000, 500);
    shop.bringIn(zone, one);
    shop.display(zone, one);

    done(shop.place(zone, "S-1", 1, one));
    assertThat(shop.guarantee(zone)).isEqualTo("1789 held, 3211 free");
    done(shop.pay(zone, "S-1", "PAY-1", TOTAL_FEN));
    done(shop.release(zone, "S-1"));
    assertThat(shop.guarantee(zone)).isEqualTo("1789 held, 3211 free");
    done(
        acts.act(
            zone,
            AT,
            "recordTaxPaid",
            "'document':'S-1','taxBill':'TB-1','taxFen':%d,'paidOn':'%s'".formatted(TAX_FEN, DAY)));
  }

  @Test
  void theTaxThatCustomsAssessedIsHeldInsteadOfOurOwn() {
    String zone = "order-assessed";
    List<String> one = OrderZone.bottles(0x33, 1);
    shop.open(zone, 10_000, one);
    done(shop.place(zone, "S-1", 1, one));
    done(shop.pay(zone, "S-1", "PAY-1", TOTAL_FEN));
    done(
        acts.act(
            zone, AT, "releaseOrder", OrderZone.release("S-1", DAY, ",'assessedTaxFen':1790")));
    assertThat(shop.guarantee(zone)).isEqualTo("1790 held, 8210 free");
  }

  @Test
  void aCancelledOrderLeavesNothingReserved() {
    String zone = "order-cancelled";
    List<String> one = OrderZone.bottles(0x34, 1);
    shop.master(zone, 5_000, 500);
    shop.bringIn(zone, one);
    shop.display(zone, one);
    done(shop.place(zone, "S-1", 1, one));
    done(shop.cancel(zone, "S-1", "TIMEOUT"));

    assertThat(shop.view(zone, "S-1").state()).isEqualTo(new OrderState.Cancelled(AT));
    assertThat(desk.book(zone)).containsEntry("CENTRE", "1 +0 -0");
    assertThat(used(zone)).isEqualTo("0 reserved, 0 consumed");
    assertThat(shop.guarantee(zone)).isEqualTo("500 held, 4500 free");
    done(shop.place(zone, "S-2", 2, one));
  }

  @Test
  void customsRefusesAfterThePaymentAndTheMoneyGoesBackInParts() {
    String zone = "order-refused";
    List<String> one = OrderZone.bottles(0x35, 1);
    shop.open(zone, 10_000, one);
    done(shop.place(zone, "S-1", 1, one));
    done(shop.pay(zone, "S-1", "PAY-1", TOTAL_FEN));
    done(acts.act(zone, AT, "refuseOrder", "'saleNo':'S-1','code':'-621018'"));
    assertThat(shop.view(zone, "S-1").state()).isEqualTo(new OrderState.RefundDue(AT));
    assertThat(shop.view(zone, "S-1").refundDueFen()).isEqualTo(TOTAL_FEN);
    assertThat(desk.book(zone)).containsEntry("CENTRE", "1 +0 -0");
    assertThat(used(zone)).isEqualTo("0 reserved, 0 consumed");

    done(refund(zone, "R-1", 1_000));
    assertThat(shop.view(zone, "S-1").state()).isEqualTo(new OrderState.RefundDue(AT));
    done(refund(zone, "R-2", TOTAL_FEN - 1_000));
    assertThat(shop.view(zone, "S-1").state()).isEqualTo(new OrderState.Refunded(AT));
    assertThat(orders.hanging(zone, AT.plusSeconds(1))).isEmpty();
  }

  private ActAnswer refund(String zone, String refundNo, long fen) {
    return acts.act(
        zone,
        AT,
        "refundOrder",
        "'saleNo':'S-1','refundNo':'%s','amountFen':%d".formatted(refundNo, fen));
  }

  @Test
  void aPieceOfARunningOrderThatIsCarriedOutGoesToTheOfficersAndItsOrderCanStillEnd() {
    String zone = "order-stolen";
    List<String> one = OrderZone.bottles(0x36, 1);
    shop.open(zone, 10_000, one);
    done(shop.place(zone, "S-1", 1, one));
    desk.facts(zone, List.of(TestZone.refused("exit", one.get(0), Direction.OUT)));
    assertThat(desk.book(zone)).containsOnlyKeys("ABROAD", "INVESTIGATION");
    assertThat(shop.view(zone, "S-1").pieces().get(0).standing())
        .isEqualTo(OrderView.Standing.MISSING);
    done(shop.pay(zone, "S-1", "PAY-1", TOTAL_FEN));
    assertThat(code(shop.release(zone, "S-1"))).isEqualTo("notThere");

    desk.facts(zone, List.of(TestZone.refused("exit", one.get(0), Direction.IN)));
    done(shop.release(zone, "S-1"));
    shop.goes(zone, "S-1", one);
    assertThat(shop.view(zone, "S-1").state()).isInstanceOf(OrderState.Gone.class);
  }

  @Test
  void noOtherDocumentTakesAPieceThatAnOrderHas() {
    String zone = "order-has-it";
    List<String> one = OrderZone.bottles(0x37, 1);
    shop.open(zone, 10_000, one);
    done(shop.place(zone, "S-1", 1, one));
    String epcs = "'epcs':[%s]".formatted(RetailZone.epcs(one));
    assertThat(code(acts.act(zone, AT, "returnFromDisplay", "'number':'FQ-1'," + epcs)))
        .isEqualTo("alreadyPlanned");
    assertThat(
            code(
                acts.act(zone, AT, "recordSale", "'saleNo':'S-9','customsReleaseRef':'R'," + epcs)))
        .isEqualTo("alreadyPlanned");
    assertThat(basket.check(zone, one, AT).tags())
        .containsExactly(new TagCheck.Reserved(one.get(0), OrderZone.ITEM, "S-1"));
  }
}
