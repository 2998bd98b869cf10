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
    try (Connection connection = database.getConnection()) {
      new NewsRows(connection, keys.sealing())
          .ofTaxes(zone, List.copyOf(sales))
          .forEach(one -> news.computeIfAbsent(one.saleNo(), no -> new ArrayList<>()).add(one));
      new BillAgainRows(connection, zone, keys.sealing())
          .ofSales(List.copyOf(sales))
          .forEach(one -> again.computeIfAbsent(one.saleNo(), no -> new ArrayList<>()).add(one));
    } catch (SQLException e) {
      throw CustomsSql.failed("reading tax bills", e);
    }
    Map<String, SaleTaxes> taxes = new HashMap<>();
    news.forEach(
        (sale, told) -> taxes.put(sale, SaleTaxes.of(told, again.getOrDefault(sale, List.of()))));
    return taxes;
  }
}
