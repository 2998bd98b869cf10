package bondgate.server.stream;

import static bondgate.server.stream.BookZone.asked;
import static bondgate.server.stream.OrderZone.buyer;
import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.sale.Quotas;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Forty tills at once, through the zone's one writer. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class ManyTillsTest {
  private static final int TILLS = 40;

  @Inject OrderZone shop;
  @Inject BookZone acts;
  @Inject ZoneWriter writer;
  @Inject Quotas quotas;
  @Inject InstantSource clock;
  @Inject Tables tables;
  @Inject TestZone desk;

  private final ExecutorService tills = Executors.newFixedThreadPool(TILLS);

  @AfterEach
  void theTillsClose() {
    tills.shutdownNow();
  }

  /** All tills ask at the same moment; how often each was answered what. */
  private Map<String, Integer> all(String zone, List<ZoneAct> asked) throws Exception {
    CyclicBarrier line = new CyclicBarrier(asked.size());
    List<Future<ActAnswer>> answers = new ArrayList<>();
    for (ZoneAct act : asked) {
      answers.add(
          tills.submit(
              () -> {
                line.await();
                return writer.submit(zone, act);
              }));
    }
    Map<String, Integer> counts = new TreeMap<>();
    for (Future<ActAnswer> answer : answers) {
      String word = answer.get() instanceof ActAnswer.Refused refused ? refused.code() : "done";
      counts.merge(word, 1, Integer::sum);
    }
    return counts;
  }

  private ZoneAct order(String zone, String saleNo, int buyer, List<String> epcs) {
    Map<String, Object> fields =
        shop.order(zone, clock.instant().minusSeconds(1), saleNo, buyer, epcs);
    return asked("place-" + saleNo, "device:till-" + buyer, "placeOrder", OrderZone.json(fields));
  }

  @Test
  void theLastTwentyPiecesGoToTwentyOfFortyTills() throws Exception {
    String zone = "tills-pieces";
    List<String> twenty = OrderZone.bottles(0x61, 20);
    shop.open(zone, 1_000_000, twenty);
    List<ZoneAct> asked =
        IntStream.range(0, TILLS)
            .mapToObj(i -> order(zone, "S-" + i, i, List.of(twenty.get(i % 20))))
            .toList();

    assertThat(all(zone, asked)).isEqualTo(Map.of("done", 20, "reserved", 20));
    assertThat(desk.book(zone)).containsEntry("CENTRE", "20 +0 -20");
    assertThat(
            tables.count(
                "SELECT count(DISTINCT epc) FROM sale_piece WHERE zone = 'tills-pieces'"
                    + " AND freed_leaf IS NULL"))
        .isEqualTo(20);
  }

  @Test
  void aNearlyExhaustedQuotaGoesToAsManyTillsAsItLasts() throws Exception {
    String zone = "tills-quota";
    List<String> forty = OrderZone.bottles(0x62, TILLS);
    shop.open(zone, 10_000_000, forty);
    Instant now = clock.instant().minusSeconds(60);
    acts.done(zone, now, "offerForSale", "'item':'WINE-750','priceFen':480000");
    List<ZoneAct> asked =
        IntStream.range(0, TILLS)
            .mapToObj(i -> order(zone, "S-" + i, 1, List.of(forty.get(i))))
            .toList();

    // 5 times ¥4800 are ¥24000 of ¥26000.
    assertThat(all(zone, asked)).isEqualTo(Map.of("done", 5, "annualLimitExceeded", 35));
    int year = LocalDate.ofInstant(now, ZoneId.of("+08:00")).getYear();
    assertThat(quotas.used(zone, buyer(1), year)).isEqualTo(new Quotas.Used(2_400_000, 0));
  }

  @Test
  void theSameOrderFromFortyTillsIsPlacedOnce() throws Exception {
    String zone = "tills-repeat";
    List<String> one = OrderZone.bottles(0x63, 1);
    shop.open(zone, 1_000_000, one);
    ZoneAct act = order(zone, "S-1", 1, one);
    assertThat(all(zone, IntStream.range(0, TILLS).mapToObj(i -> act).toList()))
        .isEqualTo(Map.of("done", TILLS));
    assertThat(tables.count("SELECT count(*) FROM sale_step WHERE zone = 'tills-repeat'"))
        .isEqualTo(1);
  }
}
