package bondgate.story;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.embedded.EmbeddedServices;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The lines between agents and broker, and between server and database, are slow, cut, half open,
 * or turn bits: nothing is lost, nothing is there twice, and nobody waits longer than the time-outs
 * say.
 */
class StreamOverBadLinesTest {
  private static final int AGENTS = 3;
  private static final int FACTS_PER_SECOND_EACH = 150;
  private static final Duration BAD_FOR = Duration.ofSeconds(2);

  /** A dead line to the broker is noticed by the keep-alive of 10 s, at its second beat at most. */
  private static final Duration GOES_ON_WITHIN = Duration.ofSeconds(30);

  /**
   * The database's driver gives an answer up after this, because the URL says so. Without it (0) a
   * half-open line holds the zone for as long as the operating system holds the line.
   */
  private static final int DATABASE_ANSWERS_WITHIN_SECONDS =
      Integer.getInteger("bondgate.test.database-answers-within", 5);

  private final long seed = Long.getLong("bondgate.test.seed", new Random().nextInt(1_000_000));

  /** What is wrong with both lines at a time. */
  private record Phase(FaultProxy.Fault broker, FaultProxy.Fault database) {}

  private static final List<Phase> PHASES =
      List.of(
          new Phase(FaultProxy.Fault.DELAY, FaultProxy.Fault.DELAY),
          new Phase(FaultProxy.Fault.THROTTLE, FaultProxy.Fault.CUT),
          new Phase(FaultProxy.Fault.CUT, FaultProxy.Fault.NONE),
          new Phase(FaultProxy.Fault.HALF_OPEN, FaultProxy.Fault.HALF_OPEN));

  @Test
  void nothingIsLostAndNobodyHangs(@TempDir Path folder) throws Exception {
    System.out.printf("stream over bad lines, -Dbondgate.test.seed=%d%n", seed);
    long from = System.nanoTime();
    try (EmbeddedServices database =
            EmbeddedServices.start(folder.resolve("database"), true, false, 0);
        FaultProxy toDatabase = FaultProxy.to(port(database.settings()), seed);
        StreamSite site =
            new StreamSite(folder.resolve("site"), behind(database.settings(), toDatabase));
        FaultProxy toBroker = FaultProxy.to(site.brokerPort(), seed + 1)) {
      site.startServer();
      Onlooker.Broker direct = site.embeddedBroker();
      site.startAgents(
          AGENTS,
          FACTS_PER_SECOND_EACH,
          new Onlooker.Broker(
              "tcp://127.0.0.1:" + toBroker.port(), direct.username(), direct.password()));
      try (Onlooker onlooker = new Onlooker(site.api(), () -> direct)) {
        onlooker.start();
        site.untilAllGoOn(GOES_ON_WITHIN);
        for (Phase phase : PHASES) {
          attack(site, phase, toBroker, toDatabase);
        }
        turnBits(site, toBroker);
        Duration load = Duration.ofNanos(System.nanoTime() - from);
        site.quiet(Duration.ofMinutes(3));
        Map<String, String> settings = database.settings();
        StreamReport.examine(
            site,
            onlooker,
            StreamAudit.of(
                settings.get("bondgate.database.url"),
                settings.get("bondgate.database.username"),
                settings.get("bondgate.database.password")),
            load);
      }
    }
  }

  private static void attack(
      StreamSite site, Phase phase, FaultProxy toBroker, FaultProxy toDatabase)
      throws InterruptedException {
    toBroker.set(phase.broker());
    toDatabase.set(phase.database());
    TimeUnit.MILLISECONDS.sleep(BAD_FOR.toMillis());
    toBroker.set(FaultProxy.Fault.NONE);
    toDatabase.set(FaultProxy.Fault.NONE);
    System.out.printf("%s: all go on after %s%n", phase, site.untilAllGoOn(GOES_ON_WITHIN));
  }

  /**
   * A turned bit must never take effect. An agent whose batch was refused for it waits for an
   * operator, who starts it again here; and one whose subscription was hit hears nothing until its
   * line is cut.
   */
  private static void turnBits(StreamSite site, FaultProxy toBroker) throws Exception {
    toBroker.set(FaultProxy.Fault.FLIP);
    TimeUnit.MILLISECONDS.sleep(2 * BAD_FOR.toMillis());
    toBroker.set(FaultProxy.Fault.CUT);
    toBroker.set(FaultProxy.Fault.NONE);
    for (LoadProcess agent : site.agents()) {
      site.strike(StreamSite.Victim.AGENT, agent);
    }
    System.out.printf(
        "%d bits turned: all go on after %s%n",
        toBroker.flipped(), site.untilAllGoOn(GOES_ON_WITHIN));
    assertThat(toBroker.flipped()).isPositive();
  }

  private static int port(Map<String, String> settings) {
    Matcher url = Pattern.compile(":([0-9]+)/").matcher(settings.get("bondgate.database.url"));
    assertThat(url.find()).isTrue();
    return Integer.parseInt(url.group(1));
  }

  private static Map<String, String> behind(Map<String, String> settings, FaultProxy proxy) {
    return Map.of(
        "bondgate.database.url",
        "jdbc:postgresql://127.0.0.1:%d/bondgate?socketTimeout=%d"
            .formatted(proxy.port(), DATABASE_ANSWERS_WITHIN_SECONDS),
        "bondgate.database.username",
        settings.get("bondgate.database.username"),
        "bondgate.database.password",
        settings.get("bondgate.database.password"));
  }
}
