package bondgate.server.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.customs.CustomsRounds;
import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.guarantee.Guarantees;
import bondgate.server.payment.PaymentRounds;
import bondgate.server.payment.PaymentView;
import bondgate.server.payment.Payments;
import bondgate.server.sale.Basket;
import bondgate.server.sale.OrderView;
import bondgate.server.sale.Orders;
import bondgate.server.sale.Quotas;
import bondgate.server.stream.ShopZone;
import bondgate.server.stream.TestZone;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The server dies right before and right after each commit of a checkout, from the tray to the gate
 * and, where customs refuses, back to the payer. Whoever starts next has only what is stored. In
 * every case the end is the same as without a death: goods, receipt and permit once, or the money
 * back once; book, guarantee and the buyer's year as they should be; one payment at the firm; and
 * no document at customs with two contents.
 */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
@TestProfile(DeathAtEachStepTest.NobodyElse.class)
class DeathAtEachStepTest {
  static final String ZONE = "deaths";
  private static final String REFUSAL = "-621099";
  private static final int BOTTLES = 2;
  private static final int MOST_ROUNDS = 60;

  /** Fewer commits than these, and something of the checkout was not looked at. */
  private static final int LEAST_COMMITS = 14;

  /** Nobody but the test carries anything on, and connections are by a driver that can die. */
  public static final class NobodyElse extends TillProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
      // Not the zone of the tills that this extends.
      settings.put("bondgate.zone", DeathAtEachStepTest.ZONE);
      settings.put("bondgate.customs.transport", "NONE");
      settings.put("bondgate.payment.poll", "false");
      settings.put("quarkus.arc.exclude-types", "bondgate.server.checkout.CheckoutLife");
      // Each death would be a page of the transaction manager's complaints.
      settings.put("quarkus.log.category.\"com.arjuna\".level", "OFF");
      settings.put("quarkus.datasource.jdbc.driver", DyingDriver.class.getName());
      return Map.copyOf(settings);
    }

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
      return Set.of(MovedClock.class);
    }
  }

  @Inject ShopZone shop;
  @Inject TestZone desk;
  @Inject OneProcess server;
  @Inject QuotaReservations reservations;
  @Inject PatientShopper shopper;
  @Inject Buyers buyers;
  @Inject Orders orders;
  @Inject Payments payments;
  @Inject PaymentRounds firmsNews;
  @Inject CustomsRounds customs;
  @Inject Guarantees guarantees;
  @Inject Quotas quotas;
  @Inject Basket basket;
  @Inject InstantSource clock;

  /** Each checkout is by somebody else, whose year is his own. */
  private static int person;

  @BeforeEach
  void theServerStarts() throws SQLException {
    // News of other tests' zones are not this one's.
    shop.execute(
        "INSERT INTO checkout_read (feed, last_id) SELECT 'PAYMENT', coalesce(max(id), 0)"
            + " FROM payment_news UNION ALL SELECT 'CUSTOMS', coalesce(max(id), 0)"
            + " FROM customs_news ON CONFLICT (feed) DO UPDATE SET last_id = excluded.last_id");
    server.start(ZONE);
    Deaths.watch("zone-" + ZONE);
  }

  @AfterEach
  void theServerEnds() throws InterruptedException {
    Deaths.rest();
    server.end();
  }

  /** What is left of a checkout when all is over, to be compared with one without a death. */
  private record End(
      Map<String, Long> book, long heldFen, Quotas.Used year, List<String> documents) {}

  @Test
  void aPaidCheckoutEndsWithGoodsReceiptAndOnePermitForEachPiece() throws Exception {
    sweep(false);
  }

  @Test
  void aRefusedCheckoutEndsWithTheMoneyBackOnce() throws Exception {
    sweep(true);
  }

  private void sweep(boolean refused) throws Exception {
    checkout(refused, 0, Deaths.Moment.AFTER);
    Deaths.arm(0, Deaths.Moment.AFTER);
    End expected = checkout(refused, 0, Deaths.Moment.AFTER);
    List<String> commits = Deaths.commits();
    System.out.printf(
        "%d commits of a checkout that customs %s:%n",
        commits.size(), refused ? "refuses" : "releases");
    commits.forEach(commit -> System.out.println("  " + commit));
    assertThat(commits).hasSizeGreaterThanOrEqualTo(LEAST_COMMITS);

    for (int commit = 1; commit <= commits.size(); commit++) {
      for (Deaths.Moment moment : Deaths.Moment.values()) {
        String where = "died %s commit %d, %s".formatted(moment, commit, commits.get(commit - 1));
        End end = checkout(refused, commit, moment);
        assertThat(Deaths.died()).as(where).isTrue();
        assertThat(end).as(where).isEqualTo(expected);
      }
    }
  }

  /** One checkout by one person; its server dies at that commit, or at none if it is 0. */
  private End checkout(boolean refused, int commit, Deaths.Moment moment) throws Exception {
    List<String> bottles = shop.bottles(ZONE, BOTTLES);
    person++;
    Map<String, Long> bookBefore = book();
    long heldBefore = held();
    customs.begin();
    if (refused) {
      customs.refuses(REFUSAL);
    }
    Deaths.arm(commit, moment);
    String as = "died %s commit %d".formatted(moment, commit);
    boolean over = false;
    for (int round = 0; !over; round++) {
      assertThat(round).as("%s: never over; %s", as, Deaths.commits()).isLessThan(MOST_ROUNDS);
      try {
        over = shopper.acts(server, person, bottles, refused);
        server.round();
      } catch (RuntimeException | SQLException | IOException | InterruptedException e) {
        if (!Deaths.isDead()) {
          throw new IllegalStateException(as, e);
        }
      }
      if (Deaths.isDead()) {
        server.restart();
      }
    }
    // Nothing more happens, however often anybody looks.
    server.round();
    List<String> commits = Deaths.commits();
    server.round();
    assertThat(Deaths.commits()).as("%s: still at work", as).hasSameSizeAs(commits);
    return end(as, bottles, refused, bookBefore, heldBefore);
  }

  private End end(
      String as,
      List<String> bottles,
      boolean refused,
      Map<String, Long> bookBefore,
      long heldBefore)
      throws SQLException {
    List<OrderView> own = shopper.own(bottles);
    assertThat(own).as("%s: the till goes on with its order", as).hasSize(1);
    OrderView order = own.get(0);
    List<String> paymentNos =
        payments.ofSale(ZONE, order.saleNo()).stream().map(PaymentView::paymentNo).toList();
    List<PaymentRounds.Books> books = firmsNews.books(paymentNos);
    long totalFen = order.amounts().totalFen();
    assertThat(books)
        .as("%s: the firm charged once", as)
        .containsOnlyOnce(
            new PaymentRounds.Books(totalFen, refused ? totalFen : 0, refused ? 1 : 0));
    assertThat(books.stream().mapToLong(PaymentRounds.Books::paidFen).sum()).isEqualTo(totalFen);
    assertThat(order.payments()).as(as).hasSize(1);
    assertThat(order.refunds()).as(as).hasSize(refused ? 1 : 0);
    assertThat(order.refundDueFen()).as(as).isZero();
    assertThat(permits(order)).as("%s: permits", as).isEqualTo(refused ? 0 : BOTTLES);
    assertThat(basket.check(ZONE, bottles, clock.instant()).allForSale()).as(as).isEqualTo(refused);
    assertThat(receipt(order)).as("%s: receipt", as).isEqualTo(!refused);
    // On a thread of its own: what it forgets is no commit of the checkout.
    CompletableFuture.runAsync(
            () ->
                new Leftovers(buyers, orders, reservations)
                    .look(ZONE, clock.instant().plus(Duration.ofHours(2))))
        .join();
    assertThat(kept(order)).as("%s: nobody is kept who ordered nothing", as).isZero();
    customs.nothingWasSentWithTwoContents();
    Map<String, Long> book = new TreeMap<>(book());
    bookBefore.forEach((place, pieces) -> book.merge(place, -pieces, Math::addExact));
    book.values().removeIf(pieces -> pieces == 0);
    return new End(book, held() - heldBefore, year(order), customs.documents());
  }

  private long permits(OrderView order) throws SQLException {
    return shop.count(
        "SELECT count(*) FROM fence_permit WHERE zone = '%s' AND document = '%s'"
            .formatted(ZONE, order.saleNo()));
  }

  private boolean receipt(OrderView order) {
    return server
        .till()
        .receipt(ZONE, order.saleNo())
        .filter(one -> !one.listNo().isEmpty())
        .isPresent();
  }

  /** Persons whose data are kept without an order of theirs. */
  private long kept(OrderView order) throws SQLException {
    return shop.count(
        ("SELECT count(*) FROM checkout_buyer b WHERE b.zone = '%s' AND NOT EXISTS"
                + " (SELECT FROM sale_order o WHERE o.zone = b.zone AND o.sale_no = b.sale_no)")
            .formatted(order.zone()));
  }

  private Quotas.Used year(OrderView order) {
    return quotas.used(
        ZONE,
        order.buyer(),
        LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Shanghai")).getYear());
  }

  private long held() {
    return guarantees.headroom(ZONE, clock.instant()).heldFen();
  }

  /** Pieces by place on the account book; what is planned counts apart. */
  private Map<String, Long> book() {
    Map<String, Long> pieces = new TreeMap<>();
    desk.book(ZONE)
        .forEach(
            (place, said) -> {
              String[] words = said.split(" ", -1);
              pieces.put(place, Long.parseLong(words[0]));
              pieces.put(place + " planned in", Long.parseLong(words[1].substring(1)));
              pieces.put(place + " planned out", Long.parseLong(words[2].substring(1)));
            });
    return pieces;
  }
}
