package bondgate.server.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.embedded.EmbeddedPostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The twenty-first wrong password from one address is answered without being looked at. */
@QuarkusTest
@TestProfile(AddressGuardTest.TwentyAMinute.class)
@QuarkusTestResource(EmbeddedPostgresResource.class)
class AddressGuardTest {
  /** The limit as it is by default outside of tests. */
  public static final class TwentyAMinute implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "bondgate.zone", "address-guard",
          "bondgate.access.login", "required",
          "bondgate.access.wrong-per-minute", "20");
    }
  }

  private static final String OWN = "a password of my own";

  @Inject Accounts accounts;

  @Test
  void theTwentyFirstIsTooManyAndAProgramIsStillLetIn() {
    person("right-one");
    person("another");
    AccountResult.Issued program =
        (AccountResult.Issued)
            accounts.create("feed-1", Account.Kind.PROGRAM, Set.of(Role.OFFICER), "test");
    assertThat(signIn("right-one", OWN, "zh").cookie(Doors.SESSION_COOKIE)).isNotNull();

    // One for each name, so that no account is locked by them.
    for (int i = 1; i <= 20; i++) {
      Response wrong = signIn("nobody-" + i, "a guess", "zh");
      assertThat(wrong.statusCode()).as("try %d", i).isEqualTo(302);
    }
    Response tooMany = signIn("right-one", OWN, "zh");
    assertThat(tooMany.statusCode()).isEqualTo(429);
    assertThat(tooMany.header("Retry-After")).isEqualTo("60");
    assertThat(tooMany.cookie(Doors.SESSION_COOKIE)).isNull();
    assertThat(tooMany.asString()).contains("此地址一分钟内密码错误过多").contains("name=\"password\"");
    assertThat(signIn("right-one", OWN, "en").asString())
        .contains("Too many wrong passwords came from this address");

    for (int i = 0; i < Accounts.LOCK.allowed() + 1; i++) {
      assertThat(signIn("another", "a guess", "zh").statusCode()).isEqualTo(429);
    }
    // None of them was looked at: the account is not locked.
    assertThat(accounts.signIn("another", OWN)).isInstanceOf(SignIn.Entered.class);
    assertThat(basic(program.name(), program.secret())).isEqualTo(200);
    assertThat(basic(program.name(), program.secret() + "x")).isEqualTo(401);
    assertThat(basic("nobody-1", "a guess")).isEqualTo(401);
    // Pages without a sign-in are open as before.
    assertThat(given().get("/login").statusCode()).isEqualTo(200);
  }

  private void person(String name) {
    AccountResult.Issued once =
        (AccountResult.Issued)
            accounts.create(name, Account.Kind.PERSON, Set.of(Role.OFFICER), "test");
    assertThat(accounts.change(name, once.secret(), OWN)).isInstanceOf(AccountResult.Done.class);
  }

  private static Response signIn(String name, String password, String language) {
    return given()
        .redirects()
        .follow(false)
        .header("Accept", "text/html")
        .cookie("bondgate-lang", language)
        .formParam("account", name)
        .formParam("password", password)
        .post(Doors.SIGN_IN);
  }

  private static int basic(String name, String secret) {
    return given()
        .auth()
        .preemptive()
        .basic(name, secret)
        .get("/api/v1/zones/address-guard/status")
        .statusCode();
  }
}
