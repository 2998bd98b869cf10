package bondgate.server.stream;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.book.Holding;
import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.ledger.Chain;
import bondgate.server.ledger.ChainResult;
import bondgate.server.ledger.Ledger;
import bondgate.server.ledger.Transfer;
import bondgate.server.ledger.TransferId;
import bondgate.server.ledger.Voucher;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a document reserved was ended by somebody else: its next step is refused by the ledger. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class EndedElsewhereTest {
  private static final Instant AT = TestZone.AT;
  private static final String ZONE = "ended-elsewhere";

  @Inject BookZone book;
  @Inject Ledger ledger;
  @Inject AgroalDataSource database;

  @Test
  void aStepIsRefusedAndNothingOfItStays() throws Exception {
    book.register(ZONE, AT, "WINE", 12_000);
    book.bringIn(ZONE, AT, BookZone.BOOK, "WINE", 100, 1);
    String list = BookZone.list('I', 2);
    book.done(
        ZONE,
        AT,
        "acceptDocument",
        "'kind':'INBOUND_LIST','number':'%s','lines':[{'item':'WINE','quantity':30}]"
            .formatted(list));
    voidAll(list);

    ActAnswer answer =
        book.act(ZONE, AT, "reportStep", BookZone.passed(list, BookZone.pass('I', 2), 1, 30));

    assertThat(answer).isInstanceOf(ActAnswer.Refused.class);
    assertThat(((ActAnswer.Refused) answer).code()).isEqualTo("notOnBook");
    assertThat(book.stock(ZONE, BookZone.BOOK, "WINE"))
        .containsAllEntriesOf(Map.of(Holding.WAREHOUSE, "100"));
  }

  private void voidAll(String document) throws SQLException {
    List<Transfer> ends = new ArrayList<>();
    try (Connection connection = database.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "SELECT t.id FROM ledger_transfer t JOIN ledger_book b ON b.id = t.book"
                    + " WHERE b.name = ? AND t.reference = ? AND t.kind = 2")) {
      select.setString(1, ZONE);
      select.setString(2, document);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          TransferId id = new TransferId(row.getObject(1, UUID.class));
          ends.add(Transfer.voiding(TransferId.of(ZONE, "foreign", id.toString()), id, ""));
        }
      }
    }
    assertThat(ends).as("pieces and value").hasSize(2);
    ChainResult result =
        QuarkusTransaction.requiringNew()
            .call(() -> ledger.submit(ZONE, new Chain(ends), Voucher.of("staff:t-1", 0, AT)));
    assertThat(result.accepted()).isTrue();
  }
}
