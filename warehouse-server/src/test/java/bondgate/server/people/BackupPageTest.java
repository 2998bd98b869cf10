package bondgate.server.people;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.audit.OwnZone;
import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.stream.SmallDay;
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

/** The operator's page of backups in a real browser. */
@QuarkusTest
@TestProfile(OwnZone.class)
@QuarkusTestResource(EmbeddedPostgresResource.class)
class BackupPageTest {
  @RegisterExtension static final SharedBrowser browser = new SharedBrowser();
  @TestHTTPResource String address;
  @Inject SmallDay day;

  @ParameterizedTest(name = "{0} px, {1}")
  @ArgumentsSource(Widths.class)
  void thePageFitsAndBreaksNoRuleOfWcag22(int width, String language) {
    browser.complaints().clear();
    Page page = page(width, language);
    page.click("#make");
    page.waitForSelector(".notice.good");
    Looks.well(page, "backups-%d-%s".formatted(width, language));
    assertThat(browser.complaints()).isEmpty();
    page.context().close();
  }

  @Test
  void anOperatorMakesOneWithTheKeyboardAloneAndReadsHowItIsPutBack() throws Exception {
    day.beat("backup-page", "edge-backup-page", 1);
    Page page = page(1280, "en");
    int before = page.locator("#backups tbody tr").count();
    page.locator("#make").focus();
    page.keyboard().press("Enter");
    page.waitForSelector(".notice.good");

    assertThat(page.locator("#backups tbody tr").count()).isEqualTo(before + 1);
    assertThat(page.innerText("#backups tbody tr:first-child")).contains("backup-page: 4 leaves");
    assertThat(page.innerText("main")).contains("server.key").contains("restore /");
    page.context().close();
  }

  @Test
  void thatTheyLieBesideTheDataIsSaid() {
    Page page = page(1280, "zh");
    assertThat(page.innerText(".notice.warn")).contains("bondgate.backup.folder");
    page.context().close();
  }

  private Page page(int width, String language) {
    Page page = browser.page(width, language, address);
    page.navigate("/operator/backups");
    return page;
  }
}
