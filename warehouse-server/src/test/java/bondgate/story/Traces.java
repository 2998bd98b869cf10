package bondgate.story;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Looks for bytes that must not lie anywhere: every file below a folder, from end to end. */
final class Traces {
  private Traces() {}

  /** Parts of some bytes, so long each and so far apart. */
  static List<byte[]> partsOf(byte[] whole, int length, int apart) {
    return IntStream.iterate(0, from -> from + length <= whole.length, from -> from + apart)
        .mapToObj(from -> Arrays.copyOfRange(whole, from, from + length))
        .toList();
  }

  /** A text's bytes. */
  static byte[] of(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The files below that folder that hold one of these. */
  static List<Path> filesWith(List<byte[]> wanted, Path folder) throws IOException {
    List<String> texts = wanted.stream().map(Traces::asText).toList();
    List<Path> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String content = content(file);
        if (texts.stream().anyMatch(content::contains)) {
          found.add(file);
        }
      }
    }
    return found;
  }

  /** One character for each byte. */
  private static String asText(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static String content(Path file) throws IOException {
    try {
      return asText(Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      // A running database has thrown it away since it was listed.
      return "";
    }
  }
}
