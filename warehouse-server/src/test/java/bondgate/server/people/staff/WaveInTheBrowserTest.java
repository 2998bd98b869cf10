package bondgate.server.people.staff;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.access.Role;
import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.goods.Place;
import bondgate.server.handling.HandheldZone;
import bondgate.server.handling.HandheldZone.Paper;
import bondgate.server.people.Looks;
import bondgate.server.people.SharedBrowser;
import bondgate.server.people.Widths;
import com.microsoft.playwright.Page;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/** A wave from the supervisor's form to the last tote, as the screens lead. */
@QuarkusTest
@TestProfile(WaveInTheBrowserTest.Doors.class)
@QuarkusTestResource(EmbeddedPostgresResource.class)
class WaveInTheBrowserTest {
  /** A zone of its own, where everybody signs in: a wave gathers all that waits in a zone. */
  public static final class Doors implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "bondgate.zone", ZONE,
          "bondgate.access.login", "required",
          "quarkus.http.auth.form.new-cookie-interval", "PT0.001S");
    }
  }

  private static final String ZONE = "wave-pages";
  private static final String WAVES = "/staff/waves";
  private static boolean open;

  @RegisterExtension static final SharedBrowser browser = new SharedBrowser();

  @Inject HandheldDesk desk;
  @Inject HandheldZone shelf;
  @TestHTTPResource String address;
  private CutLine line;
  private HandheldPage hand;
  private Page office;
  private String size;

  @AfterEach
  void leave() {
    hand.page.context().close();
    office.context().close();
    line.close();
  }

  private void start(int width, String language) {
    if (!open) {
      shelf.open(ZONE, true);
      shelf.bin(ZONE, "B-01-01", Place.WAREHOUSE, false, 0);
      shelf.bin(ZONE, "B-02-03", Place.WAREHOUSE, false, 0);
      open = true;
    }
    browser.complaints().clear();
    size = width + "-" + language;
    office = browser.page(width, language, address);
    office.navigate(WAVES);
    desk.signIn(office, desk.worker(Role.SUPERVISOR));
    office.waitForSelector("#gather");
    line = CutLine.to(address);
    Page page = browser.page(width, language, line.address());
    page.navigate("/staff/handheld");
    desk.signIn(page, desk.worker());
    page.waitForSelector("#text");
    hand = new HandheldPage(page);
  }

  @ParameterizedTest(name = "{0} px, {1}")
  @ArgumentsSource(Widths.class)
  void aWaveIsGatheredReleasedAndPickedAsTheScreensSay(int width, String language) {
    start(width, language);
    List<String> wine = shelf.stored(ZONE, HandheldZone.WINE, 3, "B-01-01").epcs();
    List<String> beer = shelf.stored(ZONE, HandheldZone.BEER, 2, "B-02-03").epcs();
    Paper one = shelf.passed(ZONE, List.of(wine.get(0), wine.get(1), beer.get(0)));
    Paper two = shelf.passed(ZONE, List.of(wine.get(2), beer.get(1)));

    String wave = gathersAndReleases();
    String oneTote = shelf.tote(ZONE, wave, one.number());
    String twoTote = shelf.tote(ZONE, wave, two.number());
    look(office, "waves-released");
    long task = opens(wave);

    assertThat(hand.page.innerText("#bin")).isEqualTo("B-01-01");
    look(hand.page, "wave-fetch");
    hand.scan("B-02-03", "OTHER_BIN_THAN_SHOWN");
    hand.scan("B-01-01", "AT_BIN");
    hand.scan(wine.get(0), "TAKEN_FOR_TOTE");
    look(hand.page, "wave-more-or-tote");
    assertThat("TOTE-" + hand.page.innerText("#tote")).isEqualTo(oneTote);
    hand.scan(wine.get(2), "TOTE_FIRST");
    hand.scan(twoTote, "WRONG_TOTE");
    look(hand.page, "wave-wrong-tote");
    hand.press("UNDO", "UNDONE");
    aHoleOfTheNetwork(wine, oneTote);
    hand.scan(wine.get(2), "TAKEN_FOR_TOTE");
    look(hand.page, "wave-tote");
    hand.scan(twoTote, "IN_TOTE");

    notAllIsThere(beer, oneTote, twoTote);
    hand.press("FINISH", "FINISH_WITH_MISSING");
    hand.press("FINISH_ANYWAY", "FINISHED_SHORT");
    assertThat(desk.kept(task)).hasSize(16);
    theRestIsDecided(wave, two);
    assertThat(browser.complaints()).isEmpty();
  }

  private String gathersAndReleases() {
    office.click("#gather button");
    office.waitForSelector("#said[data-said=GATHERED]");
    look(office, "waves-gathered");
    String number = office.getAttribute(".wave[data-state=GATHERED]", "id");
    office.click("#%s form[action$='release'] button".formatted(number));
    office.waitForSelector("#said[data-said=RELEASED]");
    return number;
  }

  private long opens(String wave) {
    hand.page.navigate("/staff/handheld");
    look(hand.page, "wave-home");
    hand.page.click("form:has(input[value='%s']) button".formatted(wave));
    hand.page.waitForSelector("#task");
    hand.kept();
    return hand.task();
  }

  /** Two pieces and their tote are scanned while the server cannot be reached. */
  private void aHoleOfTheNetwork(List<String> wine, String tote) {
    // What was wrong before, and was followed by the next scan at once.
    int before = hand.page.locator("#look-list li").count();
    line.cut();
    hand.scan(wine.get(0));
    hand.scan(wine.get(1));
    hand.scan(tote);
    hand.waiting(3);
    hand.page.waitForSelector("#no-network:not([hidden])");
    line.mend();
    hand.sent();
    hand.says("IN_TOTE");
    assertThat(hand.page.locator("#look-list li").count())
        .as("nothing of it was wrong")
        .isEqualTo(before);
    // The browser itself complains of the hole, and of nothing else.
    assertThat(browser.complaints())
        .allMatch(one -> one.matches(".* net::ERR_[A-Z_]+ http://[^ ]+/scans:0:0"));
    browser.complaints().clear();
  }

  /** What is shown first of the second aisle is not there; the other piece is. */
  private void notAllIsThere(List<String> beer, String oneTote, String twoTote) {
    assertThat(hand.page.innerText("#bin")).isEqualTo("B-02-03");
    boolean firstShown = ("TOTE-" + hand.page.innerText("#tote")).equals(oneTote);
    if (firstShown) {
      hand.scan(beer.get(0), "TAKEN_FOR_TOTE");
      hand.scan(oneTote, "TOTE_COMPLETE");
      hand.press("SHORT", "MARKED_SHORT");
    } else {
      hand.press("SHORT", "MARKED_SHORT");
      hand.scan(beer.get(0), "TAKEN_FOR_TOTE");
      hand.scan(oneTote, "TOTE_COMPLETE");
    }
    look(hand.page, "wave-short");
    assertThat(hand.page.isDisabled("#not-there")).isTrue();
    assertThat(twoTote).isNotEqualTo(oneTote);
  }

  private void theRestIsDecided(String wave, Paper pass) {
    office.navigate(WAVES);
    String row = "#%s tr[data-document='%s'] ".formatted(wave, pass.number());
    look(office, "waves-picked");
    office.click(row + "form[action$='go-on'] button");
    office.waitForSelector("#said[data-said=GOES_ON]");
    office.click(row + "form[action$='wait'] button");
    office.waitForSelector("#said[data-said=WAITS]");
    office.click(row + "form[action$='go-on'] button");
    office.waitForSelector("#said[data-said=GOES_ON]");
    look(office, "waves-goes-on");
  }

  @Test
  void whatCannotBeGatheredIsSaidAndWhoOnlyPicksDecidesNothing() {
    start(360, "en");
    office.fill("#documents", "99");
    office.click("#gather button");
    office.waitForSelector("#said[data-said=RULE_WRONG]");
    office.fill("#documents", "3");
    office.click("#gather button");
    office.waitForSelector("#said[data-said=NOTHING_WAITS]");
    look(office, "waves-nothing-waits");
    hand.page.navigate(WAVES);
    assertThat(hand.page.locator("form[action^='/staff/waves']").count()).isZero();
  }

  private void look(Page page, String name) {
    Looks.well(page, name + "-" + size);
  }
}
