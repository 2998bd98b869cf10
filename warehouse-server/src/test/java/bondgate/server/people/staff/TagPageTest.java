package bondgate.server.people.staff;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.access.Role;
import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.goods.Goods;
import bondgate.server.people.Looks;
import bondgate.server.people.SharedBrowser;
import bondgate.server.people.Widths;
import bondgate.server.people.approval.ApprovalRig;
import bondgate.server.people.approval.ApprovalRig.Person;
import bondgate.server.people.approval.FourEyesDoors;
import bondgate.server.stream.ShopZone;
import com.microsoft.playwright.Page;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/** Tags are put on the pieces of a list, in a real browser. */
@QuarkusTest
@TestProfile(FourEyesDoors.class)
@QuarkusTestResource(EmbeddedPostgresResource.class)
class TagPageTest {
  private static final String ZONE = FourEyesDoors.ZONE;
  @RegisterExtension static final SharedBrowser browser = new SharedBrowser();

  @Inject ApprovalRig rig;
  @Inject ShopZone shop;
  @Inject Goods goods;
  @TestHTTPResource String address;

  private Page opened(int width, String language) {
    Person person = rig.person(Role.STAFF);
    Page page = browser.page(width, language, address);
    page.navigate("/staff/tags");
    page.fill("#account", person.name());
    page.fill("#password", ApprovalRig.PASSWORD);
    page.click("main button");
    assertThat(page.url()).endsWith("/staff/tags");
    return page;
  }

  private static String binds(Page page, String lot, String tid, String read) {
    page.fill("#lot-0", lot);
    page.fill("#tid-0", tid);
    page.fill("#read-0", read);
    page.click("section button");
    return page.getAttribute("#said", "data-said");
  }

  private static String chip(String epc) {
    return "E280" + epc.substring(4, 24);
  }

  @Test
  void thePageSaysWhatToWriteAndBindsWhatIsReadBack() {
    List<String> two = shop.stored(ZONE, 2);
    String list = goods.piece(ZONE, two.get(0)).orElseThrow().document();
    Page page = opened(360, "en");
    page.fill("#list", "no-such-list");
    page.click("form.filters button");
    assertThat(page.getAttribute("#said", "data-said")).isEqualTo("NO_LIST");
    page.fill("#list", list);
    page.click("form.filters button");
    assertThat(page.innerText("section")).contains("Bound: 0 / 2").contains(two.get(0));

    assertThat(binds(page, "L-7", chip(two.get(0)), two.get(1))).isEqualTo("NOT_WRITTEN");
    assertThat(binds(page, "L 7", chip(two.get(0)), two.get(0))).isEqualTo("LACKS");
    assertThat(binds(page, "L-7", chip(two.get(0)), two.get(0))).isEqualTo("BOUND");
    assertThat(page.innerText("section")).contains("Bound: 1 / 2").contains(two.get(1));
    assertThat(page.inputValue("#lot-0")).as("the next of the same lot").isEqualTo("L-7");
    assertThat(binds(page, "L-7", chip(two.get(0)), two.get(1))).isEqualTo("CHIP_IN_USE");
    assertThat(binds(page, "L-7", "", two.get(1))).isEqualTo("BOUND");
    assertThat(page.innerText("section")).contains("All tags of this item are bound");
    page.context().close();
  }

  @ParameterizedTest(name = "{0} px, {1}")
  @ArgumentsSource(Widths.class)
  void thePageLooksWell(int width, String language) {
    browser.complaints().clear();
    List<String> one = shop.stored(ZONE, 1);
    Page page = opened(width, language);
    Looks.well(page, "tags-empty-%d-%s".formatted(width, language));
    page.navigate("/staff/tags?list=" + goods.piece(ZONE, one.get(0)).orElseThrow().document());
    Looks.well(page, "tags-list-%d-%s".formatted(width, language));
    assertThat(browser.complaints()).isEmpty();
    assertThat(binds(page, "L-7", "", "E2")).isEqualTo("NOT_WRITTEN");
    Looks.well(page, "tags-wrong-%d-%s".formatted(width, language));
    page.context().close();
  }
}
