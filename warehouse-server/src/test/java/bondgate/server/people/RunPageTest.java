package bondgate.server.people;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.customs.ByHand;
import bondgate.server.customs.CustomsBills;
import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.guarantee.TaxDues;
import bondgate.server.stream.BookZone;
import bondgate.server.stream.ShopZone;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.Media;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The pages of the tax run in a real browser, from the proposal to the settled statement. */
@QuarkusTest
@TestProfile(ByHand.class)
@QuarkusTestResource(EmbeddedPostgresResource.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RunPageTest {
  private static final String RUNS = "/officer/guarantee/run";
  @RegisterExtension static final SharedBrowser browser = new SharedBrowser();

  @Inject ShopZone shop;
  @Inject BookZone acts;
  @Inject CustomsBills customs;
  @Inject TaxDues dues;
  @TestHTTPResource String address;

  @ConfigProperty(name = "bondgate.zone")
  String zone;

  private int sales;

  private LocalDate today() {
    return LocalDate.ofInstant(Instant.now(), Display.SHANGHAI);
  }

  /** A bottle that was sold and released so many days ago; what is held for it, in fen. */
  private long sold(String saleNo, String bottle, int daysAgo) {
    Instant now = Instant.now();
    acts.done(
        zone,
        now,
        "recordSale",
        "'saleNo':'%s','customsReleaseRef':'R-%s','epcs':['%s'],'releasedOn':'%s'"
            .formatted(saleNo, saleNo, bottle, today().minusDays(daysAgo)));
    return dues.of(zone, now).stream()
        .filter(due -> due.document().equals(saleNo))
        .findFirst()
        .orElseThrow()
        .amountFen();
  }

  private void billed(String saleNo, String bottle, int daysAgo, int moreFen, String dutyNo) {
    long heldFen = sold(saleNo, bottle, daysAgo);
    String listNo = CustomsBills.listNo(7_000 + ++sales);
    customs.released(zone, saleNo, listNo);
    customs.bill(
        zone,
        listNo,
        listNo + "_0",
        dutyNo.isEmpty() ? "1" : "2",
        dutyNo,
        heldFen + moreFen,
        Instant.now());
  }

  private void somethingIsDue() {
    List<String> bottles = shop.bottles(zone, 9);
    billed("S-20260201-0001", bottles.get(0), 47, 0, "");
    billed("S-20260201-0002", bottles.get(1), 45, 3, "");
    billed("S-20260201-0003", bottles.get(2), 31, -2, "");
    billed("S-20260201-0004", bottles.get(3), 30, 0, "");
    billed("S-20260201-0005", bottles.get(4), 40, 0, "JK-520126-00031");
    billed("S-20260201-0006", bottles.get(5), 39, 1, "JK-520126-00031");
    sold("S-20260201-0007", bottles.get(6), 38);
    sold("S-20260201-0008", bottles.get(7), 37);
    billed("S-20260201-0009", bottles.get(8), 36, 0, "");
    customs.state(
        zone,
        CustomsBills.listNo(7_007),
        CustomsBills.listNo(7_007) + "_0",
        "3",
        "",
        Instant.now());
  }

  @Test
  @Order(1)
  void whileNothingIsDueThePageSaysSo() {
    Page page = page(1280, "en", RUNS);
    assertThat(page.innerText("#none-due")).contains("No list is due today");
    page.context().close();
  }

  @Test
  @Order(2)
  void theProposalShowsEachDayAndWhatIsLeftOutAndFits() {
    somethingIsDue();
    for (String language : List.of("zh", "en")) {
      for (int width : List.of(1280, 360)) {
        sound(width, language, RUNS, "tax-runs-%d-%s".formatted(width, language));
      }
    }
    Page page = page(1280, "en", RUNS);
    String body = page.innerText("main");
    assertThat(body)
        .contains("Day 47, overdue")
        .contains("Day 45 of 45")
        .contains("Day 31 of 45")
        .doesNotContain("S-20260201-0004")
        .contains("Payment paper JK-520126-00031")
        .contains("No tax bill came that can be read (CEB816)")
        .contains("The bill is void: not due")
        .contains("Overdue lists: 1");
    page.context().close();
    Page guarantee = page(1280, "en", "/officer/guarantee");
    guarantee.click("a[href='%s']".formatted(RUNS));
    assertThat(guarantee.innerText("h1")).isEqualTo("Tax run, day 31 to 45");
    guarantee.context().close();
  }

  @Test
  @Order(3)
  void customsPaperIsPreparedSettledAndPrinted() {
    Page page = page(1280, "en", RUNS);
    page.click("button[aria-label*='JK-520126-00031']");
    assertThat(page.innerText("#state")).isEqualTo("To be paid");
    sound(1280, "zh", RUNS + "/JK-520126-00031", "tax-run-open-1280-zh");
    sound(360, "en", RUNS + "/JK-520126-00031", "tax-run-open-360-en");
    page.click("#pay button >> nth=0");
    page.waitForSelector("#state.good");
    assertThat(page.locator("#pay").count()).isZero();
    assertThat(page.innerText("main")).contains("Paid, holds settled").contains("S-20260201-0005");
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    assertThat(page.locator("main a.button").first().isVisible()).isFalse();
    assertThat(page.locator("table").first().isVisible()).isTrue();
    page.context().close();
    sound(1280, "en", RUNS + "/JK-520126-00031", "tax-run-settled-1280-en");
    sound(360, "zh", RUNS + "/JK-520126-00031", "tax-run-settled-360-zh");

    String csv = given().get(RUNS + "/JK-520126-00031/statement.csv").asString();
    assertThat(csv).contains("S-20260201-0005").contains(CustomsBills.listNo(7_005) + "_0");
    assertThat(
            given()
                .redirects()
                .follow(false)
                .formParam("paidOn", today().toString())
                .post(RUNS + "/JK-520126-00031/settle")
                .statusCode())
        .as("the same again")
        .isEqualTo(303);
    assertThat(given().get(RUNS + "/JK-NONE").statusCode()).isEqualTo(404);
  }

  @Test
  @Order(4)
  void aListThatWasPaidInBetweenIsNamedAndTheRunIsDroppedAndPreparedAnew() {
    Page page = page(1280, "zh", RUNS);
    page.check("input[name=take][value='S-20260201-0007']");
    page.click("#left-out button");
    assertThat(page.innerText("main")).contains("估算，无税单");
    page.fill("#reason", "海关电话确认");
    page.click("section.proposal button");
    page.waitForSelector("#pay");
    String run = page.url();
    acts.done(
        zone,
        Instant.now(),
        "recordTaxPaid",
        "'document':'S-20260201-0003','taxBill':'TB-1','taxFen':1,'paidOn':'%s'"
            .formatted(today()));
    page.click("#pay button >> nth=0");
    page.waitForSelector("#notice");
    assertThat(page.innerText("#notice"))
        .contains("其中一份清单的税款已经缴过")
        .contains("S-20260201-0003")
        .contains("TB-1");
    page.screenshot(
        new ScreenshotOptions()
            .setPath(ScreenshotsTest.PICTURES.resolve("tax-run-refused-1280-zh.png"))
            .setFullPage(true));
    assertThat(Axe.broken(page)).isEmpty();
    page.navigate(run);
    page.click("#pay button >> nth=1");
    page.waitForSelector("#earlier");
    assertThat(page.innerText("#earlier")).contains("已放弃").contains("已缴款，占用已核销");
    assertThat(page.innerText("section.proposal"))
        .contains("S-20260201-0002")
        .doesNotContain("S-20260201-0003");
    page.context().close();
  }

  @Test
  @Order(5)
  void aBillThatCameAgainIsDecidedWithAReason() {
    String list = CustomsBills.listNo(7_002);
    customs.bill(zone, list, list + "_0", "1", "", 4321, Instant.now());
    Page staff = page(1280, "en", "/staff/customs");
    assertThat(staff.innerText("main"))
        .contains("The tax bill came again under its number, with other amounts")
        .contains(list + "_0");
    staff.context().close();
    sound(1280, "en", RUNS, "tax-runs-disputed-1280-en");
    sound(360, "zh", RUNS, "tax-runs-disputed-360-zh");

    Page page = page(1280, "en", RUNS);
    assertThat(page.innerText("#left-out")).contains("The bill came again, with other amounts");
    assertThat(page.innerText("#disputed")).contains("S-20260201-0002").contains("43.21");
    page.check("#disputed label:has-text('43.21')");
    page.fill("#disputed input[name=reason]", "The office says so");
    page.click("#disputed button");
    page.waitForURL("**" + RUNS);
    assertThat(page.locator("#disputed").count()).isZero();
    assertThat(page.innerText("section.proposal")).contains("43.21");
    assertThat(page.innerText("#decided"))
        .contains(list + "_0")
        .contains("43.21")
        .contains("The office says so")
        .contains("supervisor:");
    page.context().close();
  }

  @Test
  @Order(6)
  void whatIsPaidIsSaidAndWhatWasVoidIsNamed() {
    String list = CustomsBills.listNo(7_003);
    customs.bill(zone, list, list + "_0", "1", "", 99, Instant.now());
    customs.state(zone, list, list + "_0", "3", "", Instant.now().plusSeconds(1));
    customs.bill(zone, list, list + "_0", "1", "", 98, Instant.now().plusSeconds(2));
    sound(1280, "en", RUNS, "tax-runs-paid-1280-en");
    sound(360, "zh", RUNS, "tax-runs-paid-360-zh");
    Page page = page(1280, "en", RUNS);
    assertThat(page.innerText("#disputed"))
        .contains("S-20260201-0003")
        .contains("is paid: ")
        .contains("by TB-1")
        .contains("Void, made at")
        .contains("0.98");
    page.context().close();
  }

  @Test
  @Order(7)
  void theMeasureBites() {
    Page page = page(1280, "en", RUNS);
    page.evaluate(
        "() => document.querySelector('main').insertAdjacentHTML('beforeend', '<input>')");
    assertThat(Axe.broken(page)).anyMatch(one -> one.startsWith("label"));
    page.context().close();
  }

  private void sound(int width, String language, String path, String picture) {
    browser.complaints().clear();
    Page page = page(width, language, path);
    Looks.well(page, picture);
    assertThat(browser.complaints()).isEmpty();
    page.context().close();
  }

  private Page page(int width, String language, String path) {
    Page page = browser.page(width, language, address);
    page.navigate(path);
    return page;
  }
}
