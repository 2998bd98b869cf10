package bondgate.server.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.courier.ParcelView;
import bondgate.server.courier.Parcels;
import bondgate.server.customs.SandboxCustoms;
import bondgate.server.customs.SandboxSwitches;
import bondgate.server.embedded.EmbeddedPostgresResource;
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
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * An order from home: web shop, payment, customs with a waybill, packing, the warehouse's gate, the
 * signature at the door. Payment firm, customs and courier are the sandboxes.
 */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
@TestProfile(ShopProfile.class)
class FromTheWebShopToTheDoorTest {
  private static final String ZONE = TillProfile.ZONE;
  private static final String BY = "staff:packer";

  @Inject ShopZone shop;
  @Inject Orderer orderer;
  @Inject Shopper shopper;
  @Inject WebShop web;
  @Inject Packing packing;
  @Inject Sending sending;
  @Inject Parcels parcels;
  @Inject Checkout checkout;
  @Inject CheckoutFlow flow;
  @Inject Orders orders;
  @Inject SandboxCustoms customs;

  @BeforeEach
  void theShopIsOpenAndItsWarehouseEmpty() {
    orderer.opensAnEmptyShop();
  }

  @AfterEach
  void customsIsPlainAgain() {
    customs.behave(SandboxSwitches.PLAIN);
  }

  @Test
  void aParcelGoesFromTheOrderToTheDoorAndTheGateOpensForExactlyItsPieces() throws Exception {
    List<String> bottles = shop.stored(ZONE, 3);
    List<String> first = bottles.subList(0, 2);
    ShopTicket ticket = orderer.buys(2);
    ShopOrder released = orderer.waitsForTheRelease(ticket);

    assertThat(released.waiting()).contains(ShopOrder.Step.PACKED);
    assertThat(released.waybillNo().orElseThrow()).matches("BG\\d{12}");
    assertThat(permitted(ticket)).as("first in, first out").containsExactlyElementsOf(first);
    Packing.Job job = packing.job(ZONE, ticket.saleNo()).orElseThrow();
    assertThat(job.todo()).isEqualTo(Packing.Todo.PACK);
    assertThat(job.to()).as("nobody need know it before there is a parcel").isEmpty();
    assertThat(scan(ticket, bottles.get(2)))
        .isEqualTo(new Packing.Scan.Wrong(bottles.get(2), Optional.of(ShopZone.ITEM)));
    assertThat(scan(ticket, "E28011709999999999999999"))
        .isEqualTo(new Packing.Scan.Wrong("E28011709999999999999999", Optional.empty()));
    assertThat(scan(ticket, first.get(1))).isEqualTo(new Packing.Scan.Taken(1));
    assertThat(scan(ticket, first.get(1))).isEqualTo(new Packing.Scan.Again());
    assertThat(web.order(ticket).orElseThrow().waiting()).contains(ShopOrder.Step.PACKED);
    assertThat(scan(ticket, first.get(0))).isEqualTo(new Packing.Scan.Taken(0));

    assertThat(web.order(ticket).orElseThrow().waiting()).contains(ShopOrder.Step.GONE);
    assertThat(packing.job(ZONE, ticket.saleNo()).orElseThrow().to()).contains(Orderer.TO);
    assertThat(packing.signedFor(ZONE, ticket.saleNo(), BY)).as("it is still here").isFalse();
    shop.leave(ZONE, "dispatch", bottles, ticket.saleNo());
    assertThat(place(bottles.get(2))).as("one more than the order has").isEqualTo("INVESTIGATION");
    assertThat(place(first.get(0))).isEqualTo("STREET");
    assertThat(permitted(ticket)).isEmpty();
    assertThat(web.order(ticket).orElseThrow().waiting()).contains(ShopOrder.Step.DELIVERED);
    assertThat(packing.job(ZONE, ticket.saleNo()).orElseThrow().to()).isEmpty();
    assertThat(packing.signedFor(ZONE, ticket.saleNo(), BY)).isTrue();
    assertThat(packing.signedFor(ZONE, ticket.saleNo(), BY)).isFalse();
    assertThat(web.order(ticket).orElseThrow().ended()).isTrue();
    assertThat(messages(ticket)).contains("CEB311", "CEB411", "CEB511", "CEB621", "CEB513");
    assertThat(packing.job(ZONE, ticket.saleNo())).isEmpty();
  }

  @Test
  void freightAndInsuranceAreShownTaxedAndPaid() throws Exception {
    shop.stored(ZONE, 2);
    // 1.5 kg of bottles, 1.65 kg with the packing: two started kilograms; 3 ‰ of ¥200.00.
    // Of ¥212.60 to be taxed 10 % and 13 %, both at 70 %: 1 653.56 and 2 149.62 fen.
    Amounts expected = new Amounts(20_000, 800 + 2 * 200, 60, 1_654 + 2_150);
    assertThat(web.quote(Map.of(ShopZone.ITEM, 2)).amounts()).contains(expected);

    ShopTicket ticket = orderer.buys(2);
    orderer.waitsForTheRelease(ticket);

    OrderView order = orders.view(ZONE, ticket.saleNo()).orElseThrow();
    assertThat(order.amounts().totalFen()).isEqualTo(expected.payFen());
    assertThat(order.payments().get(0).amountFen()).isEqualTo(expected.payFen());
    assertThat(order.amounts().dutiableFen()).isEqualTo(21_260);
  }

  @Test
  void whereAParcelGoesStandsInNoActNoLogAndNoTableInTheClear() throws Exception {
    shop.stored(ZONE, 1);
    ShopTicket ticket = orderer.buys(1);
    orderer.waitsForTheRelease(ticket);

    for (String secret :
        List.of(
            Orderer.TO.name(),
            Orderer.TO.phone(),
            Orderer.TO.address(),
            Shopper.NAME,
            Shopper.number(),
            Shopper.PHONE)) {
      assertThat(shop.tablesThatHold(secret)).as("tables that hold %s", secret).isEmpty();
    }
    assertThat(parcels.consignee(ZONE, ticket.saleNo())).contains(Orderer.TO);
    assertThat(web.order(ticket).toString()).doesNotContain(Orderer.TO.name(), Shopper.NAME);
  }

  @Test
  void customsRefusesAndTheMoneyGoesBackAndThePieceIsForSaleAgainAndNoParcelGoes()
      throws Exception {
    shop.stored(ZONE, 1);
    customs.behave(
        new SandboxSwitches(Duration.ZERO, false, false, Optional.of("-621018"), false, false));
    ShopTicket ticket = orderer.buys(1);

    TillScreen.MoneyBack back = moneyBack(ticket);

    assertThat(back.reason()).isEqualTo("annualLimit");
    assertThat(permitted(ticket)).isEmpty();
    assertThat(packing.job(ZONE, ticket.saleNo())).isEmpty();
    assertThat(web.quote(Map.of(ShopZone.ITEM, 1)).amounts()).isPresent();
    look(ticket);
    assertThat(parcels.view(ZONE, ticket.saleNo()).orElseThrow().cancelled()).isTrue();
    assertThat(parcels.view(ZONE, ticket.saleNo()).orElseThrow().waybillNo()).isPresent();
    assertThat(web.order(ticket).orElseThrow().waiting()).isEmpty();
  }

  @Test
  void customsIsSilentAndTheMoneyGoesBackInTheStatedTime() throws Exception {
    shop.stored(ZONE, 1);
    customs.behave(new SandboxSwitches(Duration.ZERO, false, false, Optional.empty(), true, false));
    ShopTicket ticket = orderer.buys(1);
    TillScreen.CustomsWorking working =
        (TillScreen.CustomsWorking)
            orderer
                .waitsFor(ticket, order -> order.screen() instanceof TillScreen.CustomsWorking)
                .screen();
    Instant stated = working.since().plus(working.atMost());
    flow.carryOn(ZONE, ticket.saleNo(), working.since().plus(working.atMost().dividedBy(3)));
    flow.carryOn(ZONE, ticket.saleNo(), stated);

    assertThat(moneyBack(ticket).reason()).isEqualTo("customsLate");
    assertThat(permitted(ticket)).isEmpty();
  }

  @Test
  void aPointOutsideOfTheSpecialAreaHandsNothingOut() {
    List<String> bottles = shop.bottles(ZONE, 1);
    String till = "till-web";
    shopper.puts(ZONE, till, bottles);
    String session = checkout.screen(ZONE, till).session();

    TillScreen screen = checkout.begin(ZONE, till, session);

    assertThat(((TillScreen.Stopped) screen).code())
        .as("said before anybody says who he is")
        .isEqualTo("pickUpNotAllowed");
    assertThat(checkout.leave(ZONE, till, session)).isInstanceOf(TillScreen.Basket.class);
  }

  private Packing.Scan scan(ShopTicket ticket, String epc) {
    return packing.scan(ZONE, ticket.saleNo(), epc, BY);
  }

  private void look(ShopTicket ticket) throws Exception {
    ParcelView parcel = parcels.view(ZONE, ticket.saleNo()).orElseThrow();
    sending.look(parcel, Instant.now());
  }

  private TillScreen.MoneyBack moneyBack(ShopTicket ticket) throws InterruptedException {
    return (TillScreen.MoneyBack)
        orderer
            .waitsFor(
                ticket,
                order ->
                    order.screen() instanceof TillScreen.MoneyBack back
                        && back.state() == TillScreen.MoneyState.DONE)
            .screen();
  }

  private List<String> permitted(ShopTicket ticket) throws SQLException {
    return shop.texts(
        "SELECT epc FROM fence_permit WHERE closed_leaf IS NULL AND portal = 'dispatch'"
            + " AND document = '%s' ORDER BY epc".formatted(ticket.saleNo()));
  }

  private String place(String epc) throws SQLException {
    return shop.texts("SELECT place FROM fence_position WHERE epc = '%s'".formatted(epc)).get(0);
  }

  private List<String> messages(ShopTicket ticket) throws SQLException {
    return shop.texts(
        "SELECT kind FROM customs_outbox WHERE sale_no = '%s'".formatted(ticket.saleNo()));
  }
}
