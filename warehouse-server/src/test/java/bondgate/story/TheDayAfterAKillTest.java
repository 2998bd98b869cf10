package bondgate.story;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.simulator.day.DayPlan;
import bondgate.simulator.day.DayPlayer;
import bondgate.simulator.day.Site;
import bondgate.simulator.day.SiteSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Whatever is killed in the middle of a day, and whenever: at its end the book, the guarantee, the
 * places, the crossings and the log are those of a day in which nothing was.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TheDayAfterAKillTest {
  /** A small day takes about this long from its first act; kills fall anywhere in it. */
  private static final int DAY_MILLIS = 24_000;

  private final long seed = Long.getLong("bondgate.test.seed", new Random().nextInt(1_000_000));
  private final DayPlan plan = DayPlan.small(7);
  private DayOutcome undisturbed;

  @BeforeAll
  void aDayInWhichNothingIsKilled(@TempDir Path folder) throws Exception {
    System.out.printf("kills at random moments, -Dbondgate.test.seed=%d%n", seed);
    undisturbed = play(folder, null, 0);
    assertThat(undisturbed.crossings())
        .as("12 in, 6 into the centre, 3 sold, 1 unpaid")
        .hasSize(12 + 6 + 3 + 1);
    assertThat(undisturbed.alarms()).hasSize(1);
  }

  @ParameterizedTest(name = "{0}, kill number {1}")
  @CsvSource({
    "SERVER, 1", "SERVER, 2", "SERVER, 3",
    "SERVER_AND_DATABASE, 1", "SERVER_AND_DATABASE, 2", "SERVER_AND_DATABASE, 3",
    "AGENT, 1", "AGENT, 2", "AGENT, 3"
  })
  void aKillChangesNothing(Site.Victim victim, int number, @TempDir Path folder) throws Exception {
    Random random = new Random(seed * 31 + victim.name().hashCode() * 7L + number);
    int atMillis = 500 + random.nextInt(DAY_MILLIS - 1_000);
    System.out.printf("%s is killed %d ms into the day%n", victim, atMillis);
    assertThat(play(folder, victim, atMillis)).isEqualTo(undisturbed);
  }

  private DayOutcome play(Path folder, Site.Victim victim, int killAtMillis) throws Exception {
    SiteSettings settings = SiteSettings.onFreePorts(folder, projectFolder());
    ScheduledExecutorService killer = Executors.newSingleThreadScheduledExecutor();
    try (Site site = Site.virtual(settings, plan.seed())) {
      site.start();
      ScheduledFuture<?> kill =
          victim == null
              ? null
              : killer.schedule(
                  () -> killAndRestart(site, victim), killAtMillis, TimeUnit.MILLISECONDS);
      new DayPlayer(plan, site.api(), site.agentApi(), site.carriers(), System.out::println).play();
      if (kill != null) {
        kill.get(2, TimeUnit.MINUTES);
      }
      return DayOutcome.of(site.api());
    } finally {
      killer.shutdownNow();
    }
  }

  private static Void killAndRestart(Site site, Site.Victim victim)
      throws IOException, InterruptedException {
    site.kill(victim);
    site.restart(victim);
    return null;
  }

  static Path projectFolder() {
    return Path.of(System.getProperty("bondgate.project", ".."));
  }
}
