package bondgate.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three agents make facts as fast as they can be asked to, and agents, server, broker and database
 * are killed at random all the while. Then everything that was produced is committed exactly once,
 * and everything that anybody was ever told still holds.
 *
 * <p>{@code -Dbondgate.test.seed}, {@code -Dbondgate.test.fire-seconds}.
 */
class StreamUnderFireTest {
  private static final int AGENTS = 3;
  private static final int FACTS_PER_SECOND_EACH = 500;
  private static final int LONGEST_PAUSE_MILLIS = 5_000;
  private static final Duration START_AGAIN_WITHIN = Duration.ofSeconds(90);

  private final long seed = Long.getLong("bondgate.test.seed", new Random().nextInt(1_000_000));
  private final Duration fire =
      Duration.ofSeconds(Integer.getInteger("bondgate.test.fire-seconds", 120));

  @Test
  void whateverIsKilledEverythingProducedIsCommittedOnce(@TempDir Path folder) throws Exception {
    System.out.printf("stream under fire, -Dbondgate.test.seed=%d%n", seed);
    try (StreamSite site = new StreamSite(folder, Map.of())) {
      long begun = System.nanoTime();
      site.startServer();
      site.startAgents(AGENTS, FACTS_PER_SECOND_EACH, site.embeddedBroker());
      long load = System.nanoTime();
      try (Onlooker onlooker = new Onlooker(site.api(), site::embeddedBroker)) {
        onlooker.start();
        Map<StreamSite.Victim, Integer> kills = fire(site);
        long quiet = System.nanoTime();
        site.quiet(fire.plus(Duration.ofMinutes(4)));
        System.out.printf(
            "started in %s, killed for %s: %s; then drained in %s%n",
            between(begun, load), between(load, quiet), kills, between(quiet, System.nanoTime()));
        StreamReport.examine(
            site, onlooker, StreamAudit.ofEmbedded(folder), between(load, System.nanoTime()));
      }
      site.restartWithFullAudit(START_AGAIN_WITHIN.plus(fire));
    }
  }

  /** Each of a round is struck once, in a random order. */
  private Map<StreamSite.Victim, Integer> fire(StreamSite site) throws Exception {
    Random random = new Random(seed);
    Map<StreamSite.Victim, Integer> kills = new EnumMap<>(StreamSite.Victim.class);
    List<StreamSite.Victim> round = new ArrayList<>();
    long end = System.nanoTime() + fire.toNanos();
    while (System.nanoTime() - end < 0) {
      TimeUnit.MILLISECONDS.sleep(200 + random.nextInt(LONGEST_PAUSE_MILLIS));
      if (round.isEmpty()) {
        round.addAll(List.of(StreamSite.Victim.values()));
        Collections.shuffle(round, random);
      }
      StreamSite.Victim victim = round.remove(round.size() - 1);
      site.strike(victim, site.agents().get(random.nextInt(AGENTS)));
      kills.merge(victim, 1, Integer::sum);
    }
    assertThat(kills).as("kills of each kind, seed %d", seed).isNotEmpty();
    return kills;
  }

  private static Duration between(long from, long to) {
    return Duration.ofMillis(TimeUnit.NANOSECONDS.toMillis(to - from));
  }
}
