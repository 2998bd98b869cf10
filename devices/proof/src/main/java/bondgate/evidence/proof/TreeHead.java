package bondgate.evidence.proof;

import java.util.Objects;

/**
 * A log at one moment: how many leaves, and the root over all of them.
 *
 * @param size number of leaves, from 0
 * @param root the root; {@link MerkleTree#EMPTY_ROOT} if and only if there are no leaves
 */
public record TreeHead(long size, Hash root) {
  /** A log without leaves. */
  public static final TreeHead EMPTY = new TreeHead(0, MerkleTree.EMPTY_ROOT);

  /** Checks the ranges. */
  public TreeHead {
    Objects.requireNonNull(root, "root");
    if (size < 0) {
      throw new IllegalArgumentException("a log has 0 leaves or more; received " + size);
    }
    if (size == 0 && !root.equals(MerkleTree.EMPTY_ROOT)) {
      throw new IllegalArgumentException(
          "the root of a log without leaves is the SHA-256 of nothing; received " + root);
    }
  }
}
