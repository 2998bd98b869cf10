package bondgate.till;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The recorded data that lie outside the project; a test that needs a missing file is skipped. */
public final class SharedData {
  private SharedData() {}

  /** A file of {@code data/devices}. */
  public static Path file(String name) {
    Path file =
        Path.of(System.getProperty("bondgate.shared", "../shared"))
            .resolve("data/devices")
            .resolve(name);
    if (!Files.exists(file)) {
      System.out.println("SKIPPED: no recorded data at " + file);
    }
    assumeTrue(Files.exists(file), () -> "no recorded data at " + file + ": skipped");
    return file;
  }

  /** The same, read as JSON. */
  public static JsonNode json(String name) throws IOException {
    return new ObjectMapper().readTree(file(name).toFile());
  }

  /** The seed of a random test: by {@code bondgate.test.seed}, otherwise always the same. */
  public static long seed(String test) {
    long seed = Long.getLong("bondgate.test.seed", 20_260_401L);
    System.out.println(test + ": seed " + seed + " (-Dbondgate.test.seed)");
    return seed;
  }
}
