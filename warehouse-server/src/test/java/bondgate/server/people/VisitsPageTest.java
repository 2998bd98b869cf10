package bondgate.server.people;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.events.DoorOpened.Means;
import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.stream.DoorFacts;
import bondgate.server.stream.DoorStated;
import com.microsoft.playwright.Page;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/** The pages of who is in the centre, the staff's and the officer's: counts, and nobody. */
@QuarkusTest
@TestProfile(ZoneApart.class)
@QuarkusTestResource(EmbeddedPostgresResource.class)
class VisitsPageTest {
  private static final String ZONE = ZoneApart.ZONE;

  private static boolean opened;

  @RegisterExtension static final SharedBrowser browser = new SharedBrowser();

  @Inject Event<DoorStated> doors;
  @TestHTTPResource String address;
  private Page page;

  /** As the router tells it; the page goes by the server's own day. */
  @BeforeEach
  void twoCameInAndOneLeft() {
    if (opened) {
      return;
    }
    opened = true;
    long leaf = 0;
    for (var door :
        List.of(
            DoorFacts.in(Means.FACE, DoorFacts.MEI),
            DoorFacts.in(Means.CODE, DoorFacts.LI),
            DoorFacts.in(Means.STAFF, ""),
            DoorFacts.out(Means.CODE, DoorFacts.MEI))) {
      DoorStated stated = new DoorStated(ZONE, leaf, door, Instant.now());
      leaf++;
      QuarkusTransaction.requiringNew().run(() -> doors.fire(stated));
    }
  }

  @AfterEach
  void leave() {
    page.context().close();
  }

  @ParameterizedTest(name = "{0} px, {1}")
  @ArgumentsSource(Widths.class)
  void theOfficersPageShowsTheSameCountsAndNobodyEither(int width, String language) {
    page = browser.page(width, language, address);
    page.navigate(address.replaceAll("/+$", "") + "/officer/visits");
    Looks.well(page, "officer-visits-%d-%s".formatted(width, language));
    assertThat(page.innerText("#inside")).isEqualTo("1");
    assertThat(page.innerText("#in")).isEqualTo("3");
    assertThat(page.locator("#doors tbody tr").count()).isEqualTo(4);
    assertThat(page.content()).doesNotContain(DoorFacts.MEI, DoorFacts.LI).doesNotContain("<img");
    page.click(".page-head a");
    assertThat(page.url()).endsWith("/officer/fence");
    assertThat(page.locator("a[href='/officer/visits']").count()).isEqualTo(1);
    assertThat(browser.complaints()).isEmpty();
  }

  @ParameterizedTest(name = "{0} px, {1}")
  @ArgumentsSource(Widths.class)
  void itShowsCountsAndNeverAFaceOrAReference(int width, String language) {
    page = browser.page(width, language, address);
    page.navigate(address.replaceAll("/+$", "") + "/staff/visits");
    Looks.well(page, "visits-%d-%s".formatted(width, language));
    assertThat(page.innerText("#inside")).isEqualTo("1");
    assertThat(page.innerText("#in")).isEqualTo("3");
    assertThat(page.innerText("#out")).isEqualTo("1");
    assertThat(page.locator("#doors tbody tr").count()).isEqualTo(4);
    assertThat(page.content()).doesNotContain(DoorFacts.MEI, DoorFacts.LI).doesNotContain("<img");
    page.click(".page-head a");
    assertThat(page.url()).endsWith("/staff/stock");
    assertThat(page.locator("a[href='/staff/visits']").count()).isEqualTo(1);
    assertThat(browser.complaints()).isEmpty();
  }
}
