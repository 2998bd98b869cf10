package bondgate.server.ledger;

import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** What must hold of a ledger book that was loaded; names the account where it does not. */
final class BookCheck {
  private BookCheck() {}

  /**
   * That the stored balance (columns 6 to 11) is what the journal makes (12 to 16); it may lag
   * behind only where the journal goes on after {@code writtenThrough}, and what it then says is
   * checked by {@link JournalWalk#checkLagging}.
   */
  static void stored(String book, Account account, ResultSet row, long writtenThrough)
      throws SQLException {
    row.getLong(10);
    if (row.wasNull()) {
      throw new DamagedLedgerException(
          book, "account '%s' has no balance".formatted(account.name()));
    }
    Balance stored = balance(row, 6);
    Balance journal = balance(row, 12);
    boolean lags = row.getLong(10) < row.getLong(16) && row.getLong(16) > writtenThrough;
    if (!lags && !stored.equals(journal)) {
      throw new DamagedLedgerException(
          book,
          "account '%s' is stored as %s, and its journal makes %s"
              .formatted(account.name(), stored, journal));
    }
    if (!lags && row.getLong(10) != row.getLong(16)) {
      throw new DamagedLedgerException(
          book,
          "account '%s' says that row %d touched it last; its journal says row %d"
              .formatted(account.name(), row.getLong(10), row.getLong(16)));
    }
    if (row.getInt(11) != account.limit().stored()) {
      throw new DamagedLedgerException(
          book,
          "account '%s' has the limit %s, and its balance the limit number %d"
              .formatted(account.name(), account.limit(), row.getInt(11)));
    }
  }

  static Balance balance(ResultSet row, int column) throws SQLException {
    long[] sums = new long[4];
    for (int i = 0; i < sums.length; i++) {
      sums[i] = row.getLong(column + i);
      if (sums[i] < 0) {
        throw new DamagedLedgerException(
            Account.bookOf(row.getString(2)),
            "a sum of account '%s' is %d".formatted(row.getString(2), sums[i]));
      }
    }
    return new Balance(sums[0], sums[1], sums[2], sums[3]);
  }

  /**
   * That nothing came from nowhere, and that what is pending is what the open transfers reserve.
   */
  static void check(LedgerBook book) {
    Map<String, BigInteger> posted = new TreeMap<>();
    AccountTable accounts = book.accounts();
    Map<Integer, long[]> reserved = new HashMap<>();
    for (OpenPending open : book.pendings().all()) {
      reserved.computeIfAbsent(open.debit(), slot -> new long[2])[0] += open.amount();
      reserved.computeIfAbsent(open.credit(), slot -> new long[2])[1] += open.amount();
    }
    for (int slot = 0; slot < accounts.size(); slot++) {
      BigInteger net =
          BigInteger.valueOf(accounts.debitsPosted(slot))
              .subtract(BigInteger.valueOf(accounts.creditsPosted(slot)));
      posted.merge(accounts.account(slot).unit(), net, BigInteger::add);
      long[] open = reserved.getOrDefault(slot, new long[2]);
      if (open[0] != accounts.debitsPending(slot) || open[1] != accounts.creditsPending(slot)) {
        throw new DamagedLedgerException(
            book.name(),
            "account '%s' has %d and %d pending, and open transfers reserve %d and %d"
                .formatted(
                    accounts.name(slot),
                    accounts.debitsPending(slot),
                    accounts.creditsPending(slot),
                    open[0],
                    open[1]));
      }
    }
    posted.forEach(
        (unit, sum) -> {
          if (sum.signum() != 0) {
            throw new DamagedLedgerException(
                book.name(), "all accounts in %s together make %s, not 0".formatted(unit, sum));
          }
        });
  }
}
