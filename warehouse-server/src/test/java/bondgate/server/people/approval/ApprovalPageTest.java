package bondgate.server.people.approval;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.access.Role;
import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.people.Looks;
import bondgate.server.people.SharedBrowser;
import bondgate.server.people.Widths;
import bondgate.server.people.approval.ApprovalRig.Person;
import com.microsoft.playwright.ElementHandle;
import com.microsoft.playwright.Page;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/** The page of what waits for a second person, in a real browser. */
@QuarkusTest
@TestProfile(FourEyesDoors.class)
@QuarkusTestResource(EmbeddedPostgresResource.class)
class ApprovalPageTest {
  @RegisterExtension static final SharedBrowser browser = new SharedBrowser();

  @Inject ApprovalRig rig;
  @TestHTTPResource String address;

  private Page signedIn(Person person, int width, String language) {
    Page page = browser.page(width, language, address);
    page.navigate("/approvals");
    page.fill("#account", person.name());
    page.fill("#password", ApprovalRig.PASSWORD);
    page.click("main button");
    assertThat(page.url()).endsWith("/approvals");
    return page;
  }

  private String stated(Person operator) {
    String id = ApprovalRig.next("page");
    String device = rig.device(operator);
    assertThat(
            rig.states(
                    operator,
                    ApprovalRig.epoch(id, "operator:" + operator.name(), device, "disk <b>"))
                .statusCode())
        .isEqualTo(202);
    return id;
  }

  private static String card(String id) {
    return "article[data-proposal='" + id + "']";
  }

  @Test
  void oneStatesAndSeesThatItWaitsAndAnotherApprovesWhatItSays() {
    Person operator = rig.person(Role.OPERATOR);
    String id = stated(operator);
    Page his = signedIn(operator, 1280, "en");
    assertThat(his.innerText(card(id))).contains("You stated this").contains("disk <b>");
    assertThat(his.querySelectorAll(card(id) + " form[action$=approve]")).isEmpty();

    Page other = signedIn(rig.person(Role.SUPERVISOR), 1280, "en");
    assertThat(other.innerText(card(id)))
        .contains("New epoch of a device")
        .contains("operator:" + operator.name());
    other.click(card(id) + " form[action$=approve] button");
    assertThat(other.innerText("[role=alert]")).contains("it has taken effect");
    assertThat(other.querySelector(card(id))).isNull();
    assertThat(other.innerText("main")).contains("Approved, in effect");
    his.reload();
    assertThat(his.querySelector(card(id))).isNull();
    his.context().close();
    other.context().close();
  }

  @Test
  void whoeverMayDecideSeesOnEveryPageHowManyWaitForHim() {
    Person operator = rig.person(Role.OPERATOR, Role.STAFF);
    Page his = signedIn(operator, 1280, "en");
    Page other = signedIn(rig.person(Role.SUPERVISOR, Role.STAFF), 1280, "en");
    int before = waiting(other);
    int own = waiting(his);

    String id = stated(operator);
    assertThat(waiting(other)).isEqualTo(before + 1);
    assertThat(waiting(his)).as("nobody waits for one's own word").isEqualTo(own);
    other.navigate("/");
    assertThat(other.innerText(".doors")).contains("Waiting for your word: " + (before + 1));

    other.navigate("/approvals");
    other.click(card(id) + " form[action$=approve] button");
    assertThat(waiting(other)).isEqualTo(before);
    his.context().close();
    other.context().close();
  }

  /** What stands beside the entry of the menu; nothing is none. */
  private static int waiting(Page page) {
    page.navigate("/staff/stock");
    ElementHandle many = page.querySelector(".who .waits");
    return many == null ? 0 : Integer.parseInt(many.innerText());
  }

  @Test
  void aRefusalSaysWhyAndWhoWasTooLateIsToldSo() {
    Person operator = rig.person(Role.OPERATOR);
    String id = stated(operator);
    Page late = signedIn(rig.person(Role.SUPERVISOR), 1280, "zh");
    Page first = signedIn(rig.person(Role.SUPERVISOR), 1280, "zh");
    first.fill(card(id) + " input[name=reason]", "设备完好");
    first.click(card(id) + " form[action$=refuse] button");
    assertThat(first.innerText("[role=alert]")).contains("已退回，操作不生效");
    assertThat(first.innerText("main")).contains("设备完好");

    late.click(card(id) + " form[action$=approve] button");
    assertThat(late.innerText("[role=alert]")).contains("以前已退回");
    late.context().close();
    first.context().close();
  }

  @ParameterizedTest(name = "{0} px, {1}")
  @ArgumentsSource(Widths.class)
  void thePageLooksWell(int width, String language) {
    browser.complaints().clear();
    Person operator = rig.person(Role.OPERATOR, Role.STAFF, Role.SUPERVISOR);
    Person supervisor = rig.person(Role.SUPERVISOR, Role.STAFF);
    String refused = stated(operator);
    rig.refuses(supervisor, refused, "not this one");
    stated(operator);
    Page page = signedIn(supervisor, width, language);
    Looks.well(page, "approvals-other-%d-%s".formatted(width, language));
    page.navigate("/");
    Looks.well(page, "approvals-home-%d-%s".formatted(width, language));
    page.navigate("/staff/stock");
    Looks.well(page, "approvals-stock-%d-%s".formatted(width, language));
    page.context().close();
    Page own = signedIn(operator, width, language);
    Looks.well(own, "approvals-own-%d-%s".formatted(width, language));
    assertThat(browser.complaints()).isEmpty();
    own.context().close();
  }
}
