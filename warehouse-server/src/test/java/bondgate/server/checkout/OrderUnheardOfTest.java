package bondgate.server.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.customs.CustomsNews;
import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.payment.PaymentNews;
import bondgate.server.sale.OrderState;
import bondgate.server.sale.Orders;
import bondgate.server.stream.ShopZone;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An order that took effect, of which the till heard nothing in time; and what is no till. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
@TestProfile(TillProfile.class)
class OrderUnheardOfTest {
  private static final String ZONE = TillProfile.ZONE;
  private static final String TILL = "till-15";

  @Inject ShopZone shop;
  @Inject Shopper shopper;
  @Inject Checkout checkout;
  @Inject Visits visits;
  @Inject Ordering ordering;
  @Inject Orders orders;
  @Inject Calls calls;
  @Inject CustomsNewsActs customsActs;
  @Inject PaymentNewsActs paymentActs;

  @BeforeEach
  void nobodyElseIsStillThere() {
    shopper.puts(ZONE, TILL, List.of());
    checkout.leave(ZONE, TILL, checkout.screen(ZONE, TILL).session());
  }

  @Test
  void theScreenGoesOnWithItAndDoesNotSayThatAnotherHasThePieces() throws Exception {
    String session = atConfirm(Shopper.NAME);
    String saleNo = placedUnheard();

    assertThat(checkout.screen(ZONE, TILL)).isInstanceOf(TillScreen.Paying.class);
    TillScreen.Paying paying =
        (TillScreen.Paying) checkout.startPayment(ZONE, TILL, session, "wechat");
    assertThat(paying.saleNo()).isEqualTo(saleNo);
    assertThat(paying.codeUrl()).isPresent();
    checkout.leave(ZONE, TILL, session);
  }

  @Test
  void whoPressesOnceMoreHasThatOrder() throws Exception {
    String session = atConfirm(Shopper.NAME);
    String saleNo = placedUnheard();

    assertThat(checkout.place(ZONE, TILL, session))
        .isInstanceOfSatisfying(
            TillScreen.Paying.class, paying -> assertThat(paying.saleNo()).isEqualTo(saleNo));
    checkout.leave(ZONE, TILL, session);
  }

  @Test
  void whoLeavesKeepsNoPiecesFromTheNext() throws Exception {
    String session = atConfirm(Shopper.NAME);
    String saleNo = placedUnheard();

    checkout.leave(ZONE, TILL, session);
    assertThat(orders.view(ZONE, saleNo).orElseThrow().state())
        .isInstanceOf(OrderState.Cancelled.class);
  }

  @Test
  void aNameThatCustomsMessagesCannotHoldIsRefusedBeforeAnybodyPays() throws Exception {
    String session = atWho();
    for (String name : List.of("测试\u0007甲", "测试\u0085甲", "测试\uFFFF甲", "测试\uD842甲")) {
      assertThat(checkout.identify(ZONE, TILL, session, name, Shopper.number(), Shopper.PHONE))
          .isInstanceOfSatisfying(
              TillScreen.WhoAreYou.class,
              who -> assertThat(who.problem()).contains(TillScreen.IdentityProblem.NAME_MISSING));
    }
    // A rare character of two halves, and a name with a dot and a blank.
    assertThat(checkout.identify(ZONE, TILL, session, "𠮷·Anna Ø", Shopper.number(), Shopper.PHONE))
        .isInstanceOf(TillScreen.Confirm.class);
    checkout.leave(ZONE, TILL, session);
  }

  @Test
  void aDecisionThatCannotBeRecordedIsToldToAPersonAndHoldsUpNoOther() throws Exception {
    String saleNo = shopper.orders(ZONE, TILL, shop.bottles(ZONE, 1)).saleNo();
    Instant now = Instant.now();
    assertThat(customsActs.takesEffect(new CustomsNews.Released(1, ZONE, saleNo, "清单 7", now), now))
        .as("it is read, and those behind it are")
        .isTrue();
    assertThat(calls.open(ZONE))
        .filteredOn(call -> call.saleNo().filter(saleNo::equals).isPresent())
        .extracting(Calls.Call::reason)
        .containsExactly("customsDecisionNotTaken");

    assertThat(
            paymentActs.takesEffect(
                new PaymentNews.Paid(1, ZONE, saleNo, "P-0", "wechat", "T-0", 0, now), now))
        .isTrue();
    assertThat(calls.open(ZONE))
        .filteredOn(call -> call.saleNo().filter(saleNo::equals).isPresent())
        .extracting(Calls.Call::reason)
        .contains("paymentNotTaken");
  }

  @Test
  void ofTillsThatAreNoneNothingIsRememberedAndOneCallIsHeard() {
    shopper.puts(ZONE, "ghost-1", List.of("E28011606000043C00000001"));
    assertThat(checkout.screen(ZONE, "ghost-1")).isInstanceOf(TillScreen.Welcome.class);
    assertThat(visits.isFirst(ZONE, "ghost-1")).as("not seen before").isTrue();

    for (int i = 1; i < 9; i++) {
      checkout.help(ZONE, "ghost-" + i);
      checkout.help("elsewhere", "ghost-" + i);
    }
    checkout.help(ZONE, TILL);
    assertThat(calls.open(ZONE))
        .extracting(Calls.Call::till)
        .contains(TILL)
        .filteredOn(till -> till.startsWith("ghost"))
        .hasSize(1);
    assertThat(calls.open("elsewhere")).isEmpty();
  }

  /** The order takes effect, and the answer is lost. */
  private String placedUnheard() {
    Visit.AtConfirm at = (Visit.AtConfirm) visits.at(ZONE, TILL).orElseThrow();
    assertThat(ordering.placed(ZONE, TILL, at)).isInstanceOf(Visit.Ordered.class);
    assertThat(visits.at(ZONE, TILL)).contains(at);
    return at.saleNo();
  }

  private String atWho() throws Exception {
    shopper.puts(ZONE, TILL, shop.bottles(ZONE, 1));
    String session = checkout.screen(ZONE, TILL).session();
    TillScreen.Notice notice = (TillScreen.Notice) checkout.begin(ZONE, TILL, session);
    checkout.acceptNotice(ZONE, TILL, session, notice.version());
    return session;
  }

  private String atConfirm(String name) throws Exception {
    String session = atWho();
    assertThat(
            checkout.identify(ZONE, TILL, session, name, Shopper.number(5_015_000), Shopper.PHONE))
        .isInstanceOf(TillScreen.Confirm.class);
    return session;
  }
}
