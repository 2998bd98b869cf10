package bondgate.server.evidence;

import bondgate.evidence.proof.Hash;
import bondgate.evidence.proof.MerkleTree;
import bondgate.evidence.proof.TreeHead;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A log in memory, by the same pure parts as the stored one; its roots by the RFC's own formula.
 */
final class MemoryLog {
  private final List<Hash> leaves = new ArrayList<>();
  private final Map<NodeId, Hash> nodes = new HashMap<>();

  /** Appends through a tree that knows only the right edge, as the stored log does. */
  TreeHead append(List<byte[]> batch) {
    GrowingTree tree =
        new GrowingTree(
            leaves.size(), GrowingTree.edgeOf(leaves.size()).stream().map(nodes::get).toList());
    for (byte[] leaf : batch) {
      leaves.add(MerkleTree.leafHash(leaf));
      tree.append(MerkleTree.leafHash(leaf));
    }
    nodes.putAll(tree.completed());
    return tree.head();
  }

  Hash leafHash(int index) {
    return leaves.get(index);
  }

  /** RFC 6962, section 2.1, word by word: slow, and independent of the tree that grows. */
  TreeHead headByFormula(int size) {
    return new TreeHead(size, size == 0 ? MerkleTree.EMPTY_ROOT : formula(leaves.subList(0, size)));
  }

  List<Hash> fold(List<List<NodeId>> runs) {
    return runs.stream().map(this::foldRun).toList();
  }

  private Hash foldRun(List<NodeId> run) {
    Hash root = nodes.get(run.get(run.size() - 1));
    for (int i = run.size() - 2; i >= 0; i--) {
      root = MerkleTree.nodeHash(nodes.get(run.get(i)), root);
    }
    return root;
  }

  private static Hash formula(List<Hash> hashes) {
    if (hashes.size() == 1) {
      return hashes.get(0);
    }
    int k = 1;
    while (k * 2 < hashes.size()) {
      k *= 2;
    }
    return MerkleTree.nodeHash(
        formula(hashes.subList(0, k)), formula(hashes.subList(k, hashes.size())));
  }
}
