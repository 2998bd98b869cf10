package bondgate.rfid;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/** Where the recorded data lie, and the seed of random tests. */
public final class SharedData {
  private SharedData() {}

  /** A file or folder of the recorded data; the test is skipped, and says so, without it. */
  public static Path at(String path) {
    Path place = Path.of(System.getProperty("bondgate.shared", "../shared")).resolve(path);
    if (!Files.exists(place)) {
      System.out.println("SKIPPED: no recorded data at " + place);
    }
    assumeTrue(Files.exists(place), () -> "SKIPPED: no recorded data at " + place);
    return place;
  }

  /** A random source whose seed is printed, and taken from {@code bondgate.test.seed}. */
  public static SplittableRandom random(String test) {
    long seed = Long.getLong("bondgate.test.seed", System.nanoTime());
    System.out.println(test + ": -Dbondgate.test.seed=" + seed);
    return new SplittableRandom(seed);
  }
}
