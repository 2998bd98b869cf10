package bondgate.server.evidence;

import bondgate.evidence.proof.Hash;
import bondgate.evidence.proof.MerkleTree;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Some tiles of a log, and the edge stored with one head, as one statement reads them: a proof
 * needs five tiles or more, and the way to the database and back takes longer than to find one.
 * Where a full tile is not stored, its hashes follow from the leaves, or from the roots of the
 * tiles below.
 *
 * <p>LATERAL with a LIMIT keeps the planner to the indexes: of an array that it does not know it
 * expects so many rows that it would rather read the whole table.
 */
final class TileParts {
  static final String SQL =
      """
      WITH wanted AS (
        SELECT w.level, w.tile_index, t.hashes
          FROM unnest(?::smallint[], ?::bigint[]) AS w (level, tile_index)
          LEFT JOIN LATERAL (
            SELECT hashes FROM evidence_tile
             WHERE zone = ? AND level = w.level AND tile_index = w.tile_index
             LIMIT 1) t ON true)
      SELECT level::int AS level, tile_index, -1::bigint AS place, hashes AS bytes
        FROM wanted WHERE hashes IS NOT NULL
      UNION ALL
      SELECT w.level, w.tile_index, b.tile_index, b.root
        FROM wanted w CROSS JOIN LATERAL (
          SELECT tile_index, root FROM evidence_tile
           WHERE zone = ? AND level = w.level - 1
             AND tile_index >= w.tile_index * 256 AND tile_index < (w.tile_index + 1) * 256
           ORDER BY tile_index LIMIT 256) b
       WHERE w.hashes IS NULL AND w.level > 0
      UNION ALL
      SELECT w.level, w.tile_index, l.leaf_index, l.bytes
        FROM wanted w CROSS JOIN LATERAL (
          SELECT leaf_index, bytes FROM evidence_leaf
           WHERE zone = ?
             AND leaf_index >= w.tile_index * 256 AND leaf_index < (w.tile_index + 1) * 256
           ORDER BY leaf_index LIMIT 256) l
       WHERE w.hashes IS NULL AND w.level = 0
      UNION ALL
      SELECT -1, size, -1, edge
        FROM evidence_head WHERE zone = ? AND size = ? AND edge IS NOT NULL
       ORDER BY level, tile_index, place
      """;

  private static final int EDGE = -1;
  private static final int WHOLE = -1;

  private final Map<TileId, HashTile> tiles = new HashMap<>();
  private Optional<List<Hash>> edge = Optional.empty();

  private TileParts() {}

  /** Asks for those tiles, and for the edge under the head of that size; 0 for none. */
  static void ask(PreparedStatement statement, String zone, Collection<TileId> tiles, long size)
      throws SQLException {
    Short[] levels = tiles.stream().map(tile -> (short) tile.level()).toArray(Short[]::new);
    Long[] indexes = tiles.stream().map(TileId::index).toArray(Long[]::new);
    statement.setArray(1, statement.getConnection().createArrayOf("int2", levels));
    statement.setArray(2, statement.getConnection().createArrayOf("int8", indexes));
    for (int i = 3; i <= 6; i++) {
      statement.setString(i, zone);
    }
    statement.setLong(7, size);
  }

  /** What the database answered. */
  static TileParts read(ResultSet rows) throws SQLException {
    TileParts parts = new TileParts();
    Map<TileId, List<Hash>> begun = new HashMap<>();
    while (rows.next()) {
      TileId tile = new TileId(rows.getInt(1), rows.getLong(2));
      long place = rows.getLong(3);
      byte[] bytes = rows.getBytes(4);
      if (tile.level() == EDGE) {
        parts.edge = Optional.of(HashTile.of(0, 0, bytes).hashes());
      } else if (place == WHOLE) {
        parts.tiles.put(tile, HashTile.of(tile.level(), tile.index(), bytes));
      } else {
        List<Hash> hashes = begun.computeIfAbsent(tile, first -> new ArrayList<>());
        // Up to the first that is not there.
        if (place == tile.index() * HashTile.FULL + hashes.size()) {
          hashes.add(tile.level() == 0 ? MerkleTree.leafHash(bytes) : Hash.of(bytes));
        }
      }
    }
    begun.forEach(parts::begin);
    return parts;
  }

  /** All of a tile's hashes without the tile itself are a tile that was lost, not one begun. */
  private void begin(TileId tile, List<Hash> hashes) {
    if (!hashes.isEmpty() && hashes.size() < HashTile.FULL) {
      tiles.put(tile, new HashTile(tile.level(), tile.index(), hashes));
    }
  }

  /** The roots of the complete subtrees under the head; empty if none were stored with it. */
  Optional<List<Hash>> edge() {
    return edge;
  }

  /** The hashes of those nodes; a node that does not follow from these tiles is missing. */
  Map<NodeId, Hash> nodes(Collection<NodeId> wanted) {
    Map<NodeId, Hash> nodes = new HashMap<>();
    for (NodeId node : wanted) {
      HashTile tile = tiles.get(TileId.of(node));
      if (tile != null && tile.covers(node)) {
        nodes.put(node, tile.node(node));
      }
    }
    return nodes;
  }
}
