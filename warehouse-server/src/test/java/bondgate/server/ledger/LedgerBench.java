package bondgate.server.ledger;

import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.ledger.LedgerLoad.Measured;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * How fast the ledger is, printed as a table and written to {@code target/ledger-bench.json}. Not
 * part of the tests: {@code mvn -Pledger-bench test}, about ten minutes on a machine that does
 * nothing else.
 */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class LedgerBench {
  private static final long WARM_UP_S = Long.getLong("bondgate.bench.warm-up-s", 4);
  private static final long SECONDS = Long.getLong("bondgate.bench.seconds", 10);
  private static final long MOST_ROWS = Long.getLong("bondgate.bench.rows", 10_000_000);

  @Inject BookDesks desks;
  @Inject LedgerConnections connections;
  @Inject AgroalDataSource database;

  private final List<String> json = new ArrayList<>();

  @Test
  void measure() throws Exception {
    double syncMs = syncMillis();
    print("the disk syncs 4 KiB in %.2f ms (median of 200)%n", syncMs);
    json.add("\"syncMs\": %.3f".formatted(syncMs));
    print("%-38s %10s %8s %9s %9s%n", "", "written/s", "refused", "p50 ms", "p99 ms");
    for (int accounts : numbers("accounts", "50,100000")) {
      for (int batch : numbers("batches", "1,100,1000,8000")) {
        row("%d accounts, batch %d".formatted(accounts, batch), accounts, batch);
      }
    }
    if (MOST_ROWS > 0) {
      grow();
      versioned();
    }
    Files.writeString(
        Path.of("target", "ledger-bench.json"), "{\n  " + String.join(",\n  ", json) + "\n}\n");
  }

  private void row(String name, int accounts, int batch) throws Exception {
    String book = "bench-%d-%d".formatted(accounts, batch);
    try (LedgerWriter writer = writer(book, batch)) {
      LedgerLoad load = new LedgerLoad(book, accounts, writer);
      load.fund();
      load.run(window(batch), WARM_UP_S, Long.MAX_VALUE);
      report(name, load.run(window(batch), SECONDS, Long.MAX_VALUE));
    }
  }

  /** The same load at more and more rows that are there already. */
  private void grow() throws Exception {
    String book = "bench-grow";
    try (LedgerWriter writer = writer(book, 1_000)) {
      LedgerLoad load = new LedgerLoad(book, 100_000, writer);
      load.fund();
      long rows = 100_000;
      load.run(window(1_000), WARM_UP_S, Long.MAX_VALUE);
      for (long target = rows; target <= MOST_ROWS; target *= 10) {
        if (target > rows) {
          rows += load.run(8_000, 3_600, target - rows).written();
        }
        Measured measured = load.run(window(1_000), SECONDS, Long.MAX_VALUE);
        rows += measured.written();
        report("100000 accounts, batch 1000, from %,d rows".formatted(target), measured);
      }
    }
  }

  private void versioned() throws Exception {
    // Each lost race would be a warning of its own.
    java.util.logging.Logger.getLogger("com.arjuna").setLevel(java.util.logging.Level.SEVERE);
    for (int accounts : new int[] {50, 100_000}) {
      VersionedLoad load = new VersionedLoad(database, accounts);
      load.fund();
      load.run(8, WARM_UP_S);
      for (int threads : new int[] {1, 8}) {
        double rate = load.run(threads, SECONDS);
        String name = "Panache with @Version, %d accounts, %d threads".formatted(accounts, threads);
        print("%-46s %,10.0f%n", name, rate);
        json.add("\"%s\": {\"writtenPerS\": %.0f}".formatted(name, rate));
      }
    }
  }

  private static int[] numbers(String name, String otherwise) {
    return Arrays.stream(System.getProperty("bondgate.bench." + name, otherwise).split(","))
        .mapToInt(Integer::parseInt)
        .toArray();
  }

  private LedgerWriter writer(String book, int batch) {
    return new LedgerWriter(desks.of(book), connections::open, 32_768, batch);
  }

  /** Asked at a time: one alone, else enough for the batch that is stored and two that gather. */
  private static int window(int batch) {
    return batch == 1 ? 1 : 3 * batch;
  }

  private void report(String name, Measured measured) {
    print(
        "%-46s %,10.0f %6.1f %% %9.2f %9.2f%n",
        name,
        measured.perSecond(),
        100.0 * measured.refused() / (measured.refused() + measured.written()),
        measured.millisAt(0.5),
        measured.millisAt(0.99));
    json.add(
        "\"%s\": {\"writtenPerS\": %.0f, \"refused\": %d, \"p50Ms\": %.3f, \"p99Ms\": %.3f}"
            .formatted(
                name,
                measured.perSecond(),
                measured.refused(),
                measured.millisAt(0.5),
                measured.millisAt(0.99)));
  }

  private static double syncMillis() throws IOException {
    Path file = Files.createTempFile("bondgate-sync", "");
    long[] nanos = new long[200];
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      for (int i = 0; i < nanos.length; i++) {
        channel.write(ByteBuffer.allocate(4096), i * 4096L);
        long before = System.nanoTime();
        channel.force(false);
        nanos[i] = System.nanoTime() - before;
      }
    } finally {
      Files.deleteIfExists(file);
    }
    Arrays.sort(nanos);
    return nanos[nanos.length / 2] / 1e6;
  }

  private static void print(String format, Object... arguments) {
    System.out.printf(Locale.ROOT, format, arguments);
  }
}
