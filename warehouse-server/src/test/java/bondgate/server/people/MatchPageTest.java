package bondgate.server.people;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.match.MatchVerdict;
import bondgate.server.stream.MatchDay;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/** The three-way match in a real browser. */
@QuarkusTest
@TestProfile(MatchPageTest.ZoneOfItsOwn.class)
@QuarkusTestResource(EmbeddedPostgresResource.class)
class MatchPageTest {
  /** A zone of its own, whose counts nobody else changes. */
  public static final class ZoneOfItsOwn implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("bondgate.zone", "match-page");
    }
  }

  private static final String DAY = "/officer/match?" + MatchDay.TIMES;
  @RegisterExtension static final SharedBrowser browser = new SharedBrowser();
  private static List<String> bottles = List.of();

  @Inject MatchDay day;
  @TestHTTPResource String address;

  @ConfigProperty(name = "bondgate.zone")
  String zone;

  @BeforeEach
  void aDay() {
    if (bottles.isEmpty()) {
      bottles = day.play(zone);
    }
  }

  @ParameterizedTest(name = "{0} px, {1}")
  @ArgumentsSource(Widths.class)
  void itSaysOfEachPieceWhatTheThreeSay(int width, String language) {
    browser.complaints().clear();
    Page page = page(width, language, DAY);
    page.waitForSelector("#counts ul");
    Looks.well(page, "match-%d-%s".formatted(width, language));
    boolean zh = language.equals("zh");
    assertThat(row(page, 0)).contains(zh ? "三方一致" : "All three agree", "S-1", "LIST-1");
    assertThat(row(page, 1)).contains(zh ? "已售未出门" : "Sold, still inside", "2026-03-01 10:00");
    assertThat(row(page, 2)).contains(zh ? "有门无台" : "Gate without till");
    assertThat(page.locator("#counts li").count()).isEqualTo(3);
    assertThat(browser.complaints()).isEmpty();
    page.context().close();
  }

  private static String row(Page page, int bottle) {
    return page.innerText("tr[data-epc='%s']".formatted(bottles.get(bottle)));
  }

  @Test
  void byTheKeyboardAloneOneFindsAPieceAndItsProof() {
    Page page = page(1280, "en", DAY);
    page.locator("#verdict").focus();
    for (int i = 0; !page.inputValue("#verdict").equals("SOLD_INSIDE"); i++) {
      assertThat(i).isLessThan(MatchVerdict.values().length);
      page.keyboard().press("ArrowDown");
    }
    page.keyboard().press("Tab");
    page.keyboard().type(bottles.get(1));
    page.keyboard().press("Enter");
    page.waitForURL("**/officer/match?*verdict=SOLD_INSIDE*");
    assertThat(page.locator("tr[data-epc]").count()).isEqualTo(1);

    page.locator("tr[data-epc] a[href^='/officer/prove/']").first().focus();
    page.keyboard().press("Enter");
    page.waitForURL("**/officer/prove/*");
    assertThat(page.innerText("#main")).contains(bottles.get(1));
    page.context().close();
  }

  @Test
  void onPaperThereIsTheListAndNoForm() {
    Page page = page(1280, "zh", DAY);
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    assertThat(page.locator("form.filters").isVisible()).isFalse();
    assertThat(page.locator("table.match").isVisible()).isTrue();
    page.context().close();
  }

  @Test
  void theFileHasTheSameLines() {
    Response file = given().get("/officer/match.csv?" + MatchDay.TIMES + "&lang=en");
    assertThat(file.contentType()).startsWith("text/csv");
    List<String> lines = file.asString().lines().toList();
    assertThat(lines).hasSize(2 + bottles.size() + 1);
    assertThat(file.asString()).contains(",S-1,", ",LIST-1,", "\"Sold, still inside\"");
    for (String epc : bottles) {
      assertThat(file.asString()).contains(epc);
    }
    String one = given().get("/officer/match.csv?" + MatchDay.TIMES + "&verdict=AGREE").asString();
    assertThat(one).contains(bottles.get(0)).doesNotContain(bottles.get(1), bottles.get(2));
  }

  @Test
  void whatCannotBeAskedIsSaidAndIsNoError() {
    assertThat(text("/officer/match?from=2026-03-02T00:00&until=2026-03-01T00:00&lang=en"))
        .contains("These times cannot be used");
    assertThat(text("/officer/match?from=x&until=&lang=en")).contains("These times cannot be used");
    assertThat(text(DAY + "&tag=beef!&lang=en")).contains("by its whole number");
    assertThat(text(DAY + "&verdict=NONSENSE&before=nonsense&lang=en")).contains(bottles.get(0));
    assertThat(text("/officer/match/counts?" + MatchDay.TIMES + "&lang=en"))
        .contains("<html", "Gate without till");
    assertThat(text(DAY + "&tag=" + bottles.get(1))).doesNotContain("data-epc=\"" + bottles.get(0));
  }

  private static String text(String path) {
    Response answer = given().get(path);
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.asString();
  }

  private Page page(int width, String language, String path) {
    Page page = browser.page(width, language, address);
    page.navigate(path);
    page.waitForSelector("#live[data-state=on]");
    return page;
  }
}
