package bondgate.server.people;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.people.officer.FixtureOfficerDesk;
import bondgate.server.people.staff.FixtureStaffDesk;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@TestProfile(FixturePages.class)
@QuarkusTestResource(EmbeddedPostgresResource.class)
class PagesTest {
  static final List<String> PAGES =
      List.of(
          "/",
          "/staff/stock",
          "/staff/stock?q=E280",
          "/staff/stock?q=FFFF",
          "/staff/stock/counts",
          "/officer/strip",
          "/officer/fence",
          "/officer/fence?verdict=UNCERTAIN&portal=exit&tag=E2",
          "/officer/fence/rows?after=400",
          "/officer/map",
          "/officer/map/now",
          "/officer/match",
          "/officer/match?verdict=AGREE&tag=E28011700000000000000000",
          "/officer/match/counts",
          "/officer/silence",
          "/officer/silence?device=edge-none&from=2026-03-01T10:00&to=2026-03-01T10:05",
          "/officer/alarms",
          "/officer/alarms?saved=7",
          "/officer/alarms/list",
          "/officer/book",
          "/officer/book/balances",
          "/officer/guarantee",
          "/officer/guarantee/figures",
          "/officer/guarantee/holds");
  private static final Pattern TAGS = Pattern.compile("(?s)<(script|style)\\b.*?</\\1>|<[^>]+>");
  private static final Pattern RAW_KEY = Pattern.compile("\\b[a-z]+[A-Za-z]*_\\$?[A-Za-z]+");
  private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

  @Inject FixtureOfficerDesk officer;
  @Inject FixtureStaffDesk staff;

  @BeforeEach
  void layOut() {
    officer.layOut(true);
    staff.layOut(true);
  }

  static Stream<Arguments> pages() {
    return PAGES.stream()
        .flatMap(path -> Stream.of(true, false).map(full -> Arguments.of(path, full)));
  }

  @ParameterizedTest(name = "{0} full={1}")
  @MethodSource("pages")
  void everyPageSpeaksBothLanguagesWithAndWithoutData(String path, boolean full) {
    officer.layOut(full);
    staff.layOut(full);
    String zh = page(path, "zh");
    String en = page(path, "en");

    assertThat(words(zh)).doesNotContainPattern(RAW_KEY);
    if (!words(zh).isBlank()) {
      assertThat(words(zh)).containsPattern(CHINESE);
    }
    assertThat(words(en)).doesNotContainPattern(RAW_KEY).doesNotContain("NOT_FOUND");
    if (!full) {
      assertThat(words(en).replace("中文", "")).doesNotContainPattern(CHINESE);
    }
    if (zh.contains("<html")) {
      assertThat(zh).contains("<html lang=\"zh-CN\">");
      assertThat(en).contains("<html lang=\"en\">");
    }
  }

  @Test
  void chineseIsWhatComesUnasked() {
    assertThat(given().get("/").asString()).contains("请选择您的身份");
    assertThat(given().header("Accept-Language", "en").get("/").asString())
        .contains("<html lang=\"zh-CN\">");
  }

  @Test
  void aChosenLanguageSticksAndAnUnknownOneDoesNot() {
    Response chosen = given().queryParam("lang", "en").get("/");
    assertThat(chosen.getCookie("bondgate-lang")).isEqualTo("en");
    assertThat(given().cookie("bondgate-lang", "en").get("/").asString()).contains("Who are you?");

    Response unknown = given().queryParam("lang", "xx").get("/");
    assertThat(unknown.getCookies()).isEmpty();
    assertThat(unknown.asString()).contains("请选择您的身份");
    assertThat(given().cookie("bondgate-lang", "\"><script>").get("/").statusCode()).isEqualTo(200);
  }

  @Test
  void theLanguageSwitchKeepsTheQuestion() {
    assertThat(page("/officer/fence?verdict=RETURNED&tag=AB", "zh"))
        .contains("href=\"/officer/fence?verdict=RETURNED&amp;tag=AB&amp;lang=en\"");
  }

  @Test
  void whatIsDataIsNeverMarkup() {
    for (String path : List.of("/officer/fence", "/officer/alarms", "/officer/book")) {
      assertThat(page(path, "zh"))
          .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
          .doesNotContain("<script>alert");
    }
    assertThat(page("/staff/stock?q=E280", "zh")).doesNotContain("<script>alert");
    String asked = given().queryParam("tag", "\"><SCRIPT>").get("/officer/fence").asString();
    assertThat(asked).contains("value=\"&quot;&gt;&lt;SCRIPT&gt;\"").doesNotContain("\"><SCRIPT>");
    String proof = page("/officer/prove/7", "en");
    assertThat(proof).contains("&lt;script&gt;").doesNotContain("<script>alert");
  }

  @Test
  void onlyOurOwnScriptsMayRun() {
    Response page = given().get("/officer/fence");
    assertThat(page.header("Content-Security-Policy")).contains("default-src 'self'");
    assertThat(page.asString()).doesNotContain("<script>").doesNotContain(" onclick");
  }

  @Test
  void theLogIsReadInPagesThatNeitherSkipNorRepeat() {
    String first = page("/officer/fence", "zh");
    assertThat(first).contains("data-leaf=\"438\"").contains("data-leaf=\"340\"");
    assertThat(first).doesNotContain("data-leaf=\"338\"").contains("before=340");
    String second = page("/officer/fence?before=340", "zh");
    assertThat(second).contains("data-leaf=\"338\"").doesNotContain("data-leaf=\"340\"");
    assertThat(second).doesNotContain("hx-get=\"/officer/fence/rows");
  }

  @Test
  void ofWhatIsFaintTheLogSaysWhyNoSirenSounded() {
    for (String path : List.of("/officer/fence", "/officer/fence/rows?after=400")) {
      assertThat(page(path, "zh")).contains("可能只在墙后，未鸣警");
      assertThat(page(path, "en")).contains("perhaps behind the wall. No siren");
    }
  }

  @Test
  void anAlarmIsAcknowledgedOnceHoweverOftenTheButtonIsPressed() {
    for (int click = 0; click < 2; click++) {
      Response answer = acknowledge(1, "找回", "same-origin");
      assertThat(answer.statusCode()).isEqualTo(303);
      assertThat(answer.header("Location")).endsWith("/officer/alarms?saved=1440");
    }
    assertThat(acknowledge(9, "找回", "same-origin").statusCode()).isEqualTo(422);
    assertThat(acknowledge(1, "  ", "same-origin").asString()).contains("请先写明调查结果");
  }

  @Test
  void anotherSiteCannotMakeTheBrowserAcknowledge() {
    assertThat(acknowledge(1, "找回", "cross-site").statusCode()).isEqualTo(403);
    assertThat(officer.alarms("").open()).hasSize(2);
  }

  @Test
  void aRecordThatIsNotThereSaysWhatThereIs() {
    Response missing = given().get("/officer/prove/99999?lang=en");
    assertThat(missing.statusCode()).isEqualTo(404);
    assertThat(missing.asString()).contains("The log holds 1441 records");
    assertThat(given().get("/officer/prove/xyz").statusCode()).isEqualTo(404);
  }

  @Test
  void thePlotGivesFenAndMilliseconds() {
    List<List<Number>> points = given().get("/officer/guarantee/plot").path("points");
    assertThat(points).hasSize(60);
    assertThat(points.get(1).get(0).longValue())
        .isEqualTo(FixtureOfficerDesk.NOON.plusSeconds(97).toEpochMilli());
    assertThat(points.get(1).get(2).longValue()).isEqualTo(3_000_000L);
  }

  private static Response acknowledge(long alarm, String outcome, String site) {
    return given()
        .redirects()
        .follow(false)
        .header("Sec-Fetch-Site", site)
        .contentType("application/x-www-form-urlencoded; charset=UTF-8")
        .formParam("outcome", outcome)
        .post("/officer/alarms/" + alarm + "/acknowledge");
  }

  private static String page(String path, String language) {
    Response answer = given().cookie("bondgate-lang", language).get(path);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return answer.asString();
  }

  /** What a reader sees: attributes included where they are read out, markup not. */
  private static String words(String html) {
    return TAGS.matcher(html).replaceAll(" ");
  }
}
