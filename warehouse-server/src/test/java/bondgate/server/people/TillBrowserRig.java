package bondgate.server.people;

import bondgate.server.people.shopper.FixtureCheckout;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A till in a real browser, over a checkout that a test lays out. */
abstract class TillBrowserRig {
  static final String TILL = "/till/guiyang-o2o/till-1";
  @RegisterExtension static final SharedBrowser browser = new SharedBrowser();

  @Inject FixtureCheckout checkout;
  @Inject LiveLines lines;
  @TestHTTPResource String address;
  final List<String> agentHeard = new CopyOnWriteArrayList<>();
  Page page;

  @AfterEach
  void leave() {
    if (page != null) {
      // What it still asks of its agent is answered while there is a page to answer.
      page.navigate("about:blank");
      page.context().close();
    }
  }

  void start(String screen, String language) {
    checkout.layOut(FixtureCheckout.screens().get(screen));
    page = browser.page(1280, language, address);
  }

  /** Asked from here: a page whose clock stands still cannot wait by itself. */
  void waitFor(String kind) {
    page.waitForCondition(() -> kind.equals(page.getAttribute("#view", "data-kind")));
  }

  boolean isFocused(String selector) {
    return (boolean) page.evaluate("(s) => document.activeElement?.matches(s) ?? false", selector);
  }

  /** An agent that always says that, and allows our origin as the real one does. */
  void agent(String answer) {
    page.route(
        "http://127.0.0.1:8081/**",
        (Route route) -> {
          var request = route.request();
          if (!request.method().equals("OPTIONS")) {
            agentHeard.add(
                "%s %s %s"
                    .formatted(
                        request.method(),
                        request.url().replaceFirst(".*/till/till-1/", ""),
                        request.headerValue("x-till-token")));
          }
          route.fulfill(
              new Route.FulfillOptions()
                  .setStatus(200)
                  .setHeaders(
                      Map.of(
                          "Access-Control-Allow-Origin", "*",
                          "Access-Control-Allow-Headers", "*",
                          "Access-Control-Allow-Methods", "*",
                          "Content-Type", "application/json"))
                  .setBody(answer));
        });
  }
}
