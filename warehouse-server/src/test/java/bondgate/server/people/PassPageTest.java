package bondgate.server.people;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import bondgate.events.Direction;
import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.stream.BookZone;
import bondgate.server.stream.TestZone;
import com.microsoft.playwright.Page;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The pages of gate passes in a real browser, on a server that runs as it does for users: its own
 * threads send to the sandbox office, hear it, and compare crossings.
 */
@QuarkusTest
@TestProfile(PassPageTest.ZoneOfItsOwn.class)
@QuarkusTestResource(EmbeddedPostgresResource.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PassPageTest {
  /** A zone of its own, whose sandbox office answers by itself. */
  public static final class ZoneOfItsOwn implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "bondgate.zone", "pass-page",
          "bondgate.customs.transport", "SANDBOX",
          "bondgate.bonded-list.channel", "SANDBOX",
          "bondgate.bonded-list.every", "PT0.2S",
          "bondgate.bonded-list.pass-patience", "PT0S",
          "bondgate.bonded-list.compare-passes", "true");
    }
  }

  private static final String PASSES = "/staff/passes";
  private static final List<String> BOTTLES =
      IntStream.range(0, 2).mapToObj("E28011606000029D%08X"::formatted).toList();

  @RegisterExtension static final SharedBrowser browser = new SharedBrowser();

  @Inject TestZone desk;
  @Inject BookZone acts;
  @TestHTTPResource String address;

  @ConfigProperty(name = "bondgate.zone")
  String zone;

  private static String quoted(List<String> epcs) {
    return epcs.stream().map(epc -> "'" + epc + "'").collect(Collectors.joining(","));
  }

  @Test
  @Order(1)
  void whileThereIsNothingThePageSaysSoAndWhatIsTypedWrongIsNamed() {
    assertThat(given().get(PASSES + "?lang=en").asString())
        .contains("There is no gate pass yet")
        .doesNotContain("{pass");
    var answer =
        given()
            .formParam("number", "SP-1")
            .formParam("papers", "BL-9")
            .formParam("plate", "贵A12345")
            .formParam("vehicle", "heavy")
            .formParam("gross", "3")
            .formParam("net", "2")
            .formParam("applicant", "王五")
            .post(PASSES + "?lang=en");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.asString()).contains("This is no number; correct it", "heavy", "SP-1");
    var unknown =
        given()
            .formParam("number", "SP-1")
            .formParam("papers", "BL-9")
            .formParam("plate", "贵A12345")
            .formParam("vehicle", "1255")
            .formParam("gross", "3")
            .formParam("net", "2")
            .formParam("applicant", "王五")
            .post(PASSES + "?lang=en");
    assertThat(unknown.statusCode()).isEqualTo(422);
    assertThat(unknown.asString()).contains("There is no such outbound list");
    assertThat(given().get(PASSES + "/SP-1").statusCode()).isEqualTo(404);
  }

  @Test
  @Order(2)
  void aDisplayPassGoesToCustomsAndItsTagsAreShownOneByOne() throws Exception {
    Instant at = TestZone.AT;
    acts.done(
        zone,
        at,
        "registerItem",
        "'item':'WINE-750','hsCode':'2204210000','nameZh':'红葡萄酒','nameEn':'Red wine',"
            + "'unit':'142','unitValueFen':12000,'fullTaxFen':5200,'cbecTaxFen':3100");
    acts.done(
        zone,
        at,
        "lodgeGuarantee",
        "'instrument':'BH-1','kind':'INSURANCE','amountFen':100000,'validUntil':'2099-12-31'");
    acts.done(
        zone,
        at,
        "acceptInboundList",
        "'listNo':'QD830126I000000077','lines':[{'item':'WINE-750','epcs':[%s]}]"
            .formatted(quoted(BOTTLES)));
    desk.facts(zone, TestZone.crossings(BOTTLES, "dock", Direction.IN, "QD830126I000000077"));
    acts.done(
        zone,
        at,
        "approveGatePass",
        "'passNo':'HF-1','epcs':[%s],'byCustoms':true".formatted(quoted(BOTTLES)));
    Page page = page(1280, "en", PASSES);
    assertThat(page.innerText("#waiting")).contains("HF-1");
    fill(page);
    page.click("#declare button");
    page.waitForURL("**/staff/passes/SP-1");
    page.context().close();

    await("customs let it pass", () -> shown().contains("Passed</strong>"));
    await("one is missing", () -> shown().contains(">Missing<"));
    assertThat(shown()).contains("Reserved: it waits for customs", "SAS223", "X8301E260306000001");
    desk.facts(zone, TestZone.crossings(BOTTLES.subList(0, 1), "passage", Direction.IN, "HF-1"));
    await("one is through", () -> shown().contains("chip good"));
    assertThat(shown()).contains("Reserved: it waits for customs");
    sound();
  }

  private static void fill(Page page) {
    page.fill("#number", "SP-1");
    page.selectOption("#cargo", "DISPLAY");
    page.fill("#papers", "HF-1");
    page.fill("#bill", "X8301E260306000001");
    page.fill("#plate", "贵A12345");
    page.fill("#vehicle", "1255");
    page.fill("#gross", "3.12");
    page.fill("#net", "2.72");
    page.fill("#applicant", "王五");
  }

  @Test
  @Order(3)
  void theAlarmShowsBothListsAndSaysWhenItIsMended() throws Exception {
    await("the alarm is on the board", () -> board().contains(BOTTLES.get(1)));
    assertThat(board()).contains("Gate pass and portal differ", "On the pass: 2 tags", "Missing");
    for (String language : List.of("zh", "en")) {
      for (int width : List.of(1280, 360)) {
        sound(width, language, "/officer/alarms", "pass-alarm-%d-%s".formatted(width, language));
      }
    }
    desk.facts(zone, TestZone.crossings(BOTTLES.subList(1, 2), "passage", Direction.IN, "HF-1"));
    await("it is deducted", () -> shown().contains("<strong>Deducted</strong>"));
    assertThat(board()).contains("Later crossings mended it");
    assertThat(desk.book(zone)).containsEntry("CENTRE", "2 +0 -0").doesNotContainKey("WAREHOUSE");
  }

  private void sound() {
    for (String language : List.of("zh", "en")) {
      for (int width : List.of(1280, 360)) {
        String name = "passes-%d-%s".formatted(width, language);
        sound(width, language, PASSES, name);
        sound(width, language, PASSES + "/SP-1", name + "-one");
      }
    }
    assertThat(given().get(PASSES + "/SP-1?lang=zh").asString())
        .contains("已过卡", "未过门", "预核扣")
        .doesNotContainPattern("pass[_:]");
    assertThat(given().get(PASSES + "/SP-1/message.xml").asString()).contains("贵A12345", "王五");
    assertThat(given().get("/staff/stock?lang=en").asString()).contains("href=\"/staff/passes\"");
  }

  private static String shown() {
    return given().get(PASSES + "/SP-1?lang=en").asString();
  }

  private static String board() {
    return given().get("/officer/alarms?lang=en").asString();
  }

  private static void await(String what, BooleanSupplier holds) throws InterruptedException {
    Instant until = Instant.now().plus(Duration.ofSeconds(20));
    while (!holds.getAsBoolean()) {
      assertThat(Instant.now()).as(what).isBefore(until);
      // The server's own threads take their time.
      Thread.sleep(100);
    }
  }

  private void sound(int width, String language, String path, String picture) {
    browser.complaints().clear();
    Page page = page(width, language, path);
    Looks.well(page, picture);
    assertThat(browser.complaints()).isEmpty();
    page.context().close();
  }

  private Page page(int width, String language, String path) {
    Page page = browser.page(width, language, address);
    page.navigate(path);
    return page;
  }
}
