package bondgate.server.ledger;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Stores new accounts, and reads the balances that are committed. */
final class AccountSql {
  private static final String INSERT =
      "WITH opened AS (INSERT INTO ledger_account (book, name, unit, code, account_limit, opened_at)"
          + " SELECT ?, n, u, c, l, ? FROM"
          + " unnest(?::text[], ?::text[], ?::int[], ?::text[]) AS t(n, u, c, l)"
          + " RETURNING id, name, account_limit), balance AS"
          + " (INSERT INTO ledger_balance (account, limit_kind) SELECT id, CASE account_limit"
          + " WHEN 'NONE' THEN 0 WHEN 'DEBITS_MUST_NOT_EXCEED_CREDITS' THEN 1 ELSE 2 END"
          + " FROM opened) SELECT name, id FROM opened";

  private static final String BALANCES =
      "SELECT a.name, b.debits_pending, b.debits_posted, b.credits_pending, b.credits_posted"
          + " FROM ledger_account a JOIN ledger_balance b ON b.account = a.id";

  private AccountSql() {}

  /** Stores accounts that are not there yet; gives the stored id of each. */
  static Map<String, Integer> insert(
      Connection connection, int book, List<Account> accounts, Instant at) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setInt(1, book);
      insert.setTimestamp(2, Timestamp.from(at));
      insert.setArray(3, texts(connection, accounts.stream().map(Account::name)));
      insert.setArray(4, texts(connection, accounts.stream().map(Account::unit)));
      insert.setArray(
          5, connection.createArrayOf("int4", accounts.stream().map(Account::code).toArray()));
      insert.setArray(6, texts(connection, accounts.stream().map(a -> a.limit().name())));
      Map<String, Integer> ids = new HashMap<>();
      try (ResultSet row = insert.executeQuery()) {
        while (row.next()) {
          ids.put(row.getString(1), row.getInt(2));
        }
      }
      return ids;
    }
  }

  private static Array texts(Connection connection, Stream<String> values) throws SQLException {
    return connection.createArrayOf("text", values.toArray());
  }

  static Balance balance(Connection connection, String account) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(BALANCES + " WHERE a.name = ?")) {
      select.setString(1, account);
      return read(select).getOrDefault(account, Balance.ZERO);
    }
  }

  /** Ordered by name. */
  static Map<String, Balance> below(Connection connection, String prefix) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(BALANCES + " WHERE starts_with(a.name, ?) ORDER BY a.name")) {
      select.setString(1, prefix);
      return read(select);
    }
  }

  private static Map<String, Balance> read(PreparedStatement select) throws SQLException {
    Map<String, Balance> balances = new LinkedHashMap<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        balances.put(
            row.getString(1),
            new Balance(row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5)));
      }
    }
    return balances;
  }
}
