package bondgate.server.signon;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.access.ClosedDoors;
import bondgate.server.signon.FakeSignOn.Person;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import io.restassured.path.xml.XmlPath;
import io.restassured.response.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;

/** A browser on its way to the company's sign-on and back, request by request. */
final class Traveller {
  static final String COOKIE = "bondgate-sign-on";

  private final FakeSignOn company;

  Traveller(FakeSignOn company) {
    this.company = company;
  }

  /** Where a browser was sent, and what it keeps. */
  record Sent(URI to, String kept) {}

  Sent sent() {
    Response answer = given().redirects().follow(false).get("/login/company");
    assertThat(answer.statusCode()).isEqualTo(303);
    URI to = URI.create(answer.header("Location"));
    assertThat(to.toString()).startsWith(ClosedDoors.companySignOn() + "/authorize");
    assertThat(URLUtils.parseParameters(to.getRawQuery()))
        .containsEntry("prompt", List.of("login"))
        .containsEntry("code_challenge_method", List.of("S256"));
    return new Sent(to, answer.cookie(COOKIE));
  }

  static Response back(Sent sent, String code) {
    String state = URLUtils.parseParameters(sent.to().getRawQuery()).get("state").get(0);
    return given()
        .accept("text/html")
        .cookie(COOKIE, sent.kept())
        .queryParam("lang", "en")
        .queryParam("code", code)
        .queryParam("state", state)
        .get("/login/company/back");
  }

  Response ends(Person person) {
    Sent sent = sent();
    return back(sent, company.codeFor(sent.to(), person));
  }

  String enters(Person person) {
    Response page = ends(person);
    assertThat(page.statusCode()).as(page.asString()).isEqualTo(200);
    XmlPath fields = page.htmlPath();
    Response entered =
        signIn(
            fields.getString("**.find { it.@name == 'account' }.@value"),
            fields.getString("**.find { it.@name == 'password' }.@value"));
    return entered.cookie("bondgate-session");
  }

  static Response signIn(String name, String ticket) {
    return given()
        .redirects()
        .follow(false)
        .formParam("account", name)
        .formParam("password", ticket)
        .post("/login/enter");
  }

  static void refused(Response answer, int status, String words) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.asString()).contains(words).doesNotContain("name=\"password\"");
  }

  static int page(String session, String path) {
    return given()
        .redirects()
        .follow(false)
        .accept("text/html")
        .cookie("bondgate-session", session)
        .get(path)
        .statusCode();
  }

  static String name() {
    return "c-" + UUID.randomUUID().toString().substring(0, 8);
  }
}
