package bondgate.server.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Transfers that are stored, read back as they were asked for. */
final class StoredTransfer {
  /**
   * By the ids first, whatever the planner believes of a table that grew since it was last
   * analysed: no index has {@code book + 0}, and searching the whole book for an id would take its
   * time.
   */
  static final String FIND =
      "WITH t AS MATERIALIZED (SELECT f.* FROM unnest(?::uuid[]) w(id)"
          + " CROSS JOIN LATERAL ledger_transfers_with(w.id) f WHERE f.book + 0 = ?)"
          + " SELECT t.id, t.kind, t.sizing, d.name, c.name, t.asked, t.amount, p.id, t.timeout_s,"
          + " t.reference, e.kind FROM t"
          + " JOIN ledger_account d ON d.id = t.debit JOIN ledger_account c ON c.id = t.credit"
          + " LEFT JOIN ledger_transfer p ON p.book = t.book AND p.seq = t.pending_seq"
          + " LEFT JOIN ledger_transfer e ON e.book = t.book AND e.pending_seq = t.seq";

  private StoredTransfer() {}

  static Map<TransferId, Earlier> find(Connection connection, int book, Collection<TransferId> ids)
      throws SQLException {
    Map<TransferId, Earlier> found = new HashMap<>();
    UUID[] values = ids.stream().map(TransferId::value).toArray(UUID[]::new);
    try (PreparedStatement select = connection.prepareStatement(FIND)) {
      select.setArray(1, connection.createArrayOf("uuid", values));
      select.setInt(2, book);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          Earlier earlier = earlier(row);
          found.put(earlier.asked().id(), earlier);
        }
      }
    }
    return found;
  }

  private static Earlier earlier(ResultSet row) throws SQLException {
    EntryKind kind = EntryKind.ofStored(row.getInt(2));
    int ending = row.getInt(11);
    Earlier.Fate fate =
        row.wasNull() ? Earlier.Fate.OPEN : Earlier.Fate.of(EntryKind.ofStored(ending));
    return new Earlier(kind, transfer(kind, row), row.getLong(7), fate);
  }

  private static Transfer transfer(EntryKind kind, ResultSet row) throws SQLException {
    TransferId id = new TransferId(row.getObject(1, UUID.class));
    String reference = row.getString(10);
    return switch (kind) {
      case SINGLE, PENDING ->
          new Transfer.Move(
              id,
              kind == EntryKind.SINGLE ? Transfer.Phase.SINGLE : Transfer.Phase.PENDING,
              row.getString(4),
              row.getString(5),
              row.getLong(6),
              Transfer.Sizing.ofStored(row.getInt(3)),
              row.getLong(9),
              reference);
      case POST -> Transfer.post(id, pending(row), row.getLong(6), reference);
      case VOID, EXPIRE -> Transfer.voiding(id, pending(row), reference);
      case CLOSE -> Transfer.closing(id, row.getString(4), reference);
    };
  }

  private static TransferId pending(ResultSet row) throws SQLException {
    return new TransferId(row.getObject(8, UUID.class));
  }

  /** How the journal keeps the amount that was asked for: 0 for a void or a closing. */
  static long askedAmount(Transfer transfer) {
    if (transfer instanceof Transfer.Move move) {
      return move.amount();
    }
    return transfer instanceof Transfer.End end ? end.amount() : 0;
  }
}
