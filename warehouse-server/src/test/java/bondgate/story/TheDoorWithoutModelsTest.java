package bondgate.story;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.simulator.day.Site;
import bondgate.simulator.day.SiteDoor;
import bondgate.simulator.day.SiteSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A laptop without models: the day plays, a member comes by code, and it is said what faces need.
 */
class TheDoorWithoutModelsTest {
  @Test
  void aMemberComesByCodeAndTheConsoleSaysHowFacesWouldCome(@TempDir Path folder) throws Exception {
    SiteSettings settings = SiteSettings.onFreePorts(folder, TheDayAfterAKillTest.projectFolder());
    SiteDoor door = SiteDoor.open(settings, Optional.empty());
    List<String> said = new CopyOnWriteArrayList<>();
    try (Site site = Site.withTillShopAndDoor(settings, 7, door)) {
      site.start();

      site.doorOfTheDay(said::add).play(1);

      assertThat(door.timesOpened()).isEqualTo(1);
      assertThat(said)
          .anyMatch(line -> line.contains("-Dbondgate.faces.models=<folder of models>"))
          .anyMatch(line -> line.contains("holds the code on his telephone"));
      boolean counted =
          StreamSite.until(Duration.ofSeconds(30), () -> visits(site).contains("id=\"in\">1<"));
      assertThat(counted).isTrue();
      assertThat(visits(site)).contains("id=\"inside\">1<").doesNotContain("face (with");

      site.doorOfTheDay(said::add).play(1);
      assertThat(door.timesOpened()).as("a day that goes on plays it once").isEqualTo(1);
    }
  }

  private static String visits(Site site) {
    try {
      return site.api().text("/staff/visits?lang=en");
    } catch (IOException e) {
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }
}
