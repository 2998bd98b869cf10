package bondgate.server.fence;

import bondgate.server.control.Controls;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** The sheets of the running transaction, one for each zone; stored before its commit at last. */
@ApplicationScoped
class FenceSheets {
  private final AgroalDataSource database;
  private final TransactionSynchronizationRegistry transactions;
  private final Controls controls;

  @Inject
  FenceSheets(
      AgroalDataSource database,
      TransactionSynchronizationRegistry transactions,
      Controls controls) {
    this.controls = controls;
    this.database = database;
    this.transactions = transactions;
  }

  /** The zone's sheet, with all that is known of those tags. */
  FenceSheet of(String zone, Collection<String> epcs) {
    Sheets sheets = (Sheets) transactions.getResource(Sheets.class);
    if (sheets == null) {
      sheets = new Sheets();
      transactions.putResource(Sheets.class, sheets);
      transactions.registerInterposedSynchronization(sheets);
    }
    try (Connection connection = database.getConnection()) {
      FenceSheet sheet = sheets.byZone.get(zone);
      if (sheet == null) {
        sheet = new FenceSheet(zone, FenceSql.portals(connection, zone), controls.open(zone));
        sheets.byZone.put(zone, sheet);
      }
      FenceSql.learn(connection, sheet, sheet.unknown(epcs));
      return sheet;
    } catch (SQLException e) {
      throw failed("read the fence of zone " + zone, e);
    }
  }

  /** Stores what the transaction wrote on its sheets so far. */
  void store() {
    Sheets sheets = (Sheets) transactions.getResource(Sheets.class);
    if (sheets != null) {
      sheets.beforeCompletion();
    }
  }

  private static IllegalStateException failed(String what, SQLException e) {
    return new IllegalStateException(
        "cannot %s, SQLState=%s: %s".formatted(what, e.getSQLState(), e.getMessage()), e);
  }

  private final class Sheets implements Synchronization {
    private final Map<String, FenceSheet> byZone = new HashMap<>();

    @Override
    public void beforeCompletion() {
      for (FenceSheet sheet : byZone.values()) {
        try (Connection connection = database.getConnection()) {
          FenceSql.store(connection, sheet);
        } catch (SQLException e) {
          throw failed("store the fence of zone " + sheet.zone(), e);
        }
      }
    }

    @Override
    public void afterCompletion(int status) {
      // The sheets go with the transaction.
    }
  }
}
