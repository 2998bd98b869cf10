package bondgate.server.gatepass;

import bondgate.server.book.DocumentKind;
import bondgate.server.book.DocumentReading;
import bondgate.server.book.DocumentState;
import bondgate.server.gatepass.PassComparisons.Of;
import bondgate.server.sql.SliceSql;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Display passes for which customs is asked: what stands of them. */
@ApplicationScoped
public class CustomsPasses {
  private final SliceSql sql;
  private final DocumentReading documents;
  private final PassComparisons comparisons;

  @Inject
  CustomsPasses(AgroalDataSource database, DocumentReading documents, PassComparisons comparisons) {
    this.comparisons = comparisons;
    this.sql = new SliceSql(database, "display passes of customs");
    this.documents = documents;
  }

  private record Head(long leafIndex, Instant approvedAt) {}

  /** The pass of that number, if customs is asked for it. */
  @Transactional
  public Optional<CustomsPass> find(String zone, String passNo) {
    return head(zone, passNo).map(head -> read(zone, passNo, head));
  }

  /** Whether customs is asked for the pass of that number. */
  @Transactional
  public boolean isOne(String zone, String passNo) {
    return head(zone, passNo).isPresent();
  }

  /**
   * Our numbers of those that the book waits for, the newest first; all of them, however many came
   * later.
   */
  @Transactional
  public List<String> waiting(String zone) {
    return sql.query(
        "SELECT p.pass_no FROM gate_pass p WHERE p.zone = ? AND p.by_customs"
            + " AND p.pass_no = ANY (?) AND NOT EXISTS (SELECT FROM gate_pass_word w"
            + " WHERE w.zone = p.zone AND w.pass_no = p.pass_no AND w.word = 'TAKEN_BACK')"
            + " ORDER BY p.id DESC",
        row -> row.getString(1),
        zone,
        documents.preDeducted(zone, DocumentKind.DISPLAY_OUT).toArray(String[]::new));
  }

  private Optional<Head> head(String zone, String passNo) {
    return sql
        .query(
            "SELECT leaf_index, approved_at FROM gate_pass"
                + " WHERE zone = ? AND pass_no = ? AND by_customs",
            row -> new Head(row.getLong(1), time(row, 2)),
            zone,
            passNo)
        .stream()
        .findFirst();
  }

  private CustomsPass read(String zone, String passNo, Head head) {
    DocumentReading.Whole document =
        documents
            .find(zone, passNo)
            .orElseThrow(() -> new IllegalStateException("a pass without its document: " + passNo));
    DocumentState state = document.head().state();
    return new CustomsPass(
        passNo,
        document.lines().stream()
            .map(line -> new CustomsPass.Line(line.item(), line.quantity()))
            .toList(),
        epcs(zone, passNo),
        state,
        head.approvedAt(),
        words(zone, passNo),
        comparisons.last(Of.DISPLAY, zone, passNo));
  }

  /** Tags of its pieces. */
  List<String> epcs(String zone, String passNo) {
    return sql.query(
        "SELECT epc FROM gate_pass_piece WHERE zone = ? AND pass_no = ? ORDER BY epc",
        row -> row.getString(1),
        zone,
        passNo);
  }

  /** How many of those pieces are of which line. */
  Map<Integer, Long> parts(String zone, String passNo, List<String> epcs) {
    Map<Integer, Long> parts = new TreeMap<>();
    sql.query(
            "SELECT line_no, count(*) FROM gate_pass_piece"
                + " WHERE zone = ? AND pass_no = ? AND epc = ANY (?) GROUP BY line_no",
            row -> Map.entry(row.getInt(1), row.getLong(2)),
            zone,
            passNo,
            epcs.toArray(String[]::new))
        .forEach(part -> parts.put(part.getKey(), part.getValue()));
    return parts;
  }

  private Map<CustomsPass.Word, CustomsPass.Said> words(String zone, String passNo) {
    Map<CustomsPass.Word, CustomsPass.Said> words = new EnumMap<>(CustomsPass.Word.class);
    sql.query(
            "SELECT word, paper_no, happened_at, leaf_index FROM gate_pass_word"
                + " WHERE zone = ? AND pass_no = ?",
            row ->
                Map.entry(
                    CustomsPass.Word.valueOf(row.getString(1)),
                    new CustomsPass.Said(row.getString(2), time(row, 3), row.getLong(4))),
            zone,
            passNo)
        .forEach(said -> words.put(said.getKey(), said.getValue()));
    return words;
  }

  /** What differed in the last comparison that found a difference. */
  @Transactional
  public List<CustomsPass.Difference> lastDifferences(String zone, String passNo) {
    return comparisons.lastDifferences(Of.DISPLAY, zone, passNo);
  }

  /** Tags that differed in some comparison of the pass, up to that leaf. */
  @Transactional
  public Set<String> differedUntil(String zone, String passNo, long leafIndex) {
    return comparisons.differedUntil(Of.DISPLAY, zone, passNo, leafIndex);
  }

  private static Instant time(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
