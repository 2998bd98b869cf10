package bondgate.server.stream;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.ledger.Account;
import bondgate.server.ledger.Account.Limit;
import bondgate.server.ledger.Chain;
import bondgate.server.ledger.ChainResult;
import bondgate.server.ledger.Ledger;
import bondgate.server.ledger.Transfer;
import bondgate.server.ledger.TransferId;
import bondgate.server.ledger.Voucher;
import bondgate.server.match.MatchKey;
import bondgate.server.match.MatchQuery;
import bondgate.server.match.Matches;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** However long the book is, a page of the match looks up its own entries and reads no others. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class MatchOfALongBookTest {
  private static final String ZONE = "match-of-a-long-book";
  private static final int ENTRIES = 4_000;
  private static final int PAGES = 30;

  @Inject OrderZone shop;
  @Inject Ledger ledger;
  @Inject Matches matches;
  @Inject AgroalDataSource database;

  @Test
  void aPageReadsItsOwnEntriesAlone() throws Exception {
    List<String> one = OrderZone.bottles(0x3A7D1, 1);
    shop.open(ZONE, 100_000, one);
    shop.sold(ZONE, "S-1", 1, one);
    shop.goes(ZONE, "S-1", one);
    theBookGoesOn();
    MatchQuery asked =
        new MatchQuery(
            ZONE,
            TestZone.AT,
            TestZone.AT.plus(Duration.ofHours(1)),
            Optional.empty(),
            Optional.empty());

    long before = rowsReadBeyondIndexes();
    for (int i = 0; i < PAGES; i++) {
      assertThat(matches.page(asked, MatchKey.NEWEST, 10).lines()).hasSize(1);
    }

    assertThat(rowsReadBeyondIndexes() - before)
        .as("rows of the journal read by going through it, in %d pages", PAGES)
        .isLessThan((long) PAGES / 3 * ENTRIES);
  }

  private void theBookGoesOn() throws SQLException {
    String from = ZONE + "/long/from";
    String to = ZONE + "/long/to";
    List<Chain> chains =
        IntStream.range(0, ENTRIES)
            .mapToObj(
                i -> Chain.of(Transfer.single(TransferId.of(ZONE, "long-" + i), from, to, 1, "")))
            .toList();
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              ledger.open(
                  List.of(
                      new Account(from, "piece", Limit.NONE), new Account(to, "piece", Limit.NONE)),
                  TestZone.AT);
              List<ChainResult> results =
                  ledger.submit(ZONE, chains, Voucher.of("staff:t-1", 0, TestZone.AT));
              assertThat(results).hasSize(ENTRIES);
            });
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("ANALYZE ledger_transfer");
    }
  }

  /** As the database counts them; each connection tells its figures a second after its work. */
  private long rowsReadBeyondIndexes() throws Exception {
    TimeUnit.SECONDS.sleep(2);
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT seq_tup_read FROM pg_stat_user_tables WHERE relname = 'ledger_transfer'")) {
      assertThat(row.next()).isTrue();
      return row.getLong(1);
    }
  }
}
