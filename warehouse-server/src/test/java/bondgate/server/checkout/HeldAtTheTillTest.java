package bondgate.server.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.customs.SandboxCustoms;
import bondgate.server.customs.SandboxSwitches;
import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.payment.SandboxPayment;
import bondgate.server.sale.OrderState;
import bondgate.server.sale.Orders;
import bondgate.server.stream.ControlZone;
import bondgate.server.stream.ShopZone;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a shopper sees of a control order, and where his money goes. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
@TestProfile(TillProfile.class)
class HeldAtTheTillTest {
  private static final String ZONE = TillProfile.ZONE;

  @Inject ShopZone shop;
  @Inject Shopper shopper;
  @Inject Checkout checkout;
  @Inject Orders orders;
  @Inject ControlZone controls;
  @Inject SandboxCustoms customs;

  @AfterEach
  void customsIsPlainAgain() {
    customs.behave(SandboxSwitches.PLAIN);
  }

  @Test
  void aHeldBottleOnTheTrayHasItsOwnScreenAndTheShopperGoesOnWithoutIt() {
    List<String> bottles = shop.bottles(ZONE, 2);
    controls.place(ZONE, "BK-TRAY", "TAG", bottles.get(0));

    shopper.puts(ZONE, "till-31", bottles);
    TillScreen.Basket basket = (TillScreen.Basket) checkout.screen(ZONE, "till-31");
    assertThat(basket.canGoOn()).isFalse();
    assertThat(basket.problems())
        .extracting(TrayProblem::kind)
        .containsExactly(TrayProblem.Kind.UNDER_CONTROL);

    shopper.puts(ZONE, "till-31", bottles.subList(1, 2));
    assertThat(((TillScreen.Basket) checkout.screen(ZONE, "till-31")).canGoOn()).isTrue();
  }

  @Test
  void aPaidBottleThatIsHeldBeforeCustomsAnswersIsNotReleasedAndTheMoneyGoesBack()
      throws Exception {
    customs.behave(new SandboxSwitches(Duration.ZERO, false, false, Optional.empty(), true, false));
    heldAfterThePayment("till-32");
  }

  @Test
  void aPaidBottleThatIsHeldWhileCustomsReleasesItIsNotReleasedAndTheMoneyGoesBack()
      throws Exception {
    customs.behave(
        new SandboxSwitches(Duration.ofSeconds(2), false, false, Optional.empty(), false, false));
    heldAfterThePayment("till-33");
  }

  private void heldAfterThePayment(String till) throws Exception {
    List<String> one = shop.bottles(ZONE, 1);
    TillScreen.Paying paying = shopper.orders(ZONE, till, one);
    shopper.pays(ZONE, paying.saleNo(), SandboxPayment.asAsked());
    shopper.waitsFor(ZONE, till, TillScreen.CustomsWorking.class::isInstance);

    controls.place(ZONE, "BK-" + till, "TAG", one.get(0));

    TillScreen.MoneyBack back =
        (TillScreen.MoneyBack)
            shopper.waitsFor(
                ZONE,
                till,
                screen ->
                    screen instanceof TillScreen.MoneyBack money
                        && money.state() == TillScreen.MoneyState.DONE);
    assertThat(back.reason()).isEqualTo("underControl");
    assertThat(back.amountFen()).isEqualTo(paying.amounts().payFen());
    assertThat(orders.view(ZONE, paying.saleNo()).orElseThrow().state())
        .isInstanceOf(OrderState.Refunded.class);
    assertThat(
            shop.count(
                "SELECT count(*) FROM fence_permit WHERE document = '%s'"
                    .formatted(paying.saleNo())))
        .isZero();
  }
}
