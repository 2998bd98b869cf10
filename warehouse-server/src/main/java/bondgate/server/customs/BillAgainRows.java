package bondgate.server.customs;

import bondgate.server.secret.Sealing;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Bills that were stated again. Every method works in the caller's transaction. */
final class BillAgainRows {
  private final Connection connection;
  private final String zone;
  private final NewsRows news;

  BillAgainRows(Connection connection, String zone, Sealing sealing) {
    this.connection = connection;
    this.zone = zone;
    this.news = new NewsRows(connection, sealing);
  }

  private record Row(String saleNo, String taxNo, BilledAgain.Statement statement) {}

  /** Keeps a statement of a bill that is known, if it says something else; false if not. */
  boolean add(CustomsNews.TaxAssessed bill, Instant now) throws SQLException {
    Optional<BilledAgain> before = of(bill.saleNo(), bill.taxNo());
    boolean news =
        before.isPresent()
            ? before.get().isNews(bill)
            : first(bill.saleNo(), bill.taxNo()).filter(one -> !says(one, bill)).isPresent();
    if (!news) {
      return false;
    }
    CustomsSql.update(
        connection,
        "INSERT INTO customs_bill_again (zone, sale_no, tax_no, list_no, tariff_fen, vat_fen,"
            + " consumption_fen, assessed_at, learnt_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        zone,
        bill.saleNo(),
        bill.taxNo(),
        bill.listNo(),
        bill.tariffFen(),
        bill.vatFen(),
        bill.consumptionFen(),
        bill.at(),
        now);
    return true;
  }

  private static boolean says(CustomsNews.TaxAssessed one, CustomsNews.TaxAssessed other) {
    return BilledAgain.first(one).isOf(other);
  }

  private Optional<CustomsNews.TaxAssessed> first(String saleNo, String taxNo) throws SQLException {
    return news.ofTaxes(zone, List.of(saleNo)).stream()
        .flatMap(
            one -> one instanceof CustomsNews.TaxAssessed bill ? Stream.of(bill) : Stream.empty())
        .filter(one -> one.taxNo().equals(taxNo))
        .findFirst();
  }

  /** One bill, if it was stated again. */
  Optional<BilledAgain> of(String saleNo, String taxNo) throws SQLException {
    return ofSales(List.of(saleNo)).stream().filter(one -> one.taxNo().equals(taxNo)).findFirst();
  }

  /** All about which somebody has to decide, the oldest first. */
  List<BilledAgain> open() throws SQLException {
    List<String> sales =
        CustomsSql.query(
            connection,
            row -> row.getString(1),
            // What was decided is not read again, however much of it there is.
            "SELECT DISTINCT a.sale_no FROM customs_bill_again a WHERE a.zone = ?"
                + " AND NOT EXISTS (SELECT FROM customs_bill_choice c JOIN customs_bill_again k"
                + " ON k.id = c.known_to WHERE k.zone = a.zone AND k.sale_no = a.sale_no"
                + " AND k.tax_no = a.tax_no AND c.known_to >= a.id)",
            zone);
    List<BilledAgain> open = new ArrayList<>();
    for (BilledAgain bill : ofSales(sales)) {
      if (bill.disputed() && !isVoid(bill)) {
        open.add(bill);
      }
    }
    return open;
  }

  /** Whether customs made it void 作废: nothing is due by it, whatever it said. */
  boolean isVoid(BilledAgain bill) throws SQLException {
    return news.ofTaxes(zone, List.of(bill.saleNo())).stream()
        .anyMatch(
            one -> one instanceof CustomsNews.TaxVoid gone && gone.taxNo().equals(bill.taxNo()));
  }

  /** The bills of those sales that were stated again. */
  List<BilledAgain> ofSales(List<String> sales) throws SQLException {
    Map<List<String>, List<BilledAgain.Statement>> again = new LinkedHashMap<>();
    for (Row row :
        CustomsSql.query(
            connection,
            BillAgainRows::row,
            "SELECT sale_no, tax_no, id, tariff_fen, vat_fen, consumption_fen, assessed_at,"
                + " learnt_at FROM customs_bill_again WHERE zone = ? AND sale_no = ANY (?)"
                + " ORDER BY id",
            zone,
            sales)) {
      again
          .computeIfAbsent(List.of(row.saleNo(), row.taxNo()), key -> new ArrayList<>())
          .add(row.statement());
    }
    List<BilledAgain> all = new ArrayList<>();
    for (Map.Entry<List<String>, List<BilledAgain.Statement>> one : again.entrySet()) {
      String saleNo = one.getKey().get(0);
      String taxNo = one.getKey().get(1);
      CustomsNews.TaxAssessed first = first(saleNo, taxNo).orElseThrow();
      List<BilledAgain.Statement> statements = new ArrayList<>(one.getValue());
      statements.add(0, BilledAgain.first(first));
      all.add(new BilledAgain(saleNo, taxNo, first.listNo(), statements, choice(saleNo, taxNo)));
    }
    return all;
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getString(1),
        row.getString(2),
        new BilledAgain.Statement(
            row.getLong(3),
            row.getLong(4),
            row.getLong(5),
            row.getLong(6),
            row.getTimestamp(7).toInstant(),
            row.getTimestamp(8).toInstant()));
  }

  private Optional<BilledAgain.Choice> choice(String saleNo, String taxNo) throws SQLException {
    return CustomsSql.query(
            connection,
            row ->
                new BilledAgain.Choice(
                    row.getLong(1),
                    row.getLong(2),
                    row.getString(3),
                    row.getString(4),
                    row.getTimestamp(5).toInstant()),
            "SELECT c.known_to, coalesce(c.again, 0), c.reason, c.chosen_by, c.chosen_at"
                + " FROM customs_bill_choice c JOIN customs_bill_again a ON a.id = c.known_to"
                + " WHERE a.zone = ? AND a.sale_no = ? AND a.tax_no = ?"
                + " ORDER BY c.known_to DESC LIMIT 1",
            zone,
            saleNo,
            taxNo)
        .stream()
        .findFirst();
  }

  /** Waits until nobody else learns news or decides, and keeps it so to the transaction's end. */
  void lock() throws SQLException {
    news.lock();
  }

  /** Keeps what somebody decided. */
  void choose(BilledAgain.Choice choice) throws SQLException {
    CustomsSql.update(
        connection,
        "INSERT INTO customs_bill_choice (known_to, again, reason, chosen_by, chosen_at)"
            + " VALUES (?, nullif(?, 0), ?, ?, ?)",
        choice.knownTo(),
        choice.statement(),
        choice.reason(),
        choice.by(),
        choice.at());
  }
}
