package bondgate.server.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.sale.Orders;
import bondgate.server.stream.ShopZone;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A person's year is promised once: by the quote, then by the order. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
@TestProfile(TillProfile.class)
class QuotaAtTheTillTest {
  private static final String ZONE = TillProfile.ZONE;
  private static final String ONE = "till-13";
  private static final String OTHER = "till-14";

  /** In 2026: 26 000 yuan a year, 5 000 an order; a bottle is 100 yuan. */
  private static final long YEAR_FEN = 2_600_000;

  private static final int MOST_AT_ONCE = 50;

  @Inject ShopZone shop;
  @Inject Shopper shopper;
  @Inject Checkout checkout;
  @Inject TrayOffers offers;
  @Inject Buyers buyers;
  @Inject Orders orders;
  @Inject OrderScreens screens;
  @Inject CheckoutSettings settings;
  @Inject QuotaReservations reservations;
  @Inject Leftovers leftovers;

  @BeforeEach
  void nobodyElseIsStillThere() {
    for (String till : List.of(ONE, OTHER)) {
      shopper.puts(ZONE, till, List.of());
      checkout.leave(ZONE, till, checkout.screen(ZONE, till).session());
    }
  }

  @Test
  void theSecondTillIsToldAtTheQuoteAndMayGoOnWhenTheFirstIsLeft() throws SQLException {
    String person = Shopper.number(5_002_000);
    taken(person, YEAR_FEN - 15_000);
    String first = atConfirm(ONE, shop.bottles(ZONE, 1), person);
    assertThat(problems(ONE)).isEmpty();

    List<String> another = shop.bottles(ZONE, 1);
    String second = atConfirm(OTHER, another, person);
    assertThat(problems(OTHER)).containsExactly(TrayProblem.Kind.ANNUAL_LIMIT);
    assertThat(checkout.place(ZONE, OTHER, second)).isInstanceOf(TillScreen.Confirm.class);
    assertThat(ordered(person)).as("nothing was ordered").isZero();

    checkout.leave(ZONE, ONE, first);
    assertThat(problems(OTHER)).as("free when the other one leaves").isEmpty();
    assertThat(checkout.place(ZONE, OTHER, second)).isInstanceOf(TillScreen.Paying.class);
    assertThat(ordered(person)).isEqualTo(1);
    checkout.leave(ZONE, OTHER, second);
  }

  @Test
  void aQuoteThatIsLookedAtAgainWritesNothing() throws SQLException {
    String person = Shopper.number(5_002_007);
    String session = atConfirm(ONE, shop.bottles(ZONE, 1), person);
    String row =
        "SELECT ctid || ' ' || xmin || ' ' || xmax FROM quota_reservation WHERE person = '%s'"
            .formatted(reference(person));
    List<String> before = shop.texts(row);
    assertThat(before).hasSize(1);

    assertThat(problems(ONE)).isEmpty();
    assertThat(problems(ONE)).isEmpty();
    assertThat(shop.texts(row)).as("neither changed nor locked since").isEqualTo(before);
    checkout.leave(ZONE, ONE, session);
  }

  @Test
  void anotherPersonsYearIsNotTouched() throws SQLException {
    String person = Shopper.number(5_002_001);
    taken(person, YEAR_FEN - 10_000);
    String first = atConfirm(ONE, shop.bottles(ZONE, 1), person);
    String second = atConfirm(OTHER, shop.bottles(ZONE, 1), Shopper.number(5_002_002));

    assertThat(problems(ONE)).isEmpty();
    assertThat(problems(OTHER)).isEmpty();
    checkout.leave(ZONE, ONE, first);
    checkout.leave(ZONE, OTHER, second);
  }

  @Test
  void whatIsTakenFromTheTrayIsFreeAndPutBackItIsKeptAgain() throws SQLException {
    String person = Shopper.number(5_002_003);
    List<String> bottle = shop.bottles(ZONE, 1);
    String session = atConfirm(ONE, bottle, person);
    assertThat(kept(person)).isEqualTo(1);

    shopper.puts(ZONE, ONE, List.of());
    assertThat(checkout.screen(ZONE, ONE)).isInstanceOf(TillScreen.Stopped.class);
    assertThat(kept(person)).isZero();

    shopper.puts(ZONE, ONE, bottle);
    assertThat(checkout.screen(ZONE, ONE)).isInstanceOf(TillScreen.Confirm.class);
    assertThat(kept(person)).isEqualTo(1);
    checkout.cancel(ZONE, ONE, session);
    assertThat(kept(person)).isZero();
  }

  @Test
  void aServerThatDiesLeavesItKeptUntilItsTimeAndNoLonger() throws SQLException {
    String person = Shopper.number(5_002_004);
    taken(person, YEAR_FEN - 15_000);
    List<String> bottle = shop.bottles(ZONE, 1);
    Instant before = Instant.now();
    String session = atConfirm(ONE, bottle, person);
    Instant after = Instant.now();

    // A server that remembers nothing shows nobody's visit; the reservation stands.
    assertThat(afterARestart(bottle)).isInstanceOf(TillScreen.Basket.class);
    Trays.Tray tray = tray(shop.bottles(ZONE, 1));
    Instant almost = before.plus(settings.times().forget()).minusSeconds(1);
    Instant over = after.plus(settings.times().forget()).plusSeconds(1);
    assertThat(offers.of(ZONE, tray, whom(person, "next", almost), almost).problems())
        .extracting(TrayProblem::kind)
        .containsExactly(TrayProblem.Kind.ANNUAL_LIMIT);
    assertThat(offers.of(ZONE, tray, whom(person, "next", over), over).problems()).isEmpty();

    leftovers.look(ZONE, over.plus(settings.times().forget()));
    assertThat(kept(person)).as("the row is forgotten too").isZero();
    checkout.leave(ZONE, ONE, session);
  }

  @Test
  void manyTillsAtOnceNeverKeepMoreThanIsLeft() throws Exception {
    String buyer = reference(Shopper.number(5_002_005));
    Instant now = Instant.now();
    ExecutorService tills = Executors.newFixedThreadPool(20);
    try {
      List<Callable<Boolean>> all =
          IntStream.range(0, 200)
              .<Callable<Boolean>>mapToObj(
                  i ->
                      () ->
                          reservations.reserve(
                              ZONE,
                              new QuotaReservations.For(buyer, "race-" + i, now.plusSeconds(60)),
                              2026,
                              10_000,
                              75_000,
                              now))
              .toList();
      int kept = 0;
      for (Future<Boolean> answer : tills.invokeAll(all)) {
        kept += answer.get() ? 1 : 0;
      }
      assertThat(kept).isEqualTo(7);
      assertThat(
              shop.count(
                  "SELECT sum(fen) FROM quota_reservation WHERE person = '%s'".formatted(buyer)))
          .isEqualTo(70_000);
    } finally {
      tills.shutdownNow();
    }
  }

  @Test
  void inTheCommitOfTheOrderItIsCountedNeitherTwiceNorNotAtAll() throws Exception {
    String person = Shopper.number(5_002_006);
    long orderFen = MOST_AT_ONCE * ShopZone.PRICE_FEN;
    String session = atConfirm(ONE, shop.bottles(ZONE, MOST_AT_ONCE), person);
    ExecutorService other = Executors.newSingleThreadExecutor();
    try {
      Future<TillScreen> placed = other.submit(() -> checkout.place(ZONE, ONE, session));
      int asked = 0;
      int stillAsked = 0;
      while (stillAsked < 20) {
        stillAsked += placed.isDone() ? 1 : 0;
        asked++;
        assertThat(reserves(person, YEAR_FEN - orderFen))
            .as("twice, at question %d", asked)
            .isTrue();
        assertThat(reserves(person, YEAR_FEN - orderFen + 1))
            .as("a gap, at question %d", asked)
            .isFalse();
      }
      assertThat(placed.get()).isInstanceOf(TillScreen.Paying.class);
      System.out.printf("QuotaAtTheTillTest: asked %d times around the order%n", asked);
    } finally {
      other.shutdownNow();
    }
    checkout.leave(ZONE, ONE, session);
    assertThat(reserves(person, YEAR_FEN)).as("free when the order is cancelled").isTrue();
    reservations.free(ZONE, "asks");
  }

  private boolean reserves(String person, long fen) {
    Instant now = Instant.now();
    return reservations.reserve(
        ZONE,
        new QuotaReservations.For(reference(person), "asks", now.plusSeconds(60)),
        year(),
        fen,
        YEAR_FEN,
        now);
  }

  /** As if another visit kept so much of the year. */
  private void taken(String person, long fen) {
    Instant now = Instant.now();
    assertThat(
            reservations.reserve(
                ZONE,
                new QuotaReservations.For(
                    reference(person), "took-" + person.substring(10), now.plusSeconds(3_600)),
                year(),
                fen,
                YEAR_FEN,
                now))
        .isTrue();
  }

  private static int year() {
    return LocalDate.now(ZoneId.of("Asia/Shanghai")).getYear();
  }

  private Optional<QuotaReservations.For> whom(String person, String saleNo, Instant at) {
    return Optional.of(new QuotaReservations.For(reference(person), saleNo, at.plusSeconds(60)));
  }

  private String reference(String person) {
    return buyers.reference(new Buyer(Shopper.NAME, person, Shopper.PHONE));
  }

  private long ordered(String person) throws SQLException {
    return shop.count(
        "SELECT count(*) FROM sale_order WHERE buyer = '%s'".formatted(reference(person)));
  }

  /** Of visits at tills. */
  private long kept(String person) throws SQLException {
    return shop.count(
        "SELECT count(*) FROM quota_reservation WHERE person = '%s' AND sale_no LIKE 'till-%%'"
            .formatted(reference(person)));
  }

  private List<TrayProblem.Kind> problems(String till) {
    return ((TillScreen.Confirm) checkout.screen(ZONE, till))
        .problems().stream().map(TrayProblem::kind).toList();
  }

  private static Trays.Tray tray(List<String> epcs) {
    return new Trays.Tray(epcs, OptionalLong.empty(), Instant.now());
  }

  private TillScreen afterARestart(List<String> tray) {
    Trays fresh = new Trays();
    fresh.changed(ZONE, ONE, tray(tray));
    return new TillViews(fresh, offers, new Visits(new Random()), buyers, orders, screens, settings)
        .show(ZONE, ONE, Instant.now());
  }

  /** The visit of who has said who he is. */
  private String atConfirm(String till, List<String> bottles, String person) {
    shopper.puts(ZONE, till, bottles);
    String session = checkout.screen(ZONE, till).session();
    TillScreen.Notice notice = (TillScreen.Notice) checkout.begin(ZONE, till, session);
    checkout.acceptNotice(ZONE, till, session, notice.version());
    assertThat(checkout.identify(ZONE, till, session, Shopper.NAME, person, Shopper.PHONE))
        .isInstanceOf(TillScreen.Confirm.class);
    return session;
  }
}
