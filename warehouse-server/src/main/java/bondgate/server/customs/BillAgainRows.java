package bondgate.server.customs;

import bondgate.server.secret.Sealing;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

  /** Which bill. */
  record Key(String saleNo, String taxNo) {}

  private record Row(Key key, BilledAgain.Statement statement) {}

  private record Chosen(Key key, BilledAgain.Choice choice) {}

  /** What the news say of one bill. */
  record Told(
      Optional<CustomsNews.TaxAssessed> first,
      Optional<Instant> voidAt,
      Optional<Instant> returnedAt) {

    static Told of(Key key, List<CustomsNews> news) {
      Optional<CustomsNews.TaxAssessed> first = Optional.empty();
      Optional<Instant> voidAt = Optional.empty();
      Optional<Instant> returnedAt = Optional.empty();
      for (CustomsNews one : news) {
        if (!one.saleNo().equals(key.saleNo())) {
          continue;
        }
        if (one instanceof CustomsNews.TaxAssessed bill && bill.taxNo().equals(key.taxNo())) {
          first = Optional.of(bill);
        } else if (one instanceof CustomsNews.TaxVoid gone && gone.taxNo().equals(key.taxNo())) {
          voidAt = Optional.of(gone.at());
        } else if (one instanceof CustomsNews.Returned
            && returnedAt.filter(at -> at.isAfter(one.at())).isEmpty()) {
          returnedAt = Optional.of(one.at());
        }
      }
      return new Told(first, voidAt, returnedAt);
    }
  }

  /** Keeps a further statement; its number is given here. */
  void insert(Key key, String listNo, BilledAgain.Statement said) throws SQLException {
    CustomsSql.update(
        connection,
        "INSERT INTO customs_bill_again (zone, sale_no, tax_no, list_no, voided, tariff_fen,"
            + " vat_fen, consumption_fen, assessed_at, learnt_at)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        zone,
        key.saleNo(),
        key.taxNo(),
        listNo,
        said.voided(),
        said.tariffFen(),
        said.vatFen(),
        said.consumptionFen(),
        said.assessedAt(),
        said.learntAt());
  }

  /** What the news say of one bill. */
  Told told(Key key) throws SQLException {
    return Told.of(key, news.ofTaxes(zone, List.of(key.saleNo())));
  }

  /** A bill of which a statement is known, whether or not it was stated again. */
  BilledAgain known(Key key, Told told) throws SQLException {
    List<BilledAgain.Statement> again = again(List.of(key.saleNo())).getOrDefault(key, List.of());
    return bill(key, told, again, choices(List.of(key.saleNo())));
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
    return ofSales(sales).stream().filter(BilledAgain::disputed).toList();
  }

  /** The bills about which somebody decided last, the newest decision first. */
  List<BilledAgain> decided(int most) throws SQLException {
    List<String> sales =
        CustomsSql.query(
            connection,
            row -> row.getString(1),
            "SELECT DISTINCT newest.sale_no FROM (SELECT a.sale_no FROM customs_bill_choice c"
                + " JOIN customs_bill_again a ON a.id = c.known_to WHERE a.zone = ?"
                + " ORDER BY c.chosen_at DESC, c.known_to DESC LIMIT ?) newest",
            zone,
            most);
    return ofSales(sales).stream()
        .filter(bill -> bill.choice().isPresent())
        .sorted(Comparator.comparing((BilledAgain bill) -> bill.choice().get().at()).reversed())
        .limit(most)
        .toList();
  }

  /** The bills of those sales that were stated again. */
  List<BilledAgain> ofSales(Collection<String> sales) throws SQLException {
    Map<Key, List<BilledAgain.Statement>> again = again(sales);
    if (again.isEmpty()) {
      return List.of();
    }
    List<String> affected = again.keySet().stream().map(Key::saleNo).distinct().toList();
    Map<String, List<CustomsNews>> told = new LinkedHashMap<>();
    news.ofTaxes(zone, affected)
        .forEach(one -> told.computeIfAbsent(one.saleNo(), no -> new ArrayList<>()).add(one));
    Map<Key, BilledAgain.Choice> choices = choices(affected);
    List<BilledAgain> all = new ArrayList<>();
    again.forEach(
        (key, said) ->
            all.add(
                bill(
                    key, Told.of(key, told.getOrDefault(key.saleNo(), List.of())), said, choices)));
    return all;
  }

  private static BilledAgain bill(
      Key key, Told told, List<BilledAgain.Statement> again, Map<Key, BilledAgain.Choice> choices) {
    CustomsNews.TaxAssessed first =
        told.first()
            .orElseThrow(() -> new IllegalStateException("no first statement of " + key.taxNo()));
    List<BilledAgain.Statement> statements = new ArrayList<>();
    statements.add(BilledAgain.first(first));
    statements.addAll(again);
    return new BilledAgain(
        key.saleNo(),
        key.taxNo(),
        first.listNo(),
        statements,
        told.voidAt(),
        Optional.ofNullable(choices.get(key)));
  }

  private Map<Key, List<BilledAgain.Statement>> again(Collection<String> sales)
      throws SQLException {
    Map<Key, List<BilledAgain.Statement>> again = new LinkedHashMap<>();
    for (Row row :
        CustomsSql.query(
            connection,
            BillAgainRows::row,
            "SELECT sale_no, tax_no, id, voided, tariff_fen, vat_fen, consumption_fen,"
                + " assessed_at, learnt_at FROM customs_bill_again WHERE zone = ?"
                + " AND sale_no = ANY (?) ORDER BY id",
            zone,
            List.copyOf(sales))) {
      again.computeIfAbsent(row.key(), key -> new ArrayList<>()).add(row.statement());
    }
    return again;
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        new Key(row.getString(1), row.getString(2)),
        new BilledAgain.Statement(
            row.getLong(3),
            row.getBoolean(4),
            row.getLong(5),
            row.getLong(6),
            row.getLong(7),
            row.getTimestamp(8).toInstant(),
            row.getTimestamp(9).toInstant()));
  }

  /** The last choice about each bill of those sales. */
  private Map<Key, BilledAgain.Choice> choices(Collection<String> sales) throws SQLException {
    Map<Key, BilledAgain.Choice> choices = new LinkedHashMap<>();
    for (Chosen one :
        CustomsSql.query(
            connection,
            BillAgainRows::chosen,
            "SELECT a.sale_no, a.tax_no, c.known_to, coalesce(c.again, 0), c.reason, c.chosen_by,"
                + " c.chosen_at FROM customs_bill_choice c JOIN customs_bill_again a"
                + " ON a.id = c.known_to WHERE a.zone = ? AND a.sale_no = ANY (?)"
                + " ORDER BY c.known_to",
            zone,
            List.copyOf(sales))) {
      choices.put(one.key(), one.choice());
    }
    return choices;
  }

  private static Chosen chosen(ResultSet row) throws SQLException {
    return new Chosen(
        new Key(row.getString(1), row.getString(2)),
        new BilledAgain.Choice(
            row.getLong(3),
            row.getLong(4),
            row.getString(5),
            row.getString(6),
            row.getTimestamp(7).toInstant()));
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
