package bondgate.server.people;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.evidence.EvidenceLog;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.Route;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** "Prove it" over a real log, in a real browser. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class ProvePageTest {
  @RegisterExtension static final SharedBrowser browser = new SharedBrowser();

  @Inject EvidenceLog evidence;
  @TestHTTPResource String address;

  @ConfigProperty(name = "bondgate.zone")
  String zone;

  @ParameterizedTest
  @CsvSource({"360,zh,✔ 验证通过", "1280,zh,✔ 验证通过", "360,en,✔ Verified", "1280,en,✔ Verified"})
  void aRecordOfTheLogIsProvenInTheBrowser(int width, String language, String words) {
    long index = append();
    browser.complaints().clear();
    Page page = browser.page(width, language, address);
    page.navigate("/officer/prove/" + index);
    page.waitForSelector("#outcome:not([data-ok=wait])");
    page.screenshot(
        new ScreenshotOptions()
            .setPath(ScreenshotsTest.PICTURES.resolve("prove-%d-%s.png".formatted(width, language)))
            .setFullPage(true));

    assertThat(page.innerText("#outcome")).startsWith(words);
    assertThat(page.locator("#steps li").count()).isGreaterThanOrEqualTo(5);
    assertThat(page.locator("#steps li:not([data-ok=true])").count()).isZero();
    assertThat(page.locator("#readable").textContent()).contains("2026-03-14T04:00:00Z");
    assertThat(ScreenshotsTest.fits(page)).as("fits into %d px", width).isTrue();
    assertThat(page.innerText("#steps")).doesNotContainPattern(ScreenshotsTest.RAW_KEY);
    assertThat(browser.complaints()).isEmpty();
    page.context().close();
  }

  @Test
  void aRecordWithOneOtherByteIsNotProven() {
    long index = append();
    Page page = browser.page(1280, "zh", address);
    page.route(
        "**/entries/*",
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setResponse(route.fetch())
                    .setBodyBytes(leaf().replace('1', '2').getBytes(StandardCharsets.UTF_8))));
    page.navigate("/officer/prove/" + index);
    page.waitForSelector("#outcome:not([data-ok=wait])");
    page.screenshot(
        new ScreenshotOptions()
            .setPath(ScreenshotsTest.PICTURES.resolve("prove-forged-1280-zh.png"))
            .setFullPage(true));

    assertThat(page.innerText("#outcome")).startsWith("✘ 验证未通过");
    assertThat(page.innerText("#steps li[data-ok=false] >> nth=0")).contains("原文被改动");
    page.context().close();
  }

  @Test
  void whatIsSealedIsShownAndComparedWithTheRecordInTheBrowser() {
    String number = "BH-" + UUID.randomUUID();
    long index =
        given()
            .contentType("application/json")
            .body(
                """
                {"act":"lodgeGuarantee","id":"%s","actor":"staff:ls-07","instrument":"%s",
                 "kind":"CASH_DEPOSIT","amountFen":7770123456,"validUntil":"2099-12-31"}"""
                    .formatted(number, number))
            .post("/api/v1/zones/" + zone + "/acts")
            .jsonPath()
            .getLong("leafIndex");
    Page page = browser.page(1280, "zh", address);
    page.navigate("/officer/prove/" + index);
    assertThat(sealed(page)).contains("amountFen", "7770123456", "✔ 属于该记录");
    assertThat(page.locator("#raw").textContent()).doesNotContain("7770123456");
    assertThat(given().get("/officer/prove/" + index + "/openings").asString())
        .startsWith("bondgate-openings/1\n")
        .endsWith(" amountFen 7770123456\n");

    page.route(
        "**/officer/prove/*",
        route -> {
          APIResponse answer = route.fetch();
          String other = answer.text().replace("7770123456", "7770123457");
          route.fulfill(new Route.FulfillOptions().setResponse(answer).setBody(other));
        });
    page.navigate("/officer/prove/" + index);
    assertThat(sealed(page)).contains("7770123457", "✘ 不属于该记录");
    page.context().close();
  }

  private static String sealed(Page page) {
    page.waitForSelector("#sealed [data-ok]");
    return page.innerText("#sealed");
  }

  private long append() {
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              List<byte[]> leaves =
                  IntStream.range(0, 3)
                      .mapToObj(i -> leaf().getBytes(StandardCharsets.UTF_8))
                      .toList();
              return evidence.append(zone, leaves) + 1;
            });
  }

  private String leaf() {
    return "{\"zone\":\"%s\",\"device\":\"edge-1\",\"seq\":11,\"seenAt\":\"2026-03-14T04:00:00Z\"}"
        .formatted(zone);
  }
}
