package bondgate.server.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;

/** What must hold of each page on each screen, and its picture for who looks himself. */
public final class Looks {
  private Looks() {}

  /** It fits, says words and no keys, and breaks no rule of WCAG 2.2. */
  public static void well(Page page, String picture) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(ScreenshotsTest.PICTURES.resolve(picture + ".png"))
            .setFullPage(true));
    assertThat(ScreenshotsTest.fits(page)).as("%s fits", picture).isTrue();
    assertThat(page.innerText("body")).as(picture).doesNotContainPattern(ScreenshotsTest.RAW_KEY);
    assertThat(Axe.broken(page)).as(picture).isEmpty();
  }
}
