package bondgate.server.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.payment.PayerCheck;
import bondgate.server.payment.Payers;
import bondgate.server.payment.PaymentSandbox;
import bondgate.server.payment.PaymentView;
import bondgate.server.payment.Payments;
import bondgate.server.payment.SandboxPayment;
import bondgate.server.sale.OrderState;
import bondgate.server.sale.OrderView;
import bondgate.server.sale.Orders;
import bondgate.server.sale.PaymentAside;
import bondgate.server.stream.ShopZone;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of an order by what the payment firm says of who paid it. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
@TestProfile(TillProfile.class)
class PayerAtTheTillTest {
  private static final String ZONE = TillProfile.ZONE;

  @Inject ShopZone shop;
  @Inject Shopper shopper;
  @Inject CheckoutFlow flow;
  @Inject Orders orders;
  @Inject Payments payments;
  @Inject Payers payers;
  @Inject PaymentSandbox sandbox;

  @AfterEach
  void up() {
    sandbox.down(false);
  }

  @Test
  void anotherPayerGetsHisMoneyBackAndTheOrderEndsInItsTime() throws Exception {
    TillScreen.Paying paying = orders("till-36");

    pays(paying, PayerCheck.OTHER);
    waits("till-36", paying, order -> order.refunds().size() == 1);

    assertThat(order(paying).payments())
        .extracting(OrderView.Payment::aside)
        .containsExactly(Optional.of(PaymentAside.PAYER_DIFFERS));
    flow.carryOn(ZONE, paying.saleNo(), paying.until());
    assertThat(order(paying).state()).isInstanceOf(OrderState.Cancelled.class);
    assertThat(declared(paying)).as("nothing went to customs").isZero();
  }

  @Test
  void whereTheFirmDoesNotSayTheSettingDecidesWhichIsMoneyBack() throws Exception {
    TillScreen.Paying paying = orders("till-37");

    pays(paying, PayerCheck.UNKNOWN);
    waits("till-37", paying, order -> order.refunds().size() == 1);

    assertThat(order(paying).payments())
        .extracting(OrderView.Payment::aside)
        .containsExactly(Optional.of(PaymentAside.PAYER_UNKNOWN));
    assertThat(declared(paying)).isZero();
  }

  @Test
  void whileTheFirmIsDownTheOrderWaitsAndNobodyElseDoes() throws Exception {
    TillScreen.Paying waiting = orders("till-34");
    TillScreen.Paying other = orders("till-35");
    sandbox.down(true);
    pays(waiting, PayerCheck.SAME);
    PaymentView payment = payments.ofSale(ZONE, waiting.saleNo()).get(0);
    waits("till-34", waiting, order -> payers.isOpen(payment.paymentNo()));

    assertThat(order(waiting).state()).isInstanceOf(OrderState.Placed.class);
    assertThat(declared(waiting)).isZero();
    assertThat(shopper.waitsFor(ZONE, "till-34", TillScreen.Paying.class::isInstance))
        .as("it waits for the payment as before")
        .isEqualTo(waiting);
    flow.carryOn(ZONE, waiting.saleNo(), waiting.until().plusSeconds(1));
    assertThat(order(waiting).state())
        .as("paid, it is not cancelled")
        .isInstanceOf(OrderState.Placed.class);

    sandbox.down(false);
    pays(other, PayerCheck.SAME);
    shopper.waitsFor(ZONE, "till-35", TillScreen.MayLeave.class::isInstance);
    shopper.waitsFor(ZONE, "till-34", TillScreen.MayLeave.class::isInstance);
    assertThat(payers.due(ZONE, Instant.now().plusSeconds(3_600))).isEmpty();
  }

  private TillScreen.Paying orders(String till) {
    return shopper.orders(ZONE, till, shop.bottles(ZONE, 1));
  }

  private void pays(TillScreen.Paying paying, PayerCheck who) {
    shopper.pays(
        ZONE,
        paying.saleNo(),
        new SandboxPayment(0, who, SandboxPayment.Notify.ONCE, Duration.ZERO, false));
  }

  private interface Until {
    boolean is(OrderView order);
  }

  private void waits(String till, TillScreen.Paying paying, Until until)
      throws InterruptedException {
    shopper.waitsFor(ZONE, till, screen -> until.is(order(paying)));
  }

  private OrderView order(TillScreen.Paying paying) {
    return orders.view(ZONE, paying.saleNo()).orElseThrow();
  }

  private long declared(TillScreen.Paying paying) throws SQLException {
    return shop.count(
        "SELECT count(*) FROM customs_declaration WHERE zone = '%s' AND sale_no = '%s'"
            .formatted(ZONE, paying.saleNo()));
  }
}
