package bondgate.server.ledger;

import bondgate.server.ledger.HistorySql.Anchor;
import bondgate.server.ledger.HistorySql.Located;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The ledger as it was at any instant, from what is committed: it does not see what the running
 * transaction has not stored yet.
 *
 * <p>Two times tell them apart: <em>recorded</em>, when the ledger came to know, and
 * <em>happened</em>, when it was. "What did the book say on Monday" asks by the first; "what was
 * there on Monday, as we know today" by the second.
 *
 * <p>A balance costs a walk of at most {@value JournalBatch#ROWS_PER_SNAPSHOT} rows of that account
 * from the nearest snapshot, however long the journal is; times are found by halving.
 */
@ApplicationScoped
public class LedgerHistory {
  private final AgroalDataSource database;

  @Inject
  LedgerHistory(AgroalDataSource database) {
    this.database = database;
  }

  private interface Reading<T> {
    T from(Connection connection, Located located) throws SQLException;
  }

  private <T> Optional<T> read(String account, Reading<T> reading) {
    try (Connection connection = database.getConnection()) {
      Optional<Located> located = HistorySql.locate(connection, account);
      return located.isPresent()
          ? Optional.of(reading.from(connection, located.get()))
          : Optional.empty();
    } catch (SQLException e) {
      throw Ledger.failed(e);
    }
  }

  /** The balance after everything recorded up to and including then; zero for no such account. */
  @Transactional(TxType.SUPPORTS)
  public Balance balanceAt(String account, Instant recordedUntil) {
    return read(
            account,
            (connection, located) -> {
              long seq = through(connection, located, recordedUntil);
              return balanceAfter(connection, located, account, seq);
            })
        .orElse(Balance.ZERO);
  }

  /** The balance after the row of that number in the account's ledger book; see the class. */
  @Transactional(TxType.SUPPORTS)
  public Balance balanceAfter(String account, long seq) {
    return read(account, (connection, located) -> balanceAfter(connection, located, account, seq))
        .orElse(Balance.ZERO);
  }

  /**
   * Who knew what when: the balance of what had happened by {@code happenedUntil}, as far as it was
   * recorded by {@code recordedUntil}, both inclusive.
   */
  @Transactional(TxType.SUPPORTS)
  public Balance balanceAt(String account, Instant recordedUntil, Instant happenedUntil) {
    return read(
            account,
            (connection, located) -> {
              long known = through(connection, located, recordedUntil);
              // Nothing is recorded before it happens: whatever is older happened by then.
              long certain = Math.min(known, through(connection, located, happenedUntil));
              Balance balance = balanceAfter(connection, located, account, known);
              Anchor anchor = HistorySql.anchor(connection, located, known);
              for (JournalEntry entry :
                  HistorySql.walk(connection, located, anchor.lastSeq(), certain)) {
                if (entry.seq() <= known && entry.happenedAt().isAfter(happenedUntil)) {
                  balance = entry.before(account, balance);
                }
              }
              return balance;
            })
        .orElse(Balance.ZERO);
  }

  /** Balances of the accounts whose names begin so, as of then, ordered by name. */
  @Transactional(TxType.SUPPORTS)
  public Map<String, Balance> balancesBelow(String prefix, Instant recordedUntil) {
    try (Connection connection = database.getConnection()) {
      Map<String, Balance> balances = new TreeMap<>();
      long seq = -1;
      for (String account : AccountSql.below(connection, prefix).keySet()) {
        Located located = HistorySql.locate(connection, account).orElseThrow();
        seq = seq < 0 ? through(connection, located, recordedUntil) : seq;
        balances.put(account, balanceAfter(connection, located, account, seq));
      }
      return balances;
    } catch (SQLException e) {
      throw Ledger.failed(e);
    }
  }

  /** The account's balance after each entry recorded from then until before then. */
  @Transactional(TxType.SUPPORTS)
  public List<BalancePoint> history(String account, Instant from, Instant until) {
    return read(
            account,
            (connection, located) -> {
              long through = before(connection, located, until);
              Balance after = balanceAfter(connection, located, account, through);
              List<BalancePoint> points = new ArrayList<>();
              for (JournalEntry entry : entries(connection, located, from, through)) {
                points.add(new BalancePoint(entry.recordedAt(), after));
                after = entry.before(account, after);
              }
              Collections.reverse(points);
              return points;
            })
        .orElse(List.of());
  }

  /** The account's entries recorded from then until before then, oldest first. */
  @Transactional(TxType.SUPPORTS)
  public List<JournalEntry> entries(String account, Instant from, Instant until) {
    return read(
            account,
            (connection, located) -> {
              long through = before(connection, located, until);
              List<JournalEntry> entries = entries(connection, located, from, through);
              Collections.reverse(entries);
              return entries;
            })
        .orElse(List.of());
  }

  /**
   * The entries that touch an account whose name begins so, recorded from then until before then,
   * oldest first. Reads every row of the ledger book in that time.
   */
  @Transactional(TxType.SUPPORTS)
  public List<JournalEntry> entriesBelow(String prefix, Instant from, Instant until) {
    try (Connection connection = database.getConnection()) {
      Optional<Located> book = HistorySql.locateBook(connection, Account.bookOf(prefix));
      if (book.isEmpty()) {
        return List.of();
      }
      long after = before(connection, book.get(), from);
      long through = before(connection, book.get(), until);
      return HistorySql.stretch(connection, book.get().book(), after, through, prefix);
    } catch (SQLException e) {
      throw Ledger.failed(e);
    }
  }

  /** Newest first. */
  private static List<JournalEntry> entries(
      Connection connection, Located located, Instant from, long through) throws SQLException {
    long after = before(connection, located, from);
    Anchor anchor = HistorySql.anchor(connection, located, through);
    List<JournalEntry> entries = HistorySql.walk(connection, located, anchor.lastSeq(), after);
    entries.removeIf(entry -> entry.seq() > through);
    return entries;
  }

  private static Balance balanceAfter(
      Connection connection, Located located, String account, long seq) throws SQLException {
    Anchor anchor = HistorySql.anchor(connection, located, seq);
    Balance balance = anchor.balance();
    for (JournalEntry entry : HistorySql.walk(connection, located, anchor.lastSeq(), seq)) {
      balance = entry.before(account, balance);
    }
    return balance;
  }

  private static long before(Connection connection, Located located, Instant time)
      throws SQLException {
    return HistorySql.lastSeqBefore(connection, located.book(), located.bookLastSeq(), time);
  }

  /** The last row recorded up to and including then; the database keeps microseconds. */
  private static long through(Connection connection, Located located, Instant time)
      throws SQLException {
    return before(connection, located, time.plusNanos(1000));
  }
}
