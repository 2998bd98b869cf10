package bondgate.server.people;

import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One browser for all tests of a class; without one they are skipped loudly. */
public final class SharedBrowser implements BeforeAllCallback, AfterAllCallback {
  private Browser browser;

  @Override
  public void beforeAll(ExtensionContext test) {
    browser = Browser.open();
  }

  @Override
  public void afterAll(ExtensionContext test) {
    if (browser != null) {
      browser.close();
    }
  }

  /** A page of that width, in that language, in a context of its own. */
  public Page page(int width, String language, String address) {
    return browser.page(width, language, address);
  }

  /** What the console has said. */
  public List<String> complaints() {
    return browser.complaints;
  }
}
