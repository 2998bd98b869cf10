package bondgate.server.goods;

import bondgate.server.sql.SliceSql;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** 已销毁 — which tagged pieces were destroyed, by which document. Never changed. */
@ApplicationScoped
public class Destroyed {
  private final SliceSql sql;

  @Inject
  Destroyed(AgroalDataSource database) {
    this.sql = new SliceSql(database, "destroyed pieces");
  }

  /** A destruction: its tags, and the leaf that says so. */
  public record Of(Set<String> epcs, long leafIndex) {
    /** Takes a copy. */
    public Of {
      epcs = Set.copyOf(epcs);
    }
  }

  /**
   * Notes that pieces were destroyed.
   *
   * @param pieces each with the place where it was
   */
  @Transactional(TxType.MANDATORY)
  public void add(
      String zone, String document, Map<TaggedPiece, Place> pieces, long leafIndex, Instant at) {
    pieces.forEach(
        (piece, place) ->
            sql.update(
                "INSERT INTO goods_destroyed (zone, epc, item, document, place, leaf_index,"
                    + " destroyed_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
                zone,
                piece.epc(),
                piece.item(),
                document,
                place.name(),
                leafIndex,
                at));
  }

  /** What a document destroyed by tag; empty if nothing. */
  @Transactional
  public Optional<Of> by(String zone, String document) {
    Map<String, Long> leaves = new TreeMap<>();
    sql.query(
            "SELECT epc, leaf_index FROM goods_destroyed WHERE zone = ? AND document = ?",
            row -> Map.entry(row.getString(1), row.getLong(2)),
            zone,
            document)
        .forEach(row -> leaves.put(row.getKey(), row.getValue()));
    return leaves.values().stream().findFirst().map(leaf -> new Of(leaves.keySet(), leaf));
  }

  /** Of those tags, the ones whose piece was destroyed. */
  @Transactional
  public Set<String> among(String zone, Collection<String> epcs) {
    return new TreeSet<>(
        sql.query(
            "SELECT epc FROM goods_destroyed WHERE zone = ? AND epc = ANY (?)",
            row -> row.getString(1),
            zone,
            epcs.toArray(String[]::new)));
  }
}
