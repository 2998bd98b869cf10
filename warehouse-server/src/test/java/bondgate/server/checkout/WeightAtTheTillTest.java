package bondgate.server.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.sale.Orders;
import bondgate.server.stream.ActAnswer;
import bondgate.server.stream.OfferForSale;
import bondgate.server.stream.ShopZone;
import bondgate.server.stream.ZoneWriter;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A till with a scale: what has no readable tag is not carried out with what has one. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
@TestProfile(TillProfile.class)
class WeightAtTheTillTest {
  private static final String ZONE = TillProfile.ZONE;
  private static final String TILL = "till-40";
  private static final long GRAMS = 1_250;
  private static final long TOLERANCE = 40;
  private static final String AFTERNOON = "2026-03-01T06:00:00Z";

  @Inject ShopZone shop;
  @Inject Checkout checkout;
  @Inject Trays trays;
  @Inject Orders orders;
  @Inject ZoneWriter writer;
  private List<String> bottles;

  @BeforeEach
  void aWeightIsStatedWithThePrice() throws Exception {
    bottles = shop.bottles(ZONE, 2);
    assertThat(
            writer.submit(
                ZONE,
                new OfferForSale(
                    "weighed-" + bottles.get(0),
                    "staff:desk-01",
                    ShopZone.ITEM,
                    ShopZone.PRICE_FEN,
                    null,
                    null,
                    null,
                    GRAMS,
                    TOLERANCE)))
        .isInstanceOf(ActAnswer.Done.class);
  }

  @Test
  void somethingWithoutATagStopsItUntilItIsTakenOff() {
    puts(2 * GRAMS + 2 * TOLERANCE + 1);
    TillScreen.WeightDiffers differs = (TillScreen.WeightDiffers) screen();
    assertThat(differs.weight())
        .isEqualTo(new TrayWeight(2 * GRAMS + 2 * TOLERANCE + 1, 2 * GRAMS, 2 * TOLERANCE));
    assertThat(differs.weight().isMore()).isTrue();
    assertThat(differs.lines().get(0).pieces()).isEqualTo(2);
    assertThat(checkout.begin(ZONE, TILL, differs.session())).isEqualTo(differs);

    puts(2 * GRAMS + 2 * TOLERANCE);
    assertThat(((TillScreen.Basket) screen()).canGoOn()).isTrue();
    leave();
  }

  @Test
  void atTheLastMomentTooAndNothingIsOrdered() {
    puts(2 * GRAMS);
    String session = screen().session();
    checkout.begin(ZONE, TILL, session);
    TillScreen.Notice notice = (TillScreen.Notice) screen();
    checkout.acceptNotice(ZONE, TILL, session, notice.version());
    assertThat(
            checkout.identify(ZONE, TILL, session, Shopper.NAME, Shopper.number(40), Shopper.PHONE))
        .isInstanceOf(TillScreen.Confirm.class);

    puts(GRAMS);
    TillScreen.WeightDiffers differs =
        (TillScreen.WeightDiffers) checkout.place(ZONE, TILL, session);
    assertThat(differs.weight().isMore()).isFalse();
    assertThat(differs.weight().offGrams()).isEqualTo(GRAMS);
    assertThat(orders.recentAt(ZONE, TILL, Instant.now())).isEmpty();

    puts(2 * GRAMS);
    assertThat(screen()).isInstanceOf(TillScreen.Confirm.class);
    assertThat(checkout.place(ZONE, TILL, session)).isInstanceOf(TillScreen.Paying.class);
    leave();
  }

  @Test
  void aScaleThatSaysNothingDecidesNothing() {
    trays.changed(
        ZONE, TILL, new Trays.Tray(bottles, OptionalLong.empty(), Instant.parse(AFTERNOON)));
    assertThat(((TillScreen.Basket) screen()).canGoOn()).isTrue();
    leave();
  }

  private void puts(long grams) {
    trays.changed(
        ZONE, TILL, new Trays.Tray(bottles, OptionalLong.of(grams), Instant.parse(AFTERNOON)));
  }

  private TillScreen screen() {
    return checkout.screen(ZONE, TILL);
  }

  private void leave() {
    checkout.leave(ZONE, TILL, screen().session());
    trays.changed(
        ZONE, TILL, new Trays.Tray(List.of(), OptionalLong.of(0), Instant.parse(AFTERNOON)));
  }
}
