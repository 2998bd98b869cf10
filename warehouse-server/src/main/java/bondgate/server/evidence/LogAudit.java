package bondgate.server.evidence;

import bondgate.evidence.proof.Hash;
import bondgate.evidence.proof.MerkleTree;
import bondgate.evidence.proof.TreeHead;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The slow, complete check of a log (fsck): computes every node and every head again from the
 * leaves' bytes, in order, with the code that appends. Finds also what the quick check at the start
 * cannot see, such as a changed leaf far back. Reads what is committed while it runs; a log may
 * grow meanwhile.
 */
@ApplicationScoped
public class LogAudit {
  private static final String LEAVES = "evidence_leaf";
  private static final String TILES = "evidence_tile";
  private static final String HEADS = "evidence_head";
  private static final int LEAVES_AT_ONCE = 1024;

  private final LogRows rows;
  private final LogTiles tiles;

  @Inject
  LogAudit(LogRows rows, LogTiles tiles) {
    this.rows = rows;
    this.tiles = tiles;
  }

  /**
   * The head that was found to be right, leaf by leaf.
   *
   * @throws DamagedLogException at the first thing that is not as it was committed
   */
  public TreeHead check(String zone) {
    // First the leaf: a log that grows meanwhile has at least its head.
    long last = rows.lastLeaf(zone);
    TreeHead head = rows.head(zone);
    if (last >= head.size()) {
      throw new DamagedLogException(
          zone,
          HEADS,
          "head of leaf %d is missing; the last one has size %d".formatted(last, head.size()));
    }
    GrowingTree tree = new GrowingTree(0, List.of());
    while (tree.size() < head.size()) {
      tree = checkRun(zone, tree, Math.min(head.size(), tree.size() + LEAVES_AT_ONCE));
    }
    return tree.head();
  }

  private GrowingTree checkRun(String zone, GrowingTree before, long to) {
    GrowingTree tree = new GrowingTree(before.size(), before.edge());
    Map<Long, Hash> heads = rows.heads(zone, before.size() + 1, to);
    Map<Long, byte[]> edges = rows.edges(zone, before.size() + 1, to);
    List<byte[]> leaves = rows.leaves(zone, before.size(), to);
    for (byte[] leaf : leaves) {
      tree.append(MerkleTree.leafHash(leaf));
      Hash root = heads.get(tree.size());
      if (root != null && !root.equals(tree.head().root())) {
        throw new DamagedLogException(
            zone,
            LEAVES + ", " + HEADS,
            "the first %d leaves give root %s, but %s was committed"
                .formatted(tree.size(), tree.head().root(), root));
      }
      byte[] edge = edges.get(tree.size());
      if (edge != null && !Arrays.equals(edge, tree.edgeBytes())) {
        throw new DamagedLogException(
            zone,
            HEADS,
            "head of size %d has an edge that its leaves do not give".formatted(tree.size()));
      }
    }
    if (tree.size() != to) {
      throw new DamagedLogException(
          zone, LEAVES, "a leaf between %d and %d is missing".formatted(before.size(), to - 1));
    }
    Map<NodeId, Hash> stored = tiles.nodes(zone, tree.completed().keySet());
    tree.completed()
        .forEach(
            (node, hash) -> {
              if (!hash.equals(stored.get(node))) {
                throw new DamagedLogException(
                    zone,
                    TILES,
                    "node (level %d, index %d) is %s, its leaves give %s"
                        .formatted(node.level(), node.index(), stored.get(node), hash));
              }
            });
    return tree;
  }
}
