package bondgate.server.stream;

import static bondgate.server.stream.OrderZone.AT;
import static bondgate.server.stream.OrderZone.TOTAL_FEN;
import static bondgate.server.stream.OrderZone.done;
import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.sale.OrderState;
import bondgate.server.sale.OrderView;
import bondgate.server.sale.PaymentAside;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Money that does not pay its order is never refused: it has to go back, by name. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class OrderMoneyTest {
  @Inject OrderZone shop;
  @Inject BookZone acts;

  private String begin(String zone) {
    List<String> one = OrderZone.bottles(zone.hashCode(), 1);
    shop.open(zone, 10_000, one);
    done(shop.place(zone, "S-1", 1, one));
    return zone;
  }

  private void comes(String zone, String paymentNo, long fen, String payer) {
    done(acts.act(zone, AT, "payOrder", OrderZone.payment("S-1", paymentNo, fen, payer)));
  }

  private void aside(String zone, OrderState state, long dueFen, PaymentAside why) {
    OrderView order = shop.view(zone, "S-1");
    assertThat(order.state()).isEqualTo(state);
    assertThat(order.refundDueFen()).isEqualTo(dueFen);
    List<OrderView.Payment> payments = order.payments();
    assertThat(payments.get(payments.size() - 1).aside()).contains(why);
  }

  @Test
  void aWrongAmountGoesBackAndTheOrderStaysUnpaid() {
    String zone = begin("money-wrong");
    comes(zone, "PAY-1", TOTAL_FEN - 1, "SAME");
    aside(zone, new OrderState.Placed(AT), TOTAL_FEN - 1, PaymentAside.WRONG_AMOUNT);
    done(shop.cancel(zone, "S-1", "SHOPPER"));
    assertThat(shop.view(zone, "S-1").state()).isEqualTo(new OrderState.RefundDue(AT));
  }

  @Test
  void aLatePaymentGoesBack() {
    String zone = begin("money-late");
    done(shop.cancel(zone, "S-1", "TIMEOUT"));
    comes(zone, "PAY-1", TOTAL_FEN, "SAME");
    aside(zone, new OrderState.RefundDue(AT), TOTAL_FEN, PaymentAside.LATE);
  }

  @Test
  void aSecondPaymentGoesBackAndTheOrderStaysPaid() {
    String zone = begin("money-twice");
    comes(zone, "PAY-1", TOTAL_FEN, "SAME");
    comes(zone, "PAY-2", TOTAL_FEN, "SAME");
    aside(zone, new OrderState.Paid(AT), TOTAL_FEN, PaymentAside.SECOND_PAYMENT);
    done(shop.release(zone, "S-1"));
    assertThat(shop.view(zone, "S-1").refundDueFen()).isEqualTo(TOTAL_FEN);
  }

  @Test
  void anotherPersonsMoneyGoesBackUnlessAServiceVerifiedWhoTheBuyerIs() {
    String zone = begin("money-other");
    comes(zone, "PAY-1", TOTAL_FEN, "OTHER");
    aside(zone, new OrderState.Placed(AT), TOTAL_FEN, PaymentAside.PAYER_DIFFERS);
  }

  @Test
  void moneyOfNobodyKnowsWhomGoesBack() {
    String zone = begin("money-unknown");
    comes(zone, "PAY-1", TOTAL_FEN, "UNKNOWN");
    aside(zone, new OrderState.Placed(AT), TOTAL_FEN, PaymentAside.PAYER_UNKNOWN);
  }
}
