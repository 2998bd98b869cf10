package bondgate.server.stream;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.embedded.EmbeddedPostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * How many orders a second are placed, paid and released through the zone's writer, and where its
 * thread spends the time. Not part of the tests: {@code mvn test -Dtest=OrderBench}.
 */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class OrderBench {
  private static final int TILLS = 8;
  private static final int ORDERS = Integer.getInteger("bondgate.bench.orders", 600);
  private static final int WARM = 100;
  private static final int SAMPLE_EVERY_MS = 3;

  @Inject OrderZone shop;
  @Inject ZoneWriter writer;
  @Inject InstantSource clock;

  private final Map<String, Integer> where = new TreeMap<>();
  private final Map<String, List<Long>> micros = new ConcurrentHashMap<>();

  @Test
  void measure() throws Exception {
    String zone = "order-bench";
    List<String> bottles = OrderZone.bottles(0xBE, ORDERS + WARM);
    shop.open(zone, 1_000_000_000, bottles);
    run(zone, bottles.subList(0, WARM), 0);
    micros.clear();
    long begun = System.nanoTime();
    Thread sampler = sample("zone-" + zone);
    run(zone, bottles.subList(WARM, bottles.size()), WARM);
    sampler.interrupt();
    double seconds = (System.nanoTime() - begun) / 1e9;
    System.out.printf(
        "## %d orders, %d tills: %.1f s, %.0f orders/s, %.0f acts/s%n",
        ORDERS, TILLS, seconds, ORDERS / seconds, 3 * ORDERS / seconds);
    micros.forEach(
        (act, times) -> {
          List<Long> sorted = times.stream().sorted().toList();
          System.out.printf(
              "## %s, with the wait in line: p50 %d us, p99 %d us%n",
              act, sorted.get(sorted.size() / 2), sorted.get(sorted.size() * 99 / 100));
        });
    int all = where.values().stream().mapToInt(Integer::intValue).sum();
    where.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .limit(25)
        .forEach(
            one -> System.out.printf("## %3d %% %s%n", 100 * one.getValue() / all, one.getKey()));
  }

  private void run(String zone, List<String> bottles, int first) throws Exception {
    ExecutorService tills = Executors.newFixedThreadPool(TILLS);
    List<Future<?>> all = new ArrayList<>();
    for (int till = 0; till < TILLS; till++) {
      int mine = till;
      all.add(
          tills.submit(
              () -> {
                for (int i = mine; i < bottles.size(); i += TILLS) {
                  order(zone, first + i, bottles.get(i));
                }
                return null;
              }));
    }
    for (Future<?> one : all) {
      one.get();
    }
    tills.shutdown();
  }

  private void order(String zone, int number, String epc) throws Exception {
    String saleNo = "S-" + number;
    Map<String, Object> order = new LinkedHashMap<>();
    order.put("saleNo", saleNo);
    order.put("point", "P-1");
    order.put("channel", "PICK_UP");
    order.put("epcs", List.of(epc));
    order.put("buyer", OrderZone.buyer(number));
    order.put("noticeVersion", "1");
    order.put("noticeAcceptedAt", clock.instant().minusSeconds(1).toString());
    order.put("goodsFen", OrderZone.PRICE_FEN);
    order.put("freightFen", 0);
    order.put("insuranceFen", 0);
    order.put("taxFen", OrderZone.TAX_FEN);
    timed(zone, saleNo, "placeOrder", OrderZone.json(order));
    timed(
        zone,
        saleNo,
        "payOrder",
        OrderZone.payment(saleNo, "PAY-" + saleNo, OrderZone.TOTAL_FEN, "SAME"));
    timed(zone, saleNo, "releaseOrder", OrderZone.release(saleNo, OrderZone.DAY, ""));
  }

  private void timed(String zone, String saleNo, String act, String fields) throws Exception {
    ZoneAct asked = BookZone.asked(act + saleNo, "device:till-1", act, fields);
    long begun = System.nanoTime();
    assertThat(writer.submit(zone, asked)).isInstanceOf(ActAnswer.Done.class);
    micros
        .computeIfAbsent(act, name -> Collections.synchronizedList(new ArrayList<>()))
        .add((System.nanoTime() - begun) / 1_000);
  }

  /** Which of our methods the writer's thread is in, from time to time. */
  private Thread sample(String name) {
    Thread writing =
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getName().equals(name))
            .findFirst()
            .orElseThrow();
    Thread sampler =
        new Thread(
            () -> {
              try {
                while (true) {
                  // The distance of two samples of what the writer does.
                  Thread.sleep(SAMPLE_EVERY_MS);
                  where.merge(ours(writing.getStackTrace()), 1, Integer::sum);
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    sampler.start();
    return sampler;
  }

  private static String ours(StackTraceElement[] stack) {
    return Arrays.stream(stack)
        .filter(one -> one.getClassName().startsWith("bondgate.server."))
        .filter(one -> !one.getClassName().contains("_"))
        .filter(one -> !one.getClassName().endsWith("OrderStore"))
        .map(
            one ->
                one.getClassName().substring("bondgate.server.".length())
                    + "."
                    + one.getMethodName())
        .findFirst()
        .orElse("commit and the rest");
  }
}
