package bondgate.server.ledger;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.ledger.Account.Limit;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each guard of the database is shown to refuse what only somebody past the engine would do. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class DatabaseGuardsTest {
  private static final Instant AT = Instant.parse("2026-03-01T02:00:00Z");

  @Inject Ledger ledger;
  @Inject AgroalDataSource database;

  private final String own = "guards-" + UUID.randomUUID();

  @BeforeEach
  void aPieceOnTheShelfAndOnePlannedOut() {
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              ledger.open(
                  List.of(
                      new Account(own + "/source", "piece", Limit.NONE),
                      new Account(own + "/shelf", "piece", Limit.DEBITS_MUST_NOT_EXCEED_CREDITS),
                      new Account(own + "/debt", "piece", Limit.CREDITS_MUST_NOT_EXCEED_DEBITS)),
                  AT);
              TransferId planned = TransferId.of(own, "planned");
              ledger.submit(
                  own,
                  Chain.of(
                      Transfer.single(
                          TransferId.of(own, "in"), own + "/source", own + "/shelf", 5, ""),
                      Transfer.pending(planned, own + "/shelf", own + "/source", 1, ""),
                      Transfer.voiding(TransferId.of(own, "back"), planned, "")),
                  Voucher.of("staff:ls-07", 1, AT));
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE ledger_transfer SET amount = amount + 1",
        "DELETE FROM ledger_transfer",
        "TRUNCATE ledger_transfer CASCADE",
        "UPDATE ledger_account SET unit = 'fen'",
        "DELETE FROM ledger_account",
        "TRUNCATE ledger_account CASCADE",
        "UPDATE ledger_balance SET limit_kind = 0",
        "DELETE FROM ledger_balance",
        "TRUNCATE ledger_balance",
        "UPDATE ledger_snapshot SET seq = 1",
        "DELETE FROM ledger_snapshot",
        "TRUNCATE ledger_snapshot",
        "UPDATE ledger_checked SET seq = 1",
        "DELETE FROM ledger_checked",
        "DELETE FROM ledger_checked_pending",
        "DELETE FROM ledger_book",
        "TRUNCATE ledger_book CASCADE",
        "UPDATE ledger_book SET epoch = epoch - 1 WHERE epoch > 0",
        "UPDATE ledger_book SET last_seq = last_seq - 1 WHERE last_seq > 0",
        "UPDATE ledger_book SET balances_seq = balances_seq - 1 WHERE balances_seq > 0",
        "UPDATE ledger_book SET name = name || '2'"
      })
  void historyIsNotChanged(String statement) {
    assertThatThrownBy(() -> execute(statement))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("append-only: correct with a further entry");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          shelf | debits_posted = 6                      | debits_must_not_exceed_credits
          shelf | debits_posted = 5, debits_pending = 1  | debits_must_not_exceed_credits
          debt  | credits_pending = 1                    | credits_must_not_exceed_debits
          source| credits_pending = -1                   | no_sum_is_below_0
          source| debits_posted = -1                     | no_sum_is_below_0
          """)
  void limitsHold(String account, String change, String constraint) {
    assertThatThrownBy(
            () ->
                execute(
                    "UPDATE ledger_balance SET %s WHERE account = %s"
                        .formatted(change, accountId(account))))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining(constraint);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0, 6, 0, 5, 0, 5, 0, 6  | limits_hold       | more out than in
          1, 5, 0, 5, 0, 5, 0, 5  | limits_hold       | more out and reserved than in
          0, 5, 0, 5, 0, 5, -1, 5 | no_sum_is_below_0 | less than nothing reserved
          0, 5, 0, 5, 0, -5, 0, 5 | no_sum_is_below_0 | less than nothing out
          """)
  void aRowThatBreaksALimitIsNotStored(String sums, String constraint, String what) {
    assertThatThrownBy(() -> execute(row(UUID.randomUUID(), 4, 1, 1, 0, "NULL", sums)))
        .as(what)
        .isInstanceOf(SQLException.class)
        .hasMessageContaining(constraint);
  }

  @Test
  void anAccountsNumberSaysItsLimit() {
    assertThatThrownBy(
            () ->
                execute(
                    "INSERT INTO ledger_account (id, book, name, unit, code, account_limit,"
                        + " opened_at) SELECT 4 * nextval('ledger_account_number'), b.id, '%s/x',"
                            .formatted(own)
                        + " 'piece', 0, 'DEBITS_MUST_NOT_EXCEED_CREDITS', now()"
                        + " FROM ledger_book b WHERE b.name = '%s'".formatted(own)))
        .hasMessageContaining("number_carries_limit");
  }

  @Test
  void balancesAreNotSaidToBeWrittenBeforeTheRows() {
    assertThatThrownBy(() -> execute("UPDATE ledger_book SET balances_seq = last_seq + 1"))
        .hasMessageContaining("balances_do_not_lead");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1 | 0  | 0 | NULL | no amount
          1 | 1  | 1 | NULL | a movement that ends something
          2 | 1  | 0 | 1    | a pending transfer that ends another
          3 | 2  | 1 | 1    | more posted than was pending
          3 | 1  | 1 | NULL | ends nothing
          4 | 1  | 1 | 1    | a void that moves
          5 | 0  | 0 | 1    | an expiry of nothing
          6 | 0  | 0 | NULL | a closing of two accounts
          7 | 1  | 0 | NULL | no such kind
          """)
  void noRowIsUnsound(int kind, long amount, long ended, String pendingSeq, String what) {
    assertThatThrownBy(() -> execute(row(UUID.randomUUID(), 4, kind, amount, ended, pendingSeq)))
        .as(what)
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("ledger_transfer_is_sound");
  }

  @Test
  void aPendingTransferEndsOnce() {
    assertThatThrownBy(() -> execute(row(UUID.randomUUID(), 4, 3, 1, 1, "2")))
        .hasMessageContaining("ledger_transfer_ends_once");
  }

  @Test
  void anIdIsWrittenOnce() {
    UUID known = TransferId.of(own, "in").value();

    assertThatThrownBy(() -> execute(row(known, 4, 1, 1, 0, "NULL")))
        .hasMessageContaining("ledger_transfer_once");
  }

  @Test
  void aNumberIsGivenOnce() {
    assertThatThrownBy(() -> execute(row(UUID.randomUUID(), 3, 1, 1, 0, "NULL")))
        .hasMessageContaining("ledger_transfer_pkey");
  }

  private String row(UUID id, long seq, int kind, long amount, long ended, String pendingSeq) {
    return row(id, seq, kind, amount, ended, pendingSeq, "0, 1, 0, 5, 0, 5, 0, 1");
  }

  private String row(
      UUID id, long seq, int kind, long amount, long ended, String pendingSeq, String sums) {
    return ("INSERT INTO ledger_transfer SELECT b.id, %d, '%s', %d, 0, %s, %s, %d, %d, %d, %s, 0, 0,"
            + " 0, '', 'nobody', -1, now(), now(), %s FROM ledger_book b WHERE b.name = '%s'")
        .formatted(
            seq,
            id,
            kind,
            accountId("shelf"),
            accountId("source"),
            amount,
            amount,
            ended,
            pendingSeq,
            sums,
            own);
  }

  private String accountId(String account) {
    return "(SELECT id FROM ledger_account WHERE name = '%s/%s')".formatted(own, account);
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.execute();
    }
  }
}
