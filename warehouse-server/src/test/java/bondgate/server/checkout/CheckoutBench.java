package bondgate.server.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.payment.SandboxPayment;
import bondgate.server.stream.ShopZone;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/**
 * How long a till's screen with twenty pieces takes, how long after the money the gate knows, and
 * how many checkouts a second there can be, with payment firm and customs as sandboxes in the same
 * process: {@code mvn -Pcheckout-bench -pl warehouse-server -am test}.
 */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
@TestProfile(TillProfile.class)
class CheckoutBench {
  private static final int SECONDS = Integer.getInteger("bondgate.bench.seconds", 20);
  private static final int WARM_UP_SECONDS = Integer.getInteger("bondgate.bench.warm-up", 60);
  private static final int PIECES = 20;
  private static final long PACE_NS = 20_000_000;
  private static final int SALES = 60;
  private static final String TILL = "till-1";
  private static final String QUOTED = "till-40";

  @Inject ShopZone shop;
  @Inject Shopper shopper;
  @Inject Checkout checkout;

  @TestHTTPResource("/")
  URI server;

  @Test
  void measure() throws Exception {
    quotes();
    try (GateWatch gate = new GateWatch(shop, TillProfile.ZONE)) {
      paidToGate(gate);
      checkouts(gate);
    }
  }

  private void quotes() throws Exception {
    String zone = TillProfile.ZONE;
    shopper.puts(zone, QUOTED, shop.bottles(zone, PIECES));
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest ask =
        HttpRequest.newBuilder(server.resolve("/till/" + zone + "/" + QUOTED + "/screen")).build();
    long[] times = new long[SECONDS * 50];
    long next = System.nanoTime();
    for (int i = -50 * WARM_UP_SECONDS; i < times.length; i++) {
      next += PACE_NS;
      // Who asks must not keep one of the two cores busy until it is time.
      for (long left = next - System.nanoTime(); left > 0; left = next - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      HttpResponse<String> answer = client.send(ask, HttpResponse.BodyHandlers.ofString());
      if (i >= 0) {
        // From the moment at which it was due, so that a slow one does not hide those behind it.
        times[i] = System.nanoTime() - next;
      }
      assertThat(answer.statusCode()).isEqualTo(200);
    }
    report("screen with the quote of 20 pieces, 50 a second", times);
  }

  private void paidToGate(GateWatch gate) throws Exception {
    String zone = TillProfile.ZONE;
    List<String> bottles = shop.bottles(zone, SALES);
    long[] times = new long[SALES - 10];
    for (int i = 0; i < SALES; i++) {
      List<String> one = bottles.subList(i, i + 1);
      TillScreen.Paying paying = shopper.orders(zone, TILL, one);
      long paid = System.nanoTime();
      shopper.pays(zone, paying.saleNo(), SandboxPayment.asAsked());
      gate.untilItKnows(paying.saleNo());
      if (i >= 10) {
        times[i - 10] = System.nanoTime() - paid;
      }
      checkout.leave(zone, TILL, paying.session());
    }
    report("from the payment to the permit, one after the other", times);
  }

  private void checkouts(GateWatch gate) throws Exception {
    String zone = TillProfile.ZONE;
    int tills = 32;
    List<String> bottles = shop.bottles(zone, 200 * (SECONDS + WARM_UP_SECONDS));
    AtomicInteger next = new AtomicInteger();
    AtomicInteger sold = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(tills);
    // A database that has lived for a minute knows how large its tables are.
    shop.execute("ANALYZE");
    long end = System.nanoTime() + (WARM_UP_SECONDS + SECONDS) * 1_000_000_000L;
    List<Future<?>> all = new ArrayList<>();
    for (int i = 1; i <= tills; i++) {
      String till = "till-" + i;
      all.add(
          threads.submit(
              () -> {
                while (System.nanoTime() < end && next.get() < bottles.size()) {
                  int bottle = next.getAndIncrement();
                  TillScreen.Paying paying =
                      shopper.orders(
                          zone, till, bottles.subList(bottle, bottle + 1), Shopper.number(bottle));
                  shopper.pays(zone, paying.saleNo(), SandboxPayment.asAsked());
                  gate.untilItKnows(paying.saleNo());
                  sold.incrementAndGet();
                  shopper.puts(zone, till, List.of());
                  checkout.leave(zone, till, paying.session());
                }
                return null;
              }));
    }
    count(sold);
    for (Future<?> one : all) {
      one.get();
    }
    threads.shutdownNow();
  }

  private static void count(AtomicInteger sold) throws InterruptedException {
    // A server that has just started compiles its code while it works; tills stand for days.
    TimeUnit.SECONDS.sleep(WARM_UP_SECONDS);
    int soldBefore = sold.get();
    System.out.printf(Locale.ROOT, "BENCH warm-up: %d in %d s%n", soldBefore, WARM_UP_SECONDS);
    CpuTimes before = CpuTimes.now();
    long begun = System.nanoTime();
    TimeUnit.SECONDS.sleep(SECONDS);
    report(sold.get() - soldBefore, System.nanoTime() - begun, before, CpuTimes.now());
  }

  private static void report(int sold, long nanos, CpuTimes before, CpuTimes after) {
    System.out.printf(
        Locale.ROOT,
        "BENCH checkouts of 32 tills: %d in %.1f s, %.1f a second%n",
        sold,
        nanos / 1e9,
        sold * 1e9 / nanos);
    System.out.printf(
        Locale.ROOT,
        "BENCH processor time of a checkout: %.1f ms with sandboxes and bench, database %.1f ms%n",
        (after.ownNs() - before.ownNs()) / 1e6 / sold,
        (after.childrenNs() - before.childrenNs()) / 1e6 / sold);
  }

  private static void report(String what, long[] times) {
    Arrays.sort(times);
    System.out.printf(
        Locale.ROOT,
        "BENCH %s: p50 %.1f ms, p99 %.1f ms, %d times%n",
        what,
        times[times.length / 2] / 1e6,
        times[times.length * 99 / 100] / 1e6,
        times.length);
  }
}
