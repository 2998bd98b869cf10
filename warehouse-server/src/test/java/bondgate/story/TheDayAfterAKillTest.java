package bondgate.story;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.Thorough;
import bondgate.simulator.day.DayPlan;
import bondgate.simulator.day.DayPlayer;
import bondgate.simulator.day.Site;
import bondgate.simulator.day.SiteSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever is killed in the middle of a day, and whenever: at its end the book, the guarantee, the
 * places, the crossings and the log are those of a day in which nothing was.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TheDayAfterAKillTest {
  /** A small day takes about this long from its first act; kills fall anywhere in it. */
  private static final int DAY_MILLIS = 36_000;

  private static final int KILLS = Thorough.of(1, 3);

  private final long seed = Long.getLong("bondgate.test.seed", new Random().nextInt(1_000_000));
  private final DayPlan plan = DayPlan.small(7);
  private DayOutcome undisturbed;

  @BeforeAll
  void aDayInWhichNothingIsKilled(@TempDir Path folder) throws Exception {
    System.out.printf("kills at random moments, -Dbondgate.test.seed=%d%n", seed);
    undisturbed = play(folder, Site.Victim.AGENT);
    assertThat(undisturbed.crossings())
        .as("12 in, 6 into the centre, 3 sold, 1 unpaid")
        .hasSize(12 + 6 + 3 + 1);
    assertThat(undisturbed.alarms()).hasSize(1);
  }

  @Execution(ExecutionMode.CONCURRENT)
  @ParameterizedTest
  @EnumSource(Site.Victim.class)
  void killsInTheMiddleOfADayChangeNothing(Site.Victim victim, @TempDir Path folder)
      throws Exception {
    Random random = new Random(seed * 31 + victim.name().hashCode());
    int[] pauses = random.ints(KILLS, 500, DAY_MILLIS / KILLS).toArray();
    System.out.printf("%s is killed after pauses of %s ms%n", victim, Arrays.toString(pauses));
    assertThat(play(folder, victim, pauses)).isEqualTo(undisturbed);
  }

  private DayOutcome play(Path folder, Site.Victim victim, int... pausesMillis) throws Exception {
    SiteSettings settings = SiteSettings.onFreePorts(folder, projectFolder());
    ExecutorService killer = Executors.newSingleThreadExecutor();
    try (Site site = Site.virtual(settings, plan.seed())) {
      site.start();
      Future<Integer> kills = killer.submit(() -> killAgainAndAgain(site, victim, pausesMillis));
      new DayPlayer(plan, site.api(), site.agentApi(), site.carriers(), System.out::println).play();
      assertThat(kills.get(2, TimeUnit.MINUTES)).isEqualTo(pausesMillis.length);
      return DayOutcome.of(site.api());
    } finally {
      killer.shutdownNow();
    }
  }

  private static int killAgainAndAgain(Site site, Site.Victim victim, int... pausesMillis)
      throws IOException, InterruptedException {
    int kills = 0;
    for (int pause : pausesMillis) {
      TimeUnit.MILLISECONDS.sleep(pause);
      site.kill(victim);
      site.restart(victim);
      kills++;
    }
    return kills;
  }

  static Path projectFolder() {
    return Path.of(System.getProperty("bondgate.project", ".."));
  }
}
