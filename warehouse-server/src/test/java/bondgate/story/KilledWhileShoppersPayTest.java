package bondgate.story;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.simulator.day.Bottle;
import bondgate.simulator.day.DayPlan;
import bondgate.simulator.day.DayPlayer;
import bondgate.simulator.day.Site;
import bondgate.simulator.day.SiteSettings;
import bondgate.simulator.day.TillShopper;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Shoppers at several tills order, pay and wait for customs, through the pages that a browser has,
 * while the server is killed again and again. At the end every shopper has his bottles and one
 * payment for them, or his money back; the payment firm's books say what ours say, and the audit
 * finds every row to be what the log makes.
 *
 * <p>{@code -Dbondgate.test.checkout-kills=60} kills longer; {@code -Dbondgate.test.seed} repeats
 * the moments.
 */
class KilledWhileShoppersPayTest {
  private static final List<String> TILLS = List.of("till-1", "till-2", "till-3");
  private static final int KILLS = Integer.getInteger("bondgate.test.checkout-kills", 6);

  /** The guarantee of the day covers the display tax of about so many. */
  private static final int MOST_BOTTLES = 45;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  /** From the server's start on: a sale by machine takes a second or two. */
  private static final int SHORTEST_LIFE_MILLIS = 300;

  private static final int LONGEST_LIFE_MILLIS = 3_500;

  /** Payment, release, and the withdrawal of what was not released: all are over by then. */
  private static final Duration STATED_TIME = Duration.ofMinutes(3);

  private final long seed = Long.getLong("bondgate.test.seed", new Random().nextInt(1_000_000));
  private final Random random = new Random(seed);

  @Test
  void everyShopperHasHisGoodsOrHisMoneyAndAllBooksAgree(@TempDir Path folder) throws Exception {
    int bottles = Math.min(MOST_BOTTLES, Math.max(9, KILLS * 2));
    DayPlan plan = new DayPlan(seed, 1, bottles, bottles, 0, 0, 12, true);
    System.out.printf("%d kills, -Dbondgate.test.seed=%d%n", KILLS, seed);
    SiteSettings settings = SiteSettings.onFreePorts(folder, TheDayAfterAKillTest.projectFolder());
    LocalDate firstDay = LocalDate.ofInstant(Instant.now(), CHINA);
    try (Site site = Site.withTills(settings, seed, TILLS)) {
      site.start();
      stock(site, plan);
      List<Bottle> sold = sellWhileKilling(site, plan.toTheCentre());

      awaitTheEndOfAllOrders(folder);
      booksAgree(site, firstDay);
      walkOut(site, sold);
      assertThat(site.api().read("/alarms")).as("nobody took what he did not pay").isEmpty();
      JsonNode audit = JSON.readTree(site.api().text("/audit/" + SiteSettings.ZONE));
      assertThat(audit.path("sound").asBoolean()).as(audit.toString()).isTrue();
    }
  }

  private static void stock(Site site, DayPlan plan) throws InterruptedException {
    TillShopper nobody = site.shopper(TillShopper.Person.NOBODY);
    DayPlayer people =
        new DayPlayer(
            plan,
            site.api(),
            site.agentApi(),
            site.carriers(),
            System.out::println,
            Optional.of(nobody));
    people.prepare();
    people.receive();
    people.moveToTheCentre();
  }

  /** Each till's shoppers come one after the other; the bottles are sold when all have left. */
  private List<Bottle> sellWhileKilling(Site site, List<Bottle> bottles) throws Exception {
    ExecutorService shoppers = Executors.newFixedThreadPool(TILLS.size() + 1);
    try {
      List<Future<Integer>> tills = new ArrayList<>();
      for (int till = 0; till < TILLS.size(); till++) {
        TillShopper shopper = site.shopper(TILLS.get(till), TillShopper.Person.NOBODY);
        List<Bottle> ofTill = everyNth(bottles, till);
        tills.add(shoppers.submit(() -> buyAll(shopper, ofTill)));
      }
      Future<Integer> kills = shoppers.submit(() -> kill(site, tills));
      for (Future<Integer> till : tills) {
        till.get(15, TimeUnit.MINUTES);
      }
      System.out.printf("%d kills while shoppers paid%n", kills.get(2, TimeUnit.MINUTES));
      return bottles;
    } finally {
      shoppers.shutdownNow();
    }
  }

  private static List<Bottle> everyNth(List<Bottle> bottles, int first) {
    List<Bottle> some = new ArrayList<>();
    for (int i = first; i < bottles.size(); i += TILLS.size()) {
      some.add(bottles.get(i));
    }
    return some;
  }

  private static int buyAll(TillShopper shopper, List<Bottle> bottles) throws InterruptedException {
    int orders = 0;
    for (Bottle bottle : bottles) {
      orders += shopper.buys(List.of(bottle.epc())).isPresent() ? 1 : 0;
    }
    return orders;
  }

  /** Kills until it was enough or nobody buys any more. */
  private int kill(Site site, List<Future<Integer>> tills) throws Exception {
    int kills = 0;
    while (kills < KILLS && tills.stream().anyMatch(till -> !till.isDone())) {
      TimeUnit.MILLISECONDS.sleep(random.nextInt(SHORTEST_LIFE_MILLIS, LONGEST_LIFE_MILLIS));
      Site.Victim victim =
          random.nextInt(3) == 0 ? Site.Victim.SERVER_AND_DATABASE : Site.Victim.SERVER;
      site.kill(victim);
      site.restart(victim);
      kills++;
    }
    return kills;
  }

  private static void awaitTheEndOfAllOrders(Path data) throws Exception {
    long deadline = System.nanoTime() + STATED_TIME.toNanos();
    while (true) {
      try (OrdersInTheTables orders = OrdersInTheTables.in(data)) {
        Map<String, Long> stages = orders.stages();
        long open =
            stages.getOrDefault("PLACED", 0L)
                + stages.getOrDefault("PAID", 0L)
                + stages.getOrDefault("REFUND_DUE", 0L);
        if (open == 0) {
          System.out.println("orders at their ends: " + stages);
          noneHasBothOrNeither(orders);
          return;
        }
        assertThat(System.nanoTime()).as("still open: %s", stages).isLessThan(deadline);
      }
      // The duties look once a second.
      Thread.sleep(500);
    }
  }

  /** Released or gone: one payment, none of it back. Ended otherwise: all that came is back. */
  private static void noneHasBothOrNeither(OrdersInTheTables orders) throws Exception {
    String money =
        " FROM sale_state s LEFT JOIN (SELECT zone, sale_no, sum(paid_fen) AS came, count(*) AS"
            + " payments FROM payment WHERE state = 'PAID' GROUP BY zone, sale_no) p"
            + " USING (zone, sale_no) LEFT JOIN (SELECT q.zone, q.sale_no, sum(r.amount_fen) AS"
            + " back FROM payment_refund r JOIN payment q USING (payment_no)"
            + " WHERE r.state = 'DONE' GROUP BY q.zone, q.sale_no) b USING (zone, sale_no)";
    assertThat(
            orders.count(
                "SELECT count(*)"
                    + money
                    + " WHERE s.stage IN ('RELEASED', 'GONE')"
                    + " AND (coalesce(p.payments, 0) <> 1 OR b.back IS NOT NULL)"))
        .as("orders with goods that were not paid once, or whose money went back")
        .isZero();
    assertThat(
            orders.count(
                "SELECT count(*)"
                    + money
                    + " WHERE s.stage NOT IN ('RELEASED', 'GONE')"
                    + " AND coalesce(p.came, 0) <> coalesce(b.back, 0)"))
        .as("orders without goods whose money did not go back")
        .isZero();
  }

  private static void booksAgree(Site site, LocalDate firstDay) throws Exception {
    LocalDate lastDay = LocalDate.ofInstant(Instant.now(), CHINA);
    int matched = 0;
    for (LocalDate day = firstDay; !day.isAfter(lastDay); day = day.plusDays(1)) {
      JsonNode compared =
          JSON.readTree(
              site.api()
                  .text(
                      "/api/v1/payments/wechat/zones/%s/days/%s"
                          .formatted(SiteSettings.ZONE, day)));
      assertThat(compared.path("agrees").asBoolean()).as(compared.toString()).isTrue();
      matched += compared.path("matched").asInt();
    }
    assertThat(matched).as("payments that both sides have").isPositive();
  }

  /** What was bought is carried through the exit. */
  private static void walkOut(Site site, List<Bottle> bottles) throws InterruptedException {
    site.carriers().carry("exit", "OUT", bottles);
  }
}
