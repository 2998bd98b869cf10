package bondgate.server.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.courier.Consignee;
import bondgate.server.courier.ParcelOrder;
import bondgate.server.courier.Parcels;
import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.sale.OrderState;
import bondgate.server.sale.Orders;
import bondgate.server.stream.ShopZone;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From the form of the web shop to the order: what is taken, what is refused, and what is kept. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
@TestProfile(ShopProfile.class)
class WebShopOrderingTest {
  private static final String ZONE = TillProfile.ZONE;

  @Inject ShopZone shop;
  @Inject Orderer orderer;
  @Inject WebShop web;
  @Inject Parcels parcels;
  @Inject Orders orders;
  @Inject Buyers buyers;
  @Inject ShopQuotes quotes;

  @BeforeEach
  void theShopIsOpenAndItsWarehouseEmpty() {
    orderer.opensAnEmptyShop();
  }

  @Test
  void whatManyOrderAtOnceIsSoldAsOftenAsThereArePieces() throws Exception {
    shop.stored(ZONE, 3);
    List<ShopAsked> all = new ArrayList<>();
    for (int person = 0; person < 8; person++) {
      all.add(orderer.asks(1, 100 + person));
    }
    ExecutorService many = Executors.newFixedThreadPool(all.size());
    List<Future<ShopPlaced>> answers = new ArrayList<>();
    all.forEach(asked -> answers.add(many.submit(() -> web.place(asked))));
    int placed = 0;
    for (Future<ShopPlaced> answer : answers) {
      if (answer.get() instanceof ShopPlaced.NotPlaced not) {
        assertThat(not.problems()).containsExactly(ShopProblem.NOT_SO_MANY);
      } else {
        placed++;
      }
    }
    many.shutdown();

    assertThat(placed).isEqualTo(3);
  }

  @Test
  void theSameFormTwiceIsOneOrderAndAFormOfAnotherIsNone() throws Exception {
    shop.stored(ZONE, 3);
    ShopAsked asked = orderer.asks(1, 0);

    ShopPlaced once = web.place(asked);
    assertThat(web.place(asked)).isEqualTo(once);
    ShopTicket guessed = new ShopTicket(asked.ticket().saleNo(), "A".repeat(22));
    assertThat(web.order(guessed)).isEmpty();
    assertThat(web.place(orderer.asks(1, 0, guessed, asked.shownFen())))
        .isInstanceOf(ShopPlaced.NotPlaced.class);
    web.cancel(guessed);
    assertThat(orders.view(ZONE, guessed.saleNo()).orElseThrow().state())
        .isInstanceOf(OrderState.Placed.class);
    web.cancel(asked.ticket());
    assertThat(orders.view(ZONE, guessed.saleNo()).orElseThrow().state())
        .isInstanceOf(OrderState.Cancelled.class);
    assertThat(web.order(asked.ticket()).orElseThrow().ended()).isTrue();
  }

  @Test
  void nothingIsKeptOfWhoWasRefusedAndWhatIsWrongIsNamed() throws Exception {
    shop.stored(ZONE, 1);
    ShopAsked right = orderer.asks(1, 0);
    assertThat(problems(orderer.asks(1, 0, right.ticket(), 1)))
        .containsExactly(ShopProblem.AMOUNT_CHANGED);
    assertThat(problems(orderer.asks(9, 0))).containsExactly(ShopProblem.NOT_SO_MANY);
    ShopAsked empty =
        new ShopAsked(
            right.ticket(),
            right.wanted(),
            "",
            "",
            "",
            "",
            new Consignee("", "", "贵州省贵阳市\u0001观山湖区"),
            right.shownFen());
    assertThat(problems(empty))
        .containsExactly(
            ShopProblem.NOTICE_NOT_ACCEPTED,
            ShopProblem.NAME_MISSING,
            ShopProblem.CONSIGNEE_MISSING,
            ShopProblem.CONSIGNEE_PHONE_WRONG,
            ShopProblem.ADDRESS_MISSING);
    assertThat(parcels.view(ZONE, right.ticket().saleNo())).isEmpty();
    assertThat(orders.view(ZONE, right.ticket().saleNo())).isEmpty();
  }

  @Test
  void aFormThatIsSentAgainWithOtherContentBecomesNobodyElses() throws Exception {
    shop.stored(ZONE, 2);
    ShopAsked first = orderer.asks(1, 0);
    String saleNo = first.ticket().saleNo();
    // As a server left it that could not tell in time whether the order took effect.
    long grams = quotes.pick(ZONE, first.wanted(), Optional.empty(), Instant.now()).grossGrams();
    Buyer buyer = new Buyer(first.name().strip(), first.idNumber(), "13800138000");
    buyers.keep(ZONE, saleNo, buyer, Instant.now());
    parcels.keep(new ParcelOrder(ZONE, saleNo, first.consignee(), grams), Instant.now());

    ShopAsked other = orderer.asks(1, 7, first.ticket(), first.shownFen());
    assertThat(problems(other)).containsExactly(ShopProblem.SENT_OTHERWISE);
    Consignee elsewhere = new Consignee("另一个人", "13900139000", "贵州省贵阳市观山湖区别处路1号");
    assertThat(
            problems(
                new ShopAsked(
                    first.ticket(),
                    first.wanted(),
                    first.noticeVersion(),
                    first.name(),
                    first.idNumber(),
                    first.phone(),
                    elsewhere,
                    first.shownFen())))
        .containsExactly(ShopProblem.SENT_OTHERWISE);
    assertThat(orders.view(ZONE, saleNo)).isEmpty();

    assertThat(web.place(first)).isInstanceOf(ShopPlaced.Placed.class);
    assertThat(orders.view(ZONE, saleNo).orElseThrow().buyer()).isEqualTo(buyers.reference(buyer));
    assertThat(buyers.of(ZONE, saleNo)).contains(buyer);
    web.cancel(first.ticket());
  }

  private List<ShopProblem> problems(ShopAsked asked) {
    return ((ShopPlaced.NotPlaced) web.place(asked)).problems();
  }
}
