package bondgate.evidence.proof;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** How a tree of RFC 6962, section 2.1, hashes its leaves and nodes. */
public final class MerkleTree {
  /** The root of a tree without leaves: SHA-256 of nothing. */
  public static final Hash EMPTY_ROOT = Hash.of(sha256().digest());

  private static final byte LEAF = 0;
  private static final byte NODE = 1;

  private MerkleTree() {}

  /** The hash of a leaf: SHA-256 of a zero byte and the leaf's bytes. */
  public static Hash leafHash(byte[] leaf) {
    MessageDigest digest = sha256();
    digest.update(LEAF);
    return Hash.of(digest.digest(leaf));
  }

  /**
   * The hash of a node: SHA-256 of a one byte, the left hash and the right hash. The first byte
   * keeps anybody from passing off a node as a leaf.
   */
  public static Hash nodeHash(Hash left, Hash right) {
    MessageDigest digest = sha256();
    digest.update(NODE);
    digest.update(left.bytes());
    return Hash.of(digest.digest(right.bytes()));
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
