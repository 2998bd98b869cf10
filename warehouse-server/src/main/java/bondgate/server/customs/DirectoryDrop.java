package bondgate.server.customs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Transport by folders, as the import client 客户端 of the E-port uses them: a message is a file that
 * appears whole; receipts are files in another folder. What is no receipt goes to {@code broken} in
 * there, with its reason beside it.
 */
final class DirectoryDrop implements MessageTransport {
  private static final String ENDING = ".xml";

  private final Path out;
  private final Path in;
  private final Path broken;
  private final int mostBytes;

  /**
   * Uses these folders, which are made if they are not there.
   *
   * @param mostBytes larger files are not read
   */
  DirectoryDrop(Path out, Path in, int mostBytes) throws IOException {
    this.out = Files.createDirectories(out);
    this.in = Files.createDirectories(in);
    this.broken = Files.createDirectories(in.resolve("broken"));
    this.mostBytes = mostBytes;
  }

  @Override
  public SendResult send(OutgoingMessage message, Instant now) {
    String name = "%s_%s%s".formatted(message.type(), message.guid(), ENDING);
    // The client takes *.xml only, so that it never sees half a file.
    Path unfinished = out.resolve(name + ".part");
    try {
      Files.deleteIfExists(unfinished);
      try (FileChannel channel =
          FileChannel.open(unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        ByteBuffer bytes = ByteBuffer.wrap(message.bytes());
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      Files.move(unfinished, out.resolve(name), StandardCopyOption.ATOMIC_MOVE);
      return new SendResult.HandedOver();
    } catch (IOException e) {
      return new SendResult.Failed(
          "writing %s failed: %s".formatted(name, e.getClass().getSimpleName()));
    }
  }

  @Override
  public List<IncomingMessage> collect(int most, Instant now) {
    List<IncomingMessage> messages = new ArrayList<>();
    try (Stream<Path> files = Files.list(in)) {
      for (Path file :
          files
              .filter(path -> path.getFileName().toString().endsWith(ENDING))
              .filter(Files::isRegularFile)
              .sorted()
              .limit(most)
              .toList()) {
        messages.add(read(file));
      }
      return messages;
    } catch (IOException e) {
      throw new UncheckedIOException("listing receipts in %s failed".formatted(in), e);
    }
  }

  private IncomingMessage read(Path file) throws IOException {
    String name = file.getFileName().toString();
    long size = Files.size(file);
    return size > mostBytes
        ? IncomingMessage.broken(name, "%d bytes, expected at most %d".formatted(size, mostBytes))
        : IncomingMessage.of(name, Files.readAllBytes(file));
  }

  @Override
  public void taken(IncomingMessage message) {
    try {
      Files.deleteIfExists(in.resolve(message.reference()));
    } catch (IOException e) {
      throw new UncheckedIOException("removing the receipt %s failed".formatted(in), e);
    }
  }

  @Override
  public void setAside(IncomingMessage message, String reason) {
    try {
      Path aside = broken.resolve(message.reference());
      Files.writeString(
          broken.resolve(message.reference() + ".reason.txt"),
          reason + "\n",
          StandardCharsets.UTF_8);
      Files.move(
          in.resolve(message.reference()),
          aside,
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("setting a file of %s aside failed".formatted(in), e);
    }
  }
}
