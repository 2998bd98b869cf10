package bondgate.evidence.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Iterator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * A whole log in a folder: {@code checkpoint}, and the tiles under it as C2SP tlog-tiles spells
 * them. Computes every hash again from the entries, and names the first thing that is not as it
 * should be.
 */
final class LogFolder {
  private final Path folder;

  LogFolder(Path folder) {
    this.folder = folder;
  }

  /** What is needed of the folder, one after the other. */
  interface Source {
    byte[] read(String path) throws IOException;
  }

  /** The signed checkpoint of the folder. */
  SignedNote checkpoint() throws IOException, MalformedProofException {
    return SignedNote.parse(Files.readAllBytes(folder.resolve("checkpoint")));
  }

  /**
   * Whether the entries give every tile and the root that the key signed.
   *
   * @throws IOException if a file is not there or cannot be read
   */
  ProofCheck check(VerifierKey key) throws IOException, MalformedProofException {
    SignedNote note = checkpoint();
    if (Checkpoint.isSigned(note, key) instanceof ProofCheck.Fails fails) {
      return fails;
    }
    TreeHead signed = Checkpoint.parse(note.text()).head();
    LogWalk walk = walk(signed.size());
    Hash root = walk.rootAt(signed.size());
    ProofCheck tiles = walk.tiles();
    return root.equals(signed.root())
        ? tiles
        : new ProofCheck.Fails(
            "the entries give root %s, the checkpoint says %s"
                .formatted(root.hex(), signed.root().hex()));
  }

  /** The root of the first so many entries, computed from them. */
  Hash rootAt(long size) throws IOException, MalformedProofException {
    long whole = Checkpoint.parse(checkpoint().text()).head().size();
    if (size > whole) {
      throw new MalformedProofException(
          "the folder has %d entries; expected at least %d: fetch it again".formatted(whole, size));
    }
    return walk(whole).rootAt(size);
  }

  private LogWalk walk(long whole) {
    return new LogWalk(path -> Files.readAllBytes(folder.resolve(path)), whole);
  }

  /** The paths of all that a log of that size consists of, besides the checkpoint. */
  static Stream<TilePath> paths(long size) {
    return IntStream.rangeClosed(TilePath.ENTRIES, TilePath.TOP)
        .boxed()
        .flatMap(level -> paths(level, new TilePath(level, 0, 1).ofSize(size)));
  }

  private static Stream<TilePath> paths(int level, long count) {
    return LongStream.range(0, (count + TilePath.FULL - 1) / TilePath.FULL)
        .mapToObj(
            index ->
                new TilePath(
                    level, index, (int) Math.min(TilePath.FULL, count - index * TilePath.FULL)));
  }

  /**
   * Writes what a server gives into the folder; the checkpoint last, so that it is whole then. A
   * full tile never changes: one that is there already is not asked for again.
   *
   * @param note the server's checkpoint
   * @return how many files were asked for
   * @throws MalformedProofException if the note is no checkpoint
   */
  long fetch(Source server, SignedNote note) throws IOException, MalformedProofException {
    long asked = 0;
    Iterator<TilePath> paths = paths(Checkpoint.parse(note.text()).head().size()).iterator();
    while (paths.hasNext()) {
      TilePath path = paths.next();
      Path file = folder.resolve(path.path());
      if (path.width() < TilePath.FULL || !Files.exists(file)) {
        Files.createDirectories(file.getParent());
        Path whole = file.resolveSibling(file.getFileName() + ".new");
        Files.write(whole, server.read(path.path()));
        Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING);
        asked++;
      }
    }
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("checkpoint"), note.note());
    return asked;
  }
}
