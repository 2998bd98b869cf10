package bondgate.simulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * A recording of raw bytes, played into a pseudo-terminal with the times at which they came. What
 * the other side writes is ignored, as on a tape.
 *
 * <p>The file is text: empty lines and lines beginning with {@code #} are comments; every other
 * line is {@code <milliseconds since the start> <hex bytes>}, in order of time.
 */
public final class RawReplay {
  private static final Duration WRITE_WITHIN = Duration.ofSeconds(1);

  private static final long LOOK_EVERY_MILLIS = 20;

  private final List<Chunk> chunks;

  /** Bytes that came together. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Chunk(long atMillis, byte[] bytes) {}

  private RawReplay(List<Chunk> chunks) {
    this.chunks = List.copyOf(chunks);
  }

  /**
   * Reads a recording.
   *
   * @throws IOException if it cannot be read, or a line is none of the two kinds; says which
   */
  public static RawReplay read(Path file) throws IOException {
    List<Chunk> chunks = new ArrayList<>();
    List<String> lines = Files.readAllLines(file);
    long last = 0;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      Chunk chunk = parse(file, i + 1, line);
      if (chunk.atMillis() < last) {
        throw malformed(file, i + 1, line, "the times must not go back");
      }
      last = chunk.atMillis();
      chunks.add(chunk);
    }
    return new RawReplay(chunks);
  }

  private static Chunk parse(Path file, int number, String line) throws IOException {
    String[] parts = line.split("\\s+", 2);
    if (parts.length < 2) {
      throw malformed(file, number, line, "there are no bytes in it");
    }
    try {
      long millis = Long.parseLong(parts[0]);
      byte[] bytes = HexFormat.of().parseHex(parts[1].replaceAll("\\s+", ""));
      if (millis < 0) {
        throw malformed(file, number, line, "the time is negative");
      }
      return new Chunk(millis, bytes);
    } catch (IllegalArgumentException e) {
      throw malformed(file, number, line, e.getMessage());
    }
  }

  private static IOException malformed(Path file, int number, String line, String why) {
    return new IOException(
        "%s, line %d: expected '<milliseconds> <hex bytes>', such as '120 A0040174 10D7';"
                .formatted(file, number)
            + " received '%s' (%s)".formatted(line, why));
  }

  /** Plays it once; returns when the last bytes are on the line. */
  public void play(PseudoTerminal terminal) throws InterruptedException {
    long start = System.nanoTime();
    for (Chunk chunk : chunks) {
      long millisLeft;
      while ((millisLeft = chunk.atMillis() - (System.nanoTime() - start) / 1_000_000) > 0) {
        // Read while waiting: a host that nobody reads would block in its own writing at last.
        Duration slice = Duration.ofMillis(Math.min(millisLeft, LOOK_EVERY_MILLIS));
        if (terminal.read(slice).length == 0 && !terminal.isPlugged()) {
          Thread.sleep(slice.toMillis());
        }
      }
      terminal.write(chunk.bytes(), WRITE_WITHIN);
    }
  }
}
