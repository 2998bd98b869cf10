package bondgate.server.evidence;

import bondgate.evidence.proof.MalformedProofException;
import bondgate.evidence.proof.SignedNote;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * The last published checkpoint of each log, a file each, beside the database and not in it: who
 * starts while its witnesses are away can show it, and a log that is shorter than what it signed
 * lost its end.
 */
final class KeptCheckpoints {
  private final Path folder;

  /**
   * Those of a folder.
   *
   * @param folder is made when the first one is kept
   */
  KeptCheckpoints(Path folder) {
    this.folder = folder;
  }

  /**
   * The one that was kept last.
   *
   * @throws MalformedProofException if what is there is none
   */
  Optional<SignedNote> read(String zone) throws MalformedProofException {
    Path file = file(zone);
    try {
      return Files.exists(file)
          ? Optional.of(SignedNote.parse(Files.readAllBytes(file)))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("'%s' cannot be read".formatted(file), e);
    }
  }

  /** In the place of the one before; whole or not at all. */
  void keep(String zone, SignedNote note) {
    Path file = file(zone);
    Path part = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.createDirectories(folder);
      Files.writeString(part, note.note());
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("'%s' cannot be written".formatted(file), e);
    }
  }

  /**
   * Puts it aside, for a person: whoever decides that the log goes on without it is not asked
   * again.
   *
   * @return where it is now
   */
  Path putAside(String zone) {
    Path file = file(zone);
    Path aside = file.resolveSibling(file.getFileName() + ".aside");
    try {
      return Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("'%s' cannot be moved to '%s'".formatted(file, aside), e);
    }
  }

  private Path file(String zone) {
    return folder.resolve(URLEncoder.encode(zone, StandardCharsets.UTF_8) + ".note");
  }
}
