package bondgate.rfid.llrp;

import bondgate.rfid.SharedData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The recorded messages: every .bin, .hex and .bytes file below the folder. */
final class Captures {
  private Captures() {}

  /** One file with the bytes that it holds, heads included. */
  record Capture(Path file, Octets bytes) {
    List<Octets> messages() {
      LlrpStream stream = new LlrpStream();
      List<Octets> messages = stream.feed(bytes.toArray());
      if (stream.broken().isPresent() || stream.held() > 0) {
        throw new AssertionError(
            "%s: %s, %d bytes are left".formatted(file, stream.broken(), stream.held()));
      }
      return messages;
    }

    Path beside(String ending) {
      String name = file.getFileName().toString();
      return file.resolveSibling(name.substring(0, name.lastIndexOf('.')) + ending);
    }
  }

  static List<Capture> all() throws IOException {
    Path folder = SharedData.at("data/devices/llrp");
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> file.toString().matches(".*\\.(bin|hex|bytes)"))
          .sorted()
          .map(Captures::read)
          .toList();
    }
  }

  static List<Octets> allMessages() throws IOException {
    List<Octets> out = new ArrayList<>();
    for (Capture capture : all()) {
      out.addAll(capture.messages());
    }
    return out;
  }

  private static Capture read(Path file) {
    try {
      String name = file.toString();
      byte[] content = Files.readAllBytes(file);
      if (name.endsWith(".hex")) {
        return new Capture(file, Octets.hex(Files.readString(file).replaceAll("\\s", "")));
      }
      return new Capture(
          file, name.endsWith(".bytes") ? withHead(file, content) : Octets.of(content));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** These files have no head: the type is in the file's name, {@code ROAccessReport-001}. */
  private static Octets withHead(Path file, byte[] body) {
    String name = file.getFileName().toString().split("[-.]", 2)[0].toUpperCase(Locale.ROOT);
    int type =
        LlrpTable.SUPPLIED.allMessages().stream()
            .filter(message -> message.name().replace("_", "").equals(name))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no message is called as " + file))
            .number();
    BitWriter out = new BitWriter();
    out.put(1, 6);
    out.put(type, 10);
    out.put(LlrpMessage.HEAD_BYTES + body.length, 32);
    out.put(0, 32);
    out.put(Octets.of(body));
    return out.toOctets();
  }
}
