package bondgate.server.people.staff;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.access.Account;
import bondgate.server.access.AccountResult;
import bondgate.server.access.Accounts;
import bondgate.server.access.Role;
import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.handling.HandheldZone;
import bondgate.server.handling.OpenResult;
import bondgate.server.handling.TaskKind;
import bondgate.server.handling.Tasks;
import bondgate.server.stream.ShopZone;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * How long a scan takes with a million tags and fifty thousand bins, for two hundred handhelds at
 * once, from the moment at which it is due to the last byte of its answer: {@code mvn
 * -Phandheld-bench -pl warehouse-server -am test}.
 */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
@TestProfile(HandheldBench.SignedIn.class)
class HandheldBench {
  /** A server of its own, where everybody has to sign in: a person's work is his own. */
  public static final class SignedIn implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("bondgate.zone", ZONE, "bondgate.access.login", "required");
    }
  }

  private static final String ZONE = "handheld-bench";
  private static final int TAGS = Integer.getInteger("bondgate.bench.tags", 1_000_000);
  private static final int BINS = Integer.getInteger("bondgate.bench.bins", 50_000);
  private static final int HANDHELDS = Integer.getInteger("bondgate.bench.handhelds", 200);
  private static final int SECONDS = Integer.getInteger("bondgate.bench.seconds", 60);
  private static final int WARM_UP_SECONDS = Integer.getInteger("bondgate.bench.warm-up", 30);

  /** A person takes a piece or finds a bin every two seconds. */
  private static final long PACE_NS = 2_000_000_000L;

  @Inject HandheldZone shelf;
  @Inject ShopZone tables;
  @Inject Accounts accounts;
  @Inject Tasks tasks;

  @TestHTTPResource("/")
  URI server;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @Test
  void measure() throws Exception {
    long begun = System.nanoTime();
    fill();
    System.out.printf(
        Locale.ROOT,
        "BENCH %d tags in %d bins, made in %.0f s%n",
        TAGS,
        BINS,
        (System.nanoTime() - begun) / 1e9);
    List<Handheld> people = new ArrayList<>();
    for (int i = 0; i < HANDHELDS; i++) {
      people.add(handheld(i));
    }
    scanning(people, WARM_UP_SECONDS);
    report("scan of %d handhelds".formatted(HANDHELDS), scanning(people, SECONDS));
    report("scan of one handheld alone", scanning(people.subList(0, 1), SECONDS / 2));
    assertThat(
            tables.count("SELECT count(*) FROM handling_scan WHERE word NOT IN ('IN_HAND','PUT')"))
        .as("every scan of the benchmark does something")
        .isOne();
  }

  /** What receiving and putting away would have made, without the days that they take. */
  private void fill() throws SQLException {
    shelf.open(ZONE, true);
    tables.execute(
        "INSERT INTO handling_bin (zone, code, place, damaged, added_by, added_at) SELECT '%s',"
                .formatted(ZONE)
            + " 'B-' || lpad(i::text, 6, '0'), 'WAREHOUSE', false, 'staff:bench', now()"
            + " FROM generate_series(0, %d) i".formatted(BINS - 1));
    tables.execute(
        ("WITH t AS (INSERT INTO handling_task (zone, kind, place, opened_by, opened_at) VALUES"
                + " ('%s', 'PUT_AWAY', 'WAREHOUSE', 'staff:bench', now()) RETURNING id)"
                + " INSERT INTO handling_scan (zone, scan_key, task_id, worker, verb, subject,"
                + " subject_text, word, about_item, about_bin, about_document, about_tag,"
                + " about_count, scanned_at, recorded_at) SELECT '%s', 'bench-fill', id,"
                + " 'staff:bench', 'SCAN', 'BIN', '', 'NOTHING_TO_DO', '', '', '', '', 0, now(),"
                + " now() FROM t")
            .formatted(ZONE, ZONE));
    String tag = "'3074257BF7' || lpad(upper(to_hex(i)), 14, '0')";
    String all = " FROM generate_series(0, %d) i".formatted(TAGS - 1);
    tables.execute(
        "INSERT INTO goods_tag (zone, epc, item, document, leaf_index, bound_at) SELECT '%s', %s,"
                .formatted(ZONE, tag)
            + " '%s', 'QD-' || i / 1000, 0, now()".formatted(HandheldZone.WINE)
            + all);
    tables.execute(
        "INSERT INTO fence_position (zone, epc, place, since_leaf, since) SELECT '%s', %s,"
                .formatted(ZONE, tag)
            + " 'WAREHOUSE', 0, now()"
            + all);
    tables.execute(
        "INSERT INTO handling_piece (zone, epc, place, document, bin, damaged, last_scan)"
            + " SELECT '%s', %s, 'WAREHOUSE', 'QD-' || i / 1000,".formatted(ZONE, tag)
            + " 'B-' || lpad((i %% %d)::text, 6, '0'), false, s.id FROM".formatted(BINS)
            + " generate_series(0, %d) i,".formatted(TAGS - 1)
            + " (SELECT max(id) AS id FROM handling_scan) s");
    tables.execute("ANALYZE");
  }

  /** One person's work: pieces of his own, moved from bin to bin. */
  private final class Handheld {
    private final String account;
    private final String password;
    private final long task;
    private final Random random;
    private final int number;
    private int scans;

    Handheld(int number, String account, String password, long task) {
      this.number = number;
      this.account = account;
      this.password = password;
      this.task = task;
      this.random = new Random(number);
    }

    /** Takes a piece, or puts it into a bin. */
    void scan() throws Exception {
      boolean piece = scans % 2 == 0;
      int each = TAGS / HANDHELDS;
      String text =
          piece
              ? "3074257BF7%014X".formatted(number * each + random.nextInt(each))
              : "B-%06d".formatted(random.nextInt(BINS));
      String body =
          "{\"key\":\"bench-%d-%d\",\"verb\":\"SCAN\",\"text\":\"%s\",\"at\":\"%s\",\"by\":\"%s\"}"
              .formatted(number, scans++, text, Instant.now(), account);
      HttpRequest request =
          HttpRequest.newBuilder(server.resolve("/staff/handheld/tasks/" + task + "/scans"))
              .header("Content-Type", "application/json")
              .header("Authorization", password)
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build();
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      assertThat(answer.body()).contains("\"tone\":\"GOOD\"");
    }
  }

  private Handheld handheld(int number) {
    String name = "hand-" + number;
    AccountResult made = accounts.create(name, Account.Kind.PROGRAM, Set.of(Role.STAFF), "bench");
    String secret = ((AccountResult.Issued) made).secret();
    OpenResult opened = tasks.begin(ZONE, TaskKind.MOVE, Optional.empty(), "staff:" + name);
    String basic =
        Base64.getEncoder().encodeToString((name + ":" + secret).getBytes(StandardCharsets.UTF_8));
    return new Handheld(number, name, "Basic " + basic, ((OpenResult.Open) opened).taskId());
  }

  private static List<Long> scanning(List<Handheld> people, int seconds) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(people.size());
    long start = System.nanoTime();
    long end = start + seconds * 1_000_000_000L;
    List<Callable<List<Long>>> work = new ArrayList<>();
    for (Handheld one : people) {
      long first = start + PACE_NS * one.number / HANDHELDS;
      work.add(
          () -> {
            List<Long> times = new ArrayList<>();
            for (long due = first; due < end; due += PACE_NS) {
              TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
              one.scan();
              // From the moment at which it was due, so that a slow one does not hide others.
              times.add(System.nanoTime() - due);
            }
            return times;
          });
    }
    List<Long> all = new ArrayList<>();
    for (Future<List<Long>> one : threads.invokeAll(work)) {
      all.addAll(one.get());
    }
    threads.shutdownNow();
    return all;
  }

  private static void report(String what, List<Long> times) {
    long[] sorted = times.stream().mapToLong(Long::longValue).toArray();
    Arrays.sort(sorted);
    System.out.printf(
        Locale.ROOT,
        "BENCH %s: %d scans, p50 %.1f ms, p99 %.1f ms, longest %.1f ms%n",
        what,
        sorted.length,
        sorted[sorted.length / 2] / 1e6,
        sorted[sorted.length * 99 / 100] / 1e6,
        sorted[sorted.length - 1] / 1e6);
  }
}
