package bondgate.simulator.day;

import java.nio.file.Path;
import java.util.Properties;

/**
 * Which day is being played, remembered between starts: a day cut off goes on, a day done is
 * followed.
 */
final class DayBook {
  private final PropertiesFile file;

  DayBook(Path dataFolder) {
    this.file = new PropertiesFile(dataFolder.resolve("day.properties"), "the day in the centre");
  }

  /** The day to play now. */
  DayPlan next(long seed) {
    Properties known = file.load();
    int day = Integer.parseInt(known.getProperty("day", "1"));
    long seedOfDay = Long.parseLong(known.getProperty("seed", Long.toString(seed)));
    if (Boolean.parseBoolean(known.getProperty("finished", "false"))) {
      return begin(seed, day + 1);
    }
    return begin(seedOfDay, day);
  }

  private DayPlan begin(long seed, int day) {
    store(seed, day, false);
    return DayPlan.full(seed, day);
  }

  void finished(DayPlan plan) {
    store(plan.seed(), plan.day(), true);
  }

  private void store(long seed, int day, boolean finished) {
    Properties known = new Properties();
    known.setProperty("seed", Long.toString(seed));
    known.setProperty("day", Integer.toString(day));
    known.setProperty("finished", Boolean.toString(finished));
    file.store(known);
  }
}
