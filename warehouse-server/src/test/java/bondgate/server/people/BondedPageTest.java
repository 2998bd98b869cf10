package bondgate.server.people;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.bondedlist.ListInbox;
import bondgate.server.customs.ReleasedSales;
import bondgate.server.embedded.EmbeddedPostgresResource;
import com.microsoft.playwright.Page;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The pages of bonded lists in a real browser: gathered, refused, heard of. */
@QuarkusTest
@TestProfile(ZoneApart.class)
@QuarkusTestResource(EmbeddedPostgresResource.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BondedPageTest {
  private static final String LISTS = "/staff/lists";
  @RegisterExtension static final SharedBrowser browser = new SharedBrowser();

  @Inject ReleasedSales sales;
  @Inject ListInbox inbox;
  @TestHTTPResource String address;

  @ConfigProperty(name = "bondgate.zone")
  String zone;

  private static LocalDate today() {
    return LocalDate.ofInstant(Instant.now(), Display.SHANGHAI);
  }

  @Test
  @Order(1)
  void whileNothingIsReleasedNothingIsGatheredAndThePageSaysWhy() {
    assertThat(given().get(LISTS + "?lang=en").asString()).contains("There is no bonded list yet");
    var answer =
        given()
            .formParam("number", "BL-0")
            .formParam("from", today().toString())
            .formParam("until", today().toString())
            .post(LISTS + "?lang=en");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.asString()).contains("There is nothing to gather in the period");
    assertThat(
            given()
                .formParam("number", "../x")
                .formParam("from", today().toString())
                .formParam("until", today().toString())
                .post(LISTS + "?lang=en")
                .asString())
        .contains("letters, digits and hyphens")
        .doesNotContain("{bonded");
    assertThat(given().formParam("from", "x").post(LISTS).statusCode()).isEqualTo(422);
    assertThat(given().get(LISTS + "/BL-0").statusCode()).isEqualTo(404);
  }

  @Test
  @Order(2)
  void aSupervisorGathersAPeriodAndSeesWhatIsInIt() {
    String one = sales.release(zone, "S-1", Instant.now());
    Page page = page(1280, "en", LISTS);
    page.fill("#number", "BL-1");
    page.fill("#from", today().toString());
    page.click("#gather button");
    page.waitForURL("**/staff/lists/BL-1");
    assertThat(page.innerText("#state")).contains("To be declared").contains("Not deducted");
    assertThat(page.innerText("#retail")).contains(one);
    assertThat(page.innerText("#lines")).contains("REC-1").contains("红葡萄酒").contains("300.00");
    page.context().close();
    assertThat(given().get(LISTS + "/BL-1/message.xml").asString())
        .contains("<CbecBillNo>" + one + "</CbecBillNo>");
  }

  @Test
  @Order(3)
  void receiptsAreShownAndWhatContradictsIsOnTop() {
    receive(
        "<CommonResponeMessage><SeqNo>202600000000000001</SeqNo>"
            + "<EtpsPreentNo>BL-1</EtpsPreentNo><CheckInfo>成功</CheckInfo><DealFlag>0</DealFlag>"
            + "</CommonResponeMessage>");
    receive(
        "<Package><DataInfo><BussinessData><INV201><HdeApprResult>"
            + "<etpsPreentNo>202600000000000001</etpsPreentNo><businessId>QD830126E000000187"
            + "</businessId><manageResult>9</manageResult></HdeApprResult></INV201></BussinessData>"
            + "</DataInfo></Package>");
    for (String language : List.of("zh", "en")) {
      for (int width : List.of(1280, 360)) {
        String name = "bonded-%d-%s".formatted(width, language);
        sound(width, language, LISTS, name);
        sound(width, language, LISTS + "/BL-1", name + "-one");
      }
    }
    assertThat(given().get(LISTS + "?lang=en").asString())
        .contains("Receipts that a person has to look at", "A code that is not known", "Applied");
    assertThat(given().get(LISTS + "/BL-1?lang=zh").asString())
        .contains("已申报", "代码未知或前后不一")
        .doesNotContainPattern("bonded[_:]");
    assertThat(given().get("/staff/stock?lang=en").asString()).contains("href=\"/staff/lists\"");
  }

  private void receive(String receipt) {
    inbox.receive(zone, receipt.getBytes(StandardCharsets.UTF_8), Instant.now());
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
