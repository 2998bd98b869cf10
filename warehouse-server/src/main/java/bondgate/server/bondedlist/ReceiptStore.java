package bondgate.server.bondedlist;

import bondgate.server.sql.SliceSql;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** Rows of what customs said about bonded lists and passes. In the caller's transaction. */
@ApplicationScoped
class ReceiptStore {
  private static final String COLUMNS =
      "SELECT type, effect, trouble, happened_at, words, received_at FROM #_receipt r";

  private static final String NOT_ADOPTED =
      " AND NOT EXISTS (SELECT 1 FROM bonded_pass_receipt a WHERE a.adopts = r.id)";

  private final SliceSql sql;

  @Inject
  ReceiptStore(AgroalDataSource database) {
    this.sql = new SliceSql(database, "receipts of bonded lists and passes");
  }

  /** A paper of ours. */
  record Paper(PaperKind kind, long id) {}

  /**
   * The paper of that kind that a receipt is about: by our own number, by customs' number, or by
   * the pre-entry number 预录入统一编号 that customs stated with either.
   */
  Optional<Paper> paperOf(PaperKind kind, String zone, PaperSaying said) {
    return sql
        .query(
            kind.in(
                "SELECT id FROM # WHERE zone = ? AND inner_no = ? AND ? <> ''"
                    + " UNION SELECT @ FROM #_receipt WHERE zone = ?"
                    + " AND @ IS NOT NULL AND effect <> 'CONTRADICTS'"
                    + " AND ((paper_no <> '' AND paper_no = ?) OR (pre_no <> '' AND pre_no = ?))"),
            row -> row.getLong(1),
            zone,
            said.innerNo(),
            said.innerNo(),
            zone,
            said.paperNo(),
            said.preNo())
        .stream()
        .reduce((one, other) -> -1L)
        // Of two papers at once: none that we could name.
        .filter(id -> id > 0)
        .map(id -> new Paper(kind, id));
  }

  /** Waits until nobody else hears receipts of this paper, and keeps it so. */
  void lock(Paper paper) {
    sql.query(
        "SELECT pg_advisory_xact_lock(hashtext(?), ?)",
        row -> 0,
        paper.kind().table(),
        Math.toIntExact(paper.id()));
  }

  /** Our own number of it. */
  String innerNo(Paper paper) {
    return sql.query(
            paper.kind().in("SELECT inner_no FROM # WHERE id = ?"),
            row -> row.getString(1),
            paper.id())
        .get(0);
  }

  /** Where a paper stands: by the last receipt that brought it further. */
  PaperStanding standing(Paper paper) {
    return sql
        .query(
            paper
                .kind()
                .in(
                    "SELECT stage, mark, paper_no, pre_no FROM #_receipt"
                        + " WHERE @ = ? AND effect = 'ADVANCED' ORDER BY id DESC LIMIT 1"),
            row ->
                new PaperStanding(
                    Stage.valueOf(row.getString(1)),
                    DeductionMark.valueOf(row.getString(2)),
                    row.getString(3),
                    row.getString(4)),
            paper.id())
        .stream()
        .findFirst()
        .orElse(PaperStanding.DRAFT);
  }

  /** What is kept of a receipt. */
  record NewReceipt(
      Optional<Long> paperId,
      String type,
      ReceiptEffect effect,
      Optional<Trouble> trouble,
      PaperStanding stands,
      PaperSaying said,
      String sha256) {}

  /** Keeps it; false if the same bytes were kept before. */
  boolean keep(PaperKind kind, String zone, NewReceipt receipt, Instant at) {
    return sql.update(
            kind.in(
                "INSERT INTO #_receipt (zone, @, type, effect, trouble, stage, mark,"
                    + " paper_no, pre_no, inner_no, happened_at, words, digest, received_at)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, decode(?, 'hex'), ?)"
                    + " ON CONFLICT DO NOTHING"),
            zone,
            receipt.paperId().orElse(null),
            receipt.type(),
            receipt.effect().name(),
            receipt.trouble().map(Enum::name).orElse(""),
            receipt.stands().stage().name(),
            receipt.stands().mark().name(),
            cut(receipt.stands().paperNo()),
            cut(receipt.stands().preNo()),
            cut(receipt.said().innerNo()),
            receipt.said().at().orElse(at),
            receipt.said().words(),
            receipt.sha256(),
            at)
        == 1;
  }

  boolean isKept(PaperKind kind, String zone, String sha256) {
    return !sql.query(
            kind.in("SELECT 1 FROM #_receipt WHERE zone = ? AND digest = decode(?, 'hex')"),
            row -> 1,
            zone,
            sha256)
        .isEmpty();
  }

  private static String cut(String text) {
    return text.length() > 200 ? text.substring(0, 200) : text;
  }

  List<BondedListView.Receipt> of(Paper paper) {
    return sql.query(
        paper.kind().in(COLUMNS + " WHERE @ = ? ORDER BY id"), ReceiptStore::receipt, paper.id());
  }

  /** Those that a person has to look at, the newest first. */
  List<BondedListView.Receipt> contradictions(PaperKind kind, String zone, int most) {
    return sql.query(
        kind.in(
            COLUMNS
                + " WHERE zone = ? AND effect = 'CONTRADICTS'"
                + (kind == PaperKind.SAS121 ? NOT_ADOPTED : "")
                + " ORDER BY id DESC LIMIT ?"),
        ReceiptStore::receipt,
        zone,
        most);
  }

  private static BondedListView.Receipt receipt(ResultSet row) throws SQLException {
    String trouble = row.getString(3);
    return new BondedListView.Receipt(
        row.getString(1),
        ReceiptEffect.valueOf(row.getString(2)),
        trouble.isEmpty() ? Optional.empty() : Optional.of(Trouble.valueOf(trouble)),
        row.getObject(4, OffsetDateTime.class).toInstant(),
        row.getString(5),
        row.getObject(6, OffsetDateTime.class).toInstant());
  }

  /**
   * A receipt of a pass that came before we knew its numbers.
   *
   * @param receipt number of its row
   * @param said what it said; a stage that it did not say clearly is none
   */
  record Orphan(long receipt, String type, PaperSaying said, String sha256) {}

  /** Those of these numbers, in the order in which they came. */
  List<Orphan> orphans(String zone, PaperStanding known) {
    return sql.query(
        "SELECT id, type, stage, paper_no, pre_no, happened_at, words, encode(digest, 'hex')"
            + " FROM bonded_pass_receipt r WHERE zone = ? AND pass_id IS NULL"
            + " AND ((pre_no <> '' AND pre_no = ?) OR (paper_no <> '' AND paper_no = ?))"
            + NOT_ADOPTED
            + " ORDER BY id",
        ReceiptStore::orphan,
        zone,
        known.preNo(),
        known.paperNo());
  }

  private static Orphan orphan(ResultSet row) throws SQLException {
    Stage stage = Stage.valueOf(row.getString(3));
    return new Orphan(
        row.getLong(1),
        row.getString(2),
        new PaperSaying(
            PaperKind.SAS121,
            "",
            row.getString(5),
            row.getString(4),
            stage == Stage.DRAFT ? Optional.empty() : Optional.of(stage),
            Optional.empty(),
            false,
            false,
            Optional.of(row.getObject(6, OffsetDateTime.class).toInstant()),
            row.getString(7)),
        row.getString(8));
  }

  /** Keeps what an orphan says now that its pass is known. */
  void adopt(String zone, NewReceipt heard, long orphan, Instant at) {
    sql.update(
        "INSERT INTO bonded_pass_receipt (zone, pass_id, adopts, type, effect, trouble, stage,"
            + " mark, paper_no, pre_no, inner_no, happened_at, words, digest, received_at)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', ?, ?, sha256(decode(?, 'hex')), ?)",
        zone,
        heard.paperId().orElseThrow(),
        orphan,
        heard.type(),
        heard.effect().name(),
        heard.trouble().map(Enum::name).orElse(""),
        heard.stands().stage().name(),
        heard.stands().mark().name(),
        heard.stands().paperNo(),
        heard.stands().preNo(),
        heard.said().at().orElse(at),
        heard.said().words(),
        heard.sha256(),
        at);
  }
}
