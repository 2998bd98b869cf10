package bondgate.server.people;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.people.officer.FixtureOfficerDesk;
import bondgate.server.people.staff.FixtureStaffDesk;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every page in a real browser, narrow and wide, in both languages; pictures in target. */
@QuarkusTest
@TestProfile(FixturePages.class)
@QuarkusTestResource(EmbeddedPostgresResource.class)
public class ScreenshotsTest {
  /** Where pictures lie. */
  public static final Path PICTURES = Path.of("target", "screenshots");

  public static final Pattern RAW_KEY = Pattern.compile("\\b[a-z]+[A-Za-z]*_\\$?[A-Za-z]+");
  private static final Map<String, String> PAGES =
      new TreeMap<>(
          Map.of(
              "home", "/",
              "stock", "/staff/stock",
              "stock-tag", "/staff/stock?q=E280",
              "stock-nothing", "/staff/stock?q=FFFF",
              "fence", "/officer/fence",
              "fence-nothing", "/officer/fence?tag=FFFFFFFF",
              "silence", "/officer/silence",
              "alarms", "/officer/alarms",
              "book", "/officer/book",
              "guarantee", "/officer/guarantee"));

  @RegisterExtension static final SharedBrowser browser = new SharedBrowser();

  @Inject FixtureOfficerDesk officer;
  @Inject FixtureStaffDesk staff;
  @Inject LiveLines lines;
  @TestHTTPResource String address;

  @ParameterizedTest(name = "{0} px, {1}, full={2}")
  @CsvSource({
    "360,zh,true",
    "360,en,true",
    "1280,zh,true",
    "1280,en,true",
    "360,zh,false",
    "1280,en,false"
  })
  void noPageIsBrokenAtAnyWidthInAnyLanguage(int width, String language, boolean full) {
    officer.layOut(full);
    staff.layOut(full);
    browser.complaints().clear();
    Page page = browser.page(width, language, address);
    PAGES.forEach(
        (name, path) -> {
          page.navigate(path);
          if (!name.equals("home")) {
            page.waitForSelector("#live[data-state=on]");
          }
          if (name.equals("guarantee")) {
            page.waitForSelector("#plot svg");
          }
          String picture = "%s-%d-%s%s.png".formatted(name, width, language, full ? "" : "-empty");
          page.screenshot(
              new ScreenshotOptions()
                  .setPath(PICTURES.resolve(picture))
                  .setFullPage(!name.equals("fence")));
          assertThat(fits(page)).as("%s fits into %d px", path, width).isTrue();
          assertThat(page.innerText("body")).as(path).doesNotContainPattern(RAW_KEY);
        });
    page.context().close();
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void aNewCrossingAppearsInUnderASecondAndTheReaderKeepsThePlace() {
    officer.layOut(true);
    Page page = browser.page(1280, "zh", address);
    page.navigate("/officer/fence");
    page.waitForSelector("#live[data-state=on]");
    page.evaluate("() => window.scrollTo(0, 900)");
    String watched = "tr[data-leaf='400']";
    double before = page.locator(watched).boundingBox().y;

    long leaf = officer.cross().leaf();
    long began = System.nanoTime();
    lines.tell();
    page.waitForSelector("tr[data-leaf='" + leaf + "']");
    long millis = (System.nanoTime() - began) / 1_000_000;

    assertThat(millis).as("milliseconds until it was shown").isLessThan(1000);
    assertThat(page.locator(watched).boundingBox().y).isBetween(before - 1, before + 1);
    assertThat(page.locator("#fence-pill").innerText()).contains("1");
    page.locator("#fence-pill button").click();
    page.waitForFunction("() => window.scrollY === 0");
    assertThat(page.locator("#fence-pill").isVisible()).isFalse();
    page.context().close();
  }

  @Test
  void aLineThatIsDownIsSaid() {
    officer.layOut(true);
    Page page = browser.page(1280, "en", address);
    page.navigate("/officer/fence");
    page.waitForSelector("#live[data-state=on]");
    page.context().setOffline(true);
    lines.stop(null);
    page.waitForSelector("#live[data-state=off]");
    assertThat(page.innerText("#live")).matches("Not live since \\d\\d:\\d\\d:\\d\\d");

    long missed = officer.cross().leaf();
    page.context().setOffline(false);
    page.waitForSelector("#live[data-state=on]");
    page.waitForSelector("tr[data-leaf='" + missed + "']");
    page.context().close();
  }

  @Test
  void whatAnOfficerIsTypingSurvivesTheNextAlarm() {
    officer.layOut(true);
    Page page = browser.page(1280, "zh", address);
    page.navigate("/officer/alarms");
    page.waitForSelector("#live[data-state=on]");
    page.locator("#outcome-1").pressSequentially("找到了");
    officer.raise();
    lines.tell();
    page.waitForSelector("#alarm-4");
    page.locator("#outcome-1").pressSequentially("，已放回");

    assertThat(page.inputValue("#outcome-1")).isEqualTo("找到了，已放回");
    page.locator("#acknowledge-1 button").dblclick();
    page.waitForSelector(".notice.good");
    assertThat(page.locator("#acknowledge-1").count()).isZero();
    page.context().close();
  }

  public static boolean fits(Page page) {
    return (boolean)
        page.evaluate(
            "() => document.documentElement.scrollWidth <= document.documentElement.clientWidth");
  }
}
