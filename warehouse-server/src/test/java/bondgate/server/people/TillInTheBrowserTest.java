package bondgate.server.people;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.checkout.TillScreen;
import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.people.shopper.FixtureCheckout;
import com.microsoft.playwright.Page;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.provider.CsvSource;

/** The till's screens in a real browser: looked at, measured by axe, touched and typed on. */
@QuarkusTest
@TestProfile(FixturePages.class)
@QuarkusTestResource(EmbeddedPostgresResource.class)
class TillInTheBrowserTest extends TillBrowserRig {
  @ParameterizedTest(name = "{0} x {1}, {2}")
  @ArgumentsSource(TillSizes.class)
  void everyScreenFitsAndBreaksNoRuleOfWcag22(
      int width, int height, String language, boolean measured) {
    browser.complaints().clear();
    start("welcome", language);
    page.setViewportSize(width, height);
    FixtureCheckout.screens()
        .forEach(
            (name, screen) -> {
              checkout.layOut(screen);
              looksRight(name, TILL, width, height, language, measured);
            });
    looksRight(
        "not-served",
        TILL.replace("till-1", FixtureCheckout.NOT_SERVED),
        width,
        height,
        language,
        measured);
    assertThat(browser.complaints()).isEmpty();
  }

  private void looksRight(
      String name, String path, int width, int height, String language, boolean measured) {
    page.navigate(path);
    page.waitForSelector("#live[data-state=on]");
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(
                ScreenshotsTest.PICTURES.resolve(
                    "till-%s-%dx%d-%s.png".formatted(name, width, height, language)))
            .setFullPage(true));
    assertThat(ScreenshotsTest.fits(page)).as(name).isTrue();
    assertThat(helpIsInSight(height)).as("help on " + name).isTrue();
    if (measured) {
      assertThat(Axe.broken(page)).as("%s, %s", name, language).isEmpty();
    }
  }

  @Test
  void theMeasureBites() {
    start("welcome", "en");
    page.navigate(TILL);
    page.evaluate("() => document.querySelector('#help button').replaceChildren()");
    assertThat(Axe.broken(page)).anyMatch(one -> one.startsWith("button-name"));
  }

  private boolean helpIsInSight(int height) {
    var box = page.locator("#help button").boundingBox();
    return box.y >= 0 && box.y + box.height <= height && box.height >= 44;
  }

  @Test
  void whoGoesAwayIsWarnedAndThenTheVisitEnds() {
    start("basket", "en");
    page.clock().install();
    page.navigate(TILL);
    page.clock().runFor(39_000);
    assertThat(page.locator("#still-there").isVisible()).isFalse();
    page.clock().runFor(3_000);
    assertThat(page.locator("#still-there").isVisible()).isTrue();
    page.locator("#still-there button").click();
    page.clock().runFor(1_000);
    assertThat(page.locator("#still-there").isVisible()).isFalse();
    assertThat(checkout.told()).isEmpty();
    page.clock().runFor(62_000);
    waitFor("welcome");
    assertThat(checkout.told()).containsExactly("leave " + FixtureCheckout.SESSION);
    page.waitForURL(url -> url.endsWith(TILL + "?lang=zh"));
    assertThat(page.getAttribute("html", "lang")).as("the next one begins anew").isEqualTo("zh-CN");
  }

  @Test
  void theKeyboardAloneIsEnough() {
    start("basket", "zh");
    page.navigate(TILL);
    for (int i = 0; i < 12 && !isFocused("button.main"); i++) {
      page.keyboard().press("Tab");
    }
    assertThat(isFocused("button.main")).isTrue();
    page.keyboard().press("Enter");
    page.waitForCondition(() -> !checkout.told().isEmpty());
    assertThat(checkout.told()).containsExactly("begin " + FixtureCheckout.SESSION);
  }

  @Test
  void theSameScreenIsNotExchangedAndAnotherLeavesTheKeyboardWhereItIs() {
    start("basket", "zh");
    page.navigate(TILL);
    page.evaluate("() => { document.querySelector('button.main').dataset.first = 'yes'; }");
    page.waitForResponse(answer -> answer.url().endsWith("/screen"), lines::tell);
    // Longer than the page takes to exchange a screen, and than it gathers commits for.
    page.waitForTimeout(800);
    assertThat(page.getAttribute("button.main", "data-first")).as("not exchanged").isEqualTo("yes");

    page.focus("button.main");
    checkout.layOut(FixtureCheckout.anotherBasket());
    lines.tell();
    page.waitForCondition(() -> page.getAttribute("button.main", "data-first") == null);
    assertThat(isFocused("button.main")).isTrue();
  }

  @Test
  void whatIsTypedSurvivesACommitAndNotTheVisit() {
    start("who", "zh");
    page.navigate(TILL);
    page.waitForSelector("#live[data-state=on]");
    page.fill("#who-name", "测试人");
    lines.tell();
    // Longer than the page gathers commits for: there is nothing else to wait on when nothing
    // comes.
    page.waitForTimeout(800);
    assertThat(page.inputValue("#who-name")).isEqualTo("测试人");

    checkout.layOut(new TillScreen.Welcome());
    lines.tell();
    waitFor("welcome");
    assertThat(page.content()).doesNotContain("测试人");
    checkout.layOut(
        new TillScreen.WhoAreYou(
            "visit-of-another", FixtureCheckout.AMOUNTS, Optional.empty(), Optional.empty()));
    lines.tell();
    waitFor("who");
    assertThat(page.inputValue("#who-name")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    // The two examples of GB 11643-1999.
    "11010519491231002X, true",
    "440524188001010014, true",
    "11010519491231002x, true",
    "110105 19491231 002X, true",
    "110105194912310021, false",
    "11010519491331002X, false",
    "11010519490229002X, false",
    "11010519491231002, false",
    "'', false",
    "ABCDEFGHIJKLMNOPQR, false",
  })
  void anIdentityNumberIsCheckedAsTheStandardSays(String number, boolean right) {
    start("welcome", "zh");
    page.navigate(TILL);
    Object said =
        page.evaluate(
            "async (n) => (await import('/app/identity.js')).isIdentityNumber(n)", number);
    assertThat(said).isEqualTo(right);
  }

  @Test
  void aWrongNumberIsToldAtOnceAndIsNotSent() {
    start("who", "zh");
    page.navigate(TILL);
    page.fill("#who-name", "测试人");
    page.fill("#who-number", "110105194912310021");
    page.fill("#who-phone", "13900000000");
    page.click("#who button.main");
    assertThat(page.locator("#who-problem").innerText()).contains("身份证号码不对");
    assertThat(isFocused("#who-number")).isTrue();
    page.fill("#who-number", "11010519491231002X");
    page.click("#who button.main");
    page.waitForCondition(() -> !checkout.told().isEmpty());
    assertThat(checkout.told().get(0)).contains("测试人 11010519491231002X 13900000000");
  }

  @Test
  void helpThatDoesNotGetThroughSaysWhereToGo() {
    start("basket", "zh");
    page.navigate(TILL);
    page.waitForSelector("#live[data-state=on]");
    page.click("#help button");
    page.waitForFunction("() => document.getElementById('help-said').textContent !== ''");
    assertThat(page.innerText("#help-said")).contains("店员正在赶来");
    page.context().setOffline(true);
    page.click("#help button");
    page.waitForFunction("() => document.getElementById('help-said').textContent.includes('没有发出')");
    page.context().setOffline(false);
  }

  @ParameterizedTest
  @CsvSource({"body", "#who-name", "#member-code", "#who button.main"})
  void aMembersCodeIsTakenWhereverTheScannerTypesIt(String focus) {
    start("who", "zh");
    page.navigate(TILL);
    if (!focus.equals("body")) {
      page.focus(focus);
    }
    page.keyboard().type("BGM1:0123456789:76543210");
    page.keyboard().press("Enter");
    page.waitForCondition(() -> !checkout.told().isEmpty());
    assertThat(checkout.told())
        .containsExactly("member " + FixtureCheckout.SESSION + " BGM1:0123456789:76543210");
  }
}
