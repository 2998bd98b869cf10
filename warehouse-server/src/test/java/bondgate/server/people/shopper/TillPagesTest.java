package bondgate.server.people.shopper;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.checkout.TillScreen;
import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.people.FixturePages;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every screen of the till, as its HTML says it. */
@QuarkusTest
@TestProfile(FixturePages.class)
@QuarkusTestResource(EmbeddedPostgresResource.class)
class TillPagesTest {
  private static final String TILL = "/till/guiyang-o2o/till-1";
  private static final Pattern TAG = Pattern.compile("<(/?)([a-z0-9]+)((?:\"[^\"]*\"|[^\">])*)>");
  private static final Pattern RAW_KEY = Pattern.compile("\\b[a-z]+[A-Za-z]*_\\$?[A-Za-z]+");
  private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");
  private static final Set<String> VOID = Set.of("meta", "link", "input", "path", "br");

  @Inject FixtureCheckout checkout;

  static Stream<String> screens() {
    return FixtureCheckout.screens().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("screens")
  void everyScreenIsWellFormedInBothLanguagesAndHasOneHeadingAndHelp(String name) {
    checkout.layOut(FixtureCheckout.screens().get(name));
    String zh = page("", "zh");
    String en = page("", "en");
    for (String html : List.of(zh, en)) {
      assertBalanced(html);
      assertThat(words(html)).doesNotContainPattern(RAW_KEY).doesNotContain("NOT_FOUND");
      assertThat(html.split("<h1", -1)).as("one heading").hasSize(2);
      assertThat(html).contains("id=\"help\"").contains("action=\"" + TILL + "/help\"");
      assertThat(html).doesNotContain("<script>").doesNotContain(" onclick");
    }
    assertThat(words(zh)).containsPattern(CHINESE);
    // A buyer's name stays as it is.
    String english = words(en).replace("中文", "").replace("测＊＊", "");
    assertThat(english).doesNotContainPattern(CHINESE);
    assertThat(en).contains("<html lang=\"en\" class=\"till\">");
  }

  @ParameterizedTest
  @MethodSource("screens")
  void everyFormCarriesTheVisitSoThatALateOneIsKnown(String name) {
    TillScreen screen = FixtureCheckout.screens().get(name);
    checkout.layOut(screen);
    String html = given().get(TILL + "/screen").asString();
    Matcher form = Pattern.compile("(?s)<form.*?</form>").matcher(html);
    while (form.find()) {
      assertThat(form.group())
          .contains("name=\"session\" value=\"" + FixtureCheckout.SESSION + "\"")
          .contains("method=\"post\"");
    }
    assertThat(html).contains("data-session=\"" + screen.session() + "\"");
  }

  @Test
  void everyProblemOnTheTrayHasItsOwnWordsAndNoWayToPay() {
    checkout.layOut(FixtureCheckout.screens().get("problems"));
    String html = page("/screen", "zh");
    assertThat(html).doesNotContain("/begin");
    Matcher problem = Pattern.compile("<strong>([^<]+)</strong>").matcher(html);
    assertThat(problem.results().map(found -> found.group(1)).distinct()).hasSize(9);
    assertThat(html).contains("这不是本店的商品");
  }

  @ParameterizedTest
  @CsvSource({
    "weight-more, 4.960 kg, 1.210 kg, 托盘上有读不到标签的东西",
    "weight-less, 2.500 kg, 1.250 kg, 有标签，却没有对应的瓶子"
  })
  void aWeightThatDiffersNamesWhatWasReadAndWeighedAndOffersNoWayToPay(
      String name, String weighed, String off, String heading) {
    checkout.layOut(FixtureCheckout.screens().get(name));
    assertThat(page("/screen", "zh"))
        .contains(heading, "3.750 kg", weighed, off, FixtureCheckout.LINES.get(0).nameZh())
        .doesNotContain("/begin");
  }

  @Test
  void aCommandFromTheScriptGetsTheScreenAndOneWithoutLeadsBackToThePage() {
    checkout.layOut(FixtureCheckout.screens().get("notice"));
    Map<String, String> form = Map.of("session", FixtureCheckout.SESSION, "version", "2026-01");
    Response alone = post("notice", form, true);
    assertThat(alone.statusCode()).isEqualTo(200);
    assertThat(alone.asString()).contains("data-kind=\"notice\"").doesNotContain("<html");
    assertThat(alone.header("X-Now")).isNotNull();
    Response whole = post("notice", form, false);
    assertThat(whole.statusCode()).isEqualTo(303);
    assertThat(whole.header("Location")).endsWith(TILL);
    assertThat(checkout.told()).containsOnly("notice " + FixtureCheckout.SESSION + " 2026-01");
  }

  @Test
  void whoHasNoCodeYetIsToldWhereHeGetsOne() {
    checkout.layOut(FixtureCheckout.screens().get("who"));
    assertThat(words(page("", "en"))).containsPattern("Open http://\\S+/member on your telephone");
    assertThat(words(page("", "zh"))).containsPattern("用手机打开 http://\\S+/member，");
  }

  @Test
  void whatAShopperSaysOfHimselfIsInNoPageAfterwards() {
    TillScreen next = FixtureCheckout.screens().get("confirm");
    checkout.layOut(next);
    Response answer =
        post(
            "identify",
            Map.of(
                "session", FixtureCheckout.SESSION,
                "name", " 测试人 ",
                "number", "11010519491231002X",
                "phone", "13900000000"),
            true);
    assertThat(checkout.told())
        .containsExactly(
            "identify " + FixtureCheckout.SESSION + " 测试人 11010519491231002X 13900000000");
    for (TillScreen screen : FixtureCheckout.screens().values()) {
      checkout.layOut(screen);
      assertThat(answer.asString() + page("", "zh"))
          .doesNotContain("测试人", "11010519491231002X", "13900000000");
    }
  }

  @Test
  void nothingOfAFormerVisitIsInTheNextOnesPages() {
    checkout.layOut(FixtureCheckout.screens().get("leave"));
    assertThat(page("", "zh")).contains(FixtureCheckout.RECEIPT.saleNo());
    assertThat(post("leave", Map.of("session", FixtureCheckout.SESSION), true).asString())
        .contains("data-kind=\"welcome\"")
        .doesNotContain(FixtureCheckout.SESSION, FixtureCheckout.RECEIPT.saleNo());
    checkout.layOut(
        new TillScreen.Basket(
            "visit-of-another", FixtureCheckout.LINES, List.of(), Optional.empty()));
    assertThat(page("", "zh"))
        .contains("visit-of-another")
        .doesNotContain(FixtureCheckout.SESSION, FixtureCheckout.RECEIPT.saleNo(), "测＊＊");
  }

  @Test
  void helpIsCalledOnAnyScreenAndWithoutAVisit() {
    for (TillScreen screen : FixtureCheckout.screens().values()) {
      checkout.layOut(screen);
      assertThat(post("help", Map.of(), true).statusCode()).isEqualTo(200);
      assertThat(checkout.told()).containsExactly("help guiyang-o2o till-1");
    }
  }

  @Test
  void thePageMayAskTheAgentOfItsOwnMachineAndNobodyElse() {
    Response till = given().get(TILL);
    assertThat(till.header("Content-Security-Policy"))
        .contains("default-src 'self'")
        .endsWith("connect-src 'self' http://127.0.0.1:8081");
    assertThat(till.header("Cache-Control")).isEqualTo("no-store");
    assertThat(given().get("/").header("Content-Security-Policy")).doesNotContain("8081");
  }

  @Test
  void whatIsDataIsNeverMarkup() {
    for (String name : List.of("basket", "confirm", "leave")) {
      checkout.layOut(FixtureCheckout.screens().get(name));
      assertThat(page("", "zh")).contains("&lt;script&gt;红酒").doesNotContain("<script>红酒");
    }
  }

  @Test
  void anotherSiteCannotMakeTheBrowserOrder() {
    Response answer =
        given()
            .header("Sec-Fetch-Site", "cross-site")
            .contentType("application/x-www-form-urlencoded")
            .formParam("session", FixtureCheckout.SESSION)
            .post(TILL + "/place");
    assertThat(answer.statusCode()).isEqualTo(403);
  }

  @Test
  void aReceiptIsFoundByItsNumberAndNamesNobody() {
    String receipt = page2("/receipt/guiyang-o2o/" + FixtureCheckout.RECEIPT.saleNo(), 200);
    assertThat(receipt).contains("¥737.16", "830126I000000001").doesNotContain("测");
    assertBalanced(receipt);
    assertBalanced(page2("/receipt/guiyang-o2o/unknown", 404));
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh", "en"})
  void aTillThatIsNotServedSaysSoAndSellsNothing(String language) {
    checkout.layOut(FixtureCheckout.screens().get("basket"));
    String elsewhere = "/till/guiyang-o2o/" + FixtureCheckout.NOT_SERVED;
    String html =
        given().cookie("bondgate-lang", language).get(elsewhere).then().extract().asString();
    assertThat(html)
        .contains("data-kind=\"out-of-service\"", "id=\"help\"")
        .contains(language.equals("zh") ? "本机暂停服务" : "This till is out of service")
        .doesNotContain("/begin", FixtureCheckout.LINES.get(0).nameEn());
    assertBalanced(html);
  }

  @Test
  void anUnlikelyPlaceIsNoTill() {
    assertThat(given().get("/till/guiyang-o2o/TILL_1").statusCode()).isEqualTo(404);
    assertThat(given().get("/till/%3Cx/till-1").statusCode()).isEqualTo(404);
  }

  private static String page2(String path, int status) {
    Response answer = given().get(path);
    assertThat(answer.statusCode()).isEqualTo(status);
    return answer.asString();
  }

  private static Response post(String what, Map<String, String> form, boolean alone) {
    var request =
        given()
            .redirects()
            .follow(false)
            .header("Sec-Fetch-Site", "same-origin")
            .contentType("application/x-www-form-urlencoded; charset=UTF-8")
            .formParams(form);
    return (alone ? request.header("X-Screen", "1") : request).post(TILL + "/" + what);
  }

  private static String page(String path, String language) {
    Response answer = given().cookie("bondgate-lang", language).get(TILL + path);
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.asString();
  }

  private static String words(String html) {
    return TAG.matcher(html.replaceAll("(?s)data-lines=\"[^\"]*\"", "")).replaceAll(" ");
  }

  /** Every element that is opened is closed, in order. */
  private static void assertBalanced(String html) {
    Deque<String> open = new ArrayDeque<>();
    Matcher tag = TAG.matcher(html);
    while (tag.find()) {
      boolean empty = VOID.contains(tag.group(2)) || tag.group(3).endsWith("/");
      if (tag.group(1).isEmpty() && !empty) {
        open.push(tag.group(2));
      } else if (!tag.group(1).isEmpty()) {
        assertThat(open.pop()).as("closed by " + tag.group()).isEqualTo(tag.group(2));
      }
    }
    assertThat(open).isEmpty();
  }
}
