package bondgate.server.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.courier.ParcelOrder;
import bondgate.server.courier.ParcelView;
import bondgate.server.courier.Parcels;
import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.payment.SandboxPayment;
import bondgate.server.sale.OrderView;
import bondgate.server.sale.Orders;
import bondgate.server.stream.ShopZone;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a crash between two steps of a parcel leaves, the next look finishes, and nothing twice. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
@TestProfile(ShopProfile.class)
class ParcelsAfterACrashTest {
  private static final String ZONE = TillProfile.ZONE;
  private static final String BY = "staff:packer";

  @Inject ShopZone shop;
  @Inject Orderer orderer;
  @Inject Shopper shopper;
  @Inject WebShop web;
  @Inject Sending sending;
  @Inject Parcels parcels;
  @Inject Orders orders;

  @BeforeEach
  void theShopIsOpen() {
    shop.stored(ZONE, 3);
    shop.openOutside(ZONE, ShopProfile.POINT);
  }

  @Test
  void aSignatureOfWhichCustomsWasNotToldIsToldByTheNextLookAndOnce() throws Exception {
    ShopTicket ticket = orderer.buys(1);
    orderer.waitsForTheRelease(ticket);
    shop.leave(ZONE, "dispatch", tags(ticket), ticket.saleNo());
    assertThat(parcels.delivered(ZONE, ticket.saleNo(), Instant.now(), BY)).isTrue();
    assertThat(told(ticket)).isZero();

    look(ticket.saleNo(), Instant.now());
    look(ticket.saleNo(), Instant.now());

    assertThat(told(ticket)).isEqualTo(1);
    assertThat(parcels.view(ZONE, ticket.saleNo()).orElseThrow().customsTold()).isTrue();
  }

  @Test
  void aWaybillIsAskedForOnceHoweverOftenTheOrderIsCarriedOn() throws Exception {
    ShopTicket ticket = orderer.buys(1);
    orderer.waitsForTheRelease(ticket);
    OrderView order = orders.view(ZONE, ticket.saleNo()).orElseThrow();

    Dispatch first = sending.dispatch(order, Instant.now()).orElseThrow();

    assertThat(sending.dispatch(order, Instant.now())).contains(first);
    assertThat(parcels.view(ZONE, ticket.saleNo()).orElseThrow().waybillNo())
        .contains(first.waybillNo());
  }

  @Test
  void aParcelOfWhichNoOrderCameIsForgottenAfterAnHour() throws Exception {
    Instant kept = Instant.parse("2026-03-01T02:00:00Z");
    parcels.keep(new ParcelOrder(ZONE, "W-NONE", Orderer.TO, 500), kept);

    look("W-NONE", kept.plus(Duration.ofHours(1)));
    assertThat(parcels.view(ZONE, "W-NONE")).isPresent();
    look("W-NONE", kept.plus(Duration.ofHours(1)).plusMillis(1));

    assertThat(parcels.view(ZONE, "W-NONE")).isEmpty();
  }

  @Test
  void anOrderOfWhichNobodyKnowsWhereItGoesIsNotDeclaredAndTheMoneyGoesBack() throws Exception {
    ShopTicket ticket = orderer.orders(1);
    parcels.forget(ZONE, ticket.saleNo());

    shopper.pays(ZONE, ticket.saleNo(), SandboxPayment.asAsked());

    TillScreen.MoneyBack back =
        (TillScreen.MoneyBack)
            orderer
                .waitsFor(ticket, order -> order.screen() instanceof TillScreen.MoneyBack)
                .screen();
    assertThat(back.reason()).isEqualTo("notDeclarable");
    assertThat(web.order(ticket).orElseThrow().waybillNo()).isEmpty();
  }

  private void look(String saleNo, Instant now) throws Exception {
    ParcelView parcel = parcels.view(ZONE, saleNo).orElseThrow();
    sending.look(parcel, now);
  }

  private List<String> tags(ShopTicket ticket) {
    return orders.view(ZONE, ticket.saleNo()).orElseThrow().pieces().stream()
        .map(OrderView.Piece::epc)
        .toList();
  }

  private long told(ShopTicket ticket) throws SQLException {
    return shop.count(
        "SELECT count(*) FROM customs_outbox WHERE kind = 'CEB513' AND sale_no = '%s'"
            .formatted(ticket.saleNo()));
  }
}
