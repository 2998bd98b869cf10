package bondgate.server.people.staff;

import static bondgate.server.people.staff.BenchPeople.BINS;
import static bondgate.server.people.staff.BenchPeople.HANDHELDS;
import static bondgate.server.people.staff.BenchPeople.SECONDS;
import static bondgate.server.people.staff.BenchPeople.TAGS;
import static bondgate.server.people.staff.BenchPeople.WARM_UP_SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
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

  @Inject BenchZone zone;
  @Inject ShopZone tables;
  @Inject BenchPeople people;
  @Inject Tasks tasks;

  @TestHTTPResource("/")
  URI server;

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
    List<Mover> movers = new ArrayList<>();
    for (int i = 0; i < HANDHELDS; i++) {
      movers.add(mover(i));
    }
    BenchPace.scanning(movers, WARM_UP_SECONDS);
    BenchPace.report(
        "scan of %d handhelds".formatted(HANDHELDS), BenchPace.scanning(movers, SECONDS));
    BenchPace.report(
        "scan of one handheld alone", BenchPace.scanning(movers.subList(0, 1), SECONDS / 2));
    assertThat(
            tables.count(
                "SELECT count(*) FROM handling_scan WHERE word NOT IN ('IN_HAND','PUT')"
                    + " AND zone = '%s'".formatted(ZONE)))
        .as("every scan of the benchmark does something")
        .isOne();
  }

  private Mover mover(int number) {
    BenchPeople.Handheld handheld = people.handheld(server, "hand-" + number);
    OpenResult opened = tasks.begin(ZONE, TaskKind.MOVE, Optional.empty(), handheld.worker());
    return new Mover(handheld, number, ((OpenResult.Open) opened).taskId());
  }

  /** One person's work: pieces of his own, moved from bin to bin. */
  private static final class Mover implements BenchPace.Scans {
    private final BenchPeople.Handheld handheld;
    private final int number;
    private final long task;
    private final Random random;
    private boolean inHand;

    Mover(BenchPeople.Handheld handheld, int number, long task) {
      this.handheld = handheld;
      this.number = number;
      this.task = task;
      this.random = new Random(number);
    }

    /** Takes a piece, or puts it into a bin. */
    @Override
    public void scan() throws Exception {
      int each = TAGS / HANDHELDS;
      String text =
          inHand
              ? "B-%06d".formatted(random.nextInt(BINS))
              : "3074257BF7%014X".formatted(number * each + random.nextInt(each));
      handheld.scan(task, text);
      inHand = !inHand;
    }
  }
}
