package bondgate.server.customs;

import bondgate.server.secret.Sealing;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/** Turns what customs decided into news, and lets the list go when its documents are there. */
final class Decisions {
  private static final Logger LOG = Logger.getLogger(Decisions.class);
  private static final Set<MessageKind> THREE_DOCUMENTS =
      Set.of(MessageKind.CEB311, MessageKind.CEB411, MessageKind.CEB511);

  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9._:-]{1,32}");
  private static final String NO_CODE = "-NOCODE";

  private final Connection connection;
  private final String zone;
  private final Instant now;
  private final OutboxRows outbox;
  private final NewsRows news;
  private final StatedAgain again;
  private boolean hasNews;

  Decisions(Connection connection, String zone, Sealing sealing, Instant now) {
    this.connection = connection;
    this.zone = zone;
    this.now = now;
    this.outbox = new OutboxRows(connection, zone);
    this.news = new NewsRows(connection, sealing);
    this.again = new StatedAgain(connection, zone, sealing);
  }

  boolean hasNews() {
    return hasNews;
  }

  /** A document of a sale was decided. */
  void decided(OutboxEntry entry, ReceiptRules.Meaning meaning, String text, Instant at)
      throws SQLException {
    boolean granted = meaning == ReceiptRules.Meaning.GRANTED;
    String sale = entry.saleNo().orElseThrow();
    if (entry.kind() == MessageKind.CEB621) {
      add(
          granted
              ? new CustomsNews.Released(0, zone, sale, entry.listNo(), at)
              : new CustomsNews.Refused(0, zone, sale, code(entry), text, at));
    } else if (entry.kind() == MessageKind.CEB623) {
      add(
          granted
              ? new CustomsNews.Cancelled(0, zone, sale, at)
              : new CustomsNews.CancelRefused(
                  0, zone, sale, entry.number(), code(entry), text, at));
    } else if (entry.kind() == MessageKind.CEB625) {
      add(
          granted
              ? new CustomsNews.Returned(0, zone, sale, entry.number(), at)
              : new CustomsNews.ReturnRefused(
                  0, zone, sale, entry.number(), code(entry), text, at));
    } else if (THREE_DOCUMENTS.contains(entry.kind())) {
      document(entry, granted, text, at);
    }
  }

  /** Customs' code as an act takes it: one that is no code would hold up all news behind it. */
  private static String code(OutboxEntry entry) {
    return CODE.matcher(entry.status()).matches() ? entry.status() : NO_CODE;
  }

  /** Order, payment or waybill: the list waits for all of them, and goes nowhere without one. */
  private void document(OutboxEntry entry, boolean granted, String text, Instant at)
      throws SQLException {
    List<OutboxEntry> all = outbox.ofSale(entry.saleNo().orElseThrow());
    List<OutboxEntry> lists =
        all.stream().filter(other -> other.kind() == MessageKind.CEB621).toList();
    if (granted) {
      boolean allThere =
          all.stream()
              .filter(other -> THREE_DOCUMENTS.contains(other.kind()))
              .allMatch(other -> other.state() == OutboxEntry.State.ENDED);
      for (OutboxEntry list : lists) {
        if (allThere && list.state() == OutboxEntry.State.HELD) {
          outbox.due(list.messageId(), now);
        }
      }
      return;
    }
    for (OutboxEntry list : lists) {
      if (list.isUnsent()) {
        outbox.withdraw(list.messageId());
        add(new CustomsNews.Refused(0, zone, list.saleNo().orElseThrow(), code(entry), text, at));
      }
    }
  }

  /** A tax bill of a list that is known. */
  void taxBill(OutboxEntry list, Receipts.TaxBill bill) throws SQLException {
    String sale = list.saleNo().orElseThrow();
    if (bill.status().equals("3")) {
      madeVoid(new CustomsNews.TaxVoid(0, zone, sale, list.listNo(), bill.taxNo(), bill.at()));
      return;
    }
    if (bill.kind() == MessageKind.CEB816) {
      assessed(
          new CustomsNews.TaxAssessed(
              0,
              zone,
              sale,
              list.listNo(),
              bill.taxNo(),
              bill.tariffFen(),
              bill.vatFen(),
              bill.consumptionFen(),
              bill.at()));
    }
    if (bill.status().equals("2")) {
      add(
          new CustomsNews.TaxGathered(
              0, zone, sale, list.listNo(), bill.taxNo(), bill.dutyNo(), bill.at()));
    }
  }

  /** A bill under a number that is known takes nothing's place: it is kept beside the first. */
  private void assessed(CustomsNews.TaxAssessed bill) throws SQLException {
    boolean first = news.add(bill, now);
    hasNews |= first;
    if (first ? again.addFirst(bill, now) : again.add(bill, now)) {
      LOG.warnf(
          "sale %s: customs stated bill %s otherwise than before", bill.saleNo(), bill.taxNo());
    }
  }

  private void madeVoid(CustomsNews.TaxVoid gone) throws SQLException {
    boolean first = news.add(gone, now);
    hasNews |= first;
    if (again.addVoid(gone, first, now)) {
      LOG.warnf("sale %s: customs stated bill %s after it was void", gone.saleNo(), gone.taxNo());
    }
  }

  /** Tax bills that came before we knew the list's number. */
  void earlierTaxBills(OutboxEntry list) throws SQLException {
    List<Receipts.TaxBill> bills =
        CustomsSql.query(
            connection,
            row ->
                new Receipts.TaxBill(
                    MessageKind.valueOf(row.getString(1)),
                    row.getString(2),
                    row.getString(3),
                    row.getLong(4),
                    row.getLong(5),
                    row.getLong(6),
                    row.getString(7),
                    row.getTimestamp(8).toInstant()),
            "SELECT kind, status, tax_no, tariff_fen, vat_fen, consumption_fen, duty_no,"
                + " returned_at FROM customs_receipt WHERE zone = ? AND doc_key = ? AND effect = 'UNKNOWN'"
                + " AND kind IN ('CEB816', 'CEB818') ORDER BY id",
            zone,
            list.listNo());
    for (Receipts.TaxBill bill : bills) {
      taxBill(list, bill);
    }
  }

  /** Tells that a sale was withdrawn before anything of it left. */
  void withdrawn(String sale) throws SQLException {
    add(new CustomsNews.Cancelled(0, zone, sale, now));
  }

  private void add(CustomsNews told) throws SQLException {
    hasNews |= news.add(told, now);
  }
}
