package bondgate.server.customs;

import bondgate.server.secret.Sealing;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Rows of the news. Every method works in the caller's transaction. */
final class NewsRows {
  /** Any number that nobody else locks. */
  private static final long LOCK = 0x637573746F6D7301L;

  private static final String NEWS =
      "SELECT id, zone, sale_no, kind, number, list_no, code, sealed_text, tariff_fen, vat_fen,"
          + " consumption_fen, decided_at FROM customs_news";

  private final Connection connection;
  private final Sealing sealing;
  private boolean locked;

  NewsRows(Connection connection, Sealing sealing) {
    this.connection = connection;
    this.sealing = sealing;
  }

  /** Adds news, and gives them their number; false if they were told before. */
  boolean add(CustomsNews news, Instant now) throws SQLException {
    lock();
    NewsColumns columns = NewsColumns.of(news);
    return CustomsSql.update(
            connection,
            "INSERT INTO customs_news (zone, sale_no, kind, number, list_no, code, sealed_text,"
                + " tariff_fen, vat_fen, consumption_fen, decided_at, learnt_at)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
            news.zone(),
            news.saleNo(),
            columns.kind(),
            columns.number(),
            columns.listNo(),
            columns.code(),
            sealing.sealText(columns.text(), place(news.zone(), news.saleNo())),
            columns.tariffFen(),
            columns.vatFen(),
            columns.consumptionFen(),
            news.at(),
            now)
        == 1;
  }

  /** Held to the end of the transaction: numbers are committed in their order. */
  void lock() throws SQLException {
    if (!locked) {
      CustomsSql.query(connection, row -> 0, "SELECT pg_advisory_xact_lock(?)", LOCK);
      locked = true;
    }
  }

  List<CustomsNews> after(long id, int most) throws SQLException {
    return CustomsSql.query(
        connection, this::news, NEWS + " WHERE id > ? ORDER BY id LIMIT ?", id, most);
  }

  /** The news about taxes and granted returns of those sales, oldest first. */
  List<CustomsNews> ofTaxes(String zone, List<String> sales) throws SQLException {
    return CustomsSql.query(
        connection,
        this::news,
        NEWS
            + " WHERE zone = ? AND sale_no = ANY (?)"
            + " AND kind IN ('TAX_ASSESSED', 'TAX_GATHERED', 'TAX_VOID', 'RETURNED') ORDER BY id",
        zone,
        sales);
  }

  CustomsNews news(ResultSet row) throws SQLException {
    String zone = row.getString("zone");
    String saleNo = row.getString("sale_no");
    NewsColumns columns =
        new NewsColumns(
            row.getString("kind"),
            row.getString("number"),
            row.getString("list_no"),
            row.getString("code"),
            sealing.openText(row.getBytes("sealed_text"), place(zone, saleNo)),
            row.getLong("tariff_fen"),
            row.getLong("vat_fen"),
            row.getLong("consumption_fen"));
    return columns.news(
        row.getLong("id"), zone, saleNo, row.getTimestamp("decided_at").toInstant());
  }

  private static String place(String zone, String saleNo) {
    return "customs_news " + zone + " " + saleNo;
  }
}
