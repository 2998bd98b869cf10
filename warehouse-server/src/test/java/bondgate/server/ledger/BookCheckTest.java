package bondgate.server.ledger;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bondgate.server.ledger.Account.Limit;
import java.lang.reflect.Proxy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each thing that must hold of a loaded book is shown to be missed when it does not. */
class BookCheckTest {
  private static final Account SHELF =
      new Account("zone/shelf", "piece", Limit.DEBITS_MUST_NOT_EXCEED_CREDITS);

  /** Columns 6 to 16 of a row of the loader: sums, last row, limit; the journal's sums and row. */
  private static final Long[] SOUND = {1L, 2L, 3L, 40L, 9L, 1L, 1L, 2L, 3L, 40L, 9L};

  @Test
  void aSoundAccountPasses() {
    assertThatNoException().isThrownBy(() -> BookCheck.stored("zone", SHELF, row(SOUND), 9));
  }

  @ParameterizedTest(name = "column {0}: {1}")
  @CsvSource({
    "6, 7, is stored as Balance",
    "7, 7, is stored as Balance",
    "8, 7, is stored as Balance",
    "9, 7, is stored as Balance",
    "12, 7, and its journal makes Balance",
    "15, 7, and its journal makes Balance",
    "9, -1, a sum of account 'zone/shelf' is -1",
    "10, 8, says that row 8 touched it last; its journal says row 9",
    "16, 8, says that row 9 touched it last; its journal says row 8",
    "11, 0, its balance the limit number 0"
  })
  void aStoredFigureThatIsNotTheJournalsIsNamed(int column, long figure, String says) {
    Long[] damaged = SOUND.clone();
    damaged[column - 6] = figure;
    assertThatThrownBy(() -> BookCheck.stored("zone", SHELF, row(damaged), 9))
        .isInstanceOf(DamagedLedgerException.class)
        .hasMessageContaining("zone/shelf")
        .hasMessageContaining(says);
  }

  @Test
  void aBalanceMayLagOnlyBehindRowsThatAreNotSaidToBeWritten() {
    Long[] lagging = {1L, 2L, 3L, 4L, 7L, 1L, 1L, 2L, 3L, 40L, 9L};
    assertThatNoException().isThrownBy(() -> BookCheck.stored("zone", SHELF, row(lagging), 8));
    assertThatThrownBy(() -> BookCheck.stored("zone", SHELF, row(lagging), 9))
        .isInstanceOf(DamagedLedgerException.class)
        .hasMessageContaining("zone/shelf");
  }

  @Test
  void aSumOfZeroIsASum() {
    Long[] empty = {0L, 0L, 0L, 0L, 9L, 1L, 0L, 0L, 0L, 0L, 9L};
    assertThatNoException().isThrownBy(() -> BookCheck.stored("zone", SHELF, row(empty), 9));
  }

  @Test
  void anAccountWithoutABalanceIsNamed() {
    Long[] none = new Long[11];
    Arrays.fill(none, 6, 11, 0L);
    assertThatThrownBy(() -> BookCheck.stored("zone", SHELF, row(none), 9))
        .isInstanceOf(DamagedLedgerException.class)
        .hasMessageContaining("account 'zone/shelf' has no balance");
  }

  @Test
  void nothingComesFromNowhereAndAllThatIsPendingIsReserved() {
    assertThatNoException().isThrownBy(() -> BookCheck.check(book(6, 10, 4)));
    assertThatThrownBy(() -> BookCheck.check(book(6, 11, 4)))
        .isInstanceOf(DamagedLedgerException.class)
        .hasMessageContaining("all accounts in piece together make -1, not 0");
    assertThatThrownBy(() -> BookCheck.check(book(5, 10, 4)))
        .isInstanceOf(DamagedLedgerException.class)
        .hasMessageContaining(
            "account 'zone/shelf' has 5 and 0 pending, and open transfers reserve 6 and 0");
    assertThatThrownBy(() -> BookCheck.check(book(6, 10, 3)))
        .isInstanceOf(DamagedLedgerException.class)
        .hasMessageContaining(
            "account 'zone/street' has 0 and 7 pending, and open transfers reserve 0 and 6");
  }

  @Test
  void twoUnitsDoNotMakeUpForEachOther() {
    LedgerBook book = book(6, 11, 4);
    book.accounts()
        .add(new Account("zone/purse", "fen", Limit.NONE), 4, false, new Balance(0, 1, 0, 0), 0);
    assertThatThrownBy(() -> BookCheck.check(book))
        .isInstanceOf(DamagedLedgerException.class)
        .hasMessageContaining("all accounts in fen together make 1, not 0");
  }

  /** Ten came onto the shelf, and two plans reserve two and four of them. */
  private static LedgerBook book(long shelfPending, long shelfCredits, long streetOpen) {
    LedgerBook book = new LedgerBook("zone");
    AccountTable accounts = book.accounts();
    int shelf = accounts.add(SHELF, 1, false, new Balance(shelfPending, 0, 0, shelfCredits), 0);
    int street =
        accounts.add(
            new Account("zone/street", "piece", Limit.NONE),
            2,
            false,
            new Balance(0, 0, 10 - streetOpen, 0),
            0);
    accounts.add(
        new Account("zone/source", "piece", Limit.NONE), 3, false, new Balance(0, 10, 0, 0), 0);
    for (int plan : new int[] {2, 4}) {
      book.pendings()
          .add(
              new OpenPending(
                  TransferId.of("plan" + plan), plan, shelf, street, plan, OpenPending.NEVER));
    }
    return book;
  }

  /** A row of the loader's query, of which only these columns are asked. */
  private static ResultSet row(Long... columnsFrom6) {
    boolean[] wasNull = new boolean[1];
    return (ResultSet)
        Proxy.newProxyInstance(
            BookCheckTest.class.getClassLoader(),
            new Class<?>[] {ResultSet.class},
            (proxy, method, asked) ->
                switch (method.getName()) {
                  case "getString" -> SHELF.name();
                  case "wasNull" -> wasNull[0];
                  case "getLong" -> column(columnsFrom6, asked, wasNull);
                  case "getInt" -> (int) column(columnsFrom6, asked, wasNull);
                  default -> throw new SQLException("nobody asks " + method.getName());
                });
  }

  private static long column(Long[] columnsFrom6, Object[] asked, boolean[] wasNull) {
    Long figure = columnsFrom6[(Integer) asked[0] - 6];
    wasNull[0] = figure == null;
    return figure == null ? 0 : figure;
  }
}
