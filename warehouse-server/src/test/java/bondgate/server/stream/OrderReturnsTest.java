package bondgate.server.stream;

import static bondgate.server.stream.OrderZone.AT;
import static bondgate.server.stream.OrderZone.DAY;
import static bondgate.server.stream.OrderZone.PRICE_FEN;
import static bondgate.server.stream.OrderZone.buyer;
import static bondgate.server.stream.OrderZone.done;
import static org.assertj.core.api.Assertions.assertThat;

import bondgate.events.Direction;
import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.fence.Permits;
import bondgate.server.sale.Basket;
import bondgate.server.sale.OrderState;
import bondgate.server.sale.OrderView;
import bondgate.server.sale.Quotas;
import bondgate.server.sale.TaxFacts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Pieces come back after the release, whole orders and parts of them. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class OrderReturnsTest {
  @Inject OrderZone shop;
  @Inject TestZone desk;
  @Inject BookZone acts;
  @Inject Quotas quotas;
  @Inject Basket basket;
  @Inject Permits permits;
  @Inject Tables tables;
  @Inject TaxFacts facts;

  private void back(String zone, Instant at, List<String> epcs, String more) {
    done(
        acts.act(
            zone,
            at,
            "returnOrder",
            "'saleNo':'S-1','epcs':[%s]%s".formatted(RetailZone.epcs(epcs), more)));
  }

  @Test
  void aPartThatLeftComesBackAndCanBeSoldAgain() {
    String zone = "return-part";
    List<String> three = OrderZone.bottles(0x51, 3);
    shop.open(zone, 100_000, three);
    shop.sold(zone, "S-1", 1, three);
    shop.goes(zone, "S-1", three);
    long taxFen = shop.view(zone, "S-1").amounts().taxFen();
    assertThat(shop.guarantee(zone)).startsWith(taxFen + " held");

    List<String> one = three.subList(0, 1);
    Instant day40 = AT.plus(Duration.ofDays(40));
    back(zone, day40, one, ",'appliedOn':'%s'".formatted(DAY.plusDays(30)));

    OrderView order = shop.view(zone, "S-1");
    assertThat(order.state()).isEqualTo(new OrderState.Returned(day40, "LIST-S-1", DAY, 1, 3));
    long backTaxFen = taxFen / 3;
    assertThat(order.refundDueFen()).isEqualTo(PRICE_FEN + backTaxFen);
    assertThat(shop.guarantee(zone))
        .startsWith("%d held".formatted(taxFen - backTaxFen + OrderZone.FULL_TAX_FEN));
    assertThat(desk.book(zone))
        .containsEntry("CENTRE", "1 +0 -0")
        .containsEntry("STREET", "2 +0 -0");
    assertThat(quotas.used(zone, buyer(1), 2026)).isEqualTo(new Quotas.Used(0, 20_000));
    assertThat(basket.check(zone, one, day40).allForSale()).isTrue();
    done(shop.place(zone, "S-2", 2, one));
    shop.cancel(zone, "S-2", "STAFF");

    back(zone, day40, three.subList(1, 3), ",'appliedOn':'%s'".formatted(DAY));
    assertThat(shop.view(zone, "S-1").refundDueFen()).isEqualTo(3 * PRICE_FEN + taxFen);
    assertThat(quotas.used(zone, buyer(1), 2026)).isEqualTo(new Quotas.Used(0, 0));
    assertThat(desk.book(zone)).containsOnlyKeys("ABROAD", "CENTRE");
  }

  @Test
  void aReturnWithoutTaxLeavesTheBillAsItIs() throws Exception {
    String zone = "return-untaxed";
    List<String> two = OrderZone.bottles(0x5F, 2);
    shop.open(zone, 100_000, two);
    shop.sold(zone, "S-1", 1, two);
    tables.execute(
        "UPDATE sale_piece SET tax_fen = 0 WHERE zone = '%s' AND epc = '%s'"
            .formatted(zone, two.get(0)));
    back(zone, AT.plusSeconds(60), two.subList(0, 1), "");
    TaxFacts.OfDocument untaxed = facts.of(zone, List.of("S-1")).get("S-1");
    assertThat(untaxed.returns()).isEqualTo(1);
    assertThat(untaxed.lastReturn()).isEmpty();

    back(zone, AT.plusSeconds(120), two.subList(1, 2), "");
    TaxFacts.OfDocument taxed = facts.of(zone, List.of("S-1")).get("S-1");
    assertThat(taxed.returns()).isEqualTo(2);
    assertThat(taxed.lastReturn()).contains(AT.plusSeconds(120));
  }

  @Test
  void whatDidNotLeaveYetStaysAndMayLeaveNoMore() {
    String zone = "return-before-gate";
    List<String> two = OrderZone.bottles(0x52, 2);
    shop.open(zone, 100_000, two);
    shop.sold(zone, "S-1", 1, two);
    assertThat(permits.open(zone, two)).hasSize(2);
    back(zone, AT, two.subList(0, 1), "");

    assertThat(permits.open(zone, two)).containsOnlyKeys(two.get(1));
    assertThat(desk.book(zone)).containsEntry("CENTRE", "2 +0 -1");
    shop.goes(zone, "S-1", two.subList(1, 2));
    assertThat(shop.view(zone, "S-1").pieces())
        .extracting(OrderView.Piece::standing)
        .containsExactly(OrderView.Standing.RETURNED, OrderView.Standing.GONE);
    assertThat(shop.view(zone, "S-1").state()).isInstanceOf(OrderState.Returned.class);
  }

  @Test
  void aPieceThatCameBackIsStoppedAtTheGate() {
    String zone = "return-then-gate";
    List<String> one = OrderZone.bottles(0x53, 1);
    shop.open(zone, 100_000, one);
    shop.sold(zone, "S-1", 1, one);
    shop.goes(zone, "S-1", one);
    back(zone, AT, one, "");
    desk.facts(zone, List.of(TestZone.refused("exit", one.get(0), Direction.OUT)));
    assertThat(desk.book(zone)).containsEntry("INVESTIGATION", "1 +0 -0");
  }

  @Test
  void aParcelLeavesTheWarehouseThroughAnOpeningOfItsOwn() throws Exception {
    String zone = "parcel";
    List<String> one = OrderZone.bottles(0x54, 1);
    shop.master(zone, 2_000, 0);
    shop.bringIn(zone, one);
    tables.execute(
        "INSERT INTO fence_portal (zone, name, outside, inside)"
            + " VALUES ('parcel', 'parcels', 'STREET', 'WAREHOUSE')");
    Map<String, Object> order = shop.order(zone, AT, "S-1", 1, one);
    order.put("channel", "COURIER");
    done(acts.act(zone, AT, "placeOrder", OrderZone.json(order)));
    assertThat(shop.guarantee(zone)).as("nothing is on display").startsWith("1789 held");
    done(shop.pay(zone, "S-1", "PAY-1", OrderZone.TOTAL_FEN));
    done(shop.release(zone, "S-1"));
    desk.facts(zone, TestZone.crossings(one, "parcels", Direction.OUT, "S-1"));
    assertThat(shop.view(zone, "S-1").state()).isInstanceOf(OrderState.Gone.class);
    back(zone, AT, one, "");
    assertThat(desk.book(zone)).containsOnlyKeys("ABROAD", "CENTRE");
  }
}
