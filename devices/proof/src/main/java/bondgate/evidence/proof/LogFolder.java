package bondgate.evidence.proof;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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
    if (note.check(key) instanceof ProofCheck.Fails fails) {
      return fails;
    }
    Checkpoint signed = Checkpoint.parse(note.text());
    if (!signed.origin().equals(key.name())) {
      return new ProofCheck.Fails(
          "the checkpoint is of log '%s', the key of log '%s'"
              .formatted(signed.origin(), key.name()));
    }
    return computed(signed.head(), path -> Files.readAllBytes(folder.resolve(path)));
  }

  /** The paths of all that a log of that size consists of, besides the checkpoint. */
  static List<TilePath> paths(long size) {
    List<TilePath> paths = new ArrayList<>();
    for (int level = TilePath.ENTRIES; level <= TilePath.TOP; level++) {
      long count = new TilePath(level, 0, 1).ofSize(size);
      for (long at = 0; at < count; at += TilePath.FULL) {
        paths.add(
            new TilePath(level, at / TilePath.FULL, (int) Math.min(TilePath.FULL, count - at)));
      }
    }
    return paths;
  }

  private static ProofCheck computed(TreeHead head, Source source)
      throws IOException, MalformedProofException {
    List<Hash> hashes = new ArrayList<>();
    for (long at = 0; at < head.size(); at += TilePath.FULL) {
      int width = (int) Math.min(TilePath.FULL, head.size() - at);
      TilePath bundle = new TilePath(TilePath.ENTRIES, at / TilePath.FULL, width);
      hashes.addAll(entries(bundle, source.read(bundle.path())));
    }
    TreeHead found = new TreeHead(head.size(), root(hashes));
    for (int level = 0; level <= TilePath.TOP && !hashes.isEmpty(); level++) {
      List<Hash> above = new ArrayList<>();
      for (int at = 0; at < hashes.size(); at += TilePath.FULL) {
        List<Hash> own = hashes.subList(at, Math.min(at + TilePath.FULL, hashes.size()));
        TilePath tile = new TilePath(level, at / TilePath.FULL, own.size());
        if (!Arrays.equals(bytes(own), source.read(tile.path()))) {
          return new ProofCheck.Fails(tile.path() + " is not what the entries give");
        }
        if (own.size() == TilePath.FULL) {
          above.add(root(own));
        }
      }
      hashes = above;
    }
    return found.equals(head)
        ? new ProofCheck.Holds()
        : new ProofCheck.Fails(
            "the entries give root %s, the checkpoint says %s"
                .formatted(found.root().hex(), head.root().hex()));
  }

  /** The leaf hashes of a bundle: each entry has its length before it, in two bytes. */
  private static List<Hash> entries(TilePath path, byte[] bundle) throws MalformedProofException {
    List<Hash> hashes = new ArrayList<>();
    int at = 0;
    while (at + 2 <= bundle.length) {
      int length = ((bundle[at] & 0xFF) << 8) | (bundle[at + 1] & 0xFF);
      at += 2;
      if (at + length > bundle.length) {
        break;
      }
      hashes.add(MerkleTree.leafHash(Arrays.copyOfRange(bundle, at, at + length)));
      at += length;
    }
    if (at != bundle.length || hashes.size() != path.width()) {
      throw new MalformedProofException(
          "%s holds %d whole entries; expected %d"
              .formatted(path.path(), hashes.size(), path.width()));
    }
    return hashes;
  }

  private static Hash root(List<Hash> hashes) {
    if (hashes.isEmpty()) {
      return MerkleTree.EMPTY_ROOT;
    }
    if (hashes.size() == 1) {
      return hashes.get(0);
    }
    int split = Integer.highestOneBit(hashes.size() - 1);
    return MerkleTree.nodeHash(
        root(hashes.subList(0, split)), root(hashes.subList(split, hashes.size())));
  }

  private static byte[] bytes(List<Hash> hashes) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    hashes.forEach(hash -> bytes.writeBytes(hash.bytes()));
    return bytes.toByteArray();
  }

  /** Writes what a server gives into the folder; the checkpoint last, so that it is whole then. */
  void fetch(Source server) throws IOException, MalformedProofException {
    byte[] note = server.read("checkpoint");
    long size = Checkpoint.parse(SignedNote.parse(note).text()).head().size();
    for (TilePath path : paths(size)) {
      Path file = folder.resolve(path.path());
      Files.createDirectories(file.getParent());
      Files.write(file, server.read(path.path()));
    }
    Files.createDirectories(folder);
    Files.write(folder.resolve("checkpoint"), note);
  }
}
