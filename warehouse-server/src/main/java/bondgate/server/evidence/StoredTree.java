package bondgate.server.evidence;

import bondgate.evidence.proof.Hash;
import bondgate.evidence.proof.MerkleTree;
import bondgate.evidence.proof.TreeHead;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The trees as the tables hold them. Trusts no node that does not lead to a committed root. */
@ApplicationScoped
class StoredTree {
  private final LogRows rows;
  private final LogTiles tiles;

  @Inject
  StoredTree(LogRows rows, LogTiles tiles) {
    this.rows = rows;
    this.tiles = tiles;
  }

  /**
   * The tree of that head, ready to grow, by the edge that was stored with the head.
   *
   * @throws DamagedLogException if the edge does not give the head's root
   */
  GrowingTree verified(String zone, TreeHead head) {
    Optional<byte[]> edge = head.size() == 0 ? Optional.empty() : rows.edge(zone, head.size());
    return edge.isEmpty()
        ? recomputed(zone, head)
        : sound(zone, head, HashTile.of(0, 0, edge.get()).hashes());
  }

  /**
   * The same from the tiles and leaves themselves.
   *
   * @throws DamagedLogException if they do not give the head's root
   */
  GrowingTree recomputed(String zone, TreeHead head) {
    List<NodeId> edge = GrowingTree.edgeOf(head.size());
    Map<NodeId, Hash> stored = tiles.nodes(zone, edge);
    return sound(zone, head, edge.stream().map(node -> present(zone, node, stored)).toList());
  }

  private static GrowingTree sound(String zone, TreeHead head, List<Hash> edge) {
    if (edge.size() != Long.bitCount(head.size())) {
      throw new DamagedLogException(
          zone, "%d subtrees are stored for %d leaves".formatted(edge.size(), head.size()));
    }
    GrowingTree tree = new GrowingTree(head.size(), edge);
    if (!tree.head().equals(head)) {
      throw new DamagedLogException(
          zone,
          "its nodes give root %s for %d leaves, but %s was committed"
              .formatted(tree.head().root(), head.size(), head.root()));
    }
    return tree;
  }

  /** The root over each run of leaves, each given by the complete subtrees that cover it. */
  List<Hash> roots(String zone, List<List<NodeId>> runs) {
    return fold(zone, runs, tiles.nodes(zone, distinct(runs)));
  }

  /**
   * The same under a head that was committed. Whatever reaches the right edge is made of subtrees
   * that were stored with the head, so that no unfinished tile has to be put together for it.
   *
   * @throws DamagedLogException if the edge does not give the head's root, or a node is missing
   */
  List<Hash> roots(String zone, List<List<NodeId>> runs, TreeHead head) {
    List<NodeId> edge = GrowingTree.edgeOf(head.size());
    List<NodeId> inside = new ArrayList<>(distinct(runs));
    inside.removeAll(edge);
    TileParts parts = tiles.parts(zone, inside, head.size());
    Map<NodeId, Hash> nodes = parts.nodes(inside);
    if (parts.edge().isPresent()) {
      List<Hash> hashes = parts.edge().get();
      sound(zone, head, hashes);
      for (int i = 0; i < hashes.size(); i++) {
        nodes.put(edge.get(i), hashes.get(i));
      }
    } else {
      nodes.putAll(tiles.nodes(zone, edge));
    }
    return fold(zone, runs, nodes);
  }

  private static List<NodeId> distinct(List<List<NodeId>> runs) {
    return runs.stream().flatMap(List::stream).distinct().toList();
  }

  private static List<Hash> fold(String zone, List<List<NodeId>> runs, Map<NodeId, Hash> nodes) {
    List<Hash> roots = new ArrayList<>();
    for (List<NodeId> run : runs) {
      int last = run.size() - 1;
      Hash root = present(zone, run.get(last), nodes);
      for (int i = last - 1; i >= 0; i--) {
        root = MerkleTree.nodeHash(present(zone, run.get(i), nodes), root);
      }
      roots.add(root);
    }
    return roots;
  }

  private static Hash present(String zone, NodeId node, Map<NodeId, Hash> stored) {
    Hash hash = stored.get(node);
    if (hash == null) {
      throw new DamagedLogException(
          zone, "node (level %d, index %d) is missing".formatted(node.level(), node.index()));
    }
    return hash;
  }
}
