package bondgate.server.ledger;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The ledger as the slices use it. Writes only inside a transaction that somebody else began, so
 * that what the entries mean is committed with them or not at all.
 *
 * <p>Chains are evaluated in memory at once, and the rows of a transaction are stored together just
 * before its commit, or when {@link #write} is called. A transaction has a ledger book from its
 * first word to its end, and others wait.
 */
@ApplicationScoped
public class Ledger {
  private final AgroalDataSource database;
  private final TransactionSynchronizationRegistry transactions;
  private final BookDesks desks;
  private final LedgerConnections connections;

  @Inject
  Ledger(
      AgroalDataSource database,
      TransactionSynchronizationRegistry transactions,
      BookDesks desks,
      LedgerConnections connections) {
    this.connections = connections;
    this.database = database;
    this.transactions = transactions;
    this.desks = desks;
  }

  /**
   * Books in that schema, which has tables like the ledger's own and nothing in them. Made with the
   * right of the server's own role, and closed by the caller.
   */
  public LedgerRehearsal rehearsal(String schema) throws SQLException {
    return new LedgerRehearsal(connections.open(), schema);
  }

  /**
   * Until its end, this transaction writes and reads the books of the rehearsal instead of those
   * that the server leads. Its search path must name the rehearsal's schema.
   */
  @Transactional(TxType.MANDATORY)
  public void rehearse(LedgerRehearsal rehearsal) {
    transactions.putResource(LedgerRehearsal.class, rehearsal);
  }

  /**
   * Opens the accounts that are not there yet.
   *
   * @throws IllegalStateException if one is there with another unit, code or limit
   */
  @Transactional(TxType.MANDATORY)
  public void open(Collection<Account> accounts, Instant at) {
    Map<String, List<Account>> byBook =
        accounts.stream().collect(Collectors.groupingBy(Account::book));
    byBook.forEach(
        (book, own) -> {
          try (Connection connection = database.getConnection()) {
            desk(book).open(connection, own, at);
          } catch (SQLException e) {
            throw failed(e);
          }
        });
  }

  /** One chain; see {@link #submit(String, List, Voucher)}. */
  @Transactional(TxType.MANDATORY)
  public ChainResult submit(String book, Chain chain, Voucher voucher) {
    return submit(book, List.of(chain), voucher).get(0);
  }

  /**
   * Evaluates the chains in order; those that hold are stored with the transaction.
   *
   * @param book the ledger book of all their accounts; accounts of another are not found
   * @return one result for each chain
   * @throws IllegalStateException if the database fails, caused by its SQLException
   */
  @Transactional(TxType.MANDATORY)
  public List<ChainResult> submit(String book, List<Chain> chains, Voucher voucher) {
    try (Connection connection = database.getConnection()) {
      return desk(book).submit(connection, chains, voucher);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** Whether there is something to expire in a book that this server leads. */
  public boolean isDue(String book, Instant at) {
    return desks.of(book).isDue(LedgerBook.micros(at));
  }

  /**
   * Ends the pending transfers of the book whose time is over, and says which. Every submission
   * does so first; this is for when there is none.
   */
  @Transactional(TxType.MANDATORY)
  public List<TransferId> expireDue(String book, Instant at) {
    try {
      return desk(book).expire(at);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /**
   * Stores what this transaction submitted so far. Not calling it is no loss: it happens before the
   * commit at the latest; but only here the database's refusal has its own name.
   *
   * @throws SQLException if the database refuses or fails, of state 40001 if another writer has the
   *     lead
   */
  @Transactional(TxType.MANDATORY)
  public void write() throws SQLException {
    write(transactions.getTransactionKey());
  }

  private void write(Object transaction) throws SQLException {
    for (BookDesk desk : heldBy(transaction)) {
      try (Connection connection = database.getConnection()) {
        desk.write(connection);
      }
    }
  }

  /** The balance, zero for an account that was never opened. */
  @Transactional(TxType.SUPPORTS)
  public Balance balance(String account) {
    BookDesk desk = held(Account.bookOf(account));
    if (desk != null) {
      return desk.balance(account);
    }
    try (Connection connection = database.getConnection()) {
      return AccountSql.balance(connection, account);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** Balances of the accounts whose names begin so, ordered by name. */
  @Transactional(TxType.SUPPORTS)
  public Map<String, Balance> balancesBelow(String prefix) {
    BookDesk desk = held(Account.bookOf(prefix));
    if (desk != null) {
      return desk.below(prefix);
    }
    try (Connection connection = database.getConnection()) {
      return AccountSql.below(connection, prefix);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** The book's desk if the running transaction has it, with what it did and nobody else sees. */
  private BookDesk held(String book) {
    Object transaction = transactions.getTransactionKey();
    return transaction == null
        ? null
        : heldBy(transaction).stream()
            .filter(desk -> desk.name().equals(book))
            .findFirst()
            .orElse(null);
  }

  private List<BookDesk> heldBy(Object transaction) {
    LedgerRehearsal rehearsal = rehearsed();
    return rehearsal == null ? desks.heldBy(transaction) : rehearsal.heldBy(transaction);
  }

  /** What the running transaction rehearses; null for none. */
  private LedgerRehearsal rehearsed() {
    return (LedgerRehearsal) transactions.getResource(LedgerRehearsal.class);
  }

  private BookDesk desk(String book) throws SQLException {
    Object transaction = transactions.getTransactionKey();
    LedgerRehearsal rehearsal = rehearsed();
    BookDesk desk = rehearsal == null ? desks.of(book) : rehearsal.of(book);
    if (!desk.isHeldBy(transaction)) {
      desk.take(transaction);
      boolean registered = false;
      try {
        transactions.registerInterposedSynchronization(new End(transaction, desk));
        registered = true;
      } finally {
        if (!registered) {
          desk.end(false);
        }
      }
    }
    return desk;
  }

  /** What follows the transaction's own end. */
  private final class End implements Synchronization {
    private final Object transaction;
    private final BookDesk desk;

    End(Object transaction, BookDesk desk) {
      this.transaction = transaction;
      this.desk = desk;
    }

    @Override
    public void beforeCompletion() {
      try {
        write(transaction);
      } catch (SQLException e) {
        throw failed(e);
      }
    }

    @Override
    public void afterCompletion(int status) {
      desk.end(status == Status.STATUS_COMMITTED);
    }
  }

  /** The database is outside, but who writes here cannot go on: the transaction is lost. */
  static IllegalStateException failed(SQLException e) {
    return new IllegalStateException(
        "the ledger's database failed, SQLState=%s: %s".formatted(e.getSQLState(), e.getMessage()),
        e);
  }
}
