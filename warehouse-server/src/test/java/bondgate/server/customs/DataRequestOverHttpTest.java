package bondgate.server.customs;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import bondgate.server.embedded.EmbeddedPostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Customs asks for raw payment data. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class DataRequestOverHttpTest {
  private static final String PATH = "/api/v1/customs/platDataOpen";

  @Test
  void aRequestIsAnsweredAtOnceHoweverOftenItComes() {
    for (int i = 0; i < 2; i++) {
      given()
          .formParam(
              "openReq",
              "{\"orderNo\":\"S-179\",\"sessionID\":\"fe2374-8fnejf97\",\"serviceTime\":\"1544519952469\"}")
          .post(PATH)
          .then()
          .statusCode(200)
          .body("code", equalTo("10000"))
          .body("message", equalTo(""))
          .body("serviceTime", greaterThan(1_500_000_000_000L));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no json",
        "{}",
        "[1]",
        "{\"orderNo\":\"S\"}",
        "{\"orderNo\":\"S'; DROP\",\"sessionID\":\"x\"}",
        "{\"orderNo\":\"S\",\"sessionID\":\"0123456789012345678901234567890123456\"}"
      })
  void whatIsNoRequestIsRefusedByCode(String openReq) {
    given()
        .formParam("openReq", openReq)
        .post(PATH)
        .then()
        .statusCode(200)
        .body("code", equalTo("20000"));
  }
}
