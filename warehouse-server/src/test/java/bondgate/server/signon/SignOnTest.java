package bondgate.server.signon;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.access.Account;
import bondgate.server.access.AccountResult;
import bondgate.server.access.Accounts;
import bondgate.server.access.ClosedDoors;
import bondgate.server.access.Role;
import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.signon.FakeSignOn.Person;
import bondgate.server.signon.FakeSignOn.Place;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The company's sign-on: what of its word is believed, and what it opens. */
@QuarkusTest
@TestProfile(ClosedDoors.class)
@QuarkusTestResource(EmbeddedPostgresResource.class)
class SignOnTest {
  @Inject Accounts accounts;
  private FakeSignOn company;
  private Traveller traveller;

  @BeforeEach
  void open() throws IOException {
    company = new FakeSignOn(ClosedDoors.companySignOn(), ClosedDoors.COMPANY_SECRET);
    traveller = new Traveller(company);
  }

  @AfterEach
  void close() {
    company.close();
  }

  @Test
  void whomTheCompanyVouchesForEntersWithItsRoles() {
    for (Place place : Place.values()) {
      company.tellsIn(place);
      String name = Traveller.name();
      Person officer = FakeSignOn.person(name, "officer", "offline_access");
      String session = traveller.enters(officer);

      assertThat(Traveller.page(session, "/officer/controls")).as("%s", place).isEqualTo(200);
      assertThat(Traveller.page(session, "/staff/stock")).isEqualTo(403);
      Account account = accounts.find(name).orElseThrow();
      assertThat(account.kind()).isEqualTo(Account.Kind.COMPANY);
      assertThat(account.roles()).containsExactly(Role.OFFICER);
    }
  }

  @Test
  void rolesFollowTheCompanyAndOldSessionsEnd() throws Exception {
    Person person = FakeSignOn.person(Traveller.name(), "staff");
    String session = traveller.enters(person);
    assertThat(Traveller.page(session, "/staff/stock")).isEqualTo(200);

    Person moved = new Person(person.subject(), FakeSignOn.person("other", "officer").claims());
    String now = traveller.enters(moved);
    // A session is looked up again after this time.
    Thread.sleep(Accounts.SEEN_AGAIN.toMillis() + 100);

    assertThat(Traveller.page(session, "/staff/stock")).as("the earlier one").isEqualTo(302);
    assertThat(Traveller.page(now, "/officer/controls")).isEqualTo(200);
    assertThat(accounts.find("other")).as("the account keeps its name").isEmpty();
  }

  @Test
  void whatIsNotTheCompanysWordOpensNothing() throws Exception {
    RSAKey foreign = new RSAKeyGenerator(2048).keyID(FakeSignOn.key().getKeyID()).generate();
    Map<String, Function<JWTClaimsSet, JWT>> lies = new LinkedHashMap<>();
    lies.put("another's key", claims -> FakeSignOn.signedWith(foreign, claims));
    lies.put("no signature", PlainJWT::new);
    lies.put("signed with the secret of both", SignOnTest::signedWithTheSecret);
    lies.put("of another way in", FakeSignOn.saying(one -> one.claim("nonce", "another")));
    lies.put("without a nonce", FakeSignOn.saying(one -> one.claim("nonce", null)));
    lies.put("for another server", FakeSignOn.saying(one -> one.audience("somebody else")));
    lies.put("of another sign-on", FakeSignOn.saying(one -> one.issuer("http://127.0.0.1:1/x")));
    lies.put(
        "of yesterday",
        FakeSignOn.saying(
            one -> one.expirationTime(Date.from(Instant.now().minusSeconds(86_400)))));
    for (var lie : lies.entrySet()) {
      String name = Traveller.name();
      Traveller.Sent sent = traveller.sent();
      String code = company.codeFor(sent.to(), FakeSignOn.person(name, "operator"), lie.getValue());
      Traveller.refused(Traveller.back(sent, code), 403, "could not be verified");
      assertThat(accounts.find(name)).as(lie.getKey()).isEmpty();
    }
  }

  private static JWT signedWithTheSecret(JWTClaimsSet claims) {
    try {
      SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
      token.sign(
          new MACSigner(
              (ClosedDoors.COMPANY_SECRET + " ".repeat(32)).getBytes(StandardCharsets.UTF_8)));
      return token;
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aWayInEndsOnceAndInTheBrowserThatBeganIt() {
    Traveller.Sent sent = traveller.sent();
    Traveller.Sent anothers = traveller.sent();
    Person person = FakeSignOn.person(Traveller.name(), "staff");
    String code = company.codeFor(sent.to(), person);

    Traveller.refused(
        Traveller.back(new Traveller.Sent(sent.to(), anothers.kept()), code),
        400,
        "not begun in this browser");
    Traveller.refused(
        Traveller.back(new Traveller.Sent(sent.to(), ""), code), 400, "not begun in this browser");
    assertThat(Traveller.back(sent, code).statusCode()).isEqualTo(200);
    Traveller.refused(Traveller.back(sent, code), 400, "not begun in this browser");
    Traveller.refused(
        given().accept("text/html").get("/login/company/back?lang=en"),
        400,
        "not begun in this browser");
  }

  @Test
  void aTicketOpensOnceAndItsOwnAccountOnly() {
    Traveller.Sent sent = traveller.sent();
    String name = Traveller.name();
    Response page =
        Traveller.back(sent, company.codeFor(sent.to(), FakeSignOn.person(name, "staff")));
    String ticket = page.htmlPath().getString("**.find { it.@name == 'password' }.@value");

    assertThat(Traveller.signIn("admin", ticket).cookie("bondgate-session")).isNull();
    assertThat(Traveller.signIn(name, ticket).cookie("bondgate-session")).isNotNull();
    assertThat(Traveller.signIn(name, ticket).cookie("bondgate-session"))
        .as("a second time")
        .isNull();
    assertThat(accounts.reset(name, "test"))
        .isEqualTo(new AccountResult.Refused(AccountResult.Why.SECRET_ELSEWHERE));
    assertThat(accounts.change(name, "", "a password of my own"))
        .isEqualTo(new AccountResult.Refused(AccountResult.Why.SECRET_ELSEWHERE));
  }

  @Test
  void whoIsKnownThereMayStillNotEnterHere() {
    Traveller.refused(
        traveller.ends(FakeSignOn.person(Traveller.name(), "cook")), 403, "gives you no role here");
    Traveller.refused(
        traveller.ends(FakeSignOn.person("王小明", "staff")), 403, "cannot be an account");
    Traveller.refused(
        traveller.ends(new Person("1", Map.of("groups", "staff"))), 403, "names no account");

    String taken = Traveller.name();
    accounts.create(taken, Account.Kind.PERSON, Set.of(Role.STAFF), "test");
    Traveller.refused(
        traveller.ends(FakeSignOn.person(taken, "staff")), 403, "not your company account");
    String namesake = Traveller.name();
    traveller.enters(FakeSignOn.person(namesake, "staff"));
    Traveller.refused(
        traveller.ends(FakeSignOn.person(namesake, "staff")), 403, "not your company account");

    Person closed = FakeSignOn.person(Traveller.name(), "staff");
    traveller.enters(closed);
    accounts.disable((String) closed.claims().get("preferred_username"), true, "test");
    Traveller.refused(traveller.ends(closed), 403, "Your account here is closed");
  }

  @Test
  void theLastOperatorStaysOne() {
    String name = Traveller.name();
    Person operator = FakeSignOn.person(name, "operator");
    traveller.enters(operator);
    Person moved = new Person(operator.subject(), FakeSignOn.person(name, "staff").claims());
    var others =
        accounts.all().stream()
            .filter(one -> one.roles().contains(Role.OPERATOR) && !one.disabled())
            .map(Account::name)
            .filter(one -> !one.equals(name))
            .toList();
    others.forEach(one -> accounts.disable(one, true, "test"));
    try {
      Traveller.refused(traveller.ends(moved), 403, "the last who can sign in");
      assertThat(accounts.find(name).orElseThrow().roles()).containsExactly(Role.OPERATOR);
    } finally {
      others.forEach(one -> accounts.disable(one, false, "test"));
    }
    assertThat(traveller.ends(moved).statusCode()).isEqualTo(200);
  }

  @Test
  void whatGoesWrongThereIsSaid() {
    Traveller.Sent sent = traveller.sent();
    Traveller.refused(
        given()
            .accept("text/html")
            .cookie(Traveller.COOKIE, sent.kept())
            .queryParam("lang", "en")
            .queryParam("error", "access_denied")
            .queryParam("state", sent.kept())
            .get("/login/company/back"),
        403,
        "did not let you pass");
    Traveller.refused(
        Traveller.back(traveller.sent(), "a code that was never given"),
        403,
        "did not let you pass");

    Traveller.Sent later = traveller.sent();
    String code = company.codeFor(later.to(), FakeSignOn.person(Traveller.name(), "staff"));
    company.close();
    Traveller.refused(Traveller.back(later, code), 502, "does not answer");
  }

  @Test
  void itMayChangeItsKey() {
    traveller.enters(FakeSignOn.person(Traveller.name(), "staff"));
    FakeSignOn.changesItsKey();
    traveller.enters(FakeSignOn.person(Traveller.name(), "staff"));
  }
}
