package bondgate.server.people.staff;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;

/** A handheld in a browser, and the scanner that types into it. */
final class HandheldPage {
  private static final String WAITS = "#pending[data-state=%s]";

  final Page page;

  HandheldPage(Page page) {
    this.page = page;
  }

  /** Opens the work for what is scanned on the first page. */
  long choose(String scanned) {
    page.navigate("/staff/handheld");
    open(scanned);
    page.waitForSelector("#task");
    kept();
    return task();
  }

  /**
   * What is scanned on the first page, once its field has the focus: letters before it are lost.
   */
  void open(String scanned) {
    page.waitForFunction("() => document.activeElement.id === 'text'");
    page.keyboard().type(scanned);
    page.keyboard().press("Enter");
  }

  long task() {
    return Long.parseLong(page.getAttribute("#task", "data-id"));
  }

  /** The trigger is pulled: the scanner types into whatever has the focus. */
  void scan(String text) {
    assertThat(page.evaluate("() => document.activeElement.id"))
        .as("the scanner types where it should")
        .isEqualTo("scan");
    page.keyboard().insertText(text);
    page.keyboard().press("Enter");
  }

  /** The same, and what the answer is. */
  void scan(String text, String word) {
    scan(text);
    says(word);
    sent();
  }

  void press(String verb, String word) {
    page.click("button[data-verb=%s]".formatted(verb));
    says(word);
    sent();
    assertThat(page.evaluate("() => document.activeElement.id")).isEqualTo("scan");
  }

  void says(String word) {
    page.waitForSelector("#answer[data-word=%s]".formatted(word));
  }

  /** Nothing waits. */
  void sent() {
    page.waitForSelector(WAITS.formatted("none"));
  }

  /** So many wait. */
  void waiting(int count) {
    page.waitForSelector("#pending[data-count='%d']".formatted(count));
  }

  /** The browser keeps this page, and opens it without a network. */
  void kept() {
    page.waitForFunction(
        "async () => navigator.serviceWorker.controller !== null"
            + " && (await (await caches.open('bondgate-handheld-1')).keys())"
            + ".some(one => new URL(one.url).pathname === location.pathname)");
  }
}
