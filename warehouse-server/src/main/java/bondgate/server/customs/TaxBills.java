package bondgate.server.customs;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** 电子税单 — what customs said of the tax of sales (CEB816, CEB818) and of their returns. */
@ApplicationScoped
public class TaxBills {
  private final AgroalDataSource database;
  private final CustomsKeys keys;

  @Inject
  TaxBills(AgroalDataSource database, CustomsKeys keys) {
    this.database = database;
    this.keys = keys;
  }

  /** How the taxes of those sales stand; a sale of which nothing was told is left out. */
  @Transactional
  public Map<String, SaleTaxes> of(String zone, Collection<String> sales) {
    Map<String, List<CustomsNews>> news = new HashMap<>();
    Map<String, List<BilledAgain>> again = new HashMap<>();
    Set<String> unreadable;
    try (Connection connection = database.getConnection()) {
      new NewsRows(connection, keys.sealing())
          .ofTaxes(zone, List.copyOf(sales))
          .forEach(one -> news.computeIfAbsent(one.saleNo(), no -> new ArrayList<>()).add(one));
      new BillAgainRows(connection, zone, keys.sealing())
          .ofSales(List.copyOf(sales))
          .forEach(one -> again.computeIfAbsent(one.saleNo(), no -> new ArrayList<>()).add(one));
      unreadable = unreadable(connection, zone, List.copyOf(sales));
    } catch (SQLException e) {
      throw CustomsSql.failed("reading tax bills", e);
    }
    Map<String, SaleTaxes> taxes = new HashMap<>();
    news.forEach(
        (sale, told) ->
            taxes.put(
                sale,
                SaleTaxes.of(
                    told, again.getOrDefault(sale, List.of()), unreadable.contains(sale))));
    return taxes;
  }

  private static Set<String> unreadable(Connection connection, String zone, List<String> sales)
      throws SQLException {
    return Set.copyOf(
        CustomsSql.query(
            connection,
            row -> row.getString(1),
            "SELECT DISTINCT o.sale_no FROM customs_outbox o JOIN customs_receipt t"
                + " ON t.zone = o.zone AND t.doc_key = o.list_no WHERE o.zone = ?"
                + " AND o.sale_no = ANY (?) AND o.list_no <> ''"
                + " AND t.effect = 'UNREADABLE' AND "
                + Receipts.NOT_SAID_SINCE,
            zone,
            sales));
  }
}
