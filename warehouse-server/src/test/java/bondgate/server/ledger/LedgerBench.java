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
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * How fast the ledger is, printed as a table and written to {@code target/ledger-bench.json}. Not
 * part of the tests: {@code mvn -Pledger-bench test}, about ten minutes on a machine that does
 * nothing else.
 *
 * <p>Each figure is the median of three runs. The disk's sync time and the time of a fixed piece of
 * work on one core stand beside it: on a shared machine they say how much a figure is worth.
 */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class LedgerBench {
  private static final long WARM_UP_S = Long.getLong("bondgate.bench.warm-up-s", 4);
  private static final long SECONDS = Long.getLong("bondgate.bench.seconds", 5);
  private static final long MOST_ROWS = Long.getLong("bondgate.bench.rows", 10_000_000);
  private static final int RUNS = 3;

  @Inject BookDesks desks;
  @Inject LedgerConnections connections;
  @Inject AgroalDataSource database;

  private final List<String> json = new ArrayList<>();

  @Test
  void measure() throws Exception {
    double syncMs = syncMillis();
    print("the disk syncs 4 KiB in %.2f ms (median of 200)%n", syncMs);
    json.add("\"syncMs\": %.3f".formatted(syncMs));
    print(
        "%-50s %10s %8s %9s %9s %9s%n", "", "written/s", "refused", "p50 ms", "p99 ms", "work ms");
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
    empty();
    String book = "bench-%d-%d".formatted(accounts, batch);
    try (LedgerWriter writer = writer(book, batch)) {
      LedgerLoad load = new LedgerLoad(book, accounts, accounts, writer);
      load.fund();
      load.run(window(batch), WARM_UP_S, Long.MAX_VALUE);
      report(name, median(load, batch));
    }
  }

  private static Measured median(LedgerLoad load, int batch) throws InterruptedException {
    List<Measured> runs = new ArrayList<>();
    for (int i = 0; i < RUNS; i++) {
      runs.add(load.run(window(batch), SECONDS, Long.MAX_VALUE));
    }
    return median(runs);
  }

  private static Measured median(List<Measured> runs) {
    return runs.stream()
        .sorted(Comparator.comparingDouble(Measured::perSecond))
        .toList()
        .get(runs.size() / 2);
  }

  /** The same load at more and more rows that are there already; 5000 of the accounts give. */
  private void grow() throws Exception {
    List<Measured> few = new ArrayList<>();
    for (int i = 0; i < RUNS; i++) {
      // A book of its own for each run: one adds more rows than are there at first.
      empty();
      String book = "bench-grow-" + i;
      try (LedgerWriter writer = writer(book, 1_000)) {
        LedgerLoad load = new LedgerLoad(book, 100_000, 5_000, writer);
        load.fund();
        load.run(8_000, 3_600, 10_000 - rows(book));
        few.add(load.run(window(1_000), SECONDS, Long.MAX_VALUE));
        if (i == RUNS - 1) {
          report(rowsThere(10_000), median(few));
          for (long target = 1_000_000; target <= MOST_ROWS; target *= 10) {
            load.run(8_000, 3_600, target - rows(book));
            report(rowsThere(target), median(load, 1_000));
          }
        }
      }
    }
  }

  private static String rowsThere(long rows) {
    return String.format(Locale.ROOT, "100000 accounts, batch 1000, from %,d rows", rows);
  }

  private long rows(String book) throws SQLException {
    try (Connection connection = connections.open();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT last_seq FROM ledger_book WHERE name = '" + book + "'")) {
      row.next();
      return row.getLong(1);
    }
  }

  /** What earlier figures left behind must not be in the way of the next. */
  private void empty() throws SQLException {
    try (Connection connection = connections.open();
        Statement statement = connection.createStatement()) {
      // As the owner of the database: no trigger fires.
      statement.execute("SET session_replication_role = replica");
      statement.execute(
          "TRUNCATE ledger_transfer, ledger_balance, ledger_snapshot, ledger_checked,"
              + " ledger_checked_pending, ledger_account");
      statement.execute("CHECKPOINT");
    }
  }

  private void versioned() throws Exception {
    empty();
    // Each lost race would be a warning of its own.
    java.util.logging.Logger.getLogger("com.arjuna").setLevel(java.util.logging.Level.SEVERE);
    for (int accounts : new int[] {50, 100_000}) {
      VersionedLoad load = new VersionedLoad(database, accounts);
      load.fund();
      load.run(8, WARM_UP_S);
      for (int threads : new int[] {1, 8}) {
        double rate = load.run(threads, SECONDS);
        String name = "Panache with @Version, %d accounts, %d threads".formatted(accounts, threads);
        print("%-50s %,10.0f%n", name, rate);
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
    return batch == 1 ? 1 : Integer.getInteger("bondgate.bench.window", 3) * batch;
  }

  private void report(String name, Measured measured) {
    double workMs = workMillis();
    print(
        "%-50s %,10.0f %6.1f %% %9.2f %9.2f %9.1f%n",
        name,
        measured.perSecond(),
        100.0 * measured.refused() / (measured.refused() + measured.written()),
        measured.millisAt(0.5),
        measured.millisAt(0.99),
        workMs);
    json.add(
        "\"%s\": {\"writtenPerS\": %.0f, \"refused\": %d, \"p50Ms\": %.3f, \"p99Ms\": %.3f, \"workMs\": %.1f}"
            .formatted(
                name,
                measured.perSecond(),
                measured.refused(),
                measured.millisAt(0.5),
                measured.millisAt(0.99),
                workMs));
  }

  /** How long one core takes to mix a number a hundred million times, the median of five. */
  private static double workMillis() {
    double[] millis = new double[5];
    long mixed = 1;
    for (int i = 0; i < millis.length; i++) {
      long before = System.nanoTime();
      for (int n = 0; n < 100_000_000; n++) {
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
      }
      millis[i] = (System.nanoTime() - before) / 1e6;
    }
    Arrays.sort(millis);
    // The sum is said somewhere, or the work would not be done.
    return mixed == 0 ? 0 : millis[millis.length / 2];
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
