package bondgate.server.handling;

import bondgate.server.sql.SliceSql;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Statements about waves and their documents. */
@ApplicationScoped
class WaveSql {
  private static final String COLUMNS =
      "SELECT id, passes, approved_before, most_documents, most_pieces, gathered_by, gathered_at,"
          + " released_at, ended_by, ended_at, cancelled FROM handling_wave WHERE zone = ? AND ";

  /** Pieces of passes from the warehouse into the centre that are there, and not picked. */
  private static final String WAITING =
      "SELECT p.document, min(p.opened_at) AS since, bool_or(p.by_document) AS by_customs,"
          + " count(DISTINCT p.epc) AS pieces FROM fence_permit p"
          + " JOIN fence_portal o ON o.zone = p.zone AND o.name = p.portal"
          + " JOIN fence_position f ON f.zone = p.zone AND f.epc = p.epc"
          + " LEFT JOIN handling_piece h ON h.zone = p.zone AND h.epc = p.epc"
          + " WHERE p.zone = ? AND p.closed_leaf IS NULL AND f.place = 'WAREHOUSE'"
          + " AND CASE p.direction WHEN 'IN' THEN o.outside ELSE o.inside END = 'WAREHOUSE'"
          + " AND CASE p.direction WHEN 'IN' THEN o.inside ELSE o.outside END = 'CENTRE'"
          + " AND h.picked_for IS DISTINCT FROM p.document"
          + " AND NOT EXISTS (SELECT 1 FROM handling_wave_document d WHERE d.zone = p.zone"
          + "   AND d.document = p.document AND d.state IN ('OPEN', 'SHORT'))"
          + " AND NOT EXISTS (SELECT 1 FROM handling_task t WHERE t.zone = p.zone"
          + "   AND t.document = p.document AND t.kind = 'PICK' AND t.finished_at IS NULL)"
          + " GROUP BY p.document ORDER BY since, p.document LIMIT 500";

  private final SliceSql sql;

  @Inject
  WaveSql(AgroalDataSource database) {
    this.sql = new SliceSql(database, "waves");
  }

  /** Nobody else gathers, or begins to pick a pass by itself, until the transaction ends. */
  void gatherAlone(String zone) {
    sql.query(
        "SELECT pg_advisory_xact_lock(hashtextextended('waves of ' || ?, 76))", row -> 0, zone);
  }

  List<WaveRule.Candidate> waiting(String zone) {
    return sql.query(
        WAITING,
        row ->
            new WaveRule.Candidate(
                row.getString("document"),
                SliceSql.instant(row, "since").orElseThrow(),
                row.getBoolean("by_customs"),
                row.getLong("pieces")),
        zone);
  }

  long add(String zone, String key, WaveRule rule, String by, Instant at) {
    return sql.query(
            "INSERT INTO handling_wave (zone, gather_key, passes, approved_before, most_documents,"
                + " most_pieces, gathered_by, gathered_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
                + " RETURNING id",
            row -> row.getLong(1),
            zone,
            key,
            rule.passes().name(),
            rule.approvedBefore().orElse(null),
            rule.mostDocuments(),
            rule.mostPieces(),
            by,
            at)
        .get(0);
  }

  void addDocument(String zone, long wave, String document, int slot) {
    sql.update(
        "INSERT INTO handling_wave_document (wave_id, zone, document, slot, state)"
            + " VALUES (?, ?, ?, ?, 'OPEN')",
        wave,
        zone,
        document,
        slot);
  }

  Optional<Wave> byKey(String zone, String key) {
    return sql.query(COLUMNS + "gather_key = ?", WaveSql::wave, zone, key).stream().findFirst();
  }

  Optional<Wave> find(String zone, long id) {
    return sql.query(COLUMNS + "id = ?", WaveSql::wave, zone, id).stream().findFirst();
  }

  /** The same, and nobody else changes it until the transaction ends. */
  Optional<Wave> lock(String zone, long id) {
    return sql.query(COLUMNS + "id = ? FOR UPDATE", WaveSql::wave, zone, id).stream().findFirst();
  }

  /** Those under way, the oldest first. */
  List<Wave> underWay(String zone) {
    return sql.query(COLUMNS + "ended_at IS NULL ORDER BY id", WaveSql::wave, zone);
  }

  /** Those that ended, the last first. */
  List<Wave> ended(String zone, int most) {
    return sql.query(
        COLUMNS + "ended_at IS NOT NULL ORDER BY id DESC LIMIT ?", WaveSql::wave, zone, most);
  }

  /** The wave in which that document is picked now. */
  Optional<Wave> openOf(String zone, String document) {
    return sql
        .query(
            COLUMNS
                + "id = (SELECT d.wave_id FROM handling_wave_document d WHERE d.zone = ?"
                + " AND d.document = ? AND d.state = 'OPEN')",
            WaveSql::wave,
            zone,
            zone,
            document)
        .stream()
        .findFirst();
  }

  /** Those of the documents that are picked in a wave, or are to go on with what is there. */
  Set<String> covered(String zone, Collection<String> documents) {
    return Set.copyOf(
        sql.query(
            "SELECT DISTINCT document FROM handling_wave_document WHERE zone = ?"
                + " AND state IN ('OPEN', 'SHORT') AND document = ANY (?)",
            row -> row.getString(1),
            zone,
            documents.toArray(String[]::new)));
  }

  /** In the order of their totes. */
  List<WaveDocument> documents(long wave) {
    return sql.query(
        "SELECT document, slot, state, decided_by FROM handling_wave_document"
            + " WHERE wave_id = ? ORDER BY slot",
        row ->
            new WaveDocument(
                row.getString("document"),
                row.getInt("slot"),
                WaveDocument.State.valueOf(row.getString("state")),
                Optional.ofNullable(row.getString("decided_by"))),
        wave);
  }

  void release(long wave, String by, Instant at) {
    sql.update(
        "UPDATE handling_wave SET released_by = ?, released_at = ? WHERE id = ?", by, at, wave);
  }

  void decide(long wave, String document, WaveDocument.State state, String by, Instant at) {
    sql.update(
        "UPDATE handling_wave_document SET state = ?, decided_by = ?, decided_at = ?"
            + " WHERE wave_id = ? AND document = ?",
        state.name(),
        by,
        at,
        wave,
        document);
  }

  /** Its end, and that of the documents that were picked in it. */
  void end(long wave, String by, Instant at, boolean cancelled) {
    sql.update(
        "UPDATE handling_wave SET ended_by = ?, ended_at = ?, cancelled = ?"
            + " WHERE id = ? AND ended_at IS NULL",
        by,
        at,
        cancelled,
        wave);
    sql.update(
        "UPDATE handling_wave_document SET state = 'DONE' WHERE wave_id = ? AND state = 'OPEN'",
        wave);
  }

  private static Wave wave(ResultSet row) throws SQLException {
    Optional<Instant> endedAt = SliceSql.instant(row, "ended_at");
    String endedBy = row.getString("ended_by");
    boolean cancelled = row.getBoolean("cancelled");
    return new Wave(
        row.getLong("id"),
        new WaveRule(
            WavePasses.valueOf(row.getString("passes")),
            SliceSql.instant(row, "approved_before"),
            row.getInt("most_documents"),
            row.getInt("most_pieces")),
        row.getString("gathered_by"),
        SliceSql.instant(row, "gathered_at").orElseThrow(),
        SliceSql.instant(row, "released_at"),
        endedAt.map(at -> new Wave.End(endedBy, at, cancelled)));
  }
}
