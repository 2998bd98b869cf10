package bondgate.server.evidence;

import bondgate.evidence.proof.Hash;
import bondgate.evidence.proof.MerkleTree;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Neighbouring hashes of one level of a tree (C2SP tlog-tiles): {@value #FULL} of them, or fewer at
 * the right edge.
 *
 * @param level 0 for hashes of leaves, 1 for those 8 levels above, up to 6
 * @param index of the tile within its level, from 0
 * @param hashes 1 to {@value #FULL}
 */
record HashTile(int level, long index, List<Hash> hashes) {
  /** Hashes in a full tile. */
  static final int FULL = 256;

  /** Levels of the tree from a tile's hashes to its root. */
  static final int HEIGHT = 8;

  HashTile {
    hashes = List.copyOf(hashes);
    if (hashes.isEmpty() || hashes.size() > FULL) {
      throw new IllegalArgumentException(
          "a tile has 1 to %d hashes; received %d".formatted(FULL, hashes.size()));
    }
  }

  /** The level of tiles in which that node, or what it is made of, lies. */
  static int levelOf(NodeId node) {
    return node.level() / HEIGHT;
  }

  /** Index of the tile of that level in which the node lies. */
  static long indexOf(NodeId node) {
    return (node.index() << (node.level() % HEIGHT)) >> HEIGHT;
  }

  /** The hashes that stand in those bytes, one behind the other. */
  static HashTile of(int level, long index, byte[] bytes) {
    List<Hash> hashes = new ArrayList<>();
    for (int at = 0; at < bytes.length; at += Hash.LENGTH_BYTES) {
      hashes.add(Hash.of(Arrays.copyOfRange(bytes, at, at + Hash.LENGTH_BYTES)));
    }
    return new HashTile(level, index, hashes);
  }

  boolean isFull() {
    return hashes.size() == FULL;
  }

  /** The hashes, one behind the other. */
  byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(hashes.size() * Hash.LENGTH_BYTES);
    hashes.forEach(hash -> bytes.writeBytes(hash.bytes()));
    return bytes.toByteArray();
  }

  /** The root over all hashes of a full tile. */
  Hash root() {
    return fold(0, FULL);
  }

  /** Whether the tile has all that the node is made of. */
  boolean covers(NodeId node) {
    return from(node) + (1 << (node.level() % HEIGHT)) <= hashes.size();
  }

  /** The hash of that node, which the tile covers. */
  Hash node(NodeId node) {
    return fold(from(node), 1 << (node.level() % HEIGHT));
  }

  private static int from(NodeId node) {
    return (int) ((node.index() << (node.level() % HEIGHT)) & (FULL - 1));
  }

  private Hash fold(int from, int count) {
    List<Hash> row = hashes.subList(from, from + count);
    while (row.size() > 1) {
      List<Hash> above = new ArrayList<>(row.size() / 2);
      for (int i = 0; i < row.size(); i += 2) {
        above.add(MerkleTree.nodeHash(row.get(i), row.get(i + 1)));
      }
      row = above;
    }
    return row.get(0);
  }
}
