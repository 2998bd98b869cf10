package bondgate.server.customs;

import bondgate.server.secret.Sealing;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What the sandbox of the customs side wrote down: a line of JSON for each message that it took and
 * for each receipt that was fetched. From them it knows again what it knew, after a stop or a kill
 * of the server. What was declared is personal, and sealed. Lines are not synced: they survive the
 * process, not the machine.
 */
final class SandboxMemory {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PLACE = "sandbox customs";

  private final Optional<Path> file;
  private final Sealing sealing;

  private SandboxMemory(Optional<Path> file, Sealing sealing) {
    this.file = file;
    this.sealing = sealing;
  }

  /** Remembers in that file. */
  static SandboxMemory in(Path file, Sealing sealing) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
    } catch (IOException e) {
      throw new UncheckedIOException("the sandbox has no folder for '%s'".formatted(file), e);
    }
    return new SandboxMemory(Optional.of(file), sealing);
  }

  /** Forgets when the process ends. */
  static SandboxMemory none(Sealing sealing) {
    return new SandboxMemory(Optional.empty(), sealing);
  }

  /** What happened. */
  enum What {
    /** A message came. */
    SENT,
    /** A receipt was fetched, and is owed no more. */
    TAKEN,
    /** Somebody bought elsewhere. */
    BOUGHT
  }

  /**
   * A line.
   *
   * @param atMs when, in milliseconds since 1970
   * @param sealed the bytes of a message, or the number of a person; empty for a receipt
   * @param sound whether a message was in order, so that this need not be looked at again
   * @param how the switches that stood then; empty but for a message
   * @param reference of a receipt; empty but for one
   * @param fen what was bought elsewhere in {@code year}
   */
  record Line(
      What what,
      long atMs,
      String sealed,
      boolean sound,
      Optional<SandboxSwitches> how,
      String reference,
      int year,
      long fen) {}

  /** Seals bytes for a line; empty text where nothing is kept. */
  String seal(byte[] content) {
    return file.isEmpty() ? "" : Base64.getEncoder().encodeToString(sealing.seal(content, PLACE));
  }

  /** What was sealed in a line. */
  byte[] open(String sealed) {
    return sealing.open(Base64.getDecoder().decode(sealed), PLACE);
  }

  void write(Line line) {
    if (file.isEmpty()) {
      return;
    }
    try {
      Files.writeString(
          file.get(),
          JSON.writeValueAsString(Written.of(line)) + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("the sandbox cannot write '%s'".formatted(file.get()), e);
    }
  }

  /** All lines in their order. A line that a crash left half never took effect. */
  void read(Consumer<Line> each) {
    if (file.isEmpty() || !Files.exists(file.get())) {
      return;
    }
    try {
      endLastLine(file.get());
      try (Stream<String> lines = Files.lines(file.get(), StandardCharsets.UTF_8)) {
        lines.map(SandboxMemory::parsed).flatMap(Optional::stream).forEach(each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the sandbox cannot read '%s'".formatted(file.get()), e);
    }
  }

  /** So that the next line does not continue one that a crash left half. */
  private static void endLastLine(Path file) throws IOException {
    long size = Files.size(file);
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      ByteBuffer last = ByteBuffer.allocate(1);
      channel.position(Math.max(0, size - 1));
      if (channel.read(last) == 1 && last.get(0) != '\n') {
        Files.writeString(file, "\n", StandardOpenOption.APPEND);
      }
    }
  }

  private static Optional<Line> parsed(String line) {
    try {
      return line.isBlank()
          ? Optional.empty()
          : Optional.of(JSON.readValue(line, Written.class).line());
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /** A line as it stands in the file. */
  private record Written(
      What what,
      long atMs,
      String sealed,
      boolean sound,
      List<String> how,
      String reference,
      int year,
      long fen) {

    static Written of(Line line) {
      return new Written(
          line.what(),
          line.atMs(),
          line.sealed(),
          line.sound(),
          line.how().map(SandboxSwitches::words).orElse(List.of()),
          line.reference(),
          line.year(),
          line.fen());
    }

    Line line() {
      return new Line(
          what,
          atMs,
          sealed,
          sound,
          how.isEmpty() ? Optional.empty() : Optional.of(SandboxSwitches.of(how)),
          reference,
          year,
          fen);
    }
  }
}
