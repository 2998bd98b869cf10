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

/** Rows of what customs said about bonded lists. In the caller's transaction. */
@ApplicationScoped
class ReceiptStore {
  private static final String COLUMNS =
      "SELECT type, effect, trouble, happened_at, words, received_at FROM bonded_list_receipt";

  private final SliceSql sql;

  @Inject
  ReceiptStore(AgroalDataSource database) {
    this.sql = new SliceSql(database, "receipts of bonded lists");
  }

  /**
   * The list that a receipt is about: by our own number, by customs' number, or by the pre-entry
   * number 预录入统一编号 that customs stated with either.
   */
  Optional<Long> listOf(String zone, PaperSaying said) {
    return sql
        .query(
            "SELECT id FROM bonded_list WHERE zone = ? AND inner_no = ? AND ? <> ''"
                + " UNION SELECT list_id FROM bonded_list_receipt WHERE zone = ?"
                + " AND list_id IS NOT NULL AND effect <> 'CONTRADICTS'"
                + " AND ((paper_no <> '' AND paper_no = ?) OR (pre_no <> '' AND pre_no = ?))",
            row -> row.getLong(1),
            zone,
            said.innerNo(),
            said.innerNo(),
            zone,
            said.paperNo(),
            said.preNo())
        .stream()
        .reduce((one, other) -> -1L)
        // Of two lists at once: none that we could name.
        .filter(id -> id > 0);
  }

  /** Where a list stands: by the last receipt that brought it further. */
  PaperStanding standing(long listId) {
    return sql
        .query(
            "SELECT stage, mark, paper_no, pre_no FROM bonded_list_receipt"
                + " WHERE list_id = ? AND effect = 'ADVANCED' ORDER BY id DESC LIMIT 1",
            row ->
                new PaperStanding(
                    Stage.valueOf(row.getString(1)),
                    DeductionMark.valueOf(row.getString(2)),
                    row.getString(3),
                    row.getString(4)),
            listId)
        .stream()
        .findFirst()
        .orElse(PaperStanding.DRAFT);
  }

  /** What is kept of a receipt. */
  record NewReceipt(
      Optional<Long> listId,
      String type,
      ReceiptEffect effect,
      Optional<Trouble> trouble,
      PaperStanding stands,
      PaperSaying said,
      String sha256) {}

  /** Keeps it; false if the same bytes were kept before. */
  boolean keep(String zone, NewReceipt receipt, Instant at) {
    return sql.update(
            "INSERT INTO bonded_list_receipt (zone, list_id, type, effect, trouble, stage, mark,"
                + " paper_no, pre_no, inner_no, happened_at, words, digest, received_at)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, decode(?, 'hex'), ?)"
                + " ON CONFLICT DO NOTHING",
            zone,
            receipt.listId().orElse(null),
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

  boolean isKept(String zone, String sha256) {
    return !sql.query(
            "SELECT 1 FROM bonded_list_receipt WHERE zone = ? AND digest = decode(?, 'hex')",
            row -> 1,
            zone,
            sha256)
        .isEmpty();
  }

  private static String cut(String text) {
    return text.length() > 200 ? text.substring(0, 200) : text;
  }

  List<BondedListView.Receipt> of(long listId) {
    return sql.query(COLUMNS + " WHERE list_id = ? ORDER BY id", ReceiptStore::receipt, listId);
  }

  /** Those that a person has to look at, the newest first. */
  List<BondedListView.Receipt> contradictions(String zone, int most) {
    return sql.query(
        COLUMNS + " WHERE zone = ? AND effect = 'CONTRADICTS' ORDER BY id DESC LIMIT ?",
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
}
