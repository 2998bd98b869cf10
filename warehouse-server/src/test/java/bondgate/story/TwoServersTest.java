package bondgate.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bondgate.server.embedded.EmbeddedServices;
import bondgate.simulator.day.SiteProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two servers on one database and one broker: one serves, the other waits. When the first is
 * killed, or sleeps, the second goes on where it was, and nothing is lost or there twice; a first
 * one that wakes finds itself replaced and ends.
 */
class TwoServersTest {
  private static final int AGENTS = 2;
  private static final int FACTS_PER_SECOND_EACH = 100;
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final int TOOK_OVER = 3;

  /** What happens to the first server. */
  private interface Fate {
    void befalls(SiteProcess first) throws IOException, InterruptedException;
  }

  @Test
  void aServerThatIsKilledIsReplaced(@TempDir Path folder) throws Exception {
    play(folder, SiteProcess::kill, first -> assertThat(first.isAlive()).isFalse());
  }

  @Test
  void aServerThatSleptEndsWhenItWakes(@TempDir Path folder) throws Exception {
    play(
        folder,
        first -> signal("STOP", first),
        first -> {
          signal("CONT", first);
          assertThat(StreamSite.until(SOON, () -> !first.isAlive())).as("it ended").isTrue();
          assertThat(first.exitCode()).isEqualTo(TOOK_OVER);
        });
  }

  private static void play(Path folder, Fate fate, Fate afterwards) throws Exception {
    Optional<Path> program = Mosquitto.program();
    if (program.isEmpty()) {
      System.out.println("SKIPPED: there is no mosquitto here; apt-get install mosquitto");
    }
    assumeTrue(program.isPresent(), "mosquitto is not installed");
    try (Mosquitto mosquitto = Mosquitto.start(program.get(), folder);
        EmbeddedServices database =
            EmbeddedServices.start(folder.resolve("database"), true, false, 0)) {
      Map<String, String> shared = new LinkedHashMap<>(database.settings());
      shared.remove("bondgate.data");
      shared.put("bondgate.broker.url", mosquitto.url());
      shared.put("bondgate.ledger.lease", "PT3S");
      Onlooker.Broker broker = new Onlooker.Broker(mosquitto.url(), "", "");
      try (StreamSite first = new StreamSite(folder.resolve("first"), shared)) {
        first.startServer();
        first.startAgents(AGENTS, FACTS_PER_SECOND_EACH, broker);
        shared.put("bondgate.standby", "true");
        try (StreamSite second = new StreamSite(folder.resolve("second"), shared);
            Onlooker onlooker = new Onlooker(second.api(), () -> broker)) {
          takeOver(first, second, onlooker, fate);
          afterwards.befalls(first.server());
          second.quiet(SOON);
          StreamAudit audit =
              StreamAudit.of(
                  shared.get("bondgate.database.url"),
                  shared.get("bondgate.database.username"),
                  shared.get("bondgate.database.password"));
          StreamReport.examine(second, onlooker, audit, Duration.ofSeconds(10));
        }
      }
    }
  }

  private static void takeOver(StreamSite first, StreamSite second, Onlooker onlooker, Fate fate)
      throws Exception {
    KeptFiles.put(first.data(), second.data());
    second.startWaiting();
    onlooker.start();
    first.untilAllGoOn(SOON);
    // Long enough for the second one to have taken the turn, if it could.
    Thread.sleep(6_000);
    assertThat(second.server().isAlive()).as("it waits").isTrue();
    assertThat(second.api().isReady()).as("it serves nobody yet").isFalse();

    List<LoadProcess> agents = List.copyOf(first.agents());
    first.agents().clear();
    second.agents().addAll(agents);
    long from = System.nanoTime();
    fate.befalls(first.server());
    second.untilAllGoOn(SOON);

    System.out.printf(
        "taken over after %.1f s, with a lease of 3 s%n", (System.nanoTime() - from) / 1e9);
    assertThat(StreamSite.until(SOON, () -> second.api().isReady())).isTrue();
  }

  private static void signal(String which, SiteProcess process)
      throws IOException, InterruptedException {
    int code =
        new ProcessBuilder("kill", "-" + which, Long.toString(process.pid()))
            .inheritIO()
            .start()
            .waitFor();
    assertThat(code).isZero();
  }
}
