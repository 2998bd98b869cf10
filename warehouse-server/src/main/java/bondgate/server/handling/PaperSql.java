package bondgate.server.handling;

import bondgate.server.goods.Place;
import bondgate.server.sql.SliceSql;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What the fence's permits say of a document: which pieces it lets go which way, and how far they
 * are. A permit that was withdrawn before its piece went counts for nothing.
 */
@ApplicationScoped
class PaperSql {
  /** Pieces of documents with their way; to be completed by a condition on the document. */
  private static final String PIECES =
      "SELECT p.zone, p.document, p.epc,"
          + " CASE p.direction WHEN 'IN' THEN o.outside ELSE o.inside END AS starts,"
          + " CASE p.direction WHEN 'IN' THEN o.inside ELSE o.outside END AS ends,"
          + " bool_or(p.closed_leaf IS NULL) AS open"
          + " FROM fence_permit p JOIN fence_portal o ON o.zone = p.zone AND o.name = p.portal"
          + " WHERE p.zone = ? AND %s"
          // The way back that a waiting pass keeps open is nothing to be picked for.
          + " AND NOT (p.by_document"
          + "   AND CASE p.direction WHEN 'IN' THEN o.outside ELSE o.inside END = 'CENTRE')"
          + " GROUP BY 1, 2, 3, 4, 5";

  private static final String WAYS =
      "SELECT d.document, d.starts, d.ends,"
          + " count(*) FILTER (WHERE d.open OR f.place = d.ends OR h.document = d.document) AS total,"
          + " count(*) FILTER (WHERE d.open AND f.place = d.starts"
          + "   AND h.picked_for IS DISTINCT FROM d.document) AS waiting,"
          + " count(*) FILTER (WHERE d.open AND f.place = d.starts"
          + "   AND h.picked_for = d.document) AS picked,"
          + " count(*) FILTER (WHERE f.place = d.ends"
          + "   AND h.document IS DISTINCT FROM d.document) AS through,"
          + " count(*) FILTER (WHERE h.document = d.document) AS counted"
          + " FROM (%s) d"
          + " LEFT JOIN fence_position f ON f.zone = d.zone AND f.epc = d.epc"
          + " LEFT JOIN handling_piece h ON h.zone = d.zone AND h.epc = d.epc"
          + " GROUP BY 1, 2, 3 ORDER BY 1, 2, 3";

  private static final String OF_DOCUMENTS =
      WAYS.formatted(PIECES.formatted("p.document = ANY (?)"));

  private static final String UNDER_WAY =
      WAYS.formatted(
          PIECES.formatted(
              "p.document IN (SELECT q.document FROM fence_permit q"
                  + " WHERE q.zone = p.zone AND q.closed_leaf IS NULL)"));

  private final SliceSql sql;

  @Inject
  PaperSql(AgroalDataSource database) {
    this.sql = new SliceSql(database, "permits of documents");
  }

  /** Which way that document lets its pieces go; empty if there is no such document. */
  Optional<Way> way(String zone, Collection<String> spellings) {
    return ways(zone, spellings).stream().findFirst();
  }

  /** The same of each of those documents. */
  List<Way> ways(String zone, Collection<String> documents) {
    return sql.query(OF_DOCUMENTS, PaperSql::way, zone, documents.toArray(String[]::new));
  }

  /** The documents of which at least one piece may still go. */
  List<Way> underWay(String zone) {
    return sql.query(UNDER_WAY, PaperSql::way, zone);
  }

  /** The document by which a piece came to where it is, if a permit did it. */
  Optional<String> cameBy(String zone, String epc) {
    return sql
        .query(
            "SELECT p.document FROM fence_permit p"
                + " JOIN fence_portal o ON o.zone = p.zone AND o.name = p.portal"
                + " JOIN fence_position f ON f.zone = p.zone AND f.epc = p.epc"
                + " WHERE p.zone = ? AND p.epc = ? AND p.closed_leaf IS NOT NULL"
                + " AND f.place = CASE p.direction WHEN 'IN' THEN o.inside ELSE o.outside END"
                + " ORDER BY p.closed_leaf DESC LIMIT 1",
            row -> row.getString(1),
            zone,
            epc)
        .stream()
        .findFirst();
  }

  /** Whether a piece of that item may still be picked for one of the documents. */
  boolean waitsFor(String zone, Collection<String> documents, String item) {
    return !sql.query(
            "SELECT 1 FROM fence_permit p JOIN goods_tag g ON g.zone = p.zone AND g.epc = p.epc"
                + " LEFT JOIN handling_piece h ON h.zone = p.zone AND h.epc = p.epc"
                + " WHERE p.zone = ? AND p.document = ANY (?) AND p.closed_leaf IS NULL AND g.item = ?"
                + " AND h.picked_for IS DISTINCT FROM p.document LIMIT 1",
            row -> true,
            zone,
            documents.toArray(String[]::new),
            item)
        .isEmpty();
  }

  /**
   * A piece that a pass waits for.
   *
   * @param bin empty: it has no bin
   */
  record ToPick(String epc, String bin, String item) {}

  /** What may be picked for a pass, by bin, those without one last; damaged pieces stay. */
  List<ToPick> toPick(String zone, String document) {
    return sql.query(
        "SELECT DISTINCT p.epc, h.bin, g.item FROM fence_permit p"
            + " JOIN goods_tag g ON g.zone = p.zone AND g.epc = p.epc"
            + " LEFT JOIN handling_piece h ON h.zone = p.zone AND h.epc = p.epc"
            + " WHERE p.zone = ? AND p.document = ? AND p.closed_leaf IS NULL"
            + " AND h.picked_for IS DISTINCT FROM p.document AND NOT coalesce(h.damaged, false)"
            + " ORDER BY h.bin NULLS LAST, g.item, p.epc",
        row ->
            new ToPick(
                row.getString(1),
                Optional.ofNullable(row.getString(2)).orElse(""),
                row.getString(3)),
        zone,
        document);
  }

  private static Way way(ResultSet row) throws SQLException {
    return new Way(
        row.getString("document"),
        Place.valueOf(row.getString("starts")),
        Place.valueOf(row.getString("ends")),
        row.getLong("total"),
        row.getLong("waiting"),
        row.getLong("picked"),
        row.getLong("through"),
        row.getLong("counted"));
  }
}
