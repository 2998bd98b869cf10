package bondgate.server.people;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.stream.SilentDay;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The proof of silence in a real browser, over a real stream. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class SilencePageTest {
  private static final String DEVICE = "edge-silent-page";

  /** The second of {@link SilentDay} in which a tag is heard and does not go through. */
  private static final int SIGHTED = 20;

  @RegisterExtension static final SharedBrowser browser = new SharedBrowser();
  private static boolean played;

  @Inject SilentDay day;
  @TestHTTPResource String address;

  @ConfigProperty(name = "bondgate.zone")
  String zone;

  @BeforeEach
  void aDay() throws Exception {
    if (!played) {
      played = true;
      day.play(zone, DEVICE);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "360,zh,12,18,已证明：无任何事件",
    "1280,en,12,18,Proven: no event at all",
    "1280,zh,5,59,设备停止工作：2026-03-05 10:00:30 至",
    "360,en,5,59,Device down from 2026-03-05 10:00:30 to",
    "1280,en,100,159,Not known yet from 2026-03-05 10:02:00"
  })
  void theAnswerStandsInLargeAndIsVerifiedInTheBrowser(
      int width, String language, int from, int to, String words) {
    browser.complaints().clear();
    Page page = browser.page(width, language, address);
    page.navigate(
        "/officer/silence?device=%s&from=2026-03-05T10:%02d:%02d&to=2026-03-05T10:%02d:%02d"
            .formatted(DEVICE, from / 60, from % 60, to / 60, to % 60));
    page.locator("#verify").click();
    page.waitForSelector("#outcome:not([hidden]):not([data-ok=wait])");
    page.screenshot(
        new ScreenshotOptions()
            .setPath(
                ScreenshotsTest.PICTURES.resolve(
                    "silence-%d-%d-%s.png".formatted(from, width, language)))
            .setFullPage(true));

    assertThat(page.innerText("#answer")).contains(words);
    assertThat(page.getAttribute("#outcome", "data-ok")).isEqualTo("true");
    assertThat(page.locator(".silence-line rect").count()).isPositive();
    assertThat(ScreenshotsTest.fits(page)).as("fits into %d px", width).isTrue();
    assertThat(page.innerText("#main")).doesNotContainPattern("\\b(cause|event)_|NOT_FOUND");
    if (from < SIGHTED && SIGHTED < to) {
      assertThat(page.innerText("#main"))
          .as("what happened, in the page's own language")
          .contains(language.equals("zh") ? "标签被读到，未过门" : "Tag heard, not through")
          .doesNotContain("tag-sighting")
          .doesNotContainPattern("(?<!-)\\bexit")
          .doesNotContainPattern("ONLINE|DEGRADED|OFFLINE");
    }
    assertThat(browser.complaints()).isEmpty();
    page.context().close();
  }
}
