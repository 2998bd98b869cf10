package bondgate.server.evidence;

import bondgate.evidence.proof.Hash;
import bondgate.evidence.proof.MerkleTree;
import bondgate.evidence.proof.TreeHead;
import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A Merkle tree of which only the right edge is in memory: the roots of its complete subtrees, one
 * for each bit of its size. That is all it takes to append.
 */
final class GrowingTree {
  private final Deque<Hash> edge = new ArrayDeque<>();
  private final Map<NodeId, Hash> completed = new LinkedHashMap<>();
  private long size;

  /** A tree of that size, whose complete subtrees have those roots, left to right. */
  GrowingTree(long size, List<Hash> edge) {
    if (size < 0 || edge.size() != Long.bitCount(size)) {
      throw new IllegalArgumentException(
          "a tree of %d leaves has %d complete subtrees; received %d"
              .formatted(size, Long.bitCount(size), edge.size()));
    }
    this.size = size;
    this.edge.addAll(edge);
  }

  /** The places of the complete subtrees of a tree of that size, left to right. */
  static List<NodeId> edgeOf(long size) {
    return TreeShape.cover(0, size);
  }

  /** Adds a leaf, and completes the subtrees that it completes. */
  void append(Hash leaf) {
    Hash hash = leaf;
    completed.put(new NodeId(0, size), hash);
    int level = 0;
    for (long bits = size; (bits & 1) == 1; bits >>= 1) {
      hash = MerkleTree.nodeHash(edge.removeLast(), hash);
      level++;
      completed.put(new NodeId(level, size >> level), hash);
    }
    edge.addLast(hash);
    size++;
  }

  long size() {
    return size;
  }

  /** What was completed since the tree was made, in the order of completion. */
  Map<NodeId, Hash> completed() {
    return completed;
  }

  /** The roots of its complete subtrees, left to right. */
  List<Hash> edge() {
    return List.copyOf(edge);
  }

  /** The same, one behind the other. */
  byte[] edgeBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    edge.forEach(hash -> bytes.writeBytes(hash.bytes()));
    return bytes.toByteArray();
  }

  TreeHead head() {
    return new TreeHead(size, root());
  }

  private Hash root() {
    Iterator<Hash> fromRight = edge.descendingIterator();
    if (!fromRight.hasNext()) {
      return MerkleTree.EMPTY_ROOT;
    }
    Hash root = fromRight.next();
    while (fromRight.hasNext()) {
      root = MerkleTree.nodeHash(fromRight.next(), root);
    }
    return root;
  }
}
