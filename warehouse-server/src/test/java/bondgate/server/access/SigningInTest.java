package bondgate.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.people.Looks;
import bondgate.server.people.SharedBrowser;
import bondgate.server.people.Widths;
import com.microsoft.playwright.Page;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/** Signing in, in a real browser: from the sheet with a one-time password to a closed account. */
@QuarkusTest
@TestProfile(ClosedDoors.class)
@QuarkusTestResource(EmbeddedPostgresResource.class)
class SigningInTest {
  private static final String OWN = "a password of my own";
  @RegisterExtension static final SharedBrowser browser = new SharedBrowser();

  @Inject Accounts accounts;
  @TestHTTPResource String address;

  @Test
  void anOperatorMakesAnAccountAndItsUserChoosesAPasswordAndGetsWhereHeWanted() {
    Page operator = signedIn("op-" + suffix(), Role.OPERATOR, "/operator/accounts");
    String name = "ls-" + suffix();
    operator.fill("#name", name);
    operator.check("input[value=staff]");
    operator.click("main form.stacked button");
    String once = operator.innerText("#secret");
    operator.navigate("/operator/accounts");
    assertThat(operator.content()).doesNotContain(once);
    operator.context().close();

    Page staff = browser.page(360, "zh", address);
    staff.navigate("/staff/parcels");
    assertThat(staff.url()).endsWith("/login");
    enter(staff, name, once);
    assertThat(staff.url()).endsWith("/login/password");
    staff.fill("#old", once);
    staff.fill("#chosen", OWN);
    staff.fill("#again", OWN);
    staff.click("main button");
    assertThat(staff.innerText("main")).contains("密码已修改");
    enter(staff, name, OWN);
    staff.navigate("/staff/parcels");
    assertThat(staff.innerText("header")).contains(name);

    staff.navigate("/officer/fence");
    assertThat(staff.innerText("main")).contains("无权访问此页").contains(name);
    staff.navigate("/staff/stock");
    staff.click(".who button");
    staff.navigate("/staff/stock");
    assertThat(staff.url()).endsWith("/login");
    staff.context().close();
  }

  @Test
  void aWrongPasswordIsSaidAndNobodyIsIn() {
    String name = made("ls-" + suffix(), Role.STAFF);
    Page page = browser.page(1280, "zh", address);
    page.navigate("/staff/stock");
    enter(page, name, "not the one");
    assertThat(page.innerText("[role=alert]")).contains("账号或密码不正确");
    page.navigate("/staff/stock");
    assertThat(page.url()).endsWith("/login");
    page.context().close();
  }

  @Test
  void aClosedAccountIsOutWithinSeconds() {
    String name = "ls-" + suffix();
    Page page = signedIn(name, Role.STAFF, "/staff/stock");
    accounts.disable(name, true, "test");
    // The session is looked up again after this time.
    page.waitForTimeout((double) Accounts.SEEN_AGAIN.toMillis() + 100);
    page.navigate("/staff/stock");
    assertThat(page.url()).endsWith("/login");
    // He is nobody now, and the shop is open to anybody.
    assertThat(page.navigate("/shop/" + ClosedDoors.ZONE).url()).contains("/shop/");
    page.context().close();
  }

  @Test
  void aFormOfAnotherSiteAndAForgedCookieDoNothing() {
    String cookie = cookieOf(made("off-" + suffix(), Role.OFFICER));
    assertThat(
            RestAssured.given()
                .cookie("bondgate-session", cookie)
                .header("Sec-Fetch-Site", "cross-site")
                .formParam("orderNo", "BK-1")
                .post("/officer/controls/" + ClosedDoors.ZONE)
                .statusCode())
        .isEqualTo(403);
    assertThat(officerPage(cookie)).isEqualTo(200);
    String turned = (cookie.charAt(5) == 'A' ? "B" : "A") + cookie.substring(1);
    assertThat(officerPage(turned.substring(0, 5) + "x" + turned.substring(6))).isEqualTo(302);
  }

  @Test
  void aPageThatRefreshesItselfIsNoClickAndIsToldWhenItsSessionIsOver() {
    String cookie = cookieOf(made("off-" + suffix(), Role.OFFICER));
    assertThat(strip(cookie, Map.of()).cookie("bondgate-session")).as("a click").isNotNull();
    for (Map<String, String> script :
        List.of(Map.of("HX-Request", "true"), Map.of("Sec-Fetch-Mode", "cors"))) {
      Response refreshed = strip(cookie, script);
      assertThat(refreshed.statusCode()).isEqualTo(200);
      assertThat(refreshed.cookie("bondgate-session")).isNull();

      Response over = strip("", script);
      assertThat(over.statusCode()).isEqualTo(401);
      assertThat(over.header("HX-Redirect")).isEqualTo("/login");
      assertThat(over.header("WWW-Authenticate")).as("no window of the browser").isNull();
    }
  }

  private static Response strip(String cookie, Map<String, String> headers) {
    return RestAssured.given()
        .headers(headers)
        .cookie("bondgate-session", cookie)
        .get("/officer/strip");
  }

  @Test
  void aPersonsPasswordIsForPagesAndAProgramsSecretForRequests() {
    String person = made("ls-" + suffix(), Role.OFFICER);
    assertThat(basic(person, OWN)).isEqualTo(401);
    AccountResult.Issued program =
        (AccountResult.Issued)
            accounts.create("feed-" + suffix(), Account.Kind.PROGRAM, Set.of(Role.OFFICER), "test");
    assertThat(basic(program.name(), program.secret())).isEqualTo(200);
    assertThat(basic(program.name(), program.secret() + "x")).isEqualTo(401);
    assertThat(signIn(program.name(), program.secret()).cookie("bondgate-session")).isNull();
  }

  @Test
  void nobodyActsInAnothersNameOrRole() {
    AccountResult.Issued program =
        (AccountResult.Issued)
            accounts.create("ls-" + suffix(), Account.Kind.PROGRAM, Set.of(Role.STAFF), "test");
    assertThat(act(program, "staff:somebody-else").jsonPath().getString("code"))
        .isEqualTo("actorNotYou");
    assertThat(act(program, "supervisor:" + program.name()).jsonPath().getString("code"))
        .isEqualTo("actorNotYou");
    Response role = act(program, "staff:" + program.name());
    assertThat(role.statusCode()).isEqualTo(403);
    assertThat(role.jsonPath().getString("code")).isEqualTo("roleMayNot");
    assertThat(role.jsonPath().getString("expected")).isEqualTo("supervisor");
  }

  @ParameterizedTest(name = "{0} px, {1}")
  @ArgumentsSource(Widths.class)
  void thePagesFitAndBreakNoRuleOfWcag22(int width, String language) {
    browser.complaints().clear();
    Page page = browser.page(width, language, address);
    page.navigate("/login");
    looked(page, "login", width, language);
    String name = made("op-" + suffix(), Role.OPERATOR);
    enter(page, name, OWN);
    page.navigate("/operator/accounts");
    looked(page, "accounts", width, language);
    page.navigate("/login/password");
    looked(page, "password", width, language);
    page.navigate("/");
    looked(page, "home-operator", width, language);
    assertThat(browser.complaints()).isEmpty();
    page.context().close();
  }

  private void looked(Page page, String name, int width, String language) {
    Looks.well(page, "access-%s-%d-%s".formatted(name, width, language));
  }

  /** An account with its own password. */
  private String made(String name, Role role) {
    AccountResult.Issued issued =
        (AccountResult.Issued) accounts.create(name, Account.Kind.PERSON, Set.of(role), "test");
    assertThat(accounts.change(name, issued.secret(), OWN)).isEqualTo(new AccountResult.Done());
    return name;
  }

  private Page signedIn(String name, Role role, String wanted) {
    made(name, role);
    Page page = browser.page(1280, "en", address);
    page.navigate(wanted);
    enter(page, name, OWN);
    assertThat(page.url()).endsWith(wanted);
    return page;
  }

  private static void enter(Page page, String name, String password) {
    page.fill("#account", name);
    page.fill("#password", password);
    page.click("main button");
  }

  private static String cookieOf(String name) {
    return signIn(name, OWN).cookie("bondgate-session");
  }

  private static Response signIn(String name, String secret) {
    return RestAssured.given()
        .redirects()
        .follow(false)
        .formParam("account", name)
        .formParam("password", secret)
        .post("/login/enter");
  }

  private static int officerPage(String cookie) {
    return RestAssured.given()
        .redirects()
        .follow(false)
        .accept("text/html")
        .cookie("bondgate-session", cookie)
        .get("/officer/controls")
        .statusCode();
  }

  private static int basic(String name, String secret) {
    return RestAssured.given()
        .auth()
        .preemptive()
        .basic(name, secret)
        .get("/api/v1/zones/" + ClosedDoors.ZONE + "/book")
        .statusCode();
  }

  private static Response act(AccountResult.Issued program, String actor) {
    return RestAssured.given()
        .auth()
        .preemptive()
        .basic(program.name(), program.secret())
        .contentType("application/json")
        .body(
            """
            {"act":"openSalesPoint","id":"%s","actor":"%s","point":"P-1","insideSpecialArea":true}
            """
                .formatted(UUID.randomUUID(), actor))
        .post("/api/v1/zones/" + ClosedDoors.ZONE + "/acts");
  }

  private static String suffix() {
    return UUID.randomUUID().toString().substring(0, 8);
  }
}
