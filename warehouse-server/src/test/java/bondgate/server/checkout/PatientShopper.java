package bondgate.server.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.payment.PaymentRounds;
import bondgate.server.payment.PaymentSandbox;
import bondgate.server.payment.PaymentView;
import bondgate.server.payment.Payments;
import bondgate.server.payment.SandboxPayment;
import bondgate.server.sale.OrderState;
import bondgate.server.sale.OrderView;
import bondgate.server.sale.Orders;
import bondgate.server.stream.ShopZone;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Somebody at a till whose server may die at any moment: does what the screen asks, and waits. */
@ApplicationScoped
class PatientShopper {
  private static final String TILL = "till-1";

  @Inject ShopZone shop;
  @Inject Orders orders;
  @Inject Payments payments;
  @Inject PaymentSandbox firm;
  @Inject PaymentRounds firmsNews;
  @Inject InstantSource clock;

  /** Does what the screen asks for, and the firm tells of what was paid; whether all is over. */
  boolean acts(OneProcess server, int person, List<String> bottles, boolean refused)
      throws IOException, SQLException {
    List<OrderView> own = own(bottles);
    boolean gone = own.stream().anyMatch(order -> order.state() instanceof OrderState.Gone);
    boolean back = own.stream().anyMatch(order -> order.state() instanceof OrderState.Refunded);
    if (gone || back) {
      assertThat(back).isEqualTo(refused);
      return true;
    }
    for (OrderView order : own) {
      tellOfPayments(order);
      if (order.state() instanceof OrderState.Released) {
        shop.leave(DeathAtEachStepTest.ZONE, bottles, order.saleNo());
        return false;
      }
    }
    touches(server, person, bottles, own.isEmpty());
    return false;
  }

  /** Puts the bottles on the tray, and does the next thing that the screen asks for. */
  private void touches(OneProcess server, int person, List<String> bottles, boolean nothingOrdered)
      throws IOException, SQLException {
    Checkout till = server.till();
    server
        .trays()
        .changed(
            DeathAtEachStepTest.ZONE,
            TILL,
            new Trays.Tray(bottles, OptionalLong.empty(), clock.instant()));
    TillScreen screen = till.screen(DeathAtEachStepTest.ZONE, TILL);
    if (screen instanceof TillScreen.Basket) {
      till.begin(DeathAtEachStepTest.ZONE, TILL, screen.session());
    } else if (screen instanceof TillScreen.Notice notice) {
      till.acceptNotice(DeathAtEachStepTest.ZONE, TILL, screen.session(), notice.version());
    } else if (screen instanceof TillScreen.WhoAreYou) {
      till.identify(
          DeathAtEachStepTest.ZONE,
          TILL,
          screen.session(),
          Shopper.NAME,
          Shopper.number(person),
          Shopper.PHONE);
    } else if (screen instanceof TillScreen.Confirm) {
      till.place(DeathAtEachStepTest.ZONE, TILL, screen.session());
    } else if (screen instanceof TillScreen.Paying paying) {
      pays(till, paying);
    } else if (nothingOrdered) {
      // The screen of the shopper before.
      till.leave(DeathAtEachStepTest.ZONE, TILL, screen.session());
    }
  }

  private void pays(Checkout till, TillScreen.Paying paying) {
    if (paying.codeUrl().isEmpty()) {
      till.startPayment(DeathAtEachStepTest.ZONE, TILL, paying.session(), "wechat");
    } else if (payments.ofSale(DeathAtEachStepTest.ZONE, paying.saleNo()).stream()
        .allMatch(payment -> payment.money().isEmpty())) {
      payments
          .ofSale(DeathAtEachStepTest.ZONE, paying.saleNo())
          .forEach(
              payment ->
                  firm.pay(
                      payment.paymentNo(),
                      SandboxPayment.asAsked().notifying(SandboxPayment.Notify.NEVER)));
    }
  }

  /** The firm tells until it is answered that its word is kept. */
  private void tellOfPayments(OrderView order) throws IOException {
    for (PaymentView payment : payments.ofSale(DeathAtEachStepTest.ZONE, order.saleNo())) {
      boolean paid =
          firmsNews.books(List.of(payment.paymentNo())).stream().anyMatch(one -> one.paidFen() > 0);
      if (paid && payment.money().isEmpty()) {
        firmsNews.tells(payment.paymentNo());
      }
    }
  }

  /** The orders of these bottles. */
  List<OrderView> own(List<String> bottles) throws SQLException {
    List<OrderView> all = new ArrayList<>();
    for (String saleNo :
        shop.texts(
            "SELECT DISTINCT sale_no FROM sale_piece WHERE zone = '%s' AND epc = '%s'"
                .formatted(DeathAtEachStepTest.ZONE, bottles.get(0)))) {
      orders.view(DeathAtEachStepTest.ZONE, saleNo).ifPresent(all::add);
    }
    return all;
  }
}
