package bondgate.server.people;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import bondgate.events.SigningKey;
import bondgate.server.embedded.EmbeddedPostgresResource;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import java.security.SecureRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/** The operator's page of agents at the broker, in a real browser. */
@QuarkusTest
@TestProfile(ZoneApart.class)
@QuarkusTestResource(EmbeddedPostgresResource.class)
class AgentsPageTest {
  private static final SigningKey KEY = SigningKey.generate(new SecureRandom());
  private static final String DEVICE = "agents-page";
  @RegisterExtension static final SharedBrowser browser = new SharedBrowser();
  @TestHTTPResource String address;

  @BeforeEach
  void anAgentIsEnrolled() {
    given()
        .contentType(ContentType.JSON)
        .body(
            "{\"id\":\"enrol-%1$s\",\"actor\":\"operator:desk\",\"act\":\"enrolDevice\",\"device\":\"%1$s\",\"publicKey\":\"%2$s\"}"
                .formatted(DEVICE, KEY.verifyKey().base64()))
        .post("/api/v1/zones/%s/acts".formatted(ZoneApart.ZONE))
        .then()
        .statusCode(200);
  }

  @ParameterizedTest(name = "{0} px, {1}")
  @ArgumentsSource(Widths.class)
  void thePageFitsAndBreaksNoRuleOfWcag22(int width, String language) {
    browser.complaints().clear();
    Page page = page(width, language);
    page.locator("form[action='/operator/agents/agents-page/issue'] button").click();
    page.waitForSelector(".notice.good");
    Looks.well(page, "agents-%d-%s".formatted(width, language));
    assertThat(browser.complaints()).isEmpty();
    page.context().close();
  }

  @Test
  void anOperatorClosesAnAccessAndOpensItAgainWithAnotherSecret() {
    Page page = page(1280, "en");
    page.locator("form[action='/operator/agents/agents-page/issue'] button").focus();
    page.keyboard().press("Enter");
    page.waitForSelector(".notice.good");
    assertThat(row(page)).contains("Open: a new secret", "operator:desk");
    page.locator("form[action='/operator/agents/agents-page/close'] button").click();
    page.waitForSelector("text=It is out and may not come back");
    assertThat(row(page)).contains("Closed");
    page.locator("form[action='/operator/agents/agents-page/issue'] button").click();
    page.waitForSelector("text=A new secret opens. Bring");
    assertThat(page.innerText("main")).contains("/agents");
    page.context().close();
  }

  private static String row(Page page) {
    return page.locator("#agents tbody tr")
        .filter(new Locator.FilterOptions().setHasText(DEVICE))
        .innerText();
  }

  private Page page(int width, String language) {
    Page page = browser.page(width, language, address);
    page.navigate("/operator/agents");
    return page;
  }
}
