package bondgate.server.evidence;

import bondgate.evidence.proof.Hash;
import bondgate.evidence.proof.MerkleTree;
import bondgate.evidence.proof.TreeHead;
import bondgate.server.copy.CopyRows;
import io.agroal.api.AgroalDataSource;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;

/**
 * A log of any size, made for measuring: its tiles and its head are stored as if each leaf had been
 * appended, and every proof in it holds. The leaves below a full tile are not there, only their
 * hashes, and the hashes of one tile come again some tiles later; a proof looks at neither.
 */
final class SyntheticLog {
  private static final int DIFFERENT_TILES = 1_009;
  private static final int TILES_AT_ONCE = 2_000;

  private final AgroalDataSource database;
  private final LogRows rows;
  private final LogTiles tiles;
  private final String zone;
  private final List<HashTile> lowest = new ArrayList<>();
  private final List<StoredTile> lowestStored = new ArrayList<>();
  private final List<Hash> edgeLeaves = new ArrayList<>();
  private long fullTiles;

  SyntheticLog(
      AgroalDataSource database, LogRows rows, LogTiles tiles, String zone, Random random) {
    this.database = database;
    this.rows = rows;
    this.tiles = tiles;
    this.zone = zone;
    for (int i = 0; i < DIFFERENT_TILES; i++) {
      List<Hash> hashes = new ArrayList<>();
      for (int j = 0; j < HashTile.FULL; j++) {
        byte[] hash = new byte[Hash.LENGTH_BYTES];
        random.nextBytes(hash);
        hashes.add(Hash.of(hash));
      }
      lowest.add(new HashTile(0, 0, hashes));
      lowestStored.add(StoredTile.of(hashes));
    }
  }

  String zone() {
    return zone;
  }

  /** Makes it, once, with that many leaves. */
  TreeHead make(long size) throws SQLException {
    fullTiles = size / HashTile.FULL;
    List<Hash> roots = store(0, (int) fullTiles, i -> lowestStored.get(i % DIFFERENT_TILES));
    for (int level = 1; roots.size() >= HashTile.FULL; level++) {
      List<Hash> below = roots;
      roots =
          store(
              level,
              below.size() / HashTile.FULL,
              i -> StoredTile.of(below.subList(i * HashTile.FULL, (i + 1) * HashTile.FULL)));
    }
    // What the database does by itself within a minute.
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("ANALYZE evidence_tile, evidence_leaf, evidence_head");
    }
    return grow((int) (size % HashTile.FULL));
  }

  /** Adds leaves behind the last full tile, less than a tile, and a head over all. */
  TreeHead grow(int leaves) {
    long before = fullTiles * HashTile.FULL + edgeLeaves.size();
    List<byte[]> bytes = new ArrayList<>();
    for (long i = before; i < before + leaves; i++) {
      byte[] leaf = ByteBuffer.allocate(Long.BYTES).putLong(i).array();
      bytes.add(leaf);
      edgeLeaves.add(MerkleTree.leafHash(leaf));
    }
    rows.insertLeaves(zone, before, bytes);
    List<NodeId> edge = GrowingTree.edgeOf(before + leaves);
    Map<NodeId, Hash> nodes = tiles.nodes(zone, edge);
    GrowingTree tree = new GrowingTree(before + leaves, edge.stream().map(nodes::get).toList());
    rows.insertHead(zone, tree.head(), tree.edgeBytes());
    return tree.head();
  }

  /** The hash of that leaf. */
  Hash leafHash(long index) {
    long tile = index / HashTile.FULL;
    int within = (int) (index % HashTile.FULL);
    return tile < fullTiles
        ? lowest.get((int) (tile % DIFFERENT_TILES)).hashes().get(within)
        : edgeLeaves.get(within);
  }

  /** Stores the tiles of a level; their roots, in order. */
  private List<Hash> store(int level, int count, IntFunction<StoredTile> tile) throws SQLException {
    List<Hash> roots = new ArrayList<>();
    for (int from = 0; from < count; from += TILES_AT_ONCE) {
      CopyRows copy =
          new CopyRows(
              "evidence_tile",
              List.of("zone", "level", "tile_index", "root", "hashes"),
              TILES_AT_ONCE * (HashTile.FULL + 3) * Hash.LENGTH_BYTES);
      for (int i = from; i < Math.min(count, from + TILES_AT_ONCE); i++) {
        StoredTile one = tile.apply(i);
        roots.add(one.root);
        copy.row().text(zone).int2(level).int8(i).bytea(one.root.bytes()).bytea(one.bytes);
      }
      try (Connection connection = database.getConnection()) {
        copy.store(connection);
      }
    }
    return roots;
  }

  /** A full tile as its row has it. */
  private static final class StoredTile {
    private final Hash root;
    private final byte[] bytes;

    private StoredTile(Hash root, byte[] bytes) {
      this.root = root;
      this.bytes = bytes;
    }

    static StoredTile of(List<Hash> hashes) {
      HashTile tile = new HashTile(0, 0, hashes);
      return new StoredTile(tile.root(), tile.bytes());
    }
  }
}
