package bondgate.server.people;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** Debian's Chromium, driven by Playwright. What the console says is kept. */
public final class Browser implements AutoCloseable {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final List<String> FLAGS =
      List.of(
          "--headless",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private final Playwright playwright;
  private final com.microsoft.playwright.Browser chromium;
  public final List<String> complaints = new ArrayList<>();

  private Browser() {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    chromium =
        playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions().setExecutablePath(CHROMIUM).setArgs(FLAGS));
  }

  /** Starts it, or skips the test loudly. */
  public static Browser open() {
    if (!Files.isExecutable(CHROMIUM)) {
      String todo =
          "SKIPPED: no page was looked at, because there is no "
              + CHROMIUM
              + "; apt-get install chromium fonts-noto-cjk";
      System.err.println("\n*** " + todo + " ***\n");
      Assumptions.abort(todo);
    }
    return new Browser();
  }

  /** A page of that width, in that language, in a context of its own. */
  public Page page(int width, String language, String address) {
    BrowserContext context =
        chromium.newContext(
            new com.microsoft.playwright.Browser.NewContextOptions()
                .setBaseURL(address)
                // A desk far from Shanghai: what is shown must not depend on it.
                .setTimezoneId("America/New_York")
                .setViewportSize(width, width < 600 ? 740 : 900));
    Page page = context.newPage();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") || message.type().equals("warning")) {
            complaints.add(page.url() + ": " + message.text() + " " + message.location());
          }
        });
    page.onPageError(error -> complaints.add(page.url() + ": " + error));
    page.navigate("/?lang=" + language);
    return page;
  }

  @Override
  public void close() {
    chromium.close();
    playwright.close();
  }
}
