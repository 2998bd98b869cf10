package bondgate.server.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.payment.PaymentSandbox;
import bondgate.server.payment.PaymentState;
import bondgate.server.payment.PaymentView;
import bondgate.server.payment.Payments;
import bondgate.server.payment.SandboxPayment;
import bondgate.server.stream.ShopZone;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Predicate;

/** Somebody at a till, who does what the screen asks. */
@ApplicationScoped
class Shopper {
  /** No region has this code, so the numbers are nobody's. */
  private static final String NOWHERE = "990000";

  static final String NAME = "测试购物人";
  static final String PHONE = "13800138000";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Inject ShopZone shop;
  @Inject Trays trays;
  @Inject Checkout checkout;
  @Inject Payments payments;
  @Inject PaymentSandbox sandbox;

  void puts(String zone, String till, List<String> epcs) {
    trays.changed(
        zone,
        till,
        new Trays.Tray(epcs, OptionalLong.empty(), Instant.parse("2026-03-01T02:00:00Z")));
  }

  /**
   * From the tray to the street: ordered, paid, released and carried out; the number of the sale.
   */
  String bought(String zone, String till, List<String> epcs)
      throws IOException, SQLException, InterruptedException {
    String saleNo = orders(zone, till, epcs).saleNo();
    pays(zone, saleNo, SandboxPayment.asAsked());
    waitsFor(zone, till, TillScreen.MayLeave.class::isInstance);
    shop.leave(zone, epcs, saleNo);
    return saleNo;
  }

  /** From the tray to the order, and to the code that is to be paid. */
  TillScreen.Paying orders(String zone, String till, List<String> epcs) {
    return orders(zone, till, epcs, number());
  }

  /** The same, as the person with that number. */
  TillScreen.Paying orders(String zone, String till, List<String> epcs, String idNumber) {
    puts(zone, till, epcs);
    String session = checkout.screen(zone, till).session();
    assertThat(checkout.begin(zone, till, session)).isInstanceOf(TillScreen.Notice.class);
    TillScreen.Notice notice = (TillScreen.Notice) checkout.screen(zone, till);
    assertThat(checkout.acceptNotice(zone, till, session, notice.version()))
        .isInstanceOf(TillScreen.WhoAreYou.class);
    assertThat(checkout.identify(zone, till, session, NAME, idNumber, PHONE))
        .isInstanceOf(TillScreen.Confirm.class);
    assertThat(checkout.place(zone, till, session)).isInstanceOf(TillScreen.Paying.class);
    TillScreen screen = checkout.startPayment(zone, till, session, "wechat");
    assertThat(screen).isInstanceOf(TillScreen.Paying.class);
    return (TillScreen.Paying) screen;
  }

  /** Scans the code and pays in that way. */
  void pays(String zone, String saleNo, SandboxPayment how) {
    PaymentView open =
        payments.ofSale(zone, saleNo).stream()
            .filter(payment -> payment.state() == PaymentState.OPEN)
            .findFirst()
            .orElseThrow();
    sandbox.pay(open.paymentNo(), how);
  }

  /** Waits for a screen. */
  TillScreen waitsFor(String zone, String till, Predicate<TillScreen> what)
      throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      TillScreen screen = checkout.screen(zone, till);
      if (what.test(screen)) {
        return screen;
      }
      assertThat(System.nanoTime()).as("still %s", screen).isLessThan(deadline);
      // A person looks at the screen a few times a second.
      Thread.sleep(50);
    }
  }

  /** The usual shopper's. */
  static String number() {
    return number(0);
  }

  /** Somebody's, from 0 to 9 999 999; with the check character of GB 11643. */
  static String number(int person) {
    String day = LocalDate.of(1970, 1, 1).plusDays(person / 1_000).toString().replace("-", "");
    String body = NOWHERE + day + "%03d".formatted(person % 1_000);
    int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * Character.digit(body.charAt(i), 10);
    }
    return body + "10X98765432".charAt(sum % 11);
  }
}
