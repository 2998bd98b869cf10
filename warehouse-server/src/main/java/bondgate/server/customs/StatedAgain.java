package bondgate.server.customs;

import bondgate.server.secret.Sealing;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/**
 * Tells of each bill that comes whether it says something else than before, and keeps it then.
 * Receipts come in any order: what counts is when customs made them. Every method works in the
 * caller's transaction.
 */
final class StatedAgain {
  private final Connection connection;
  private final String zone;
  private final BillAgainRows rows;

  StatedAgain(Connection connection, String zone, Sealing sealing) {
    this.connection = connection;
    this.zone = zone;
    this.rows = new BillAgainRows(connection, zone, sealing);
  }

  /** Keeps a statement of a bill that is known, if it says something else; false if not. */
  boolean add(CustomsNews.TaxAssessed bill, Instant now) throws SQLException {
    BillAgainRows.Key key = new BillAgainRows.Key(bill.saleNo(), bill.taxNo());
    BillAgainRows.Told told = rows.told(key);
    BilledAgain before = rows.known(key, told);
    if (!before.isNews(bill, told.returnedAt())) {
      return false;
    }
    if (before.isVoid()) {
      anew(before, bill, told.voidAt().orElseThrow(), now);
    } else {
      rows.insert(key, bill.listNo(), BilledAgain.Statement.of(0, bill, now));
    }
    return true;
  }

  /** A bill was learnt for the first time; true if customs had made it void before it says so. */
  boolean addFirst(CustomsNews.TaxAssessed bill, Instant now) throws SQLException {
    BillAgainRows.Key key = new BillAgainRows.Key(bill.saleNo(), bill.taxNo());
    BillAgainRows.Told told = rows.told(key);
    if (told.voidAt().filter(at -> bill.at().isAfter(at)).isEmpty()) {
      return false;
    }
    anew(rows.known(key, told), bill, told.voidAt().get(), now);
    return true;
  }

  /**
   * The bill is void 作废. True if customs had stated it anew after that, which came before.
   *
   * @param firstTime whether nothing said so before
   */
  boolean addVoid(CustomsNews.TaxVoid gone, boolean firstTime, Instant now) throws SQLException {
    BillAgainRows.Key key = new BillAgainRows.Key(gone.saleNo(), gone.taxNo());
    BillAgainRows.Told told = rows.told(key);
    if (told.first().isEmpty()) {
      return false;
    }
    BilledAgain before = rows.known(key, told);
    Optional<CustomsNews.TaxAssessed> later = laterThan(gone);
    if (later.isPresent()) {
      if (!firstTime && before.isKnownAt(later.get().at())) {
        return false;
      }
      anew(before, later.get(), gone.at(), now);
      return true;
    }
    if (!firstTime && !before.isVoid()) {
      rows.insert(key, gone.listNo(), BilledAgain.Statement.gone(gone.at(), now));
    }
    return false;
  }

  /** The newest statement of that bill that customs made after it was void, of all that came. */
  private Optional<CustomsNews.TaxAssessed> laterThan(CustomsNews.TaxVoid gone)
      throws SQLException {
    return CustomsSql.query(
            connection,
            row ->
                new CustomsNews.TaxAssessed(
                    0,
                    zone,
                    gone.saleNo(),
                    gone.listNo(),
                    gone.taxNo(),
                    row.getLong(1),
                    row.getLong(2),
                    row.getLong(3),
                    row.getTimestamp(4).toInstant()),
            "SELECT tariff_fen, vat_fen, consumption_fen, returned_at FROM customs_receipt"
                + " WHERE zone = ? AND (sale_no = ? OR (effect = 'UNKNOWN' AND doc_key = ?))"
                + " AND kind = 'CEB816' AND tax_no = ? AND status <> '3'"
                + " AND effect IN ('NOTED', 'UNKNOWN') AND returned_at > ?"
                + " ORDER BY returned_at DESC LIMIT 1",
            zone,
            gone.saleNo(),
            gone.listNo(),
            gone.taxNo(),
            gone.at())
        .stream()
        .findFirst();
  }

  /** What was void is stated once more: both are to be chosen from. */
  private void anew(BilledAgain bill, CustomsNews.TaxAssessed said, Instant voidAt, Instant now)
      throws SQLException {
    BillAgainRows.Key key = new BillAgainRows.Key(bill.saleNo(), bill.taxNo());
    if (!bill.saidToBeVoid()) {
      rows.insert(key, said.listNo(), BilledAgain.Statement.gone(voidAt, now));
    }
    rows.insert(key, said.listNo(), BilledAgain.Statement.of(0, said, now));
  }
}
