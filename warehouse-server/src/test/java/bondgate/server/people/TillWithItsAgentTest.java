package bondgate.server.people;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.checkout.TillScreen;
import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.people.shopper.FixtureCheckout;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the page asks of the agent of its own machine: cards, faces, receipts. */
@QuarkusTest
@TestProfile(FixturePages.class)
@QuarkusTestResource(EmbeddedPostgresResource.class)
class TillWithItsAgentTest extends TillBrowserRig {
  @Test
  void aCardIsTakenFromTheAgentAndForgottenWithTheVisit() {
    start("who", "zh");
    agent(
        "{\"state\":\"READ\",\"kind\":\"citizen\",\"name\":\"测试甲\","
            + "\"number\":\"11010519491231002X\",\"detail\":\"\"}");
    page.navigate(TILL + "#token=a-token-of-a-test-0123456789");
    page.waitForFunction("() => document.getElementById('who-name').value === '测试甲'");
    assertThat(page.url()).as("the token is not left in the address").doesNotContain("token");
    assertThat(page.innerText("#card")).contains("110…002X").doesNotContain("11010519491231002X");
    assertThat(agentHeard)
        .contains("GET card?visit=" + FixtureCheckout.SESSION + " a-token-of-a-test-0123456789");
    checkout.layOut(new TillScreen.Welcome());
    lines.tell();
    waitFor("welcome");
    page.waitForCondition(() -> agentHeard.stream().anyMatch(one -> one.startsWith("DELETE")));
    assertThat(page.content()).doesNotContain("测试甲", "11010519491231002X");
  }

  @ParameterizedTest
  @CsvSource({"'', false, false", "NO_FACES, true, false", "READY, true, true"})
  void aFaceIsOfferedOnlyWhereTheAgentHasACamera(String camera, boolean shown, boolean pressed) {
    start("who", "zh");
    agent("{\"camera\":\"%s\",\"state\":\"WAITING\"}".formatted(camera));
    page.navigate(TILL + "#token=a-token-of-a-test-0123456789");
    page.waitForCondition(() -> agentHeard.stream().anyMatch(one -> one.startsWith("GET status")));
    page.waitForFunction("(shown) => document.getElementById('face').hidden !== shown", shown);
    assertThat(page.locator("#member-code").isVisible()).as("the code is always there").isTrue();
    if (shown) {
      assertThat(page.locator("#face button").isEnabled()).isEqualTo(pressed);
      assertThat(page.innerText("#face").contains("现在不能刷脸")).isNotEqualTo(pressed);
    }
    assertThat(Axe.broken(page)).isEmpty();
    if (pressed) {
      page.fill("#face-member", "0123456789");
      page.click("#face button");
      page.waitForCondition(() -> !checkout.told().isEmpty());
      assertThat(checkout.told())
          .containsExactly("face " + FixtureCheckout.SESSION + " 0123456789");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "LOOKING, 请看摄像头",
    "MATCH, 已认出",
    "NOT_HELD, 没有同意过",
    "NO_PICTURE, 没有看清",
    "NOT_RECORDED, 没有记录下来",
    "EXPIRED, 已过期",
  })
  void theServersClaimGoesToTheAgentOnceAndItsWordIsSaid(String state, String words) {
    start("who-face", "zh");
    agent("{\"camera\":\"READY\",\"state\":\"%s\"}".formatted(state));
    page.navigate(TILL + "#token=a-token-of-a-test-0123456789");
    page.waitForFunction(
        "(words) => document.querySelector('.face-state').textContent.includes(words)", words);
    page.waitForCondition(() -> agentHeard.stream().anyMatch(one -> one.startsWith("GET face")));
    assertThat(agentHeard).filteredOn(one -> one.startsWith("POST face")).hasSize(1);
    assertThat(page.locator("#member-code").isVisible()).isTrue();
    assertThat(page.locator("#who-name").isVisible()).isTrue();
  }

  @Test
  void theReceiptGoesToTheAgentsPrinter() {
    start("leave", "zh");
    agent("{\"outcome\":\"PRINTED\",\"conditions\":[]}");
    page.navigate(TILL + "#token=a-token-of-a-test-0123456789");
    page.click("#print");
    page.waitForFunction(
        "() => document.querySelector('.print-state').textContent.includes('已打印')");
    assertThat(agentHeard).anyMatch(one -> one.startsWith("POST receipt"));
    assertThat(page.locator("#print").isDisabled()).isTrue();
  }
}
