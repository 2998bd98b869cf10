package bondgate.story;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What the side file of one load agent says that it made, apart from its outbox. */
final class Witnessed {
  private final String device;
  private final Map<Long, String> hashes = new HashMap<>();
  private final Set<String> intended = new HashSet<>();
  private int starts;
  private long acked;
  private long drained;

  Witnessed(String device) {
    this.device = device;
  }

  /** Reads the file; a last line without its end is left out. */
  static Witnessed read(String device, Path file) throws IOException {
    Witnessed witnessed = new Witnessed(device);
    long size = Files.size(file);
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      long read = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        read += line.length() + 1;
        if (read <= size) {
          witnessed.take(line);
        }
      }
    }
    return witnessed;
  }

  void take(String line) {
    String[] words = line.split(" ", -1);
    switch (words[0]) {
      case "S" -> starts++;
      case "I" -> intended.add(words[1] + " " + words[2]);
      case "P" -> {
        hashes.put(Long.parseLong(words[1]), words[2]);
        intended.remove(words[3] + " " + words[4]);
      }
      case "A" -> acked = Math.max(acked, Long.parseLong(words[1]));
      case "Q" -> drained = Long.parseLong(words[1]);
      case "" -> {}
      default ->
          throw new IllegalStateException("the side file of %s: '%s'".formatted(device, line));
    }
  }

  String device() {
    return device;
  }

  /** Hash by number, of all records of which the outbox said that they are on disk. */
  Map<Long, String> hashes() {
    return hashes;
  }

  /** Kind and time of what was about to be recorded when the agent was killed. */
  Set<String> inFlight() {
    return intended;
  }

  int starts() {
    return starts;
  }

  /** The highest number of which the agent was told that the server has it. */
  long acked() {
    return acked;
  }

  /** The number at which everything was acknowledged and nothing more was made, 0 if never. */
  long drained() {
    return drained;
  }
}
