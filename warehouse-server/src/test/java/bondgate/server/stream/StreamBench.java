package bondgate.server.stream;

import bondgate.server.embedded.EmbeddedPostgresResource;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/**
 * How fast the stream is, from MQTT to committed, printed as a table and written to {@code
 * target/stream-bench.json}. Not part of the tests: {@code mvn -Pstream-bench test}.
 *
 * <p>Server, broker and the devices share one process and the database the same machine, as on the
 * laptop of a demonstration. Batches are signed before the clock starts.
 */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class StreamBench {
  private static final int RECORDS = Integer.getInteger("bondgate.bench.records", 150_000);
  private static final int BATCH = 256;
  private static final int MOST_ON_THEIR_WAY = 32;
  private static final int TAGS_IN_A_LIST = 2_000;
  private static final int PACED_PER_S = 2_000;

  /** How long an agent's first record waits for others, as its settings have it. */
  private static final int AGENT_WAITS_MS = 50;

  private static final int PACED_BATCH = PACED_PER_S * AGENT_WAITS_MS / 1_000;
  private static final int PACED_BATCHES = 12_000 / AGENT_WAITS_MS;

  /** Not counted: nobody has opened the page before. */
  private static final int FIRST_BATCHES = 2_000 / AGENT_WAITS_MS;

  @Inject ZoneWriter writer;
  @Inject AgroalDataSource database;

  @ConfigProperty(name = "bondgate.zone")
  String zone;

  @TestHTTPResource URI server;

  private final List<String> json = new ArrayList<>();
  private int tags;
  private int lists;

  @Test
  void measure() throws Exception {
    done(new BottleActs("BENCH", 10).register(20));
    try (LoadClient client = new LoadClient(zone)) {
      run(client, "warm", 4, RECORDS);
      print("%-34s %10s %9s %9s%n", "", "records/s", "p50 ms", "p99 ms");
      for (int devices : new int[] {1, 10, 100}) {
        double[] measured = run(client, "d" + devices, devices, RECORDS);
        report(devices + " devices, from MQTT to committed", measured);
      }
      double raw = new RawCopy(database).recordsPerSecond(zone);
      print("%-34s %,10.0f%n", "COPY of the same rows", raw);
      json.add("\"rawCopy\": %.0f".formatted(raw));
      paced(client);
    }
    Files.writeString(
        Path.of("target", "stream-bench.json"), "{\n  " + String.join(",\n  ", json) + "\n}\n");
  }

  /** Records per second; p50 and p99 of a batch in ms, from published to answered. */
  private double[] run(LoadClient client, String name, int devices, int records) throws Exception {
    Queue<String> announced = announce(records / 10);
    List<LoadDevice> load =
        IntStream.range(0, devices)
            .mapToObj(i -> new LoadDevice(zone, "edge-%s-%d".formatted(name, i), announced))
            .toList();
    for (LoadDevice device : load) {
      done(device.enrolment());
    }
    int rounds = records / BATCH / devices;
    List<Sent> ready = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      for (LoadDevice device : load) {
        byte[] message = device.batch(BATCH, Instant.now());
        ready.add(new Sent(device, message, device.lastSeq()));
      }
    }
    return send(client, ready);
  }

  private static final class Sent {
    private final LoadDevice device;
    private final byte[] message;
    private final long lastSeq;
    private long at;

    Sent(LoadDevice device, byte[] message, long lastSeq) {
      this.device = device;
      this.message = message;
      this.lastSeq = lastSeq;
    }
  }

  private static double[] send(LoadClient client, List<Sent> ready) throws Exception {
    Semaphore answered = new Semaphore(0);
    client.onAnswer(answered::release);
    ArrayDeque<Sent> onTheirWay = new ArrayDeque<>();
    List<Double> millis = new ArrayList<>();
    int next = 0;
    long begun = System.nanoTime();
    while (next < ready.size() || !onTheirWay.isEmpty()) {
      while (next < ready.size() && onTheirWay.size() < MOST_ON_THEIR_WAY) {
        Sent sent = ready.get(next);
        sent.at = System.nanoTime();
        client.publish(sent.device.topic(), sent.message);
        onTheirWay.add(sent);
        next++;
      }
      if (!answered.tryAcquire(30, TimeUnit.SECONDS)) {
        throw new IllegalStateException("no answer within 30 s");
      }
      client.requireNoRefusal();
      long now = System.nanoTime();
      onTheirWay.removeIf(
          sent -> {
            boolean accepted = client.through(sent.device.device) >= sent.lastSeq;
            if (accepted) {
              millis.add((now - sent.at) / 1e6);
            }
            return accepted;
          });
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    double[] sorted = millis.stream().mapToDouble(m -> m).sorted().toArray();
    return new double[] {
      ready.size() * BATCH / seconds, sorted[sorted.length / 2], sorted[sorted.length * 99 / 100]
    };
  }

  /** At an even rate: how long from the making of a record until an officer's page shows it. */
  private void paced(LoadClient client) throws Exception {
    LoadDevice device = new LoadDevice(zone, "edge-paced", announce(2 * PACED_PER_S));
    done(device.enrolment());
    try (OfficersPage page = new OfficersPage(server, "edge-paced")) {
      List<Double> answered = Collections.synchronizedList(new ArrayList<>());
      AtomicLong published = new AtomicLong();
      client.onAnswer(() -> answered.add((System.nanoTime() - published.get()) / 1e6));
      long periodNanos = TimeUnit.MILLISECONDS.toNanos(AGENT_WAITS_MS);
      long begun = System.nanoTime();
      for (int i = 0; i < PACED_BATCHES; i++) {
        long due = begun + i * periodNanos;
        while (System.nanoTime() < due) {
          Thread.sleep(1); // keeps the even pace that is measured
        }
        // The oldest record of a batch has waited a whole period for the others.
        long firstMade = System.nanoTime() - periodNanos;
        byte[] message = device.batch(PACED_BATCH, Instant.now());
        page.expect(device.lastSeq() - PACED_BATCH + 1, device.lastSeq(), firstMade);
        published.set(System.nanoTime());
        client.publish(device.topic(), message);
      }
      double[] committed = answered.stream().mapToDouble(m -> m).sorted().toArray();
      print(
          "%-34s %,10d %9.1f %9.1f%n",
          "  of it published to answered",
          PACED_PER_S,
          committed[committed.length / 2],
          committed[committed.length * 99 / 100]);
      double[] sorted = page.latenciesMillis(PACED_BATCHES, FIRST_BATCHES);
      double p50 = sorted[sorted.length / 2];
      double p99 = sorted[sorted.length * 99 / 100];
      print("%-34s %,10d %9.1f %9.1f%n", "outbox to officer's page", PACED_PER_S, p50, p99);
      json.add("\"toPage\": {\"p50Ms\": %.1f, \"p99Ms\": %.1f}".formatted(p50, p99));
    }
  }

  private Queue<String> announce(int count) throws Exception {
    Queue<String> announced = new ArrayDeque<>();
    while (announced.size() < count) {
      List<String> epcs = new ArrayList<>();
      for (int i = 0; i < TAGS_IN_A_LIST; i++) {
        epcs.add("E2AA%020X".formatted(++tags));
      }
      lists++;
      done(
          new ZoneAct.AcceptInboundList(
              "bench-list-" + lists,
              "staff:bench",
              "QD-BENCH-" + lists,
              List.of(new ZoneAct.AcceptInboundList.Line("BENCH", epcs))));
      announced.addAll(epcs);
    }
    return announced;
  }

  private void done(ZoneAct act) throws InterruptedException {
    ActAnswer answer = writer.submit(zone, act);
    if (!(answer instanceof ActAnswer.Done)) {
      throw new IllegalStateException(act.id() + ": " + answer);
    }
  }

  private void report(String name, double[] measured) {
    print("%-34s %,10.0f %9.1f %9.1f%n", name, measured[0], measured[1], measured[2]);
    json.add(
        "\"%s\": {\"recordsPerS\": %.0f, \"p50Ms\": %.1f, \"p99Ms\": %.1f}"
            .formatted(name, measured[0], measured[1], measured[2]));
  }

  private static void print(String format, Object... values) {
    System.out.print(String.format(Locale.ROOT, format, values));
    System.out.flush();
  }
}
