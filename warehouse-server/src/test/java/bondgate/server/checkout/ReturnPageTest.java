package bondgate.server.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.customs.SandboxCustoms;
import bondgate.server.customs.SandboxSwitches;
import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.people.Looks;
import bondgate.server.people.SharedBrowser;
import bondgate.server.people.Widths;
import bondgate.server.stream.ActAnswer;
import bondgate.server.stream.ShopZone;
import com.microsoft.playwright.Page;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/** Staff take bottles back with a handheld: scan, look, confirm, and see how far it is. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
@TestProfile(ReturnProfile.class)
class ReturnPageTest {
  private static final String ZONE = ReturnProfile.ZONE;
  private static final AtomicInteger TILLS = new AtomicInteger(20);
  private static final int ENOUGH_MS = 30_000;

  @RegisterExtension static final SharedBrowser browser = new SharedBrowser();

  @TestHTTPResource String address;
  @Inject ShopZone shop;
  @Inject Shopper shopper;
  @Inject ReturnDesk desk;
  @Inject SandboxCustoms customs;

  @AfterEach
  void customsIsPlainAgain() {
    customs.behave(SandboxSwitches.PLAIN);
  }

  @ParameterizedTest(name = "{0} px, {1}")
  @ArgumentsSource(Widths.class)
  void aBottleComesBackScanByScan(int width, String language) throws Exception {
    browser.complaints().clear();
    List<String> bottles = shop.bottles(ZONE, 2);
    String saleNo = bought(bottles);
    Page page = browser.page(width, language, address);
    page.navigate("/staff/returns");
    page.waitForSelector("#live[data-state=on]");
    looksWell(page, "empty", width, language);

    says(page, saleNo, "ORDER");
    assertThat(page.innerText("#of-order")).contains(language.equals("zh") ? "可以退货" : "May come");
    looksWell(page, "order", width, language);

    says(page, bottles.get(0), "QUESTION");
    assertThat(page.innerText("#asked")).contains(saleNo).contains("¥117.89");
    looksWell(page, "question", width, language);
    page.click("button[value=ORIGINAL]");
    said(page, "TAKEN");
    says(page, bottles.get(0), "AGAIN");
    looksWell(page, "list", width, language);

    page.click("#confirm button");
    said(page, "DONE");
    String card =
        "article[data-sale='%s'][data-customs=SETTLED] .chip.good >> nth=2".formatted(saleNo);
    page.waitForSelector(card, new Page.WaitForSelectorOptions().setTimeout(ENOUGH_MS));
    assertThat(page.innerText("article[data-sale='%s']".formatted(saleNo)))
        .contains(language.equals("zh") ? "不再征收" : "no longer due")
        .contains("¥117.89");
    looksWell(page, "settled", width, language);
    says(page, bottles.get(0), "RETURNED_BEFORE");
    nobodyIsNamed(page);
    assertThat(browser.complaints()).isEmpty();
    page.context().close();
  }

  @Test
  void whatMayNotComeBackIsSaidAndHowToGoOn() throws Exception {
    List<String> bottles = shop.bottles(ZONE, 4);
    String saleNo = bought(bottles.subList(0, 1));
    bought(bottles.subList(1, 2));
    Page page = browser.page(360, "en", address);
    page.navigate("/staff/returns");

    says(page, "E28011700000000000000000", "UNKNOWN");
    says(page, "no-such-order", "UNKNOWN");
    says(page, bottles.get(3), "NOT_SOLD");
    says(page, bottles.get(0), "QUESTION");
    page.click("button[value=DAMAGED]");
    said(page, "DAMAGED");
    assertThat(page.innerText("#said")).contains("Hand it back to the shopper");
    assertThat(page.locator("#list").count()).as("nothing is on the list").isZero();

    says(page, bottles.get(0), "QUESTION");
    page.click("button[value=ORIGINAL]");
    said(page, "TAKEN");
    says(page, bottles.get(1), "OTHER_ORDER");
    assertThat(page.innerText("#list")).contains("1 piece").contains(saleNo);

    // Somebody else states the same meanwhile: it is back once, and that is said.
    assertThat(
            desk.takeBack(
                ZONE, "meanwhile", saleNo, bottles.subList(0, 1), Optional.empty(), "staff:other"))
        .isInstanceOf(ActAnswer.Done.class);
    page.click("#confirm button");
    said(page, "DONE");
    page.navigate("/staff/returns");
    page.waitForSelector(
        "article[data-sale='%s'][data-customs=SETTLED]".formatted(saleNo),
        new Page.WaitForSelectorOptions().setTimeout(ENOUGH_MS));
    assertThat(page.locator("article[data-sale='%s']".formatted(saleNo)).count()).isOne();
    page.context().close();
  }

  @Test
  void aRefusedReturnStandsOpenAndIsDeclaredAnewFromThePageOfWhatHangs() throws Exception {
    List<String> bottles = shop.bottles(ZONE, 1);
    String saleNo = bought(bottles);
    customs.behave(SandboxSwitches.PLAIN.withRefusal("-625209"));
    Page page = browser.page(360, "en", address);
    page.navigate("/staff/returns");
    page.waitForSelector("#live[data-state=on]");
    says(page, bottles.get(0), "QUESTION");
    page.click("button[value=ORIGINAL]");
    page.click("#confirm button");
    page.waitForSelector(
        "article[data-sale='%s'][data-customs=OPEN]".formatted(saleNo),
        new Page.WaitForSelectorOptions().setTimeout(ENOUGH_MS));
    looksWell(page, "open", 360, "en");

    page.click("article[data-sale='%s'] a".formatted(saleNo));
    page.waitForSelector("#open-returns");
    assertThat(page.innerText("#open-returns")).contains(saleNo).contains("-625209");
    looksWell(page, "open-at-customs", 360, "en");
    nobodyIsNamed(page);
    page.evaluate("() => { document.body.dataset.before = 'the answer'; }");
    page.click("#open-returns article:has-text('%s') button".formatted(saleNo));
    page.waitForSelector("body:not([data-before])");
    page.navigate("/staff/returns");
    page.waitForSelector(
        "article[data-sale='%s'][data-customs=SETTLED]".formatted(saleNo),
        new Page.WaitForSelectorOptions().setTimeout(ENOUGH_MS));
    page.context().close();
  }

  private String bought(List<String> bottles) throws Exception {
    String till = "till-" + TILLS.incrementAndGet();
    return shopper.bought(ZONE, till, bottles);
  }

  private static void says(Page page, String scan, String what) {
    page.fill("#scan", scan);
    page.keyboard().press("Enter");
    said(page, what);
  }

  private static void said(Page page, String what) {
    page.waitForSelector("#said[data-said=%s]".formatted(what));
  }

  private static void nobodyIsNamed(Page page) {
    assertThat(page.content()).doesNotContain(Shopper.NAME, Shopper.number(), Shopper.PHONE, "测＊");
  }

  private static void looksWell(Page page, String name, int width, String language) {
    Looks.well(page, "returns-%s-%d-%s".formatted(name, width, language));
  }
}
