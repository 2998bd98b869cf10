package bondgate.server.people.staff;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.access.Account;
import bondgate.server.access.AccountResult;
import bondgate.server.access.Accounts;
import bondgate.server.access.Role;
import bondgate.server.embedded.EmbeddedPostgresResource;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
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

  @Inject BenchZone zone;
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
    zone.fill(ZONE, TAGS, BINS);
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
    BenchPace.scanning(people, WARM_UP_SECONDS);
    BenchPace.report(
        "scan of %d handhelds".formatted(HANDHELDS), BenchPace.scanning(people, SECONDS));
    BenchPace.report(
        "scan of one handheld alone", BenchPace.scanning(people.subList(0, 1), SECONDS / 2));
    assertThat(
            tables.count(
                "SELECT count(*) FROM handling_scan WHERE word NOT IN ('IN_HAND','PUT')"
                    + " AND zone = '%s'".formatted(ZONE)))
        .as("every scan of the benchmark does something")
        .isOne();
  }

  /** One person's work: pieces of his own, moved from bin to bin. */
  private final class Handheld implements BenchPace.Scans {
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
    @Override
    public void scan() throws Exception {
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
}
