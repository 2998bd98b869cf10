package bondgate.server.signon;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.access.ClosedDoors;
import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.people.Looks;
import bondgate.server.people.SharedBrowser;
import bondgate.server.people.Widths;
import com.microsoft.playwright.Page;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/** A person who wants a page signs in at the company's sign-on, and gets where he wanted. */
@QuarkusTest
@TestProfile(ClosedDoors.class)
@QuarkusTestResource(EmbeddedPostgresResource.class)
class SignOnInTheBrowserTest {
  @RegisterExtension static final SharedBrowser browser = new SharedBrowser();
  @TestHTTPResource String address;
  private FakeSignOn company;

  @BeforeEach
  void open() throws IOException {
    company = new FakeSignOn(ClosedDoors.companySignOn(), ClosedDoors.COMPANY_SECRET);
  }

  @AfterEach
  void close() {
    company.close();
  }

  @ParameterizedTest(name = "{0} px, {1}")
  @ArgumentsSource(Widths.class)
  void fromThePageThatWasWantedToTheCompanyAndBack(int width, String language) {
    browser.complaints().clear();
    String name = "c-" + UUID.randomUUID().toString().substring(0, 8);
    Page page = browser.page(width, language, address);
    page.navigate("/staff/stock");
    assertThat(page.url()).endsWith("/login");
    Looks.well(page, "access-login-company-%d-%s".formatted(width, language));

    page.click("#company");
    page.fill("#who", name);
    page.fill("#role", "staff");
    page.click("button");
    assertThat(page.innerText("main")).contains(name);
    Looks.well(page, "access-company-%d-%s".formatted(width, language));
    page.keyboard().press("Enter");
    page.waitForURL("**/staff/stock");
    assertThat(page.innerText("header")).contains(name);
    assertThat(browser.complaints()).isEmpty();

    page.navigate("/login/company/back?code=1&state=2");
    assertThat(page.locator("main [role=alert]").innerText()).isNotBlank();
    Looks.well(page, "access-company-refused-%d-%s".formatted(width, language));
    page.context().close();
  }
}
