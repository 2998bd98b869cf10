package bondgate.server.people;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.checkout.ShopProfile;
import bondgate.server.customs.SandboxCustoms;
import bondgate.server.customs.SandboxSwitches;
import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.payment.PaymentSandbox;
import bondgate.server.payment.PaymentState;
import bondgate.server.payment.PaymentView;
import bondgate.server.payment.Payments;
import bondgate.server.payment.SandboxPayment;
import bondgate.server.stream.ShopZone;
import com.microsoft.playwright.Page;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/** An order from home and its parcel in a real browser: the shopper's pages and the packer's. */
@QuarkusTest
@TestProfile(ShopProfile.class)
@QuarkusTestResource(EmbeddedPostgresResource.class)
class WebShopInTheBrowserTest {
  private static final String ZONE = "shop";
  private static final String SHOP = "/shop/" + ZONE;

  /** An example of GB 11643-1999. */
  private static final String NUMBER = "11010519491231002X";

  @RegisterExtension static final SharedBrowser browser = new SharedBrowser();

  @Inject ShopZone zone;
  @Inject Payments payments;
  @Inject PaymentSandbox sandbox;
  @Inject SandboxCustoms customs;
  @TestHTTPResource String address;
  private Page page;
  private String size;

  @AfterEach
  void leave() {
    customs.behave(SandboxSwitches.PLAIN);
    if (page != null) {
      page.context().close();
    }
  }

  @ParameterizedTest(name = "{0} px, {1}")
  @ArgumentsSource(Widths.class)
  void fromTheCatalogueToTheDoor(int width, String language) {
    start(width, language);
    chooses(2);
    look("order");
    page.click("button.main");
    page.waitForSelector("[role=alert]");
    assertThat(page.locator("[role=alert] a").count())
        .as("each thing that is missing")
        .isEqualTo(5);
    // The form comes back with 422, which the browser notes too.
    assertThat(browser.complaints()).hasSize(1).allMatch(said -> said.contains(" 422 "));
    browser.complaints().clear();
    look("order-problems");
    page.locator("[role=alert] a").first().click();
    fills();
    page.click("button.main");
    page.waitForURL("**/orders/**");
    String order = page.url();
    assertThat(order).matches(".*/shop/shop/orders/W-[0-9A-F-]+/[\\w-]{22}");
    look("order-to-pay");
    pays(order);
    page.waitForSelector(".stages li:nth-child(4).now");
    look("order-packing");
    packs(order);
    page.navigate(order);
    page.waitForSelector(".stages li:nth-child(6).now");
    look("order-on-its-way");
    page.navigate("/staff/parcels");
    look("parcels-on-their-way");
    page.click("form[action*='%s'] button".formatted(saleNo(order)));
    page.navigate(order);
    page.waitForSelector("#progress[data-ended=true]");
    look("order-delivered");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void whatCustomsRefusesGoesBackAndThePageSaysSo() {
    start(360, "zh");
    chooses(1);
    fills();
    page.click("button.main");
    page.waitForURL("**/orders/**");
    customs.behave(
        new SandboxSwitches(Duration.ZERO, false, false, Optional.of("-621018"), false, false));
    pays(page.url());
    page.waitForSelector("#progress[data-ended=true]");
    assertThat(page.innerText("h1")).isEqualTo("您的款项已退回");
    look("order-money-back");
  }

  @Test
  void whoHasNotTheWholeAddressSeesNoOrderAndAnotherZoneHasNoShop() {
    start(360, "en");
    page.navigate(SHOP + "/orders/W-1/" + "A".repeat(22));
    assertThat(page.innerText("h1")).isEqualTo("There is no such order");
    page.navigate("/shop/elsewhere");
    assertThat(page.innerText("h1")).isEqualTo("There is no web shop here");
    browser.complaints().clear(); // the console names both answers 404
  }

  private void start(int width, String language) {
    browser.complaints().clear();
    zone.stored(ZONE, 3);
    zone.openOutside(ZONE, ShopProfile.POINT);
    size = width + "-" + language;
    page = browser.page(width, language, address);
  }

  private void chooses(int pieces) {
    page.navigate(SHOP);
    look("shop");
    page.selectOption("select", Integer.toString(pieces));
    page.click("button.main");
    page.waitForSelector("#address");
  }

  private void fills() {
    page.fill("#name", "测试购物人");
    page.fill("#number", NUMBER);
    page.fill("#phone", "13800138000");
    page.fill("#to", "收件测试人");
    page.fill("#toPhone", "13900139000");
    page.fill("#address", "贵州省贵阳市观山湖区测试路88号1单元");
    page.check("#notice");
  }

  private void pays(String order) {
    page.click("form[action$='/pay'] button >> nth=0");
    page.waitForSelector(".code svg");
    look("order-code");
    PaymentView open =
        payments.ofSale(ZONE, saleNo(order)).stream()
            .filter(payment -> payment.state() == PaymentState.OPEN)
            .findFirst()
            .orElseThrow();
    sandbox.pay(open.paymentNo(), SandboxPayment.asAsked());
  }

  private void packs(String order) {
    String sale = saleNo(order);
    List<String> tags = tags(sale);
    page.navigate("/staff/parcels");
    page.waitForSelector("#live[data-state=on]");
    look("parcels");
    page.click("a[href='/staff/parcels/%s']".formatted(sale));
    scans("E28011709999999999999999");
    assertThat(page.getAttribute(".outcome", "data-ok")).isEqualTo("false");
    look("parcel-wrong");
    scans(tags.get(0));
    look("parcel-one-missing");
    scans(tags.get(1));
    assertThat(page.getAttribute(".outcome", "data-ok")).isEqualTo("true");
    assertThat(page.innerText("main")).contains("观山湖区测试路88号");
    look("parcel-packed");
    zone.leave(ZONE, "dispatch", tags, sale);
  }

  private void scans(String tag) {
    page.waitForFunction("() => document.activeElement.id === 'epc'");
    page.evaluate("() => { document.body.dataset.before = 'this scan'; }");
    page.keyboard().type(tag);
    page.keyboard().press("Enter");
    // The page before may show an outcome too.
    page.waitForSelector("body:not([data-before]) .outcome");
  }

  private List<String> tags(String sale) {
    try {
      return zone.texts("SELECT epc FROM sale_piece WHERE sale_no = '%s'".formatted(sale));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String saleNo(String order) {
    return order.replaceFirst(".*/orders/([^/]+)/.*", "$1");
  }

  /** A picture, and the measures. */
  private void look(String name) {
    Looks.well(page, "web-%s-%s".formatted(name, size));
  }
}
