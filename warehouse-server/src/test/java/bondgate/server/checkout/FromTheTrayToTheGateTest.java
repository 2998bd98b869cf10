package bondgate.server.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bondgate.server.customs.SandboxCustoms;
import bondgate.server.customs.SandboxSwitches;
import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.payment.PayerCheck;
import bondgate.server.payment.SandboxPayment;
import bondgate.server.sale.OrderState;
import bondgate.server.sale.Orders;
import bondgate.server.secret.PersonalSeal;
import bondgate.server.stream.ShopZone;
import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A shopper at an unattended till: tray, notice, identity, order, payment, customs, gate. Payment
 * firm and customs are the sandboxes, which sign, notify and answer as the real ones do.
 */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
@TestProfile(TillProfile.class)
class FromTheTrayToTheGateTest {
  private static final String ZONE = TillProfile.ZONE;
  private static final AtomicInteger TILLS = new AtomicInteger();

  /** Of three bottles at ¥100.00: 10 % and 13 %, both at 70 %: 2 333.33 and 3 033.33 fen. */
  private static final long TAX_OF_THREE_FEN = 2_333 + 3_033;

  private final String till = "till-" + TILLS.incrementAndGet();

  @Inject ShopZone shop;
  @Inject Shopper shopper;
  @Inject Checkout checkout;
  @Inject CheckoutFlow flow;
  @Inject ReadMarks marks;
  @Inject Orders orders;
  @Inject SandboxCustoms customs;
  @Inject AgroalDataSource database;

  @AfterEach
  void customsIsPlainAgain() {
    customs.behave(SandboxSwitches.PLAIN);
  }

  @Test
  void aShopperPaysAndTheGateOpensForExactlyHisBottles() throws Exception {
    List<String> bottles = shop.bottles(ZONE, 4);
    List<String> bought = bottles.subList(0, 3);

    TillScreen.Paying paying = shopper.orders(ZONE, till, bought);
    assertThat(paying.amounts())
        .isEqualTo(new Amounts(3 * ShopZone.PRICE_FEN, 0, 0, TAX_OF_THREE_FEN));
    assertThat(paying.codeUrl()).isPresent();
    shopper.pays(ZONE, paying.saleNo(), SandboxPayment.asAsked());
    TillScreen.MayLeave leave =
        (TillScreen.MayLeave) shopper.waitsFor(ZONE, till, TillScreen.MayLeave.class::isInstance);

    assertThat(permits(paying.saleNo())).isEqualTo(3);
    assertThat(leave.receipt().amounts()).isEqualTo(paying.amounts());
    assertThat(leave.receipt().listNo()).isNotEmpty();
    shop.leave(ZONE, bought, paying.saleNo());
    assertThat(state(paying.saleNo())).isInstanceOf(OrderState.Gone.class);
    assertThat(permits(paying.saleNo())).isZero();
  }

  @Test
  void whoBuysStandsInNoActNoLogAndNoTableInTheClear() throws Exception {
    List<String> bottles = shop.bottles(ZONE, 1);
    TillScreen.Paying paying = shopper.orders(ZONE, till, bottles);
    shopper.pays(ZONE, paying.saleNo(), SandboxPayment.asAsked());
    shopper.waitsFor(ZONE, till, TillScreen.MayLeave.class::isInstance);

    for (String secret : List.of(Shopper.NAME, Shopper.number(), Shopper.PHONE)) {
      assertThat(shop.tablesThatHold(secret)).as("tables that hold %s", secret).isEmpty();
    }
  }

  @Test
  void customsRefusesAndTheMoneyGoesBackAndTheBottleIsForSaleAgain() throws Exception {
    List<String> bottles = shop.bottles(ZONE, 1);
    customs.behave(
        new SandboxSwitches(Duration.ZERO, false, false, Optional.of("-621018"), false, false));
    TillScreen.Paying paying = shopper.orders(ZONE, till, bottles);
    shopper.pays(ZONE, paying.saleNo(), SandboxPayment.asAsked());

    TillScreen.MoneyBack back = moneyBack();

    assertThat(back.reason()).isEqualTo("annualLimit");
    assertThat(back.amountFen()).isEqualTo(paying.amounts().payFen());
    checkout.leave(ZONE, till, back.session());
    assertThat(((TillScreen.Basket) checkout.screen(ZONE, till)).canGoOn()).isTrue();
    assertThat(permits(paying.saleNo())).isZero();
  }

  @Test
  void customsIsSilentAndTheMoneyGoesBackInTheStatedTimeAndALateReleaseOpensNoGate()
      throws Exception {
    List<String> bottles = shop.bottles(ZONE, 1);
    customs.behave(new SandboxSwitches(Duration.ZERO, false, false, Optional.empty(), true, false));
    TillScreen.Paying paying = shopper.orders(ZONE, till, bottles);
    shopper.pays(ZONE, paying.saleNo(), SandboxPayment.asAsked());
    TillScreen.CustomsWorking working =
        (TillScreen.CustomsWorking)
            shopper.waitsFor(ZONE, till, TillScreen.CustomsWorking.class::isInstance);

    Instant stated = working.since().plus(working.atMost());
    flow.carryOn(ZONE, paying.saleNo(), working.since().plus(working.atMost().dividedBy(3)));
    assertThat(state(paying.saleNo())).isInstanceOf(OrderState.Paid.class);
    flow.carryOn(ZONE, paying.saleNo(), stated);

    assertThat(moneyBack().reason()).isEqualTo("customsLate");
    assertThat(permits(paying.saleNo())).isZero();
  }

  @Test
  void anotherPersonPaysAndHisMoneyGoesBack() throws Exception {
    List<String> bottles = shop.bottles(ZONE, 1);
    TillScreen.Paying paying = shopper.orders(ZONE, till, bottles);

    shopper.pays(
        ZONE,
        paying.saleNo(),
        new SandboxPayment(0, PayerCheck.OTHER, SandboxPayment.Notify.ONCE, Duration.ZERO, false));

    shopper.waitsFor(
        ZONE,
        till,
        screen -> orders.view(ZONE, paying.saleNo()).orElseThrow().refunds().size() == 1);
    assertThat(permits(paying.saleNo())).isZero();
  }

  @Test
  void anUnpaidOrderEndsInTimeAndMoneyThatComesAllTheSameGoesBack() throws Exception {
    List<String> bottles = shop.bottles(ZONE, 1);
    TillScreen.Paying paying = shopper.orders(ZONE, till, bottles);

    flow.carryOn(ZONE, paying.saleNo(), paying.until().minusSeconds(1));
    assertThat(state(paying.saleNo())).isInstanceOf(OrderState.Placed.class);
    flow.carryOn(ZONE, paying.saleNo(), paying.until());

    assertThat(state(paying.saleNo())).isInstanceOf(OrderState.Cancelled.class);
    assertThat(checkout.screen(ZONE, till)).isInstanceOf(TillScreen.Stopped.class);
  }

  @Test
  void newsThatAreReadTwiceChangeNothing() throws Exception {
    List<String> bottles = shop.bottles(ZONE, 1);
    TillScreen.Paying paying = shopper.orders(ZONE, till, bottles);
    shopper.pays(ZONE, paying.saleNo(), SandboxPayment.asAsked());
    shopper.waitsFor(ZONE, till, TillScreen.MayLeave.class::isInstance);
    long leaves = leaves();

    // As after a crash between the act and the mark.
    shop.execute("UPDATE checkout_read SET last_id = 0");
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (marks.last(ReadMarks.Feed.CUSTOMS) == 0 || marks.last(ReadMarks.Feed.PAYMENT) == 0) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      // The duty looks once a second.
      Thread.sleep(100);
    }

    assertThat(leaves()).isEqualTo(leaves);
    assertThat(permits(paying.saleNo())).isEqualTo(1);
  }

  @Test
  void theNextShopperSeesNothingOfTheOneBefore() {
    List<String> bottles = shop.bottles(ZONE, 2);
    TillScreen.Paying paying = shopper.orders(ZONE, till, bottles.subList(0, 1));

    checkout.leave(ZONE, till, paying.session());
    shopper.puts(ZONE, till, bottles.subList(1, 2));
    TillScreen next = checkout.screen(ZONE, till);

    assertThat(next).isInstanceOf(TillScreen.Basket.class);
    assertThat(next.session()).isNotEqualTo(paying.session());
    assertThat(checkout.place(ZONE, till, paying.session())).isEqualTo(next);
    assertThat(checkout.cancel(ZONE, till, paying.session())).isEqualTo(next);
    assertThat(next.toString()).doesNotContain(paying.saleNo()).doesNotContain("测");
  }

  @Test
  void aTrayThatChangedAfterItWasShownIsNotOrdered() {
    List<String> bottles = shop.bottles(ZONE, 2);
    shopper.puts(ZONE, till, bottles.subList(0, 1));
    String session = checkout.screen(ZONE, till).session();
    checkout.begin(ZONE, till, session);
    TillScreen.Notice notice = (TillScreen.Notice) checkout.screen(ZONE, till);
    checkout.acceptNotice(ZONE, till, session, notice.version());
    checkout.identify(ZONE, till, session, Shopper.NAME, Shopper.number(), Shopper.PHONE);

    shopper.puts(ZONE, till, bottles);
    TillScreen screen = checkout.place(ZONE, till, session);

    assertThat(screen).isInstanceOf(TillScreen.Stopped.class);
    assertThat(((TillScreen.Stopped) screen).code()).isEqualTo("trayChanged");
    assertThat(orders.recentAt(ZONE, till, Instant.now())).isEmpty();
  }

  @Test
  void whatIsWrongWithAnIdentityIsSaidAndTheShopperCanTryAgain() {
    shopper.puts(ZONE, till, shop.bottles(ZONE, 1));
    String session = checkout.screen(ZONE, till).session();
    checkout.begin(ZONE, till, session);
    checkout.acceptNotice(ZONE, till, session, notice());

    assertThat(problem(session, " ", Shopper.number(), Shopper.PHONE))
        .contains(TillScreen.IdentityProblem.NAME_MISSING);
    assertThat(problem(session, Shopper.NAME, Shopper.number() + "Z", Shopper.PHONE))
        .contains(TillScreen.IdentityProblem.NUMBER_WRONG);
    assertThat(problem(session, Shopper.NAME, Shopper.number(), "12345"))
        .contains(TillScreen.IdentityProblem.PHONE_WRONG);
    TillScreen.Confirm confirm =
        (TillScreen.Confirm)
            checkout.identify(ZONE, till, session, Shopper.NAME, Shopper.number(), "138 0013-8000");
    assertThat(confirm.buyer()).isEqualTo("测＊＊＊＊");
  }

  @Test
  void aServerWithAnotherKeyDoesNotStartBecauseItWouldKnowNobodysYear(@TempDir Path other)
      throws Exception {
    Buyers strangers = new Buyers(database, new PersonalSeal(other, new SecureRandom()));

    assertThatThrownBy(() -> strangers.checkKey(new StartupEvent()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("put back the right file");
  }

  private String notice() {
    return ((TillScreen.Notice) checkout.screen(ZONE, till)).version();
  }

  private Optional<TillScreen.IdentityProblem> problem(
      String session, String name, String number, String phone) {
    return ((TillScreen.WhoAreYou) checkout.identify(ZONE, till, session, name, number, phone))
        .problem();
  }

  private TillScreen.MoneyBack moneyBack() throws InterruptedException {
    return (TillScreen.MoneyBack)
        shopper.waitsFor(
            ZONE,
            till,
            screen ->
                screen instanceof TillScreen.MoneyBack back
                    && back.state() == TillScreen.MoneyState.DONE);
  }

  private OrderState state(String saleNo) {
    return orders.view(ZONE, saleNo).orElseThrow().state();
  }

  private long permits(String saleNo) throws SQLException {
    return shop.count(
        "SELECT count(*) FROM fence_permit WHERE closed_leaf IS NULL AND portal = 'exit'"
            + " AND document = '%s'".formatted(saleNo));
  }

  private long leaves() throws SQLException {
    return shop.count(
        "SELECT count(*) FROM stream_act WHERE zone = '%s' AND id NOT LIKE 'messages-%%'"
            .formatted(ZONE));
  }
}
