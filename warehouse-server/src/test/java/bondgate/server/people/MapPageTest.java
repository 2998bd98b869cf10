package bondgate.server.people;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import bondgate.events.Direction;
import bondgate.events.DoorOpened.Means;
import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.stream.ControlZone;
import bondgate.server.stream.DoorFacts;
import bondgate.server.stream.DoorStated;
import bondgate.server.stream.MatchDay;
import bondgate.server.stream.SilentDay;
import bondgate.server.stream.TestZone;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/** The zone map in a real browser, over a zone in which things happened. */
@QuarkusTest
@TestProfile(MapPageTest.ZoneOfItsOwn.class)
@QuarkusTestResource(EmbeddedPostgresResource.class)
class MapPageTest {
  private static final String ZONE = "map-page";
  private static final String DEVICE = "edge-map";

  /** A zone of its own, whose counts nobody else changes. */
  public static final class ZoneOfItsOwn implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("bondgate.zone", ZONE, "bondgate.checkout.tills", "till-1:P-1,till-2:P-1");
    }
  }

  @RegisterExtension static final SharedBrowser browser = new SharedBrowser();
  private static List<String> bottles = List.of();

  @Inject MatchDay day;
  @Inject SilentDay silent;
  @Inject ControlZone controls;
  @Inject TestZone desk;
  @Inject Event<DoorStated> doors;
  @Inject LiveLines lines;
  @TestHTTPResource String address;

  @BeforeEach
  void aDay() throws Exception {
    if (!bottles.isEmpty()) {
      return;
    }
    bottles = day.play(ZONE);
    controls.place(ZONE, "BK-1", "PORTAL", "dock");
    silent.play(ZONE, DEVICE);
    long leaf = 1_000_000;
    for (var door :
        List.of(
            DoorFacts.in(Means.FACE, DoorFacts.MEI),
            DoorFacts.in(Means.CODE, DoorFacts.LI),
            DoorFacts.out(Means.CODE, DoorFacts.MEI))) {
      DoorStated stated = new DoorStated(ZONE, leaf, door, Instant.now());
      leaf++;
      QuarkusTransaction.requiringNew().run(() -> doors.fire(stated));
    }
  }

  @ParameterizedTest(name = "{0} px, {1}")
  @ArgumentsSource(Widths.class)
  void theDrawingAndTheTablesSayTheSame(int width, String language) {
    browser.complaints().clear();
    Page page = page(width, language);
    Looks.well(page, "map-%d-%s".formatted(width, language));
    boolean zh = language.equals("zh");
    String drawing = page.locator("svg.zone-map").textContent();
    String tables = page.innerText("#zone");
    for (String both :
        zh
            ? new String[] {"保税仓", "体验中心", "待查", "出口门", "收货门", DEVICE, "till-2"}
            : new String[] {"warehouse", "centre", "dock", "exit", DEVICE, "till-2"}) {
      assertThat(drawing).containsIgnoringCase(both);
      assertThat(tables).containsIgnoringCase(both);
    }
    // One bottle on display, one gone, one under investigation; one member came in and left.
    assertThat(drawing).contains(zh ? "展示 1" : "On display 1", zh ? "待查 1" : "investigation 1");
    assertThat(page.innerText("#inside")).isEqualTo("1");
    assertThat(page.innerText("#portals")).contains("BK-1", zh ? "1 个报警" : "Alarms: 1");
    assertThat(page.locator("circle.bad").count()).isPositive();
    assertThat(page.locator("circle.warn").count()).isEqualTo(1);
    assertThat(page.content()).doesNotContain(DoorFacts.MEI, DoorFacts.LI);
    assertThat(browser.complaints()).isEmpty();
    page.context().close();
  }

  @Test
  void whatHappensIsOnTheMapWithoutAReload() {
    Page page = page(1280, "en");
    int before = page.locator("circle.bad").count();
    desk.facts(ZONE, List.of(TestZone.refused("passage", bottles.get(1), Direction.OUT)));
    lines.tell();

    page.waitForFunction(
        "before => document.querySelectorAll('circle.bad').length > before", before);
    assertThat(page.innerText("#portals")).contains("Not permitted");
    // Brought back, so that the other tests find it where it was.
    desk.facts(ZONE, List.of(TestZone.refused("passage", bottles.get(1), Direction.IN)));
    page.context().close();
  }

  @Test
  void eachDeviceLeadsToTheProofOfItsSilence() {
    Page page = page(1280, "en");
    page.locator("#quiet-" + DEVICE).focus();
    page.keyboard().press("Enter");
    page.waitForURL("**/officer/silence?device=" + DEVICE + "*");
    assertThat(page.locator("#answer p").count()).isPositive();
    page.context().close();
  }

  @Test
  void onPaperItIsWhole() {
    Page page = page(1280, "zh");
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    assertThat(page.locator("svg.zone-map").isVisible()).isTrue();
    assertThat(page.locator("#portals").isVisible()).isTrue();
    page.context().close();
  }

  @Test
  void itHasNeitherScriptNorStyleOfItsOwn() {
    String page = given().get("/officer/map").asString();
    assertThat(page).doesNotContain("<script>", " style=", " onclick", "<style");
  }

  private Page page(int width, String language) {
    Page page = browser.page(width, language, address);
    page.navigate("/officer/map");
    page.waitForSelector("#live[data-state=on]");
    return page;
  }
}
