package bondgate.evidence.proof;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Vectors of other implementations, where the machine has them. */
public final class SharedVectors {
  private SharedVectors() {}

  /** That file or folder of the shared data; without it the test is skipped and says so. */
  public static Path path(String name) {
    Path path = Path.of(System.getProperty("bondgate.shared", "../shared"), "data").resolve(name);
    assumeTrue(
        Files.exists(path),
        "SKIPPED: the vectors " + path.toAbsolutePath() + " are not on this machine");
    return path;
  }

  static List<Path> jsonFiles(String folder) throws IOException {
    try (Stream<Path> files = Files.walk(path(folder))) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  static JsonNode json(Path file) throws IOException {
    return new ObjectMapper().readTree(file.toFile());
  }

  /** Entry i of the 600-entry log, by the formula that stands in the vectors. */
  static byte[] entry(int i) {
    byte[] name = String.format(Locale.ROOT, "entry-%06d", i).getBytes(StandardCharsets.UTF_8);
    byte[] entry = new byte[name.length + i % 37];
    Arrays.fill(entry, (byte) (i % 256));
    System.arraycopy(name, 0, entry, 0, name.length);
    return entry;
  }

  static List<Hash> hashes(JsonNode array) throws MalformedProofException {
    List<Hash> hashes = new ArrayList<>();
    for (JsonNode hash : array) {
      hashes.add(Hash.ofBase64(hash.asText()));
    }
    return hashes;
  }
}
