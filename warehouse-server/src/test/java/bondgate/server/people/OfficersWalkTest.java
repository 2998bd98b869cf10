package bondgate.server.people;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.events.Direction;
import bondgate.server.access.Account;
import bondgate.server.access.AccountResult;
import bondgate.server.access.Accounts;
import bondgate.server.access.ClosedDoors;
import bondgate.server.access.Role;
import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.handling.HandheldZone;
import bondgate.server.handling.HandheldZone.Paper;
import bondgate.server.people.staff.HandheldDesk;
import bondgate.server.stream.TestZone;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * An officer's day, as the README tells it: he came today for the first time, and finds everything
 * by the words on the screen. Whatever he clicks here is looked for by its name, never by its place
 * in the page.
 */
@QuarkusTest
@TestProfile(ClosedDoors.class)
@QuarkusTestResource(EmbeddedPostgresResource.class)
class OfficersWalkTest {
  private static final String ZONE = ClosedDoors.ZONE;
  private static final String NAME = "gz-walk";
  private static final String CHOSEN = "a password of my own";

  @RegisterExtension static final SharedBrowser browser = new SharedBrowser();

  @Inject Accounts accounts;
  @Inject HandheldDesk desk;
  @Inject TestZone edge;
  @TestHTTPResource String address;

  private Page page;

  @Test
  void anOfficerFinishesTheDayFollowingOnlyWhatTheScreenSays() {
    HandheldZone shelf = desk.zone();
    Paper list = shelf.arrived(ZONE, HandheldZone.WINE, 2);
    String taken = list.epcs().get(0);
    edge.facts(
        ZONE,
        List.of(TestZone.siren("dock", taken), TestZone.refused("dock", taken, Direction.OUT)));
    browser.complaints().clear();
    page = browser.page(1280, "en", address);

    comesIn();
    seesWhoLeftWithWhat(taken);
    provesIt();
    closesTheAlarm();
    holdsTheOther(list.epcs().get(1));
    followsTheBookToTheEvidence();
    looksAtTheGuarantee();
    takesTheLogAway();
    press(AriaRole.BUTTON, "Sign out");
    assertThat(page.innerText("header")).contains("Sign in").doesNotContain(NAME);
    assertThat(browser.complaints()).isEmpty();
    page.context().close();
  }

  private void comesIn() {
    AccountResult.Issued sheet =
        (AccountResult.Issued)
            accounts.create(NAME, Account.Kind.PERSON, Set.of(Role.OFFICER), "test");
    page.navigate("/");
    press(AriaRole.LINK, "Sign in");
    signsIn(sheet.secret());
    page.getByLabel("Password now").fill(sheet.secret());
    page.getByLabel("New password", new Page.GetByLabelOptions().setExact(true)).fill(CHOSEN);
    page.getByLabel("New password again").fill(CHOSEN);
    press(AriaRole.BUTTON, "Change password");
    signsIn(CHOSEN);
    page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Customs officer")).click();
  }

  private void signsIn(String password) {
    page.getByLabel("Account", new Page.GetByLabelOptions().setExact(true)).fill(NAME);
    page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(password);
    press(AriaRole.BUTTON, "Sign in");
  }

  /** In the fence log, by the tag that the gate's siren named. */
  private void seesWhoLeftWithWhat(String taken) {
    assertThat(page.innerText("h1")).isEqualTo("Fence log");
    page.getByLabel("Tag (part of its EPC)").fill(taken.substring(taken.length() - 8));
    press(AriaRole.BUTTON, "Filter");
    Locator row =
        page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText("Refused"));
    assertThat(row.first().innerText()).contains("Red wine").contains("Dock");
    row.first().getByText("Prove it").click();
  }

  private void provesIt() {
    page.getByText("✔ Verified: this record is in the log, unchanged").waitFor();
    assertThat(page.innerText("main")).contains("Verify offline");
  }

  private void closesTheAlarm() {
    press(AriaRole.LINK, "Alarms");
    page.getByLabel("What was found (no personal data)").first().fill("brought back to the shelf");
    page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Acknowledge")).first().click();
    assertThat(page.innerText("[role=status].notice")).startsWith("Acknowledged, kept as record");
    assertThat(page.innerText("main")).contains("brought back to the shelf").contains(NAME);
  }

  private void holdsTheOther(String bottle) {
    press(AriaRole.LINK, "Controls");
    page.getByLabel("Number", new Page.GetByLabelOptions().setExact(true)).fill("BK-WALK");
    page.getByLabel("Which one").fill(bottle);
    page.getByLabel("In words (no names)").fill("to be opened");
    press(AriaRole.BUTTON, "Place it");
    page.getByLabel("Outcome of BK-WALK").fill("as declared");
    press(AriaRole.BUTTON, "Lift BK-WALK");
    assertThat(page.innerText("main")).contains("as declared");
  }

  /** Document, entry, record, bytes. */
  private void followsTheBookToTheEvidence() {
    press(AriaRole.LINK, "Book");
    press(AriaRole.LINK, "Stock card");
    page.getByLabel("Item").selectOption(HandheldZone.WINE);
    press(AriaRole.BUTTON, "Show");
    page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Prove record")).first().click();
    provesIt();
  }

  private void looksAtTheGuarantee() {
    press(AriaRole.LINK, "Guarantee");
    assertThat(page.innerText("main")).contains("Headroom");
  }

  /** FenceExportTest reads the file, with a program that is not ours. */
  private void takesTheLogAway() {
    press(AriaRole.LINK, "Fence log");
    page.getByText("Export the fence log of a period").click();
    page.getByLabel("From", new Page.GetByLabelOptions().setExact(true))
        .fill("2026-03-01T00:00:01");
    page.getByLabel("To (exclusive)").fill("2026-03-02T00:00:01");
    assertThat(page.getByText("Export ZIP").isVisible()).isTrue();
  }

  /** What has that name, whole: as somebody finds it who reads, or hears, the page. */
  private void press(AriaRole role, String name) {
    page.getByRole(role, new GetByRoleOptions().setName(name).setExact(true)).first().click();
  }
}
