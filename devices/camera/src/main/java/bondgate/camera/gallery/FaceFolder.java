package bondgate.camera.gallery;

import bondgate.camera.PersonRef;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A folder with one file for each person, so that erasing somebody touches nobody else: no log, no
 * journal and no copy holds another byte of a template.
 *
 * <p>A file is overwritten before it is deleted. On flash and on file systems that copy on write
 * old blocks may outlive this; they hold nothing but ciphertext.
 */
final class FaceFolder {
  private static final String FACE = ".face";
  private static final String UNFINISHED = ".tmp";

  private final Path folder;

  FaceFolder(Path folder) {
    this.folder = folder;
  }

  /** Makes the folder for its owner only, and erases what a crash left unfinished. */
  void prepare() throws IOException {
    Files.createDirectories(folder);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    for (Path unfinished : named(UNFINISHED)) {
      overwriteAndDelete(unfinished);
    }
  }

  /** The references of all files there. */
  List<PersonRef> persons() throws IOException {
    List<PersonRef> persons = new ArrayList<>();
    for (Path file : named(FACE)) {
      String name = file.getFileName().toString();
      String hex = name.substring(0, name.length() - FACE.length());
      if (hex.matches("[0-9a-f]{64}")) {
        persons.add(new PersonRef(hex));
      }
    }
    return persons;
  }

  /** A person's bytes. */
  Optional<byte[]> read(PersonRef person) throws IOException {
    Path file = file(person);
    return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
  }

  /** Writes a person's bytes; the ones before are erased. */
  void write(PersonRef person, byte[] sealed) throws IOException {
    Path unfinished = folder.resolve(person.hex() + UNFINISHED);
    if (Files.exists(unfinished)) {
      overwriteAndDelete(unfinished);
    }
    try (FileChannel channel =
        FileChannel.open(
            unfinished,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      writeAll(channel, sealed);
      channel.force(true);
    }
    // A crash here leaves an unfinished file, which the next start erases.
    erase(person);
    Files.move(unfinished, file(person), StandardCopyOption.ATOMIC_MOVE);
    forceFolder();
  }

  /**
   * Erases a person's file; whether there was one.
   *
   * @throws IOException if it cannot be erased: then it may still be there, and this must be tried
   *     again
   */
  boolean erase(PersonRef person) throws IOException {
    Path file = file(person);
    if (!Files.exists(file)) {
      return false;
    }
    overwriteAndDelete(file);
    return true;
  }

  private void overwriteAndDelete(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      writeAll(channel, new byte[(int) channel.size()]);
      channel.force(true);
    }
    // A crash here leaves a file of zeros, which no start takes for a face.
    Files.delete(file);
    forceFolder();
  }

  private static void writeAll(FileChannel channel, byte[] bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  private void forceFolder() throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private Path file(PersonRef person) {
    return folder.resolve(person.hex() + FACE);
  }

  private List<Path> named(String end) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.getFileName().toString().endsWith(end)).sorted().toList();
    }
  }
}
