package bondgate.evidence.proof;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** How a tree of RFC 6962, section 2.1, hashes its leaves and nodes. */
public final class MerkleTree {
  /** The root of a tree without leaves: SHA-256 of nothing. */
  public static final Hash EMPTY_ROOT = Hash.of(sha256().digest());

  private static final byte LEAF = 0;
  private static final byte NODE = 1;

  // To find the algorithm anew takes as long as to hash a node, and a proof hashes hundreds.
  private static final ThreadLocal<MessageDigest> DIGEST =
      ThreadLocal.withInitial(MerkleTree::sha256);

  private MerkleTree() {}

  /** The hash of a leaf: SHA-256 of a zero byte and the leaf's bytes. */
  public static Hash leafHash(byte[] leaf) {
    MessageDigest digest = DIGEST.get();
    digest.update(LEAF);
    return Hash.owning(digest.digest(leaf));
  }

  /**
   * The hash of a node: SHA-256 of a one byte, the left hash and the right hash. The first byte
   * keeps anybody from passing off a node as a leaf.
   */
  public static Hash nodeHash(Hash left, Hash right) {
    MessageDigest digest = DIGEST.get();
    digest.update(NODE);
    left.update(digest);
    right.update(digest);
    return Hash.owning(digest.digest());
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
