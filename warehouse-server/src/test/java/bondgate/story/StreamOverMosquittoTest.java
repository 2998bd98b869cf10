package bondgate.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Mosquitto with its persistence off, killed and started again at random under load: the broker
 * forgets all that it had taken, and nothing is lost, because nobody relies on it.
 */
class StreamOverMosquittoTest {
  private static final int AGENTS = 3;
  private static final int FACTS_PER_SECOND_EACH = 200;
  private static final int LONGEST_PAUSE_MILLIS = 4_000;
  private static final Duration FIRE = Duration.ofSeconds(20);

  private final long seed = Long.getLong("bondgate.test.seed", new Random().nextInt(1_000_000));

  @Test
  void aBrokerThatForgetsEverythingLosesNothing(@TempDir Path folder) throws Exception {
    Optional<Path> program = Mosquitto.program();
    if (program.isEmpty()) {
      System.out.println("SKIPPED: there is no mosquitto here; apt-get install mosquitto");
    }
    assumeTrue(program.isPresent(), "mosquitto is not installed");
    System.out.printf("stream over mosquitto, -Dbondgate.test.seed=%d%n", seed);
    try (Mosquitto mosquitto = Mosquitto.start(program.get(), folder);
        StreamSite site =
            new StreamSite(
                folder.resolve("site"), Map.of("bondgate.broker.url", mosquitto.url()))) {
      Onlooker.Broker broker = new Onlooker.Broker(mosquitto.url(), "", "");
      site.startServer();
      site.startAgents(AGENTS, FACTS_PER_SECOND_EACH, broker);
      try (Onlooker onlooker = new Onlooker(site.api(), () -> broker)) {
        onlooker.start();
        site.untilAllGoOn(Duration.ofSeconds(30));
        int kills = fire(mosquitto);
        assertThat(kills).as("kills, seed %d", seed).isPositive();
        site.quiet(Duration.ofMinutes(3));
        System.out.printf("mosquitto was killed %d times%n", kills);
        StreamReport.examine(site, onlooker, StreamAudit.ofEmbedded(site.data()), FIRE);
      }
    }
  }

  private int fire(Mosquitto mosquitto) throws Exception {
    Random random = new Random(seed);
    int kills = 0;
    long end = System.nanoTime() + FIRE.toNanos();
    while (System.nanoTime() - end < 0) {
      TimeUnit.MILLISECONDS.sleep(500 + random.nextInt(LONGEST_PAUSE_MILLIS));
      mosquitto.kill();
      TimeUnit.MILLISECONDS.sleep(random.nextInt(1_000));
      mosquitto.start();
      kills++;
    }
    return kills;
  }
}
