package bondgate.server.people;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.stream.ControlZone;
import bondgate.server.stream.ShopZone;
import bondgate.server.stream.TestZone;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/** The officer's page of control orders in a real browser. */
@QuarkusTest
@TestProfile(ZoneApart.class)
@QuarkusTestResource(EmbeddedPostgresResource.class)
class ControlPageTest {
  @RegisterExtension static final SharedBrowser browser = new SharedBrowser();
  private static List<String> bottles = List.of();

  @Inject ShopZone shop;
  @Inject TestZone desk;
  @Inject ControlZone controls;
  @TestHTTPResource String address;

  @ConfigProperty(name = "bondgate.zone")
  String zone;

  @BeforeEach
  void someOrders() {
    if (!bottles.isEmpty()) {
      return;
    }
    bottles = shop.bottles(zone, 3);
    controls.place(zone, "BK-2026-0001", "TAG", bottles.get(0));
    controls.place(zone, "BK-2026-0002", "ITEM", ShopZone.ITEM, ",'until':'2099-01-01T00:00:00Z'");
    controls.place(zone, "BK-2026-0003", "LOT", controls.lot(zone, bottles.get(0)));
    controls.buyer(zone, "BK-2026-0004", "buyer-%037d".formatted(7));
    controls.place(zone, "BK-2026-0005", "PORTAL", "exit");
    controls.lift(zone, "BK-2026-0005");
    desk.facts(zone, List.of(TestZone.siren("exit", bottles.get(0))));
  }

  @ParameterizedTest(name = "{0} px, {1}")
  @ArgumentsSource(Widths.class)
  void thePageFitsAndBreaksNoRuleOfWcag22(int width, String language) {
    browser.complaints().clear();
    Page page = page(width, language);
    Looks.well(page, "controls-%d-%s".formatted(width, language));
    assertThat(browser.complaints()).isEmpty();
    page.context().close();
  }

  @Test
  void anOfficerPlacesAnOrderAndLiftsItWithTheKeyboardAlone() {
    Page page = page(1280, "en");
    page.locator("#orderNo").focus();
    page.keyboard().type("BK-KEYS");
    page.keyboard().press("Tab");
    page.keyboard().type("Tag");
    page.keyboard().press("Tab");
    page.keyboard().type(bottles.get(1));
    page.keyboard().press("Tab");
    page.keyboard().press("Tab");
    page.keyboard().type("seen with another label");
    page.keyboard().press("Enter");
    page.waitForSelector("#notice.good");
    assertThat(page.innerText("#control-BK-KEYS")).contains(bottles.get(1)).contains("Nothing yet");

    page.locator("#control-BK-KEYS input[name=outcome]").focus();
    page.keyboard().type("label replaced");
    page.keyboard().press("Enter");
    page.waitForSelector("#notice.good");
    assertThat(page.locator("#control-BK-KEYS").count()).isZero();
    assertThat(page.innerText("#lifted-controls")).contains("BK-KEYS").contains("label replaced");
    page.context().close();
  }

  @Test
  void fromAnAlarmATagIsHeldWithoutCopyingItsNumber() {
    desk.facts(zone, List.of(TestZone.siren("exit", bottles.get(2))));
    Page page = page(1280, "en");
    page.navigate(address + "officer/alarms");
    page.click("text=Hold this tag >> nth=-1");
    page.waitForURL("**/officer/controls?tag=*");
    assertThat(page.inputValue("#kind")).isEqualTo("TAG");
    assertThat(page.inputValue("#target")).isEqualTo(bottles.get(2));
    page.fill("#orderNo", "BK-ALARM");
    page.fill("#text", "two chips");
    page.click("#place button");
    page.waitForSelector("#notice.good");
    assertThat(page.innerText("#control-BK-ALARM")).contains(bottles.get(2));

    page.navigate(address + "officer/controls?tag=%22%3Cb%3Ex");
    assertThat(page.inputValue("#target")).as("what is no tag's number").isEmpty();
    page.context().close();
  }

  @Test
  void whatIsWrongIsSaidAndWhatWasTypedStays() {
    Page page = page(1280, "zh");
    page.fill("#orderNo", "BK-WRONG");
    page.fill("#target", "E28011700000000000000000");
    page.fill("#text", "来历不明");
    page.click("#place button");
    page.waitForSelector("#notice.bad");

    assertThat(page.innerText("#notice")).contains("没有这个标签");
    assertThat(page.inputValue("#target")).isEqualTo("E28011700000000000000000");
    assertThat(page.inputValue("#text")).isEqualTo("来历不明");
    page.context().close();
  }

  @Test
  void theMeasureBites() {
    Page page = page(1280, "en");
    page.evaluate("() => document.querySelector('label[for=orderNo]').remove()");
    page.evaluate("() => document.querySelector('#orderNo').removeAttribute('title')");
    assertThat(Axe.broken(page)).anyMatch(one -> one.startsWith("label"));
    page.context().close();
  }

  @Test
  void onPaperThereAreTheOrdersAndNoForm() {
    Page page = page(1280, "zh");
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    assertThat(page.locator("#place").isVisible()).isFalse();
    assertThat(page.locator("#open-controls").isVisible()).isTrue();
    page.context().close();
  }

  private Page page(int width, String language) {
    Page page = browser.page(width, language, address);
    page.navigate("/officer/controls/" + zone);
    page.waitForSelector("#live[data-state=on]");
    return page;
  }
}
