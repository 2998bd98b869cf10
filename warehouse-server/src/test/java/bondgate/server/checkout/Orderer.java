package bondgate.server.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.courier.Consignee;
import bondgate.server.payment.SandboxPayment;
import bondgate.server.stream.ShopZone;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Somebody at home, who orders from the web shop. */
@ApplicationScoped
class Orderer {
  static final Consignee TO = new Consignee("收件测试人", "13900139000", "贵州省贵阳市观山湖区测试路88号1单元");
  private static final int MOST = 9;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Inject WebShop web;
  @Inject ShopZone shop;
  @Inject Shopper shopper;
  @Inject Packing packing;

  /** An order for so many bottles as the page would send it. */
  ShopAsked asks(int bottles, int person) {
    return asks(bottles, person, web.ticket(), shownFen(bottles));
  }

  ShopAsked asks(int bottles, int person, ShopTicket ticket, long shownFen) {
    return new ShopAsked(
        ticket,
        Map.of(ShopZone.ITEM, bottles),
        web.noticeVersion(),
        " " + Shopper.NAME,
        Shopper.number(person),
        "138 0013-8000",
        TO,
        shownFen);
  }

  private long shownFen(int bottles) {
    return web.quote(Map.of(ShopZone.ITEM, bottles)).amounts().map(Amounts::payFen).orElse(0L);
  }

  /** Orders, and has the code that is to be paid. */
  ShopTicket orders(int bottles) {
    ShopPlaced placed = web.place(asks(bottles, 0));
    assertThat(placed).isInstanceOf(ShopPlaced.Placed.class);
    ShopTicket ticket = ((ShopPlaced.Placed) placed).ticket();
    web.startPayment(ticket, "wechat");
    return ticket;
  }

  /** The shop is open, and nothing is left for sale in its warehouse. */
  void opensAnEmptyShop() {
    shop.stored(TillProfile.ZONE, 1);
    shop.openOutside(TillProfile.ZONE, ShopProfile.POINT);
    takesTheRest();
  }

  /** Orders all that is left in the warehouse, and does not pay. */
  void takesTheRest() {
    while (shownFen(1) > 0) {
      int left = MOST;
      while (shownFen(left) == 0) {
        left--;
      }
      orders(left);
    }
  }

  /** Orders and pays. */
  ShopTicket buys(int bottles) {
    ShopTicket ticket = orders(bottles);
    shopper.pays(TillProfile.ZONE, ticket.saleNo(), SandboxPayment.asAsked());
    return ticket;
  }

  /** Orders the one bottle that is there; it is packed, leaves and is signed for. */
  ShopTicket delivered(String by) throws Exception {
    List<String> bottles = shop.stored(TillProfile.ZONE, 1);
    ShopTicket ticket = buys(1);
    waitsForTheRelease(ticket);
    packing.scan(TillProfile.ZONE, ticket.saleNo(), bottles.get(0), by);
    shop.leave(TillProfile.ZONE, "dispatch", bottles, ticket.saleNo());
    assertThat(packing.signedFor(TillProfile.ZONE, ticket.saleNo(), by)).isTrue();
    return ticket;
  }

  /** Waits until the page of the order says so. */
  ShopOrder waitsFor(ShopTicket ticket, Predicate<ShopOrder> what) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      ShopOrder order = web.order(ticket).orElseThrow();
      if (what.test(order)) {
        return order;
      }
      assertThat(System.nanoTime()).as("still %s", order).isLessThan(deadline);
      // A page asks a few times a second.
      Thread.sleep(50);
    }
  }

  /** Waits until customs released it. */
  ShopOrder waitsForTheRelease(ShopTicket ticket) throws InterruptedException {
    return waitsFor(ticket, order -> order.screen() instanceof TillScreen.MayLeave);
  }
}
