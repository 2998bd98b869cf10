package bondgate.evidence.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Two checkpoints that one key signed, such as one that an officer kept and one of today: whether
 * they are of one history. If not, the two files themselves are the proof of it.
 */
final class CheckpointPair {
  private final SignedNote one;
  private final SignedNote other;
  private final VerifierKey key;

  /** Two notes, in either order. */
  CheckpointPair(SignedNote one, SignedNote other, VerifierKey key) {
    this.one = one;
    this.other = other;
    this.key = key;
  }

  /**
   * Whether the key signed both, and the larger continues the smaller.
   *
   * @param by a folder with the log, or a file with the log's proof, one Base64 hash in a line;
   *     nothing of it is read where both are of one size, or the smaller is empty
   */
  ProofCheck check(Path by) throws IOException, MalformedProofException {
    for (SignedNote note : List.of(one, other)) {
      if (Checkpoint.isSigned(note, key) instanceof ProofCheck.Fails fails) {
        return fails;
      }
    }
    TreeHead first = Checkpoint.parse(one.text()).head();
    TreeHead second = Checkpoint.parse(other.text()).head();
    return first.size() <= second.size() ? grown(first, second, by) : grown(second, first, by);
  }

  private ProofCheck grown(TreeHead earlier, TreeHead later, Path by)
      throws IOException, MalformedProofException {
    if (earlier.size() == 0) {
      return earlier.root().equals(MerkleTree.EMPTY_ROOT)
          ? new ProofCheck.Holds()
          : new ProofCheck.Fails("the root of no entries is not " + earlier.root().hex());
    }
    if (earlier.size() == later.size()) {
      return new ConsistencyProof(List.of()).check(earlier, later);
    }
    return Files.isDirectory(by)
        ? byFolder(new LogFolder(by), earlier, later)
        : new ConsistencyProof(hashes(by)).check(earlier, later);
  }

  private static List<Hash> hashes(Path file) throws IOException, MalformedProofException {
    List<Hash> hashes = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      hashes.add(Hash.ofBase64(line));
    }
    return hashes;
  }

  private ProofCheck byFolder(LogFolder folder, TreeHead earlier, TreeHead later)
      throws IOException, MalformedProofException {
    if (folder.check(key) instanceof ProofCheck.Fails fails) {
      return fails;
    }
    for (TreeHead head : List.of(earlier, later)) {
      Hash root = folder.rootAt(head.size());
      if (!root.equals(head.root())) {
        return new ProofCheck.Fails(
            "the first %d entries of the folder give root %s, the checkpoint says %s: the log has two histories"
                .formatted(head.size(), root.hex(), head.root().hex()));
      }
    }
    return new ProofCheck.Holds();
  }
}
