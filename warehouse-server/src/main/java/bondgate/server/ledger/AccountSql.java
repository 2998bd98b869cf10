package bondgate.server.ledger;

import bondgate.server.ledger.HistorySql.Located;
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
import java.util.Optional;
import java.util.stream.Stream;

/** Stores new accounts, and reads the balances that are committed. */
final class AccountSql {
  private static final String INSERT =
      "WITH opened AS (INSERT INTO ledger_account"
          + " (id, book, name, unit, code, account_limit, opened_at)"
          + " SELECT nextval('ledger_account_number') * 4 + k, ?, n, u, c, l, ? FROM"
          + " unnest(?::text[], ?::text[], ?::int[], ?::text[], ?::int[]) AS t(n, u, c, l, k)"
          + " RETURNING id, name), balance AS (INSERT INTO ledger_balance (account, limit_kind)"
          + " SELECT id, id % 4 FROM opened) SELECT name, id FROM opened";

  private static final String BALANCES =
      "SELECT a.name, b.debits_pending, b.debits_posted, b.credits_pending, b.credits_posted"
          + " FROM ledger_account a JOIN ledger_balance b ON b.account = a.id";

  /** What rows say that the balances beside the journal do not know yet. */
  private static final String BALANCES_BEYOND =
      "WITH beyond AS (SELECT DISTINCT ON (account) account, dp, d, cp, c FROM ("
          + "SELECT debit AS account, seq, debit_dp AS dp, debit_d AS d, debit_cp AS cp,"
          + " debit_c AS c FROM ledger_transfer WHERE book = ? AND seq > ?"
          + " UNION ALL SELECT credit, seq, credit_dp, credit_d, credit_cp, credit_c"
          + " FROM ledger_transfer WHERE book = ? AND seq > ?) sides ORDER BY account, seq DESC)"
          + " SELECT a.name, coalesce(t.dp, b.debits_pending), coalesce(t.d, b.debits_posted),"
          + " coalesce(t.cp, b.credits_pending), coalesce(t.c, b.credits_posted)"
          + " FROM ledger_account a JOIN ledger_balance b ON b.account = a.id"
          + " LEFT JOIN beyond t ON t.account = a.id"
          + " WHERE starts_with(a.name, ?) ORDER BY a.name";

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
      insert.setArray(
          7,
          connection.createArrayOf(
              "int4", accounts.stream().map(a -> a.limit().stored()).toArray()));
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
    Optional<Located> located = HistorySql.locate(connection, account);
    return located.isEmpty()
        ? Balance.ZERO
        : HistorySql.anchor(connection, located.get(), located.get().bookLastSeq()).balance();
  }

  /** Ordered by name. */
  static Map<String, Balance> below(Connection connection, String prefix) throws SQLException {
    Optional<Located> book = HistorySql.locateBook(connection, Account.bookOf(prefix));
    if (book.isPresent() && book.get().lags()) {
      return beyond(connection, book.get(), prefix);
    }
    try (PreparedStatement select =
        connection.prepareStatement(BALANCES + " WHERE starts_with(a.name, ?) ORDER BY a.name")) {
      select.setString(1, prefix);
      return read(select);
    }
  }

  private static Map<String, Balance> beyond(Connection connection, Located book, String prefix)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(BALANCES_BEYOND)) {
      select.setInt(1, book.book());
      select.setLong(2, book.balancesSeq());
      select.setInt(3, book.book());
      select.setLong(4, book.balancesSeq());
      select.setString(5, prefix);
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
