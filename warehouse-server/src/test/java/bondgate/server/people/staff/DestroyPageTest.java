package bondgate.server.people.staff;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.access.Role;
import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.people.Looks;
import bondgate.server.people.SharedBrowser;
import bondgate.server.people.Widths;
import bondgate.server.people.approval.ApprovalRig;
import bondgate.server.people.approval.ApprovalRig.Person;
import bondgate.server.people.approval.FourEyesDoors;
import bondgate.server.stream.ShopZone;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/** Goods are destroyed before a witness, in a real browser. */
@QuarkusTest
@TestProfile(FourEyesDoors.class)
@QuarkusTestResource(EmbeddedPostgresResource.class)
class DestroyPageTest {
  private static final String ZONE = FourEyesDoors.ZONE;
  @RegisterExtension static final SharedBrowser browser = new SharedBrowser();

  @Inject ApprovalRig rig;
  @Inject ShopZone shop;
  @TestHTTPResource String address;

  private Page opened(Person person, int width, String language) {
    Page page = browser.page(width, language, address);
    page.navigate("/staff/destroy");
    page.fill("#account", person.name());
    page.fill("#password", ApprovalRig.PASSWORD);
    page.click("main button");
    assertThat(page.url()).endsWith("/staff/destroy");
    return page;
  }

  private static String scans(Page page, String tag) {
    page.fill("#scan", tag);
    page.press("#scan", "Enter");
    return page.getAttribute("#said", "data-said");
  }

  private static String confirms(Page page, String customsNo, String account, String password) {
    page.fill("#customsNo", customsNo);
    page.fill("#reason", "broken in the rack");
    page.fill("#account", account);
    page.fill("#password", password);
    page.click("#confirm button");
    return page.getAttribute("#said", "data-said");
  }

  private long destroyed(List<String> epcs) {
    return rig.count(
        "SELECT count(*) FROM goods_destroyed WHERE zone = '%s' AND epc IN ('%s')"
            .formatted(ZONE, String.join("','", epcs)));
  }

  @Test
  void theWitnessSignsOnTheSpotAndStandsInTheLeaf() {
    List<String> bottles = shop.bottles(ZONE, 3);
    Person staff = rig.person(Role.STAFF);
    Person witness = rig.person(Role.STAFF);
    Page page = opened(staff, 360, "en");
    assertThat(scans(page, bottles.get(0))).isEqualTo("TAKEN");
    assertThat(scans(page, bottles.get(0))).isEqualTo("AGAIN");
    assertThat(scans(page, "3074257BF719FFFF0000000A")).isEqualTo("UNKNOWN");
    assertThat(scans(page, bottles.get(1))).isEqualTo("TAKEN");
    assertThat(scans(page, bottles.get(2))).isEqualTo("TAKEN");
    page.click("#list li:nth-child(3) button");
    assertThat(page.getAttribute("#said", "data-said")).isEqualTo("LEFT_OUT");

    assertThat(confirms(page, "XK/1", witness.name(), ApprovalRig.PASSWORD)).isEqualTo("LACKS");
    assertThat(confirms(page, "XK-1", witness.name(), "not his")).isEqualTo("WITNESS_WRONG");
    assertThat(confirms(page, "XK-1", staff.name(), ApprovalRig.PASSWORD)).isEqualTo("WITNESS_YOU");
    String officer = rig.person(Role.OFFICER).name();
    assertThat(confirms(page, "XK-1", officer, ApprovalRig.PASSWORD)).isEqualTo("WITNESS_MAY_NOT");
    assertThat(destroyed(bottles)).isZero();

    assertThat(confirms(page, "XK-1", witness.name(), ApprovalRig.PASSWORD)).isEqualTo("DONE");

    assertThat(destroyed(bottles)).isEqualTo(2);
    long leaf =
        rig.count(
            "SELECT leaf_index FROM goods_destroyed WHERE zone = '%s' AND epc = '%s'"
                .formatted(ZONE, bottles.get(0)));
    assertThat(rig.leaf(leaf))
        .contains("\"actor\":\"staff:" + staff.name() + "\"")
        .contains("\"approvedBy\":\"staff:" + witness.name() + "\"")
        .doesNotContain("broken in the rack");
    assertThat(scans(page, bottles.get(0))).isEqualTo("DESTROYED_BEFORE");
    page.context().close();
  }

  @Test
  void aWitnessWhoIsNotThereApprovesItOnHisOwnDevice() {
    List<String> bottles = shop.bottles(ZONE, 1);
    Page page = opened(rig.person(Role.STAFF), 1280, "zh");
    scans(page, bottles.get(0));
    assertThat(confirms(page, "XK-2", "", "")).isEqualTo("WAITS");
    assertThat(destroyed(bottles)).isZero();

    Person supervisor = rig.person(Role.SUPERVISOR);
    Page other = opened(supervisor, 1280, "zh");
    other.navigate("/approvals");
    assertThat(other.innerText("main")).contains("销毁（按标签）").contains(bottles.get(0));
    other.click("article:has-text('" + bottles.get(0) + "') form[action$=approve] button");
    assertThat(other.innerText("[role=alert]")).contains("已同意，操作已生效");
    assertThat(destroyed(bottles)).isEqualTo(1);
    other.context().close();
    page.context().close();
  }

  @Test
  void whoScansOnWhileThePageIsOnItsWayLosesNothing() {
    List<String> bottles = shop.bottles(ZONE, 4);
    Page page = opened(rig.person(Role.STAFF), 360, "zh");
    slowLine(page);
    page.focus("#scan");
    for (String tag :
        List.of(bottles.get(0), bottles.get(1), "3074257BF719FFFF0000000A", bottles.get(2))) {
      page.keyboard().type(tag);
      page.keyboard().press("Enter");
    }
    page.keyboard().type(bottles.get(3).substring(0, 9));

    page.waitForSelector("#said[data-said=UNKNOWN]");
    assertThat(page.locator("#list li").count()).as("what came before the wrong one").isEqualTo(2);
    page.waitForSelector("#list li:nth-child(3)");
    page.waitForFunction("document.querySelector('#scan').value !== ''");
    assertThat(page.inputValue("#scan")).isEqualTo(bottles.get(3).substring(0, 9));
    page.keyboard().type(bottles.get(3).substring(9));
    page.keyboard().press("Enter");
    page.waitForSelector("#list li:nth-child(4)");
    assertThat(page.locator("#confirm input[name=epc]").all())
        .extracting(epc -> epc.getAttribute("value"))
        .containsExactlyInAnyOrderElementsOf(bottles);
    page.context().close();
  }

  /** Each answer takes most of a second to come. */
  private static void slowLine(Page page) {
    JsonObject line = new JsonObject();
    line.addProperty("offline", false);
    line.addProperty("latency", 800);
    line.addProperty("downloadThroughput", -1);
    line.addProperty("uploadThroughput", -1);
    CDPSession chromium = page.context().newCDPSession(page);
    chromium.send("Network.enable");
    chromium.send("Network.emulateNetworkConditions", line);
  }

  @ParameterizedTest(name = "{0} px, {1}")
  @ArgumentsSource(Widths.class)
  void thePageLooksWell(int width, String language) {
    browser.complaints().clear();
    Page page = opened(rig.person(Role.STAFF), width, language);
    Looks.well(page, "destroy-empty-%d-%s".formatted(width, language));
    scans(page, shop.bottles(ZONE, 1).get(0));
    Looks.well(page, "destroy-list-%d-%s".formatted(width, language));
    scans(page, "3074257BF719FFFF0000000A");
    Looks.well(page, "destroy-unknown-%d-%s".formatted(width, language));
    assertThat(browser.complaints()).isEmpty();
    page.context().close();
  }
}
