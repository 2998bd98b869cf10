package bondgate.server.evidence;

import bondgate.evidence.proof.Hash;
import bondgate.evidence.proof.MerkleTree;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The hashes of the logs, tile by tile: full tiles as they are stored; at the right edge from the
 * leaves, or from the roots of the tiles below.
 */
@ApplicationScoped
class LogTiles {
  private final LogRows rows;

  @Inject
  LogTiles(LogRows rows) {
    this.rows = rows;
  }

  /** The tile as far as it is there; empty if nothing of it is, or a full one is not stored. */
  Optional<HashTile> tile(String zone, int level, long index) {
    Optional<byte[]> stored = rows.tile(zone, level, index);
    if (stored.isPresent()) {
      return stored.map(bytes -> HashTile.of(level, index, bytes));
    }
    List<Hash> hashes = below(zone, level, index * HashTile.FULL, (index + 1) * HashTile.FULL);
    return hashes.isEmpty() || hashes.size() == HashTile.FULL
        ? Optional.empty()
        : Optional.of(new HashTile(level, index, hashes));
  }

  /** The hashes of those nodes; a node that does not follow from what is stored is missing. */
  Map<NodeId, Hash> nodes(String zone, Collection<NodeId> wanted) {
    return parts(zone, wanted, 0).nodes(wanted);
  }

  /** The tiles of those nodes, and the edge under the head of that size, 0 for none. */
  TileParts parts(String zone, Collection<NodeId> wanted, long size) {
    return rows.parts(zone, wanted.stream().map(TileId::of).distinct().toList(), size);
  }

  /** The tiles that an append made full; the leaves are stored already. */
  List<HashTile> completed(String zone, long sizeBefore, GrowingTree after) {
    List<HashTile> full = new ArrayList<>();
    for (int level = 0; sizeAt(after.size(), level + 1) > sizeAt(sizeBefore, level + 1); level++) {
      for (long index = sizeAt(sizeBefore, level + 1);
          index < sizeAt(after.size(), level + 1);
          index++) {
        long from = index * HashTile.FULL;
        long known = Math.min(Math.max(from, sizeAt(sizeBefore, level)), from + HashTile.FULL);
        List<Hash> hashes =
            new ArrayList<>(known > from ? below(zone, level, from, known) : List.of());
        for (long i = known; i < from + HashTile.FULL; i++) {
          hashes.add(after.completed().get(new NodeId(level * HashTile.HEIGHT, i)));
        }
        full.add(new HashTile(level, index, hashes));
      }
    }
    return full;
  }

  /** How many complete hashes a tree of that size has at that level of tiles. */
  private static long sizeAt(long size, int level) {
    return size >> (level * HashTile.HEIGHT);
  }

  private List<Hash> below(String zone, int level, long from, long to) {
    return level == 0
        ? rows.leaves(zone, from, to).stream().map(MerkleTree::leafHash).toList()
        : rows.tileRoots(zone, level - 1, from, to);
  }
}
