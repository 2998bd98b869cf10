package bondgate.story;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.people.Axe;
import bondgate.server.people.Browser;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * The agent's own pages on the screen by the door, in a real browser: each state is asked what axe
 * finds, and whether it is wider than its screen, and a picture of it is taken.
 */
final class KioskInABrowser implements AutoCloseable {
  private static final Path PICTURES = Path.of("target", "story");
  private static final int KIOSK_WIDE = 1080;
  private static final int NARROW = 360;
  private static final double PATIENCE_MILLIS = 30_000;

  private final Browser browser;
  private final URI agent;
  private final Page kiosk;

  private KioskInABrowser(Browser browser, URI agent) {
    this.browser = browser;
    this.agent = agent;
    this.kiosk = browser.page(KIOSK_WIDE, "zh", agent.toString());
    kiosk.setDefaultTimeout(PATIENCE_MILLIS);
  }

  /** Starts a browser before that agent's pages, or skips the test loudly. */
  static KioskInABrowser open(URI agent) {
    return new KioskInABrowser(Browser.open(), agent);
  }

  /** Opens a page of the agent, and waits until it shows that. */
  void goesTo(String path, String shown) {
    kiosk.navigate(agent.resolve(path).toString());
    kiosk.waitForSelector(shown);
  }

  /** Scans a door code into the box that has the cursor after one press of it. */
  void scansInto(String label, String code) {
    kiosk.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).fill(code);
  }

  /** Goes to the button with those words by the Tab key alone, and presses Enter. */
  void pressesByKeyboard(String words) {
    kiosk.evaluate("document.activeElement.blur()");
    for (int i = 0; i < 30; i++) {
      kiosk.keyboard().press("Tab");
      Object focused = kiosk.evaluate("document.activeElement.textContent.trim()");
      if (words.equals(focused)) {
        kiosk.keyboard().press("Enter");
        return;
      }
    }
    throw new AssertionError("no way to '%s' by the Tab key".formatted(words));
  }

  /** Waits until the line that a screen reader speaks says so. */
  void isTold(String words) {
    try {
      kiosk.waitForFunction(
          "words => document.getElementById('told').textContent.includes(words)", words);
    } catch (RuntimeException e) {
      throw new AssertionError("'%s' was expected, told '%s'".formatted(words, told()), e);
    }
  }

  /** Waits until that can be read somewhere: what was asked for again in the other language. */
  void shows(String words) {
    kiosk.getByText(words).first().waitFor();
  }

  private String told() {
    return kiosk.innerText("#told");
  }

  /** What can be read. */
  String text() {
    return kiosk.innerText("body");
  }

  /** Asks axe, looks at both widths, and takes a picture. */
  void isGoodForAll(String name) {
    assertThat(Axe.broken(kiosk)).as(name).isEmpty();
    for (int wide : List.of(NARROW, KIOSK_WIDE)) {
      kiosk.setViewportSize(wide, 1200);
      assertThat((boolean) kiosk.evaluate("document.documentElement.scrollWidth > innerWidth"))
          .as("%s is wider than %d px", name, wide)
          .isFalse();
      kiosk.screenshot(
          new Page.ScreenshotOptions()
              .setPath(PICTURES.resolve("%s-%d.png".formatted(name, wide)))
              .setFullPage(true));
    }
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
