package bondgate.edge.load;

import bondgate.edge.outbox.Fact;
import bondgate.events.EdgeRecord;
import bondgate.events.SealedRecord;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;

/**
 * The load's own word on what it made: a text file, on disk after each call.
 *
 * <pre>
 * S boot                     a run began
 * I kind seenAt              is about to be handed to the outbox
 * P seq hash kind seenAt     the outbox answered that it is on disk
 * A seq                      the outbox says that the server has committed up to here
 * Q seq                      nothing more is made, and all up to here is acknowledged
 * </pre>
 *
 * An I without its P is from a crash in between: it may be in the outbox, or not. A last line
 * without its end is to be left out.
 */
final class Witness implements AutoCloseable {
  private final FileChannel file;

  private Witness(FileChannel file) {
    this.file = file;
  }

  static Witness open(Path path) throws IOException {
    Witness witness =
        new Witness(FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
    witness.write("\n"); // ends a line that a crash cut
    return witness;
  }

  void started(UUID boot) throws IOException {
    write("S %s\n".formatted(boot));
  }

  void intends(List<Fact> facts) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (Fact fact : facts) {
      lines.append("I %s %s\n".formatted(fact.event().kind().wireName(), fact.seenAt()));
    }
    write(lines.toString());
  }

  void produced(List<SealedRecord> records) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (SealedRecord record : records) {
      EdgeRecord fields = record.fields();
      lines.append(
          "P %d %s %s %s\n"
              .formatted(
                  fields.seq(), record.hash(), fields.body().kind().wireName(), fields.seenAt()));
    }
    write(lines.toString());
  }

  void acknowledged(long seq) throws IOException {
    write("A %d\n".formatted(seq));
  }

  void drained(long seq) throws IOException {
    write("Q %d\n".formatted(seq));
  }

  private void write(String text) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      file.write(bytes);
    }
    file.force(false);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
