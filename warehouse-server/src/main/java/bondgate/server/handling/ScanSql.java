package bondgate.server.handling;

import bondgate.server.sql.SliceSql;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Statements about scans, and what a count found. */
@ApplicationScoped
class ScanSql {
  private static final String NOT_UNDONE =
      " AND NOT EXISTS (SELECT 1 FROM handling_scan u WHERE u.undoes = s.id)";

  private static final String[] COUNTED_IN =
      List.of(GoodScan.COUNTED_IN, GoodScan.COUNTED_LAST, GoodScan.COUNTED_HELD).stream()
          .map(Enum::name)
          .toArray(String[]::new);

  private final SliceSql sql;

  @Inject
  ScanSql(AgroalDataSource database) {
    this.sql = new SliceSql(database, "scans of handhelds");
  }

  /** A scan as it is kept. */
  record Kept(long id, long taskId, String worker, ScanWord word, Subject subject, About about) {}

  Optional<Kept> byKey(String zone, String key) {
    return sql
        .query(
            "SELECT * FROM handling_scan WHERE zone = ? AND scan_key = ?", ScanSql::kept, zone, key)
        .stream()
        .findFirst();
  }

  /**
   * What is kept of a message.
   *
   * @param epc the tag, if it is one
   * @param undoes the scan that it takes back
   */
  record Entry(
      ScanMessage message,
      String worker,
      Subject subject,
      Optional<String> epc,
      ScanWord word,
      About about,
      Optional<Long> undoes) {}

  /** Keeps it and gives it a number. */
  long add(String zone, long taskId, Entry entry, Instant at) {
    About about = entry.about();
    return sql.query(
            "INSERT INTO handling_scan (zone, scan_key, task_id, worker, verb, subject,"
                + " subject_text, epc, word, about_item, about_bin, about_document, about_tag,"
                + " about_count, undoes, scanned_at, recorded_at)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
            row -> row.getLong(1),
            zone,
            entry.message().key(),
            taskId,
            entry.worker(),
            entry.message().verb().name(),
            entry.subject().kind().name(),
            entry.subject().text(),
            entry.epc().orElse(null),
            entry.word().name(),
            about.item(),
            about.bin(),
            about.document(),
            about.tag(),
            about.count(),
            entry.undoes().orElse(null),
            entry.message().scannedAt(),
            at)
        .get(0);
  }

  /** The last scan of a person in a task that changed something and is not taken back. */
  Optional<Kept> lastEffective(long taskId, String worker) {
    return sql
        .query(
            "SELECT * FROM handling_scan s WHERE s.task_id = ? AND s.worker = ?"
                + NOT_UNDONE
                + " AND (EXISTS (SELECT 1 FROM handling_before b WHERE b.scan_id = s.id)"
                + " OR EXISTS (SELECT 1 FROM handling_found f WHERE f.scan_id = s.id)"
                + " OR EXISTS (SELECT 1 FROM handling_wave_short w WHERE w.scan_id = s.id))"
                + " ORDER BY s.id DESC LIMIT 1",
            ScanSql::kept,
            taskId,
            worker)
        .stream()
        .findFirst();
  }

  /** The tag that a person counted in last in a task, with its item. */
  Optional<About> lastCountedIn(long taskId, String worker) {
    return sql
        .query(
            "SELECT epc, about_item FROM handling_scan s WHERE task_id = ? AND worker = ?"
                + " AND word = ANY (?)"
                + NOT_UNDONE
                + " ORDER BY s.id DESC LIMIT 1",
            row -> new About(row.getString(2), "", "", row.getString(1), 0),
            taskId,
            worker,
            Arrays.copyOf(COUNTED_IN, COUNTED_IN.length))
        .stream()
        .findFirst();
  }

  /** The bin where a person of a count stands. */
  Optional<String> standing(long taskId, String worker) {
    return sql
        .query(
            "SELECT bin FROM handling_stood WHERE task_id = ? AND worker = ?"
                + " ORDER BY scan_id DESC LIMIT 1",
            row -> row.getString(1),
            taskId,
            worker)
        .stream()
        .findFirst();
  }

  void stands(long taskId, String worker, String bin, long scanId) {
    sql.update(
        "INSERT INTO handling_stood (task_id, worker, bin, scan_id) VALUES (?, ?, ?, ?)",
        taskId,
        worker,
        bin,
        scanId);
  }

  void found(long taskId, String epc, String bin, long scanId) {
    sql.update(
        "INSERT INTO handling_found (task_id, epc, bin, scan_id) VALUES (?, ?, ?, ?)",
        taskId,
        epc,
        bin,
        scanId);
  }

  long foundIn(long taskId) {
    return sql.query(
            "SELECT count(*) FROM handling_found WHERE task_id = ?", row -> row.getLong(1), taskId)
        .get(0);
  }

  static Kept kept(ResultSet row) throws SQLException {
    return new Kept(
        row.getLong("id"),
        row.getLong("task_id"),
        row.getString("worker"),
        ScanWord.of(row.getString("word")),
        new Subject(Subject.Kind.valueOf(row.getString("subject")), row.getString("subject_text")),
        new About(
            row.getString("about_item"),
            row.getString("about_bin"),
            row.getString("about_document"),
            row.getString("about_tag"),
            row.getLong("about_count")));
  }
}
