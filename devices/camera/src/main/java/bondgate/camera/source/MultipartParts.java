package bondgate.camera.source;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of a {@code multipart/x-mixed-replace} body (RFC 2046, 5.1, with cameras' liberties): a
 * line with the boundary, a head that may state {@code Content-Length}, the bytes of a picture.
 * Some cameras write the dashes of the boundary into its name, or send no length; both are read.
 */
final class MultipartParts {
  private static final Pattern BOUNDARY =
      Pattern.compile(
          "boundary\\s*=\\s*(\"([^\"]{1,70})\"|([^\\s;]{1,72}))", Pattern.CASE_INSENSITIVE);
  private static final int LONGEST_LINE = 1024;
  private static final int MOST_HEAD_LINES = 32;

  /** Lines before a boundary that are still looked through. */
  private static final int MOST_LINES_BETWEEN = 1000;

  private final InputStream in;
  private final String boundary;
  private final int mostBytes;

  /** Whether the boundary was already read as the end of the part before. */
  private boolean atHead;

  private boolean ended;

  /**
   * A reader of a body.
   *
   * @param in buffered
   * @param boundary as {@link #boundary} gives it
   * @param mostBytes no part is larger
   */
  MultipartParts(InputStream in, String boundary, int mostBytes) {
    this.in = in;
    this.boundary = boundary;
    this.mostBytes = mostBytes;
  }

  /**
   * The boundary that a content type states, without leading dashes; empty if it is no multipart.
   */
  static Optional<String> boundary(String contentType) {
    if (!contentType.toLowerCase(Locale.ROOT).trim().startsWith("multipart/")) {
      return Optional.empty();
    }
    Matcher found = BOUNDARY.matcher(contentType);
    if (!found.find()) {
      return Optional.empty();
    }
    String name = found.group(2) != null ? found.group(2) : found.group(3);
    String plain = name.startsWith("--") ? name.substring(2) : name;
    return plain.isEmpty() ? Optional.empty() : Optional.of(plain);
  }

  /**
   * The next part's bytes; empty at the end of the stream.
   *
   * @throws IOException if the stream breaks inside of a part, or does not hold to the form
   */
  Optional<byte[]> next() throws IOException {
    if (ended || (!atHead && !skipToBoundary())) {
      return Optional.empty();
    }
    atHead = false;
    int length = readHead();
    if (length == -2) {
      return Optional.empty();
    }
    if (length > mostBytes) {
      throw new IOException(
          "a part of %d bytes; the limit is %d: set the camera to a smaller picture"
              .formatted(length, mostBytes));
    }
    return Optional.of(length >= 0 ? exactly(length) : toBoundary());
  }

  private boolean skipToBoundary() throws IOException {
    for (int i = 0; i < MOST_LINES_BETWEEN; i++) {
      Optional<String> line = line();
      if (line.isEmpty() || line.get().equals("--" + boundary + "--")) {
        ended = true;
        return false;
      }
      if (line.get().equals("--" + boundary)) {
        return true;
      }
    }
    throw new IOException(
        "no boundary in %d lines; it is no MJPEG stream".formatted(MOST_LINES_BETWEEN));
  }

  /** The stated length, -1 if none is, -2 if the stream ends. */
  private int readHead() throws IOException {
    int length = -1;
    for (int i = 0; i < MOST_HEAD_LINES; i++) {
      Optional<String> line = line();
      if (line.isEmpty()) {
        ended = true;
        return -2;
      }
      if (line.get().isEmpty()) {
        return length;
      }
      String lower = line.get().toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = number(lower.substring("content-length:".length()).trim());
      }
    }
    throw new IOException("a part's head has more than %d lines".formatted(MOST_HEAD_LINES));
  }

  private static int number(String text) throws IOException {
    if (!text.matches("[0-9]{1,9}")) {
      throw new IOException("a part's length is a number; received '%s'".formatted(text));
    }
    return Integer.parseInt(text);
  }

  private byte[] exactly(int length) throws IOException {
    byte[] part = in.readNBytes(length);
    if (part.length < length) {
      ended = true;
      throw new IOException(
          "the stream broke after %d of %d bytes of a picture".formatted(part.length, length));
    }
    return part;
  }

  private byte[] toBoundary() throws IOException {
    byte[] mark = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
    OpenBytes part = new OpenBytes();
    while (true) {
      int value = in.read();
      if (value < 0) {
        ended = true;
        throw new IOException("the stream broke inside of a picture of unstated length");
      }
      part.write(value);
      if (part.endsWith(mark)) {
        atHead = !line().orElse("").startsWith("--");
        ended = !atHead;
        return part.without(mark.length);
      }
      if (part.size() > mostBytes) {
        throw new IOException("a part of more than %d bytes and no boundary".formatted(mostBytes));
      }
    }
  }

  /** A line without its end; empty at the end of the stream. */
  private Optional<String> line() throws IOException {
    StringBuilder line = new StringBuilder();
    int value = in.read();
    if (value < 0) {
      return Optional.empty();
    }
    while (value >= 0 && value != '\n') {
      if (line.length() >= LONGEST_LINE) {
        // Bytes of a picture between parts have no lines; what is looked for is shorter.
        line.setLength(0);
      }
      line.append((char) value);
      value = in.read();
    }
    int end = line.length();
    return Optional.of(
        end > 0 && line.charAt(end - 1) == '\r' ? line.substring(0, end - 1) : line.toString());
  }

  /** Bytes whose end can be looked at without a copy. */
  private static final class OpenBytes extends ByteArrayOutputStream {
    private boolean endsWith(byte[] mark) {
      return count >= mark.length
          && Arrays.equals(buf, count - mark.length, count, mark, 0, mark.length);
    }

    private byte[] without(int last) {
      return Arrays.copyOf(buf, count - last);
    }
  }
}
