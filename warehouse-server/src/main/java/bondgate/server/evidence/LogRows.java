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

  /** The bytes of the leaves from one place to before another, as many as there are. */
  List<byte[]> leaves(String zone, long from, long to) {
    return query(
        "read leaves",
        "SELECT bytes FROM evidence_leaf WHERE zone = ? AND leaf_index >= ? AND leaf_index < ?"
            + " ORDER BY leaf_index",
        range(zone, from, to),
        row -> {
          List<byte[]> leaves = new ArrayList<>();
          while (row.next()) {
            leaves.add(row.getBytes(1));
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

  /** The hashes of those nodes; a node that is not stored is missing from the answer. */
  Map<NodeId, Hash> nodes(String zone, Collection<NodeId> wanted) {
    Object[] levels = wanted.stream().map(node -> (short) node.level()).toArray();
    Object[] indexes = wanted.stream().map(NodeId::index).toArray();
    return query(
        "read nodes of the log",
        """
        SELECT n.level, n.node_index, n.hash
          FROM unnest(?, ?) AS wanted (level, node_index)
          JOIN evidence_node n ON n.zone = ?
           AND n.level = wanted.level AND n.node_index = wanted.node_index""",
        statement -> {
          statement.setArray(1, statement.getConnection().createArrayOf("int2", levels));
          statement.setArray(2, statement.getConnection().createArrayOf("int8", indexes));
          statement.setString(3, zone);
        },
        row -> {
          Map<NodeId, Hash> nodes = new HashMap<>();
          while (row.next()) {
            nodes.put(new NodeId(row.getInt(1), row.getLong(2)), Hash.of(row.getBytes(3)));
          }
          return nodes;
        });
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

  void insertNodes(String zone, Map<NodeId, Hash> nodes) {
    CopyRows rows =
        new CopyRows(
            "evidence_node", List.of("zone", "level", "node_index", "hash"), nodes.size() * 96);
    nodes.forEach(
        (node, hash) ->
            rows.row().text(zone).int2(node.level()).int8(node.index()).bytea(hash.bytes()));
    store("store nodes", rows);
  }

  private void store(String what, CopyRows rows) {
    try (Connection connection = database.getConnection()) {
      rows.store(connection);
    } catch (SQLException e) {
      throw new EvidenceStorageException(what, e);
    }
  }

  void insertHead(String zone, TreeHead head) {
    insert(
        "store the head",
        "INSERT INTO evidence_head (zone, size, root) VALUES (?, ?, ?)",
        1,
        statement -> {
          statement.setString(1, zone);
          statement.setLong(2, head.size());
          statement.setBytes(3, head.root().bytes());
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
