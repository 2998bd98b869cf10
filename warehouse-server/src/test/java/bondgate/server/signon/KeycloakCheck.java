package bondgate.server.signon;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.access.ClosedDoors;
import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.people.SharedBrowser;
import com.microsoft.playwright.Page;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Signing in at Keycloak itself with nothing but the settings that the README names: {@code mvn
 * -Pkeycloak test} fetches it. What no honest sign-on says is {@link SignOnTest}'s.
 */
@QuarkusTest
@TestProfile(ClosedDoors.class)
@QuarkusTestResource(EmbeddedPostgresResource.class)
class KeycloakCheck {
  private static final String PASSWORD = "a long password there";

  @RegisterExtension static final SharedBrowser browser = new SharedBrowser();

  private static Keycloak keycloak;

  @TestHTTPResource String address;
  private Page page;

  @BeforeEach
  void open() {
    if (keycloak == null) {
      keycloak = new Keycloak(ClosedDoors.companySignOn(), realm());
    }
    page = browser.page(1280, "en", address);
  }

  @AfterEach
  void leave() {
    page.context().close();
  }

  @AfterAll
  static void stop() {
    if (keycloak != null) {
      keycloak.close();
      keycloak = null;
    }
  }

  @Test
  void whomTheCompanyKnowsComesToThePageThatHeWanted() {
    page.navigate("/staff/stock");
    signInThere("w-1001", PASSWORD);
    assertThat(page.innerText("main")).contains("w-1001").contains("Staff");
    page.keyboard().press("Enter");
    page.waitForURL("**/staff/stock");
    assertThat(page.innerText("header")).contains("w-1001");
    assertThat(page.navigate("/officer/controls").status()).isEqualTo(403);
  }

  @Test
  void anOfficerIsOneByHisRoleThere() {
    page.navigate("/officer/controls");
    signInThere("c-2001", PASSWORD);
    page.keyboard().press("Enter");
    page.waitForURL("**/officer/controls");
    assertThat(page.navigate("/staff/stock").status()).isEqualTo(403);
  }

  @Test
  void whoHasNoRoleOfOursDoesNotComeIn() {
    page.navigate("/staff/stock");
    signInThere("g-3001", PASSWORD);
    assertThat(page.locator("main [role=alert]").innerText()).isNotBlank();
    page.navigate("/staff/stock");
    assertThat(page.url()).endsWith("/login");
  }

  @Test
  void aWrongPasswordStaysThere() {
    page.navigate("/staff/stock");
    page.click("#company");
    page.fill("#username", "w-1001");
    page.fill("#password", "another");
    page.click("#kc-login");
    page.waitForSelector("text=Invalid username or password");
    assertThat(page.url()).startsWith(ClosedDoors.companySignOn());
  }

  @Test
  void theNextOneAtThisDeskIsAskedForAPasswordOfHisOwn() {
    page.navigate("/staff/stock");
    signInThere("w-1001", PASSWORD);
    page.keyboard().press("Enter");
    page.waitForURL("**/staff/stock");

    page.context()
        .clearCookies(
            new com.microsoft.playwright.BrowserContext.ClearCookiesOptions()
                .setName("bondgate-session"));
    page.navigate("/login");
    page.click("#company");
    page.waitForSelector("#password");
    assertThat(page.url())
        .as("still signed in there, asked again")
        .startsWith(ClosedDoors.companySignOn());
  }

  private void signInThere(String name, String password) {
    assertThat(page.url()).endsWith("/login");
    page.click("#company");
    page.fill("#username", name);
    page.fill("#password", password);
    page.click("#kc-login");
    page.waitForSelector("main h1");
  }

  private String realm() {
    return """
    {
      "realm": "company", "enabled": true, "sslRequired": "none",
      "roles": {"realm": [{"name": "staff"}, {"name": "officer"}]},
      "clients": [{
        "clientId": "bondgate", "secret": "%s", "protocol": "openid-connect",
        "publicClient": false, "standardFlowEnabled": true, "directAccessGrantsEnabled": false,
        "redirectUris": ["%slogin/company/back"],
        "attributes": {"pkce.code.challenge.method": "S256"}
      }],
      "users": [%s, %s, %s]
    }
    """
        .formatted(
            ClosedDoors.COMPANY_SECRET,
            address,
            person("w-1001", "\"staff\""),
            person("c-2001", "\"officer\""),
            person("g-3001", ""));
  }

  private static String person(String name, String roles) {
    return """
    {"username": "%s", "enabled": true, "email": "%s@company.example", "emailVerified": true,
     "firstName": "A", "lastName": "Person", "realmRoles": [%s],
     "credentials": [{"type": "password", "value": "%s", "temporary": false}]}
    """
        .formatted(name, name, roles, PASSWORD);
  }
}
