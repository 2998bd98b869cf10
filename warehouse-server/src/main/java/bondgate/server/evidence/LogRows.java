package bondgate.server.evidence;

import bondgate.evidence.proof.Hash;
import bondgate.evidence.proof.TreeHead;
import bondgate.server.copy.CopyRows;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tables of the logs: insert and select only, for the database refuses everything else. */
@ApplicationScoped
class LogRows {
  private final AgroalDataSource database;

  @Inject
  LogRows(AgroalDataSource database) {
    this.database = database;
  }

  /** The latest head, as the ambient transaction sees it. */
  TreeHead head(String zone) {
    return query(
        "read the head of the log",
        "SELECT size, root FROM evidence_head WHERE zone = ? ORDER BY size DESC LIMIT 1",
        statement -> statement.setString(1, zone),
        row -> row.next() ? headOf(row) : TreeHead.EMPTY);
  }

  List<String> zones() {
    return query(
        "list the logs",
        "SELECT DISTINCT zone FROM evidence_head ORDER BY zone",
        statement -> {},
        row -> {
          List<String> zones = new ArrayList<>();
          while (row.next()) {
            zones.add(row.getString(1));
          }
          return zones;
        });
  }

  Optional<byte[]> leaf(String zone, long index) {
    return query(
        "read a leaf",
        "SELECT bytes FROM evidence_leaf WHERE zone = ? AND leaf_index = ?",
        statement -> {
          statement.setString(1, zone);
          statement.setLong(2, index);
        },
        row -> row.next() ? Optional.of(row.getBytes(1)) : Optional.empty());
  }

  /**
   * The bytes of the leaves from one place to before another, up to the first that is not there.
   */
  List<byte[]> leaves(String zone, long from, long to) {
    return query(
        "read leaves",
        "SELECT leaf_index, bytes FROM evidence_leaf WHERE zone = ? AND leaf_index >= ? AND leaf_index < ?"
            + " ORDER BY leaf_index",
        range(zone, from, to),
        row -> {
          List<byte[]> leaves = new ArrayList<>();
          while (row.next() && row.getLong(1) == from + leaves.size()) {
            leaves.add(row.getBytes(2));
          }
          return leaves;
        });
  }

  /** The roots of the heads whose size is from one number to another, both included. */
  Map<Long, Hash> heads(String zone, long from, long to) {
    return query(
        "read heads of the log",
        "SELECT size, root FROM evidence_head WHERE zone = ? AND size >= ? AND size <= ?",
        range(zone, from, to),
        row -> {
          Map<Long, Hash> heads = new HashMap<>();
          while (row.next()) {
            heads.put(row.getLong(1), Hash.of(row.getBytes(2)));
          }
          return heads;
        });
  }

  /** The edges that were stored with those heads; a head of before there were any has none. */
  Map<Long, byte[]> edges(String zone, long from, long to) {
    return query(
        "read edges of the log",
        "SELECT size, edge FROM evidence_head"
            + " WHERE zone = ? AND size >= ? AND size <= ? AND edge IS NOT NULL",
        range(zone, from, to),
        row -> {
          Map<Long, byte[]> edges = new HashMap<>();
          while (row.next()) {
            edges.put(row.getLong(1), row.getBytes(2));
          }
          return edges;
        });
  }

  private static Filling range(String zone, long from, long to) {
    return statement -> {
      statement.setString(1, zone);
      statement.setLong(2, from);
      statement.setLong(3, to);
    };
  }

  /** Number of the last leaf, or -1: from the leaves themselves, not from a head. */
  long lastLeaf(String zone) {
    return query(
        "read the last leaf",
        "SELECT coalesce(max(leaf_index), -1) FROM evidence_leaf WHERE zone = ?",
        statement -> statement.setString(1, zone),
        row -> row.next() ? row.getLong(1) : -1);
  }

  /** The bytes of a full tile. */
  Optional<byte[]> tile(String zone, int level, long index) {
    return query(
        "read a tile of the log",
        "SELECT hashes FROM evidence_tile WHERE zone = ? AND level = ? AND tile_index = ?",
        statement -> {
          statement.setString(1, zone);
          statement.setInt(2, level);
          statement.setLong(3, index);
        },
        row -> row.next() ? Optional.of(row.getBytes(1)) : Optional.empty());
  }

  /** Those tiles as far as they are there, and the edge under the head of that size, 0 for none. */
  TileParts parts(String zone, Collection<TileId> tiles, long size) {
    return query(
        "read tiles of the log",
        TileParts.SQL,
        statement -> TileParts.ask(statement, zone, tiles, size),
        TileParts::read);
  }

  /** The roots of the full tiles of a level from one index to before another, without gap. */
  List<Hash> tileRoots(String zone, int level, long from, long to) {
    return query(
        "read roots of tiles",
        "SELECT tile_index, root FROM evidence_tile WHERE zone = ? AND level = ?"
            + " AND tile_index >= ? AND tile_index < ? ORDER BY tile_index",
        statement -> {
          statement.setString(1, zone);
          statement.setInt(2, level);
          statement.setLong(3, from);
          statement.setLong(4, to);
        },
        row -> {
          List<Hash> roots = new ArrayList<>();
          while (row.next() && row.getLong(1) == from + roots.size()) {
            roots.add(Hash.of(row.getBytes(2)));
          }
          return roots;
        });
  }

  /** The roots of the complete subtrees under that head; empty for a head from before they were. */
  Optional<byte[]> edge(String zone, long size) {
    return query(
        "read the edge of the log",
        "SELECT edge FROM evidence_head WHERE zone = ? AND size = ? AND edge IS NOT NULL",
        statement -> {
          statement.setString(1, zone);
          statement.setLong(2, size);
        },
        row -> row.next() ? Optional.of(row.getBytes(1)) : Optional.empty());
  }

  void insertLeaves(String zone, long firstIndex, List<byte[]> leaves) {
    int bytes = leaves.stream().mapToInt(leaf -> leaf.length + 64).sum();
    CopyRows rows = new CopyRows("evidence_leaf", List.of("zone", "leaf_index", "bytes"), bytes);
    long index = firstIndex;
    for (byte[] leaf : leaves) {
      rows.row().text(zone).int8(index).bytea(leaf);
      index++;
    }
    store("store leaves", rows);
  }

  void insertTiles(String zone, List<HashTile> tiles) {
    CopyRows rows =
        new CopyRows(
            "evidence_tile",
            List.of("zone", "level", "tile_index", "root", "hashes"),
            tiles.size() * (HashTile.FULL + 2) * Hash.LENGTH_BYTES);
    for (HashTile tile : tiles) {
      rows.row()
          .text(zone)
          .int2(tile.level())
          .int8(tile.index())
          .bytea(tile.root().bytes())
          .bytea(tile.bytes());
    }
    store("store tiles", rows);
  }

  private void store(String what, CopyRows rows) {
    try (Connection connection = database.getConnection()) {
      rows.store(connection);
    } catch (SQLException e) {
      throw new EvidenceStorageException(what, e);
    }
  }

  void insertHead(String zone, TreeHead head, byte[] edge) {
    insert(
        "store the head",
        "INSERT INTO evidence_head (zone, size, root, edge) VALUES (?, ?, ?, ?)",
        1,
        statement -> {
          statement.setString(1, zone);
          statement.setLong(2, head.size());
          statement.setBytes(3, head.root().bytes());
          statement.setBytes(4, edge);
        });
  }

  private static TreeHead headOf(ResultSet row) throws SQLException {
    return new TreeHead(row.getLong(1), Hash.of(row.getBytes(2)));
  }

  private void insert(String what, String sql, int rows, Filling filling) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      filling.fill(statement);
      int inserted = statement.executeUpdate();
      if (inserted != rows) {
        throw new IllegalStateException(
            "tried to %s: %d rows instead of %d".formatted(what, inserted, rows));
      }
    } catch (SQLException e) {
      throw new EvidenceStorageException(what, e);
    }
  }

  private <T> T query(String what, String sql, Filling filling, Reading<T> reading) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      filling.fill(statement);
      try (ResultSet rows = statement.executeQuery()) {
        return reading.read(rows);
      }
    } catch (SQLException e) {
      throw new EvidenceStorageException(what, e);
    }
  }

  @FunctionalInterface
  private interface Filling {
    void fill(PreparedStatement statement) throws SQLException;
  }

  @FunctionalInterface
  private interface Reading<T> {
    T read(ResultSet rows) throws SQLException;
  }
}
