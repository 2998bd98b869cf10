package bondgate.server.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Reads the ids of a journal into the filter of its writer, and refuses an id that two rows have.
 * The database's own index refuses it within a stretch of 2<sup>20</sup> rows; over all of them the
 * filter says which ids to look for, and it never overlooks one.
 */
final class KnownIds {
  private static final int FETCHED_ROWS = 50_000;
  private static final int LOOKED_FOR_AT_ONCE = 1_000;

  private static final String IDS = "SELECT id FROM ledger_transfer WHERE book = ? AND seq > ?";

  private static final String TWICE =
      "SELECT w.id, min(f.seq), max(f.seq) FROM unnest(?::uuid[]) w(id)"
          + " CROSS JOIN LATERAL ledger_transfers_with(w.id) f WHERE f.book + 0 = ?"
          + " GROUP BY w.id HAVING min(f.seq) < max(f.seq) LIMIT 1";

  private final Connection connection;
  private final JournalSql.Lead lead;
  private final IdFilter ids;

  KnownIds(Connection connection, JournalSql.Lead lead, IdFilter ids) {
    this.connection = connection;
    this.lead = lead;
    this.ids = ids;
  }

  /**
   * Reads what stands after a row.
   *
   * @throws DamagedLedgerException if one of them is the id of another row too
   */
  void readAfter(long seq) throws SQLException {
    List<UUID> perhapsTwice = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(IDS)) {
      select.setInt(1, lead.book());
      select.setLong(2, seq);
      select.setFetchSize(FETCHED_ROWS);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          TransferId id = new TransferId(row.getObject(1, UUID.class));
          if (ids.mayHave(id)) {
            perhapsTwice.add(id.value());
          } else {
            ids.add(id);
          }
        }
      }
    }
    for (int from = 0; from < perhapsTwice.size(); from += LOOKED_FOR_AT_ONCE) {
      refuseTwice(
          perhapsTwice.subList(from, Math.min(from + LOOKED_FOR_AT_ONCE, perhapsTwice.size())));
    }
  }

  private void refuseTwice(List<UUID> asked) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(TWICE)) {
      select.setArray(1, connection.createArrayOf("uuid", asked.toArray(UUID[]::new)));
      select.setInt(2, lead.book());
      try (ResultSet row = select.executeQuery()) {
        if (row.next()) {
          throw new DamagedLedgerException(
              lead.name(),
              "rows %d and %d have the same id %s"
                  .formatted(row.getLong(2), row.getLong(3), row.getObject(1, UUID.class)));
        }
      }
    }
  }
}
