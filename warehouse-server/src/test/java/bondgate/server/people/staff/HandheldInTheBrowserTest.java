package bondgate.server.people.staff;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.access.ClosedDoors;
import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.handling.HandheldZone;
import bondgate.server.handling.HandheldZone.Paper;
import bondgate.server.people.Looks;
import bondgate.server.people.SharedBrowser;
import bondgate.server.people.Widths;
import com.microsoft.playwright.Page;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/** A day's work with a handheld in a real browser, as the screen leads. */
@QuarkusTest
@TestProfile(ClosedDoors.class)
@QuarkusTestResource(EmbeddedPostgresResource.class)
class HandheldInTheBrowserTest {
  private static final String ZONE = ClosedDoors.ZONE;
  private static final String FOREIGN = "3074257BF7FFFFFF00000001";

  @RegisterExtension static final SharedBrowser browser = new SharedBrowser();

  @Inject HandheldDesk desk;
  @TestHTTPResource String address;
  private HandheldPage hand;
  private String size;

  @AfterEach
  void leave() {
    if (hand != null) {
      hand.page.context().close();
    }
  }

  @ParameterizedTest(name = "{0} px, {1}")
  @ArgumentsSource(Widths.class)
  void aListIsReceivedAndPutAwayAsTheScreenSays(int width, String language) {
    HandheldZone zone = desk.zone();
    Paper list = zone.arrived(ZONE, HandheldZone.WINE, 3);
    start(width, language);
    look("home");
    long task = hand.choose(list.number());
    look("receive");

    hand.scan(list.epcs().get(0), "COUNTED_IN");
    look("good");
    hand.scan(list.epcs().get(0), "COUNTED_BEFORE");
    look("note");
    hand.scan("A-01-01", "BIN_INSTEAD_OF_PIECE");
    look("wrong");
    hand.scan(FOREIGN, "TAG_NOT_OURS");
    look("stop");
    hand.scan(list.epcs().get(1), "COUNTED_IN");
    hand.press("DAMAGED", "MARKED_DAMAGED");
    hand.press("UNDO", "UNDONE");
    hand.press("FINISH", "FINISH_WITH_MISSING");
    look("sure");
    assertThat(hand.page.isVisible("#anyway")).isTrue();
    hand.scan(list.epcs().get(2), "COUNTED_LAST");
    look("last");
    assertThat(hand.page.isVisible("#anyway")).isFalse();
    hand.press("FINISH", "FINISHED");
    look("finished");
    assertThat(desk.kept(task)).hasSize(10).endsWith("FINISHED -");
    assertThat(browser.complaints()).isEmpty();
  }

  @ParameterizedTest(name = "{0} px, {1}")
  @ArgumentsSource(Widths.class)
  void whatWasReceivedIsPutAwayPickedAndCounted(int width, String language) {
    HandheldZone zone = desk.zone();
    Paper list = zone.stored(ZONE, HandheldZone.WINE, 2, "A-01-01");
    Paper pass = zone.passed(ZONE, list.epcs());
    start(width, language);
    hand.page.click("button[value=MOVE]");
    hand.page.waitForSelector("#task");
    hand.scan(list.epcs().get(0), "IN_HAND");
    assertThat(hand.page.innerText("#count")).isEqualTo("1");
    look("in-hand");
    hand.press("FINISH", "FINISH_WITH_HANDS_FULL");
    assertThat(hand.page.isVisible("#anyway")).isFalse();
    hand.scan("A-01-01", "PUT");
    look("put");
    hand.press("FINISH", "FINISHED");

    hand.page.click("#finished a");
    look("home-with-work");
    hand.page.click("form:has(input[value='%s']) button".formatted(pass.number()));
    hand.page.waitForSelector("#task");
    assertThat(hand.page.innerText("#bin")).isEqualTo("A-01-01");
    look("pick");
    hand.scan(list.epcs().get(0), "PICKED");
    hand.scan(list.epcs().get(1), "PICKED_LAST");
    look("picked");

    hand.page.navigate("/staff/handheld");
    hand.page.click("button[value=CENTRE]");
    hand.page.waitForSelector("#task");
    hand.scan("C-01-01", "COUNTING_BIN");
    hand.scan(list.epcs().get(0), "FOUND_UNEXPECTED");
    look("count");
    hand.press("UNDO", "UNDONE");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void whatOpensNoWorkIsSaidAndTheNextScanGoesOn() {
    Paper later = desk.zone().announced(ZONE, HandheldZone.BEER, 1);
    start(360, "en");
    for (List<String> one :
        List.of(
            List.of("A-01-01", "BIN_INSTEAD_OF_DOCUMENT"),
            List.of(later.number(), "LIST_NOT_HERE"),
            List.of("https://example.com/", "WEB_ADDRESS"))) {
      hand.open(one.get(0));
      hand.says(one.get(1));
    }
    look("home-refused");
    hand.page.navigate("/staff/handheld/tasks/999999999");
    look("no-task");
  }

  @Test
  void manyTagsAtOnceAreManyScansAndWhatFlashedByStaysUntilItIsSeenTo() {
    Paper list = desk.zone().arrived(ZONE, HandheldZone.BEER, 3);
    start(360, "zh");
    long task = hand.choose(list.number());
    String sweep =
        String.join(
            "\\r\\n",
            list.epcs().get(0),
            FOREIGN,
            list.epcs().get(1),
            "A-01-01",
            list.epcs().get(2));
    hand.page.evaluate(
        """
        () => {
          const given = new DataTransfer();
          given.setData("text/plain", "%s\\r\\n");
          document.getElementById("scan").dispatchEvent(
            new ClipboardEvent("paste", { clipboardData: given, bubbles: true, cancelable: true }));
        }
        """
            .formatted(sweep));
    hand.says("COUNTED_LAST");
    hand.sent();
    assertThat(desk.kept(task))
        .containsExactly(
            "COUNTED_IN " + list.epcs().get(0),
            "TAG_NOT_OURS " + FOREIGN,
            "COUNTED_IN " + list.epcs().get(1),
            "BIN_INSTEAD_OF_PIECE -",
            "COUNTED_LAST " + list.epcs().get(2));
    assertThat(hand.page.locator("#look-list li").count()).isEqualTo(2);
    look("to-look-at");
    hand.page.reload();
    hand.page.click("#look-list li:first-child button");
    assertThat(hand.page.locator("#look-list li").count()).isOne();
    hand.page.click("#look-list li:first-child button");
    assertThat(hand.page.isVisible("#look")).isFalse();
  }

  @Test
  void theScannerReachesTheFieldWhereverTheFocusIsAndTabEndsAScanToo() {
    Paper list = desk.zone().arrived(ZONE, HandheldZone.BEER, 2);
    start(360, "en");
    hand.choose(list.number());
    Page page = hand.page;
    page.focus("#sound");
    page.keyboard().type(list.epcs().get(0));
    page.keyboard().press("Tab");
    hand.says("COUNTED_IN");
    // Without anything in the field it is the key that leads on.
    page.keyboard().press("Tab");
    assertThat(page.evaluate("() => document.activeElement.id")).isNotEqualTo("scan");
    page.click("#sound");
    assertThat(page.getAttribute("#sound", "aria-pressed")).isEqualTo("false");
    assertThat(page.evaluate("() => document.activeElement.id")).isEqualTo("scan");
    page.reload();
    assertThat(page.getAttribute("#sound", "aria-pressed")).as("remembered").isEqualTo("false");
    page.click("#keyboard");
    assertThat(page.getAttribute("#scan", "inputmode")).isEqualTo("text");
    hand.scan(list.epcs().get(1), "COUNTED_LAST");
  }

  @Test
  void whatTheCameraReadsIsAScanOnceHoweverLongItStaysInThePicture() {
    Paper list = desk.zone().arrived(ZONE, HandheldZone.BEER, 2);
    start(360, "en");
    assertThat(hand.page.isVisible("#camera")).as("this browser reads no codes itself").isFalse();
    // A browser that does: what it reads is what the test holds before it.
    hand.page.addInitScript(
        """
        window.held = [];
        window.BarcodeDetector = class {
          static async getSupportedFormats() { return ["qr_code", "data_matrix"]; }
          async detect() { return window.held.map((rawValue) => ({ rawValue })); }
        };
        navigator.mediaDevices.getUserMedia = async () =>
          document.createElement("canvas").captureStream(5);
        """);
    long task = hand.choose(list.number());
    hand.page.evaluate("epc => { window.held = [epc]; }", list.epcs().get(0));
    hand.page.click("#camera");
    hand.says("COUNTED_IN");
    hand.page.waitForTimeout(1_000); // it stays in the picture
    hand.page.evaluate("epc => { window.held = [epc]; }", list.epcs().get(1));
    hand.says("COUNTED_LAST");
    hand.page.click("#camera");
    assertThat(hand.page.isVisible("#camera-picture")).isFalse();
    hand.sent();
    assertThat(desk.kept(task)).hasSize(2);
  }

  private void start(int width, String language) {
    browser.complaints().clear();
    size = width + "-" + language;
    Page page = browser.page(width, language, address);
    page.navigate("/staff/handheld");
    desk.signIn(page, desk.worker());
    page.waitForSelector("#text");
    hand = new HandheldPage(page);
  }

  private void look(String name) {
    Looks.well(hand.page, "handheld-%s-%s".formatted(name, size));
  }
}
