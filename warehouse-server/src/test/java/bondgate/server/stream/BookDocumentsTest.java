package bondgate.server.stream;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.book.Holding;
import bondgate.server.embedded.EmbeddedPostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every document of the account book: accepted, repeated, with other content, refused. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class BookDocumentsTest {
  private static final Instant AT = Instant.parse("2026-03-01T02:00:00Z");

  /** Not the apostrophe, which stands for the quotation marks of JSON here. */
  private static final char QUOTE = '`';

  private static final String OTHER = "T8301W000002";
  private static final AtomicInteger ZONES = new AtomicInteger();

  @Inject BookZone book;

  private String zone;

  @BeforeEach
  void aHundredBottlesAreInTheWarehouse() {
    zone = "documents-" + ZONES.incrementAndGet();
    book.register(zone, AT, "WINE", 12_000);
    book.bringIn(zone, AT, BookZone.BOOK, "WINE", 100, 1);
  }

  /** One line for each kind that a line alone makes: what it leaves, and where it goes. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      quoteCharacter = QUOTE,
      value = {
        // kind, number, more fields, from, to, how it stands after acceptance
        "INBOUND_LIST,QD830126I000000077,,ABROAD,WAREHOUSE,reserved",
        "OUTBOUND_LIST,QD830126E000000077,,WAREHOUSE,STREET,reserved",
        "RETAIL_LIST,83012026I000000077,,WAREHOUSE,STREET,reserved",
        "RETURN_ABROAD,QD830126E000000078,,WAREHOUSE,ABROAD,reserved",
        "DESTRUCTION,XH-1,'customsNo':'HG-1',WAREHOUSE,DESTROYED,reserved",
        "SAMPLE,QY-1,'customsNo':'HG-2',WAREHOUSE,CUSTOMS_HELD,moved",
        "ZONE_TRANSFER_OUT,QD830126E000000079,'counterZone':'gui-an'@'counterBook':'T8302W000001',"
            + "WAREHOUSE,OTHER_BOOK,reserved",
        "ZONE_TRANSFER_IN,QD830126I000000079,'counterZone':'gui-an'@'counterBook':'T8302W000001',"
            + "OTHER_BOOK,WAREHOUSE,reserved",
      })
  void aDocumentMovesItsPiecesTheUsualWay(
      String kind, String number, String more, Holding from, Holding to, String stands) {
    String head = "'kind':'%s','number':'%s',%s".formatted(kind, number, fields(more));
    String asked = head + "'lines':[{'item':'WINE','quantity':30}]";
    Map<Holding, String> before = book.stock(zone, BookZone.BOOK, "WINE");

    long leaf = book.done(zone, AT, "acceptDocument", asked);

    Map<Holding, String> after = book.stock(zone, BookZone.BOOK, "WINE");
    if (stands.equals("reserved")) {
      assertThat(after.get(from)).isEqualTo(before.getOrDefault(from, "0") + " -30");
      assertThat(after.get(to)).isEqualTo(before.getOrDefault(to, "0") + " +30");
    } else {
      assertThat(after).containsEntry(from, "70").containsEntry(to, "30");
    }
    assertThat(book.act(zone, AT, "acceptDocument", asked))
        .isEqualTo(new ActAnswer.Repeated(leaf, 0));
    refused(
        "acceptDocument",
        head + "'lines':[{'item':'WINE','quantity':31}]",
        "documentIsOtherwise",
        number + " with other content",
        "the content of leaf " + leaf);
    assertThat(book.stock(zone, BookZone.BOOK, "WINE")).isEqualTo(after);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      quoteCharacter = QUOTE,
      value = {
        "OUTBOUND_LIST,QD830126E000000077,",
        "RETAIL_LIST,83012026I000000077,",
        "RETURN_ABROAD,QD830126E000000078,",
        "DESTRUCTION,XH-1,'customsNo':'HG-1'",
        "SAMPLE,QY-1,'customsNo':'HG-2'",
        "ZONE_TRANSFER_OUT,QD830126E000000079,'counterZone':'gui-an'@'counterBook':'T8302W000001'",
        "BOOK_TRANSFER,QD830126E000000080,'counterBook':'T8301W000002'",
      })
  void moreThanThereIsStaysWhereItIs(String kind, String number, String more) {
    book.done(zone, AT, "openAccountBook", "'bookNo':'T8301W000002','enterprise':'520106W001'");
    book.done(zone, AT, "acceptDocument", sample("QY-0", 10));
    String head = "'kind':'%s','number':'%s',%s".formatted(kind, number, fields(more));

    refused(
        "acceptDocument",
        // Two lines of one item count together.
        head + "'lines':[{'item':'WINE','quantity':50},{'item':'WINE','quantity':41}]",
        "notEnough",
        "91 pieces of WINE from WAREHOUSE",
        "at most 90");

    assertThat(book.stock(zone, BookZone.BOOK, "WINE")).containsEntry(Holding.WAREHOUSE, "90");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      quoteCharacter = QUOTE,
      value = {
        "'kind':'SAMPLE'@'number':'N1'@'customsNo':'H',NONE,itemUnknown",
        "'kind':'SAMPLE'@'number':'N2',WINE,documentLacks",
        "'kind':'DESTRUCTION'@'number':'N2',WINE,documentLacks",
        "'kind':'SHORTAGE'@'number':'N2',WINE,documentLacks",
        "'kind':'OVERAGE'@'number':'N2',WINE,documentLacks",
        "'kind':'BOOK_TRANSFER'@'number':'QD830126E000000001',WINE,documentLacks",
        "'kind':'ZONE_TRANSFER_OUT'@'number':'QD830126E000000001'@'counterBook':'T8301W000002',"
            + "WINE,documentLacks",
        "'kind':'INBOUND_LIST'@'number':'QD1',WINE,numberMalformed",
        "'kind':'OUTBOUND_LIST'@'number':'QD8301',WINE,numberMalformed",
        "'kind':'SAMPLE'@'number':'N3'@'customsNo':'H'@'bookNo':'T8301W000099',WINE,bookUnknown",
        "'kind':'BOOK_TRANSFER'@'number':'QD830126E000000001'@'counterBook':'T8301W000099',"
            + "WINE,bookUnknown",
        "'kind':'SAMPLE'@'number':'N4'@'customsNo':'H'@'happenedAt':'2026-03-01T02:00:01Z',"
            + "WINE,happensLater",
        "'kind':'SHORTAGE'@'number':'N5'@'customsNo':'H',WINE,notEnough",
        "'kind':'OVERAGE'@'number':'N6'@'customsNo':'H',WINE,notEnough",
        "'kind':'SAMPLE_BACK'@'number':'N7'@'customsNo':'H',WINE,notEnough",
      })
  void whatDoesNotFitIsRefusedByName(String head, String item, String code) {
    Map<Holding, String> before = book.stock(zone, BookZone.BOOK, "WINE");

    refused(
        "acceptDocument",
        fields(head) + "'lines':[{'item':'%s','quantity':1}]".formatted(item),
        code,
        null,
        null);

    assertThat(book.stock(zone, BookZone.BOOK, "WINE")).isEqualTo(before);
  }

  @Test
  void aDocumentGoesOnlyItsOwnWays() {
    refused(
        "acceptDocument",
        "'kind':'SAMPLE','number':'N1','customsNo':'H','lines':[{'item':'WINE','quantity':1,"
            + "'from':'WAREHOUSE','to':'STREET'}]",
        "noSuchWay",
        "SAMPLE: Route[from=WAREHOUSE, to=STREET]",
        null);
  }

  @Test
  void aBookThatEndedTakesNoDocument() {
    book.done(
        zone,
        AT,
        "openAccountBook",
        "'bookNo':'%s','enterprise':'520106W001','validUntil':'2026-02-28'".formatted(OTHER));
    refused(
        "acceptDocument",
        "'bookNo':'%s',".formatted(OTHER) + sample("N1", 1),
        "bookEnded",
        OTHER + " on 2026-03-01",
        "until 2026-02-28");
    refused(
        "openAccountBook",
        "'bookNo':'%s','enterprise':'520106W001'".formatted(OTHER),
        "bookIsOtherwise",
        null,
        null);
    refused(
        "openAccountBook",
        "'bookNo':'X1','enterprise':'520106W001'",
        "numberMalformed",
        "X1",
        null);
    refused(
        "openAccountBook",
        "'bookNo':'%s','enterprise':'520106W001'".formatted(BookZone.BOOK),
        "bookIsOtherwise",
        null,
        "the book of the settings");
  }

  @Test
  void aTransferBetweenBooksIsOneChainAndEachBookBalancesByItself() {
    book.done(zone, AT, "openAccountBook", "'bookNo':'T8301W000002','enterprise':'520106W001'");
    String asked =
        "'kind':'BOOK_TRANSFER','number':'QD830126E000000080','counterBook':'T8301W000002',"
            + "'lines':[{'item':'WINE','quantity':30}]";

    long leaf = book.done(zone, AT, "acceptDocument", asked);

    assertThat(book.stock(zone, BookZone.BOOK, "WINE"))
        .isEqualTo(
            Map.of(Holding.ABROAD, "-100", Holding.WAREHOUSE, "70", Holding.OTHER_BOOK, "30"));
    assertThat(book.stock(zone, OTHER, "WINE"))
        .isEqualTo(Map.of(Holding.WAREHOUSE, "30", Holding.OTHER_BOOK, "-30"));
    assertThat(book.value(zone, OTHER, "WINE"))
        .isEqualTo(Map.of(Holding.WAREHOUSE, 360_000L, Holding.OTHER_BOOK, -360_000L));
    assertThat(book.act(zone, AT, "acceptDocument", asked))
        .isEqualTo(new ActAnswer.Repeated(leaf, 0));
  }

  private static String sample(String number, int pieces) {
    return "'kind':'SAMPLE','number':'%s','customsNo':'H','lines':[{'item':'WINE','quantity':%d}]"
        .formatted(number, pieces);
  }

  private static String fields(String more) {
    return more == null ? "" : more.replace('@', ',') + ",";
  }

  private void refused(String act, String fields, String code, String received, String expected) {
    ActAnswer answer = book.act(zone, AT, act, fields);
    assertThat(answer).as(fields).isInstanceOf(ActAnswer.Refused.class);
    ActAnswer.Refused refused = (ActAnswer.Refused) answer;
    assertThat(refused.code()).as(refused.toString()).isEqualTo(code);
    if (received != null) {
      assertThat(refused.received()).isEqualTo(received);
    }
    if (expected != null) {
      assertThat(refused.expected()).isEqualTo(expected);
    }
    assertThat(refused.todo()).isNotBlank();
  }
}
