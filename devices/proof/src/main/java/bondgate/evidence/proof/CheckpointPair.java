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
  private final VerifierKey key;
  private final TreeHead earlier;
  private final TreeHead later;

  private CheckpointPair(VerifierKey key, TreeHead earlier, TreeHead later) {
    this.key = key;
    this.earlier = earlier;
    this.later = later;
  }

  /**
   * The pair, in either order.
   *
   * @throws MalformedProofException if one of them is not a checkpoint of the key's log
   */
  static CheckpointPair of(SignedNote one, SignedNote other, VerifierKey key)
      throws MalformedProofException {
    TreeHead first = head(one, key);
    TreeHead second = head(other, key);
    return first.size() <= second.size()
        ? new CheckpointPair(key, first, second)
        : new CheckpointPair(key, second, first);
  }

  private static TreeHead head(SignedNote note, VerifierKey key) throws MalformedProofException {
    if (note.check(key) instanceof ProofCheck.Fails fails) {
      throw new MalformedProofException(fails.why());
    }
    Checkpoint checkpoint = Checkpoint.parse(note.text());
    if (!checkpoint.origin().equals(key.name())) {
      throw new MalformedProofException(
          "expected a checkpoint of log '%s'; received one of '%s'"
              .formatted(key.name(), checkpoint.origin()));
    }
    return checkpoint.head();
  }

  /**
   * Whether the later continues the earlier.
   *
   * @param by a folder with the log, or a file with the log's proof, one Base64 hash in a line;
   *     nothing of it is read where both are of one size, or the earlier is empty
   */
  ProofCheck check(Path by) throws IOException, MalformedProofException {
    if (earlier.size() == 0) {
      return earlier.root().equals(MerkleTree.EMPTY_ROOT)
          ? new ProofCheck.Holds()
          : new ProofCheck.Fails("the root of no entries is not " + earlier.root().hex());
    }
    if (earlier.size() == later.size()) {
      return new ConsistencyProof(List.of()).check(earlier, later);
    }
    return Files.isDirectory(by) ? byFolder(new LogFolder(by)) : byProof(by);
  }

  private ProofCheck byProof(Path file) throws IOException, MalformedProofException {
    List<Hash> hashes = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      hashes.add(Hash.ofBase64(line));
    }
    return new ConsistencyProof(hashes).check(earlier, later);
  }

  private ProofCheck byFolder(LogFolder folder) throws IOException, MalformedProofException {
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
