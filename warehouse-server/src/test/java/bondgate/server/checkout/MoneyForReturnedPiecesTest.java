package bondgate.server.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.payment.PaymentView;
import bondgate.server.payment.Payments;
import bondgate.server.payment.SandboxPayment;
import bondgate.server.sale.OrderView;
import bondgate.server.sale.Orders;
import bondgate.server.stream.ActAnswer;
import bondgate.server.stream.ShopZone;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who brings pieces back gets what they cost back, with their tax, each once. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
@TestProfile(TillProfile.class)
class MoneyForReturnedPiecesTest {
  private static final String ZONE = TillProfile.ZONE;
  private static final String TILL = "till-39";

  @Inject ShopZone shop;
  @Inject Shopper shopper;
  @Inject Checkout checkout;
  @Inject CheckoutFlow flow;
  @Inject ReturnDesk desk;
  @Inject Orders orders;
  @Inject Payments payments;

  @Test
  void eachReturnIsOneRefundAndTogetherTheyAreWhatWasPaid() throws Exception {
    List<String> bottles = shop.bottles(ZONE, 3);
    TillScreen.Paying paying = shopper.orders(ZONE, TILL, bottles);
    String saleNo = paying.saleNo();
    long paidFen = paying.amounts().payFen();
    shopper.pays(ZONE, saleNo, SandboxPayment.asAsked());
    shopper.waitsFor(ZONE, TILL, TillScreen.MayLeave.class::isInstance);
    shop.leave(ZONE, bottles, saleNo);
    assertThat(refunds(saleNo)).isEmpty();

    back("first", saleNo, bottles.subList(0, 1));
    untilAllIsBack(saleNo);
    assertThat(refunds(saleNo)).hasSize(1);
    long first = refunds(saleNo).get(0).amountFen();
    assertThat(first).isBetween(ShopZone.PRICE_FEN, paidFen / 3 + 1);

    back("second", saleNo, bottles.subList(1, 3));
    untilAllIsBack(saleNo);
    flow.carryOn(ZONE, saleNo, Instant.now());
    assertThat(refunds(saleNo))
        .extracting(PaymentView.Refund::amountFen)
        .containsExactly(first, paidFen - first);
  }

  private void back(String key, String saleNo, List<String> epcs) throws InterruptedException {
    assertThat(desk.takeBack(ZONE, key, saleNo, epcs, Optional.empty(), "staff:desk"))
        .isInstanceOf(ActAnswer.Done.class);
  }

  private void untilAllIsBack(String saleNo) throws InterruptedException {
    long deadline = System.nanoTime() + 30_000_000_000L;
    while (order(saleNo).refundDueFen() > 0) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      // The duty looks every second.
      Thread.sleep(100);
    }
  }

  private OrderView order(String saleNo) {
    return orders.view(ZONE, saleNo).orElseThrow();
  }

  private List<PaymentView.Refund> refunds(String saleNo) {
    return payments.ofSale(ZONE, saleNo).get(0).refunds();
  }
}
