package bondgate.server.ledger;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The ledger as it is stored. Writes only inside a transaction that somebody else began, so that
 * what the entries mean is committed with them or not at all.
 *
 * <p>Evaluates in memory and writes absolute balances under a version guard; if two wrote at once,
 * one of them is rolled back, and the limits are checked a second time by the database.
 */
@ApplicationScoped
public class Ledger {
  private final AgroalDataSource database;

  @Inject
  Ledger(AgroalDataSource database) {
    this.database = database;
  }

  /**
   * Opens the accounts that are not there yet.
   *
   * @throws IllegalStateException if one is there with another unit or limit
   */
  @Transactional(TxType.MANDATORY)
  public void open(Collection<Account> accounts, Instant at) {
    try (Connection connection = database.getConnection()) {
      LedgerSql.insertAccounts(connection, accounts, at);
      List<String> names = accounts.stream().map(Account::name).toList();
      Map<String, LedgerSql.Stored> stored = LedgerSql.accounts(connection, names);
      for (Account account : accounts) {
        if (!account.equals(stored.get(account.name()).account())) {
          throw new IllegalStateException(
              "account '%s' is there as %s, asked for as %s"
                  .formatted(account.name(), stored.get(account.name()).account(), account));
        }
      }
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** One chain; see {@link #submit(List, Instant)}. */
  @Transactional(TxType.MANDATORY)
  public ChainResult submit(Chain chain, Instant at) {
    return submit(List.of(chain), at).get(0);
  }

  /**
   * Evaluates the chains in order and writes those that hold.
   *
   * @return one result for each chain
   * @throws IllegalStateException if another transaction wrote the same accounts meanwhile, caused
   *     by an SQLException of state 40001: roll back and try again
   */
  @Transactional(TxType.MANDATORY)
  public List<ChainResult> submit(List<Chain> chains, Instant at) {
    try (Connection connection = database.getConnection()) {
      LedgerBook book = new LedgerBook();
      List<JournalRow> earlier = LedgerSql.rows(connection, idsIn(chains));
      earlier.forEach(book::putRow);
      Map<String, LedgerSql.Stored> stored =
          LedgerSql.accounts(connection, accountsIn(chains, earlier));
      stored.values().forEach(row -> book.putAccount(row.account(), row.balance()));
      List<JournalRow> written = new ArrayList<>();
      List<ChainResult> results = new ArrayList<>();
      for (Chain chain : chains) {
        results.add(book.apply(chain, written));
      }
      if (!written.isEmpty()) {
        write(connection, book, stored, written, at);
      }
      return results;
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private static void write(
      Connection connection,
      LedgerBook book,
      Map<String, LedgerSql.Stored> stored,
      List<JournalRow> written,
      Instant at)
      throws SQLException {
    LedgerSql.insertRows(connection, written, at);
    Map<String, Balance> after = new HashMap<>();
    for (JournalRow row : written) {
      after.put(row.debit(), book.balance(row.debit()));
      after.put(row.credit(), book.balance(row.credit()));
    }
    int updated = LedgerSql.updateBalances(connection, after, stored);
    if (updated != after.size()) {
      // The standard's state of a transaction that lost against another: whoever began it tries
      // again.
      throw new SQLException(
          "%d of %d balances were changed by another writer since they were read"
              .formatted(after.size() - updated, after.size()),
          "40001");
    }
  }

  private static Set<TransferId> idsIn(List<Chain> chains) {
    Set<TransferId> ids = new HashSet<>();
    for (Chain chain : chains) {
      for (Transfer transfer : chain.transfers()) {
        ids.add(transfer.id());
        if (transfer instanceof Transfer.End end) {
          ids.add(end.pending());
        }
      }
    }
    return ids;
  }

  private static Set<String> accountsIn(List<Chain> chains, List<JournalRow> earlier) {
    Set<String> names = new HashSet<>();
    for (Chain chain : chains) {
      for (Transfer transfer : chain.transfers()) {
        if (transfer instanceof Transfer.Move move) {
          names.add(move.debit());
          names.add(move.credit());
        }
      }
    }
    for (JournalRow row : earlier) {
      names.add(row.debit());
      names.add(row.credit());
    }
    return names;
  }

  /** The balance, zero for an account that was never opened. */
  @Transactional(TxType.SUPPORTS)
  public Balance balance(String account) {
    try (Connection connection = database.getConnection()) {
      LedgerSql.Stored stored = LedgerSql.accounts(connection, List.of(account)).get(account);
      return stored == null ? Balance.ZERO : stored.balance();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** Balances of the accounts whose names begin so, ordered by name. */
  @Transactional(TxType.SUPPORTS)
  public Map<String, Balance> balancesBelow(String prefix) {
    try (Connection connection = database.getConnection()) {
      Map<String, Balance> balances = new LinkedHashMap<>();
      LedgerSql.accountsBelow(connection, prefix)
          .forEach((name, stored) -> balances.put(name, stored.balance()));
      return balances;
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** The account's balance after each transfer recorded from then until before then. */
  @Transactional(TxType.SUPPORTS)
  public List<BalancePoint> history(String account, Instant from, Instant until) {
    try (Connection connection = database.getConnection()) {
      return LedgerSql.history(connection, account, from, until);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** The database is outside, but who writes here cannot go on: the transaction is lost. */
  private static IllegalStateException failed(SQLException e) {
    return new IllegalStateException(
        "the ledger's database failed, SQLState=%s: %s".formatted(e.getSQLState(), e.getMessage()),
        e);
  }
}
