package bondgate.simulator.day;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;

/**
 * Which day is being played, remembered between starts: a day cut off goes on, a day done is
 * followed.
 */
final class DayBook {
  private final Path file;

  DayBook(Path dataFolder) {
    this.file = dataFolder.resolve("day.properties");
  }

  /** The day to play now. */
  DayPlan next(long seed) {
    Properties known = load();
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

  private Properties load() {
    Properties known = new Properties();
    if (Files.exists(file)) {
      try (Reader reader = Files.newBufferedReader(file)) {
        known.load(reader);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + file, e);
      }
    }
    return known;
  }

  private void store(long seed, int day, boolean finished) {
    Properties known = new Properties();
    known.setProperty("seed", Long.toString(seed));
    known.setProperty("day", Integer.toString(day));
    known.setProperty("finished", Boolean.toString(finished));
    try {
      Files.createDirectories(file.getParent());
      Path draft = file.resolveSibling(file.getFileName() + ".new");
      try (Writer writer = Files.newBufferedWriter(draft)) {
        known.store(writer, "the day in the centre");
      }
      // A crash before the move leaves the old file, after it the new one; never half of one.
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }
}
