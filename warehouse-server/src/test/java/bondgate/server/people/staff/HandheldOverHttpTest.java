package bondgate.server.people.staff;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.access.AccountResult;
import bondgate.server.access.ClosedDoors;
import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.handling.HandheldZone;
import bondgate.server.handling.HandheldZone.Paper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What handhelds send, well and badly. */
@QuarkusTest
@TestProfile(ClosedDoors.class)
@QuarkusTestResource(EmbeddedPostgresResource.class)
class HandheldOverHttpTest {
  private static final String ZONE = ClosedDoors.ZONE;

  @Inject HandheldDesk desk;
  private AccountResult.Issued program;
  private Paper list;
  private long task;

  @BeforeEach
  void aTaskIsOpen() {
    list = desk.zone().arrived(ZONE, HandheldZone.WINE, 2);
    program = desk.program();
    task = desk.zone().choose(ZONE, list.number(), "staff:" + program.name());
  }

  @Test
  void aScanIsAnsweredInTheReadersLanguageAndAgainForTheSameKey() {
    String body = message("scan-0001", "SCAN", list.epcs().get(0));
    Response zh = send(body);
    assertThat(zh.statusCode()).isEqualTo(200);
    Map<String, Object> said = zh.jsonPath().getMap("");
    assertThat(said)
        .containsEntry("key", "scan-0001")
        .containsEntry("tone", "GOOD")
        .containsEntry("word", "COUNTED_IN")
        .containsEntry("scanned", "标签 " + list.epcs().get(0))
        .containsEntry("ask", "清单上的下一件商品")
        .containsEntry("done", 1)
        .containsEntry("total", 2)
        .containsEntry("finished", false);
    assertThat(said.get("said").toString()).endsWith("已收。请扫下一件。");

    Response en = as().queryParam("lang", "en").body(body).post(path());
    assertThat(en.jsonPath().getString("said")).endsWith("is counted in. Scan the next piece.");
    assertThat(desk.kept(task)).containsExactly("COUNTED_IN " + list.epcs().get(0));
  }

  @Test
  void whatIsNoMessageIsRefusedAndNeverQuotesWhatWasScanned() {
    String good = message("scan-0002", "SCAN", "440524188001010014");
    for (List<String> bad :
        List.of(
            List.of("", "fieldsWrong"),
            List.of("{", "noJson"),
            List.of("[1]", "fieldsWrong"),
            List.of(good + good, "noJson"),
            List.of(good.replace("\"verb\"", "\"werb\""), "fieldsWrong"),
            List.of(good.replace("scan-0002", "short"), "keyWrong"),
            List.of(good.replace("scan-0002", "scan 0002"), "keyWrong"),
            List.of(good.replace("SCAN", "SELL"), "verbWrong"),
            List.of(good.replace("440524188001010014", "x".repeat(3_000)), "textWrong"),
            List.of(good.replace("440524188001010014", "\\ud83d"), "textWrong"),
            List.of(good.replace("2026-03-01", "1026-03-01"), "atWrong"),
            List.of(good.replace("2026-03-01T", "yesterday "), "atWrong"),
            List.of(good.replace(program.name(), "A B"), "byWrong"),
            List.of(" ".repeat(20_000) + good, "tooLarge"))) {
      Response refused = send(bad.get(0));
      assertThat(refused.statusCode()).as(bad.get(1)).isEqualTo(400);
      assertThat(refused.jsonPath().getString("code")).isEqualTo(bad.get(1));
      assertThat(refused.jsonPath().getMap("")).containsKeys("received", "expected", "todo");
      assertThat(refused.asString()).doesNotContain("440524188001010014");
    }
    assertThat(desk.kept(task)).isEmpty();
  }

  @Test
  void anotherAccountsScanAndAnotherSitesRequestDoNothing() {
    String body = message("scan-0003", "SCAN", list.epcs().get(0));
    Response other = send(body.replace(program.name(), "somebody-else"));
    assertThat(other.statusCode()).isEqualTo(409);
    assertThat(other.jsonPath().getString("received")).isEqualTo("somebody-else");
    assertThat(other.jsonPath().getString("expected")).isEqualTo(program.name());
    for (String site : List.of("cross-site", "same-site", "none")) {
      assertThat(as().header("Sec-Fetch-Site", site).body(body).post(path()).statusCode())
          .isEqualTo(403);
    }
    // What a page of another site can send without being asked first.
    for (String type : List.of("text/plain", "application/x-www-form-urlencoded")) {
      assertThat(as().contentType(type).body(body).post(path()).statusCode()).isEqualTo(415);
    }
    assertThat(desk.kept(task)).isEmpty();
    assertThat(as().header("Sec-Fetch-Site", "same-origin").body(body).post(path()).statusCode())
        .isEqualTo(200);
  }

  @Test
  void whileTheDatabaseFailsNothingIsTakenAndAfterwardsItIs() {
    String body = message("scan-0004", "SCAN", list.epcs().get(0));
    desk.execute("ALTER TABLE handling_before RENAME TO handling_before_away");
    try {
      Response failed = send(body);
      assertThat(failed.statusCode()).isEqualTo(503);
      assertThat(failed.jsonPath().getString("code")).isEqualTo("databaseUnavailable");
    } finally {
      desk.execute("ALTER TABLE handling_before_away RENAME TO handling_before");
    }
    assertThat(desk.kept(task)).isEmpty();
    assertThat(send(body).statusCode()).isEqualTo(200);
    assertThat(desk.kept(task)).hasSize(1);
  }

  @Test
  void whoScansStaysSignedInAndAPageThatOnlySendsWhatIsOldDoesNotKeepHim() {
    String name = desk.worker();
    String cookie = desk.session(name);
    String body = message("scan-0005", "SCAN", list.epcs().get(0)).replace(program.name(), name);
    RequestSpecification script =
        given()
            .contentType("application/json")
            .header("HX-Request", "true")
            .header("Sec-Fetch-Mode", "cors")
            .cookie("bondgate-session", cookie)
            .body(body);
    assertThat(script.post(path()).cookie("bondgate-session")).isNull();
    assertThat(script.header("X-By-Hand", "1").post(path()).cookie("bondgate-session")).isNotNull();
    Response over =
        given()
            .contentType("application/json")
            .header("HX-Request", "true")
            .header("X-By-Hand", "1")
            .body(body)
            .post(path());
    assertThat(over.statusCode()).isEqualTo(401);
  }

  @Test
  void theScriptThatKeepsThePagesMayKeepTheHomePageToo() {
    Response script = given().get("/staff/handheld/sw.js");
    assertThat(script.statusCode()).isEqualTo(200);
    assertThat(script.contentType()).contains("javascript");
    assertThat(script.header("Service-Worker-Allowed")).isEqualTo("/staff/handheld");
  }

  private RequestSpecification as() {
    return given()
        .auth()
        .preemptive()
        .basic(program.name(), program.secret())
        .contentType("application/json");
  }

  private Response send(String body) {
    return as().body(body).post(path());
  }

  private String path() {
    return "/staff/handheld/tasks/" + task + "/scans";
  }

  private String message(String key, String verb, String text) {
    return "{\"key\":\"%s\",\"verb\":\"%s\",\"text\":\"%s\",\"at\":\"2026-03-01T02:00:00Z\",\"by\":\"%s\"}"
        .formatted(key, verb, text, program.name());
  }
}
