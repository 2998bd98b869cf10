package bondgate.server.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.customs.SandboxCustoms;
import bondgate.server.customs.SandboxSwitches;
import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.payment.SandboxPayment;
import bondgate.server.sale.Orders;
import bondgate.server.stream.ShopZone;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A server that is started anew shows who has paid where he stands, and nobody what is not his. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
@TestProfile(TillProfile.class)
class TillAfterARestartTest {
  private static final String ZONE = TillProfile.ZONE;

  @Inject ShopZone shop;
  @Inject Shopper shopper;
  @Inject SandboxCustoms customs;
  @Inject TrayOffers offers;
  @Inject Buyers buyers;
  @Inject Orders orders;
  @Inject OrderScreens screens;
  @Inject CheckoutSettings settings;

  @AfterEach
  void customsAnswersAgain() {
    customs.behave(SandboxSwitches.PLAIN);
  }

  @Test
  void whoWaitsForCustomsGoesOnWaiting() throws Exception {
    customs.behave(SandboxSwitches.PLAIN.withSilence());
    String till = "till-29";
    String saleNo = paid(till, TillScreen.CustomsWorking.class);

    assertThat(afterARestart(till, List.of(), Instant.now()))
        .isInstanceOfSatisfying(
            TillScreen.CustomsWorking.class,
            screen -> assertThat(screen.saleNo()).isEqualTo(saleNo));
  }

  @Test
  void whoMayLeaveReadsSoAndTheNextOneDoesNot() throws Exception {
    String till = "till-28";
    String saleNo = paid(till, TillScreen.MayLeave.class);
    List<String> another = shop.bottles(ZONE, 1);

    assertThat(afterARestart(till, List.of(), Instant.now()))
        .isInstanceOfSatisfying(
            TillScreen.MayLeave.class,
            screen -> assertThat(screen.receipt().saleNo()).isEqualTo(saleNo));
    assertThat(afterARestart(till, another, Instant.now()))
        .as("somebody else's bottle lies there")
        .isInstanceOf(TillScreen.Basket.class);
    Instant later = Instant.now().plus(settings.times().forget()).plusSeconds(1);
    assertThat(afterARestart(till, List.of(), later))
        .as("longer ago than a visit is kept")
        .isInstanceOf(TillScreen.Welcome.class);
  }

  private String paid(String till, Class<? extends TillScreen> until) throws Exception {
    String saleNo = shopper.orders(ZONE, till, shop.bottles(ZONE, 2)).saleNo();
    shopper.pays(ZONE, saleNo, SandboxPayment.asAsked());
    shopper.waitsFor(ZONE, till, until::isInstance);
    return saleNo;
  }

  /** The first screen of a till at a server that remembers nothing but what is stored. */
  private TillScreen afterARestart(String till, List<String> tray, Instant now) {
    Trays trays = new Trays();
    if (!tray.isEmpty()) {
      trays.changed(ZONE, till, new Trays.Tray(tray, OptionalLong.empty(), now));
    }
    return new TillViews(trays, offers, new Visits(new Random()), buyers, orders, screens, settings)
        .show(ZONE, till, now);
  }
}
