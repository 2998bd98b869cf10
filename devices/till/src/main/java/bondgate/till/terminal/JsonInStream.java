package bondgate.till.terminal;

import bondgate.till.Octets;
import bondgate.till.Sighting;
import java.nio.charset.StandardCharsets;

/** JSON objects in a stream of text, by their braces; braces inside strings do not count. */
final class JsonInStream {
  /** Nothing that says who came through is longer. */
  private static final int LONGEST = 256 * 1024;

  /** The object is not complete yet. */
  static final int OPEN = 0;

  /** No object ends here: a string with a line end, or too long. */
  static final int BROKEN = -1;

  private JsonInStream() {}

  /** An object that begins at the first byte. */
  static Sighting<String> object(Octets bytes) {
    if (bytes.at(0) != '{') {
      return new Sighting.NotHere<>();
    }
    int end = end(bytes, 0);
    return switch (end) {
      case OPEN -> new Sighting.MoreNeeded<>();
      case BROKEN -> new Sighting.NotHere<>();
      default -> new Sighting.Found<>(text(bytes, 0, end), end);
    };
  }

  static String text(Octets bytes, int from, int to) {
    return new String(bytes.slice(from, to).toArray(), StandardCharsets.UTF_8);
  }

  /** Where the object that begins at a place ends, {@link #OPEN} or {@link #BROKEN}. */
  static int end(Octets bytes, int from) {
    int depth = 0;
    boolean string = false;
    for (int i = from; i < bytes.size(); i++) {
      int c = bytes.at(i);
      if (i - from > LONGEST || (string && c == '\n') || isOfTheStream(bytes, i)) {
        return BROKEN;
      }
      if (string && c == '\\') {
        i++;
      } else if (c == '"') {
        string = !string;
      } else if (!string && c == '{') {
        depth++;
      } else if (!string && c == '}') {
        depth--;
        if (depth == 0) {
          return i + 1;
        }
      }
    }
    return OPEN;
  }

  /** A boundary of multipart at the beginning of a line: the object before it was never closed. */
  private static boolean isOfTheStream(Octets bytes, int i) {
    return bytes.at(i) == '-' && i >= 2 && bytes.at(i - 1) == '-' && bytes.at(i - 2) == '\n';
  }
}
