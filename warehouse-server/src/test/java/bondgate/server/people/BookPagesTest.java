package bondgate.server.people;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.stream.BookZone;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/** The account book's pages over a book with one of everything, in a real browser. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class BookPagesTest {
  private static final Instant AT = Instant.parse("2026-03-02T02:00:00Z");
  private static final String ITEM = "BOOKPAGE-1";
  private static final String BOOK = "T8301W009001";
  private static final String DAYS = "&from=2026-01-01&until=2026-12-31";
  private static final Map<String, String> PAGES =
      new TreeMap<>(
          Map.of(
              "stock", "/officer/book",
              "guarantee-statement",
                  "/officer/guarantee/statement?from=2026-01-01&until=2026-12-31",
              "card", "/officer/book/card?book=" + BOOK + "&item=" + ITEM,
              "documents", "/officer/book/documents?book=" + BOOK,
              "document", "/officer/book/documents/BP-PD-1",
              "report-us", "/officer/book/report?book=" + BOOK + "&form=US" + DAYS,
              "report-se", "/officer/book/report?book=" + BOOK + "&form=SE" + DAYS,
              "report-fi", "/officer/book/report?book=" + BOOK + "&form=FI" + DAYS));
  private static boolean told;

  @Inject BookZone book;
  @TestHTTPResource String address;

  @ConfigProperty(name = "bondgate.zone")
  String zone;

  @BeforeEach
  void aBookWithOneOfEverything() {
    if (told) {
      return;
    }
    told = true;
    book.register(zone, AT, ITEM, 12_000);
    book.done(
        zone, AT, "openAccountBook", "'bookNo':'%s','enterprise':'520106W001'".formatted(BOOK));
    book.bringIn(zone, AT, BOOK, ITEM, 1200, 900_001);
    book.done(
        zone,
        AT,
        "recordStockTake",
        "'bookNo':'%s','number':'BP-PD-1','place':'WAREHOUSE','counts':[%s]"
            .formatted(BOOK, "{'item':'%s','counted':1197}".formatted(ITEM)));
    accept("SHORTAGE", "BP-DS-1", "MISSING_WAREHOUSE", "WRITTEN_OFF", 2);
    accept("SAMPLE", "BP-QY-1", "WAREHOUSE", "CUSTOMS_HELD", 5);
    accept("DESTRUCTION", "BP-XH-1", "WAREHOUSE", "DESTROYED", 7);
    book.done(zone, AT, "reportStep", "'document':'BP-XH-1','step':'WITNESSED','paperNo':'JX-1'");
    book.done(
        zone,
        AT,
        "takeBack",
        ("'bookNo':'%s','kind':'CORRECTION','number':'BP-GZ-1','original':'BP-QY-1',"
                + "'reason':'=wrong','parts':[{'line':1,'quantity':1}]")
            .formatted(BOOK));
    theTaxOfAListIsPaid();
  }

  /** On an instrument that was reduced and prolonged. */
  private void theTaxOfAListIsPaid() {
    String list = "83012026I000009001";
    book.done(
        zone,
        AT,
        "registerItem",
        "'item':'BOOKPAGE-2','hsCode':'2204210000','nameZh':'红葡萄酒','nameEn':'Red wine',"
            + "'unit':'142','unitValueFen':12000,'fullTaxFen':5200,'cbecTaxFen':3100");
    book.done(
        zone,
        AT,
        "lodgeGuarantee",
        "'instrument':'BP-BH-1','kind':'LETTER_OF_GUARANTEE','amountFen':1200000,"
            + "'validUntil':'2026-12-31','priority':20,'assureCode':'520106W001'");
    book.bringIn(zone, AT, BOOK, "BOOKPAGE-2", 12, 900_002);
    book.done(
        zone,
        AT,
        "acceptDocument",
        "'bookNo':'%s','kind':'RETAIL_LIST','number':'%s','lines':[{'item':'BOOKPAGE-2','quantity':2}]"
            .formatted(BOOK, list));
    book.done(
        zone,
        AT,
        "reportStep",
        "'document':'%s','step':'RELEASED','paperNo':'%s'".formatted(list, list));
    book.done(
        zone,
        AT,
        "amendGuarantee",
        "'instrument':'BP-BH-1','amendmentNo':'BG-1','amountFen':900000,'validUntil':'2099-12-31'");
    book.done(
        zone,
        AT.plus(Duration.ofDays(50)),
        "recordTaxPaid",
        "'document':'%s','taxBill':'BP-TB-1','taxFen':6000,'paidOn':'2026-04-20'".formatted(list));
  }

  private void accept(String kind, String number, String from, String to, int pieces) {
    book.done(
        zone,
        AT,
        "acceptDocument",
        ("'bookNo':'%s','kind':'%s','number':'%s','customsNo':'HG-1','lines':"
                + "[{'item':'%s','quantity':%d,'from':'%s','to':'%s'}]")
            .formatted(BOOK, kind, number, ITEM, pieces, from, to));
  }

  @ParameterizedTest(name = "{0} px, {1}")
  @ArgumentsSource(Widths.class)
  void noPageIsBrokenAtAnyWidthInAnyLanguage(int width, String language) {
    try (Browser browser = Browser.open()) {
      Page page = browser.page(width, language, address);
      PAGES.forEach(
          (name, path) -> {
            page.navigate(path);
            String picture = "book-%s-%d-%s.png".formatted(name, width, language);
            page.screenshot(
                new ScreenshotOptions()
                    .setPath(ScreenshotsTest.PICTURES.resolve(picture))
                    .setFullPage(true));
            assertThat(ScreenshotsTest.fits(page)).as("%s at %d px", path, width).isTrue();
            assertThat(page.innerText("body"))
                .as(path)
                .doesNotContainPattern(ScreenshotsTest.RAW_KEY);
          });
      assertThat(browser.complaints).isEmpty();
    }
  }

  @Test
  void theReportSaysWhatHappenedAndEveryFigureLeadsToItsEntries() {
    String report = page(PAGES.get("report-us"));
    assertThat(report).contains("各行均相符").contains("1200").contains("19 CFR 146.23(b)");
    String entries =
        page(
            "/officer/book/entries?book=%s%s&item=%s&status=BONDED&movement=DESTRUCTION"
                .formatted(BOOK, DAYS, ITEM));
    assertThat(entries).contains("BP-XH-1").contains("/officer/prove/").doesNotContain("BP-QY-1");
    assertThat(page("/officer/book/documents/BP-XH-1")).contains("监销").contains("JX-1");
    assertThat(page("/officer/book/documents/BP-QY-1")).contains("BP-GZ-1");
    assertThat(given().get("/officer/book/documents/NOBODY").statusCode()).isEqualTo(404);
  }

  @Test
  void theStockIsNarrowedToABookAndAnItem() {
    assertThat(page("/officer/book?book=" + BOOK + "&item=bookpage")).contains("1,186");
    assertThat(page("/officer/book?book=" + BookZone.BOOK + "&item=" + ITEM))
        .doesNotContain("1,186");
    assertThat(page("/officer/book/balances?book=&item=nobody")).doesNotContain("1,186");
  }

  @Test
  void theCardSaysWhatTheBookSaidThen() {
    String path = "/officer/book/card?book=%s&item=%s&at=".formatted(BOOK, ITEM);
    assertThat(page(path + "2026-03-02T09:59:59")).contains("没有此料号的记录");
    assertThat(page(path + "2026-03-02T10:00:01")).contains("取样/扣留").contains("BP-GZ-1");
    assertThat(page(path + "nonsense")).contains(ITEM);
  }

  @Test
  void aSpreadsheetGetsTheSameFigures() {
    byte[] csv =
        given()
            .get("/officer/book/report.csv?book=" + BOOK + "&form=FI" + DAYS)
            .then()
            .statusCode(200)
            .extract()
            .asByteArray();
    String text = new String(csv, java.nio.charset.StandardCharsets.UTF_8);
    assertThat(text).startsWith("\uFEFF按料号与状态\r\n料号,");
    // opening, receipts, removals, adjustments, destruction, status changes, closing, value, off
    assertThat(text).contains(ITEM + ",红葡萄酒,2204210000,142,保税,0,1200,0,0,7,-7,1186,142320.00,0");
    assertThat(text).contains("BP-GZ-1," + ITEM);
  }

  private static String page(String path) {
    return given().get(path).then().statusCode(200).extract().asString();
  }
}
