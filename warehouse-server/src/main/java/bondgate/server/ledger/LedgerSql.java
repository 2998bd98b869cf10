package bondgate.server.ledger;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** The statements of the ledger: a few for a whole batch, never one for each transfer. */
final class LedgerSql {
  private LedgerSql() {}

  /** A stored account. */
  record Stored(Account account, Balance balance, long version) {}

  static void insertAccounts(Connection connection, Collection<Account> accounts, Instant at)
      throws SQLException {
    List<Account> rows = List.copyOf(accounts);
    String[] names = rows.stream().map(Account::name).toArray(String[]::new);
    String[] units = rows.stream().map(Account::unit).toArray(String[]::new);
    String[] limits = rows.stream().map(row -> row.limit().name()).toArray(String[]::new);
    try (PreparedStatement insert =
        connection.prepareStatement(
            "WITH opened AS (INSERT INTO ledger_account (name, unit, account_limit, opened_at)"
                + " SELECT n, u, l, ? FROM unnest(?::text[], ?::text[], ?::text[]) AS t(n, u, l)"
                + " ON CONFLICT DO NOTHING RETURNING name, account_limit)"
                + " INSERT INTO ledger_balance (account, account_limit)"
                + " SELECT name, account_limit FROM opened")) {
      insert.setTimestamp(1, Timestamp.from(at));
      insert.setArray(2, texts(connection, names));
      insert.setArray(3, texts(connection, units));
      insert.setArray(4, texts(connection, limits));
      insert.executeUpdate();
    }
  }

  private static final String STORED =
      "SELECT a.name, a.unit, a.account_limit, b.debits_pending, b.debits_posted,"
          + " b.credits_pending, b.credits_posted, b.version"
          + " FROM ledger_account a JOIN ledger_balance b ON b.account = a.name";

  static Map<String, Stored> accounts(Connection connection, Collection<String> names)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(STORED + " WHERE a.name = ANY (?)")) {
      select.setArray(1, texts(connection, names.toArray(String[]::new)));
      return stored(select);
    }
  }

  static Map<String, Stored> accountsBelow(Connection connection, String prefix)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(STORED + " WHERE starts_with(a.name, ?) ORDER BY a.name")) {
      select.setString(1, prefix);
      return stored(select);
    }
  }

  private static Map<String, Stored> stored(PreparedStatement select) throws SQLException {
    Map<String, Stored> found = new LinkedHashMap<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        Account account =
            new Account(
                row.getString(1), row.getString(2), Account.Limit.valueOf(row.getString(3)));
        Balance balance =
            new Balance(row.getLong(4), row.getLong(5), row.getLong(6), row.getLong(7));
        found.put(account.name(), new Stored(account, balance, row.getLong(8)));
      }
    }
    return found;
  }

  /** The rows with one of those ids, and the rows that end one of them. */
  static List<JournalRow> rows(Connection connection, Collection<TransferId> ids)
      throws SQLException {
    UUID[] values = ids.stream().map(TransferId::value).toArray(UUID[]::new);
    List<JournalRow> rows = new ArrayList<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT id, kind, debit_account, credit_account, amount, pending_id, ended, reference"
                + " FROM ledger_transfer WHERE id = ANY (?)"
                + " UNION SELECT id, kind, debit_account, credit_account, amount, pending_id, ended,"
                + " reference FROM ledger_transfer WHERE pending_id = ANY (?)")) {
      Array array = connection.createArrayOf("uuid", values);
      select.setArray(1, array);
      select.setArray(2, array);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          rows.add(row(row));
        }
      }
    }
    return rows;
  }

  private static JournalRow row(ResultSet row) throws SQLException {
    TransferId id = new TransferId(row.getObject(1, UUID.class));
    String kind = row.getString(2);
    String debit = row.getString(3);
    String credit = row.getString(4);
    long amount = row.getLong(5);
    String reference = row.getString(8);
    UUID pending = row.getObject(6, UUID.class);
    Transfer transfer =
        pending == null
            ? new Transfer.Move(id, Transfer.Phase.valueOf(kind), debit, credit, amount, reference)
            : new Transfer.End(
                id, new TransferId(pending), Transfer.Outcome.valueOf(kind), amount, reference);
    return new JournalRow(transfer, debit, credit, row.getLong(7));
  }

  static void insertRows(Connection connection, List<JournalRow> rows, Instant at)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO ledger_transfer (id, kind, debit_account, credit_account, amount,"
                + " pending_id, ended, reference, recorded_at)"
                + " SELECT i, k, d, c, a, p, e, r, ? FROM unnest(?::uuid[], ?::text[], ?::text[],"
                + " ?::text[], ?::bigint[], ?::uuid[], ?::bigint[], ?::text[])"
                + " WITH ORDINALITY AS t(i, k, d, c, a, p, e, r, n) ORDER BY n")) {
      insert.setTimestamp(1, Timestamp.from(at));
      insert.setArray(2, column(connection, "uuid", rows, row -> row.transfer().id().value()));
      insert.setArray(3, column(connection, "text", rows, JournalRow::kind));
      insert.setArray(4, column(connection, "text", rows, JournalRow::debit));
      insert.setArray(5, column(connection, "text", rows, JournalRow::credit));
      insert.setArray(6, column(connection, "bigint", rows, JournalRow::amount));
      insert.setArray(7, column(connection, "uuid", rows, JournalRow::pending));
      insert.setArray(8, column(connection, "bigint", rows, JournalRow::ended));
      insert.setArray(9, column(connection, "text", rows, row -> row.transfer().reference()));
      insert.executeUpdate();
    }
  }

  private static Array column(
      Connection connection, String type, List<JournalRow> rows, Function<JournalRow, Object> value)
      throws SQLException {
    return connection.createArrayOf(type, rows.stream().map(value).toArray());
  }

  /** Writes absolute balances where the version is still the one that was read; says how many. */
  static int updateBalances(
      Connection connection, Map<String, Balance> after, Map<String, Stored> before)
      throws SQLException {
    String[] names = after.keySet().toArray(String[]::new);
    Map<Integer, Long[]> columns = new HashMap<>();
    for (int column = 0; column < 5; column++) {
      columns.put(column, new Long[names.length]);
    }
    for (int i = 0; i < names.length; i++) {
      Balance balance = after.get(names[i]);
      columns.get(0)[i] = balance.debitsPending();
      columns.get(1)[i] = balance.debitsPosted();
      columns.get(2)[i] = balance.creditsPending();
      columns.get(3)[i] = balance.creditsPosted();
      columns.get(4)[i] = before.get(names[i]).version();
    }
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE ledger_balance b SET debits_pending = t.dp, debits_posted = t.d,"
                + " credits_pending = t.cp, credits_posted = t.c, version = t.v + 1"
                + " FROM unnest(?::text[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[],"
                + " ?::bigint[]) AS t(name, dp, d, cp, c, v)"
                + " WHERE b.account = t.name AND b.version = t.v")) {
      update.setArray(1, texts(connection, names));
      for (int column = 0; column < 5; column++) {
        update.setArray(2 + column, connection.createArrayOf("bigint", columns.get(column)));
      }
      return update.executeUpdate();
    }
  }

  static List<BalancePoint> history(
      Connection connection, String account, Instant from, Instant until) throws SQLException {
    // Every point is a sum over the journal from its beginning: the stored balance is not asked.
    String sum = "sum(CASE WHEN %s = ? THEN %s ELSE 0 END) OVER w";
    String pending = "(CASE kind WHEN 'PENDING' THEN amount WHEN 'SINGLE' THEN 0 ELSE -ended END)";
    String posted = "(CASE kind WHEN 'PENDING' THEN 0 ELSE amount END)";
    String sql =
        "SELECT * FROM (SELECT recorded_at, position, "
            + sum.formatted("debit_account", pending)
            + ", "
            + sum.formatted("debit_account", posted)
            + ", "
            + sum.formatted("credit_account", pending)
            + ", "
            + sum.formatted("credit_account", posted)
            + " FROM ledger_transfer WHERE debit_account = ? OR credit_account = ?"
            + " WINDOW w AS (ORDER BY position)) h"
            + " WHERE recorded_at >= ? AND recorded_at < ? ORDER BY position";
    List<BalancePoint> points = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      for (int i = 1; i <= 6; i++) {
        select.setString(i, account);
      }
      select.setTimestamp(7, Timestamp.from(from));
      select.setTimestamp(8, Timestamp.from(until));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          points.add(
              new BalancePoint(
                  row.getTimestamp(1).toInstant(),
                  new Balance(row.getLong(3), row.getLong(4), row.getLong(5), row.getLong(6))));
        }
      }
    }
    return points;
  }

  private static Array texts(Connection connection, String[] values) throws SQLException {
    return connection.createArrayOf("text", values);
  }
}
