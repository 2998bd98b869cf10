package bondgate.server.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import java.net.URL;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A real browser with an empty memory, whose answers from the server a test can forge. */
final class OfficersBrowser implements AutoCloseable {
  private static final List<String> FLAGS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private final Playwright playwright;
  private final Page page;
  private final URL server;
  private String zone;

  OfficersBrowser(Path chromium, URL server, String zone) {
    this.server = server;
    this.playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    Browser browser =
        playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions().setExecutablePath(chromium).setArgs(FLAGS));
    this.page = browser.newPage();
    open(zone);
  }

  /** Goes to any page of the server, for the script needs its origin and nothing else. */
  void open(String anotherZone) {
    zone = anotherZone;
    page.navigate(server + "evidence/" + zone + "/vkey");
  }

  /** Runs a script before all others, as if this were another browser. */
  void runFirst(String script) {
    page.addInitScript(script);
    open(zone);
  }

  /** From now on that answer comes forged; a forgery that changes nothing fails the test. */
  void forge(String what, UnaryOperator<String> forgery) {
    page.route(
        url -> url.contains("/evidence/" + zone + "/" + what),
        route -> {
          String text = route.fetch().text();
          String forged = forgery.apply(text);
          assertThat(forged).as("the forgery of " + what).isNotEqualTo(text);
          route.fulfill(new Route.FulfillOptions().setStatus(200).setBody(forged));
        });
  }

  void unforge() {
    page.unrouteAll();
  }

  @SuppressWarnings("unchecked")
  Map<String, Object> verifyEntry(int index) {
    return (Map<String, Object>)
        page.evaluate(
            """
            async ([zone, index]) => {
              const result = await (await import('/app/verify.js')).verifyEntry(zone, index);
              // The bytes of the leaf: Playwright cannot carry them.
              delete result.leaf;
              return result;
            }""",
            List.of(zone, index));
  }

  @SuppressWarnings("unchecked")
  Map<String, Object> verifyConsistency() {
    return (Map<String, Object>)
        page.evaluate(
            "async (zone) => (await import('/app/verify.js')).verifyConsistency(zone)", zone);
  }

  /** The checkpoint that the browser remembers, or null. */
  String remembered() {
    return (String)
        page.evaluate(
            "async (zone) => (await import('/app/verify.js')).remembered(zone).checkpoint", zone);
  }

  /** Each step as its key and, after it, what it found. */
  static Map<String, String> steps(Map<String, Object> result) {
    Map<String, String> steps = new LinkedHashMap<>();
    for (Object step : (List<?>) result.get("steps")) {
      Map<?, ?> fields = (Map<?, ?>) step;
      steps.put((String) fields.get("key"), fields.get("ok") + " " + fields.get("code"));
    }
    return steps;
  }

  @Override
  public void close() {
    playwright.close();
  }
}
