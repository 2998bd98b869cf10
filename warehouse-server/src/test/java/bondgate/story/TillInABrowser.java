package bondgate.story;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.people.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * A till's screen as a shopper sees it, and his telephone: pages of a real browser. What he presses
 * he finds by its words. A picture is taken of the kiosk, in Chinese, and of a narrow screen, in
 * English.
 */
final class TillInABrowser implements AutoCloseable {
  private static final Path PICTURES = Path.of("target", "story");
  private static final int KIOSK_WIDE = 1080;
  private static final int KIOSK_HIGH = 1920;
  private static final int TELEPHONE_WIDE = 360;

  /** Longer than server, agent and reader need together on a busy machine. */
  private static final double PATIENCE_MILLIS = 30_000;

  /** Writes down which screens were shown, also the ones that nobody had the time to look at. */
  private static final String WRITE_DOWN =
      """
      window.addEventListener('DOMContentLoaded', () => {
        window.wasShown = [];
        const look = () => {
          const kind = document.getElementById('view')?.dataset.kind;
          if (kind && window.wasShown.at(-1) !== kind) { window.wasShown.push(kind); }
        };
        look();
        new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
      });
      """;

  private final Browser browser;
  private Page kiosk;
  private Page telephone;
  private Page narrow;

  private TillInABrowser(Browser browser) {
    this.browser = browser;
  }

  /** Starts a browser, or skips the story loudly. */
  static TillInABrowser open() {
    return new TillInABrowser(Browser.open());
  }

  /** Opens a till's page on the kiosk's screen. */
  void goesTo(URI page) {
    if (kiosk == null) {
      String server = page.resolve("/").toString();
      kiosk = browser.page(KIOSK_WIDE, "zh", server);
      kiosk.setViewportSize(KIOSK_WIDE, KIOSK_HIGH);
      kiosk.setDefaultTimeout(PATIENCE_MILLIS);
      kiosk.addInitScript(WRITE_DOWN);
      telephone = browser.page(TELEPHONE_WIDE, "zh", server);
      narrow = browser.page(TELEPHONE_WIDE, "en", server);
    }
    kiosk.navigate(page.toString());
    kiosk.waitForSelector("#live[data-state=on]");
  }

  /** The name of the screen. */
  String shows() {
    return kiosk.getAttribute("#view", "data-kind");
  }

  /** The screens since the page was opened, in order. */
  @SuppressWarnings("unchecked")
  List<String> wasShown() {
    return (List<String>) kiosk.evaluate("window.wasShown");
  }

  void waitsFor(String kind) {
    try {
      kiosk.waitForSelector("#view[data-kind='" + kind + "']", attached());
    } catch (RuntimeException e) {
      throw new AssertionError(
          "the till shows '%s', where '%s' was expected: %s".formatted(shows(), kind, text()), e);
    }
  }

  /** Waits for a basket of so many pieces with which he can go on. */
  void waitsForPieces(int pieces) {
    waitsFor("basket");
    kiosk.waitForCondition(
        () -> pieces == piecesShown() && kiosk.locator("form[action$='/begin']").count() == 1);
  }

  private int piecesShown() {
    return kiosk.locator(".lines .many").allInnerTexts().stream()
        .mapToInt(many -> Integer.parseInt(many.replaceAll("\\D.*", "")))
        .sum();
  }

  /** Waits for the code to be scanned. */
  void waitsForCode() {
    kiosk.waitForSelector(".paying .code svg");
  }

  private static Page.WaitForSelectorOptions attached() {
    return new Page.WaitForSelectorOptions().setState(WaitForSelectorState.ATTACHED);
  }

  /** Presses the button with those words in it. */
  void presses(String words) {
    kiosk.locator("#screen button").filter(new Locator.FilterOptions().setHasText(words)).click();
  }

  void types(String field, String text) {
    kiosk.fill(field, text);
  }

  String heading() {
    return kiosk.innerText("#screen h1");
  }

  /** What the screen says. */
  String text() {
    return kiosk.innerText("#screen");
  }

  /** All that the page holds, said or not. */
  String source() {
    return kiosk.content();
  }

  /** The words on all buttons that can be seen. */
  List<String> buttons() {
    return kiosk.locator("button:visible").allInnerTexts().stream()
        .map(words -> words.replaceAll("\\s+", " ").strip())
        .toList();
  }

  /** The sum to be paid, in fen. */
  long total() {
    return amount(".amounts .total dd");
  }

  /** An amount on the screen, in fen. */
  long amount(String where) {
    return Long.parseLong(kiosk.locator(where).first().innerText().replaceAll("\\D", ""));
  }

  /** The number of the order on the last screen. */
  String saleNo() {
    return kiosk.getAttribute("#print", "data-id");
  }

  /** He scans the code: what it says is opened on his telephone, where he pays. */
  void telephonePays(String picture) {
    telephone.navigate(kiosk.getAttribute(".paying a[href*='/sandbox/']", "href"));
    telephone.screenshot(at(picture, "telephone-zh"));
    telephone.click("#pay");
    telephone.waitForSelector("#paid");
  }

  /**
   * He scans the receipt's code, and the receipt lies on his telephone.
   *
   * @param receipts where receipts lie
   */
  void telephoneKeeps(String picture, URI receipts) {
    telephone.navigate(receipts.resolve(saleNo()).toString());
    telephone.screenshot(at(picture, "telephone-zh"));
    assertThat(telephone.innerText("main")).contains(saleNo(), "¥");
    assertThat(isTooWide(telephone)).as("the receipt is wider than the telephone").isFalse();
  }

  /** Takes pictures of what is shown now, and looks whether something is cut off. */
  void picture(String name) {
    kiosk.screenshot(at(name, "kiosk-zh"));
    assertThat(isTooWide(kiosk)).as("%s is wider than the kiosk", name).isFalse();
    narrow.navigate(kiosk.url());
    narrow.waitForSelector("#live[data-state=on]");
    narrow.screenshot(at(name, "360-en"));
    assertThat(isTooWide(narrow)).as("%s is wider than 360 px", name).isFalse();
    // A second page of the till would end the visit when nobody touches it.
    narrow.navigate("about:blank");
  }

  private static boolean isTooWide(Page page) {
    return (boolean)
        page.evaluate(
            "document.documentElement.scrollWidth > document.documentElement.clientWidth");
  }

  private static Page.ScreenshotOptions at(String name, String which) {
    return new Page.ScreenshotOptions()
        .setPath(PICTURES.resolve(name + "-" + which + ".png"))
        .setFullPage(true);
  }

  /** What the browser's console complained of. */
  List<String> complaints() {
    return browser.complaints;
  }

  @Override
  public void close() {
    browser.close();
  }
}
