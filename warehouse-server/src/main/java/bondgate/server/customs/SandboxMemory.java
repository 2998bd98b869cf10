package bondgate.server.customs;

import bondgate.server.journal.JsonLines;
import bondgate.server.secret.Sealing;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What the sandbox of the customs side wrote down: a line of JSON for each message that it took and
 * for each receipt that was fetched. From them it knows again what it knew, after a stop or a kill
 * of the server. What was declared is personal, and sealed.
 */
final class SandboxMemory {
  private static final String PLACE = "sandbox customs";

  private final Optional<JsonLines<Written>> lines;
  private final Sealing sealing;

  private SandboxMemory(Optional<JsonLines<Written>> lines, Sealing sealing) {
    this.lines = lines;
    this.sealing = sealing;
  }

  /** Remembers in that file. */
  static SandboxMemory in(Path file, Sealing sealing) {
    return new SandboxMemory(Optional.of(new JsonLines<>(file, Written.class)), sealing);
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
    return lines.isEmpty() ? "" : Base64.getEncoder().encodeToString(sealing.seal(content, PLACE));
  }

  /** What was sealed in a line. */
  byte[] open(String sealed) {
    return sealing.open(Base64.getDecoder().decode(sealed), PLACE);
  }

  void write(Line line) {
    lines.ifPresent(all -> all.add(Written.of(line)));
  }

  /** All lines in their order. */
  void read(Consumer<Line> each) {
    lines.ifPresent(all -> all.all().stream().map(Written::line).forEach(each));
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
