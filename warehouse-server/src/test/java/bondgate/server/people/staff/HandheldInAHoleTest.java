package bondgate.server.people.staff;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.access.ClosedDoors;
import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.handling.HandheldZone;
import bondgate.server.handling.HandheldZone.Paper;
import bondgate.server.people.Looks;
import bondgate.server.people.SharedBrowser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * No scan is lost or doubled: all there, in order, once. The holes are cuts of a line that the
 * browser comes by; its own pretence of being offline, which has let a scan through, adds the word
 * that the network is back.
 */
@QuarkusTest
@TestProfile(ClosedDoors.class)
@QuarkusTestResource(EmbeddedPostgresResource.class)
class HandheldInAHoleTest {
  private static final String ZONE = ClosedDoors.ZONE;
  private static final int A_SECOND = 20;

  /** How long the burst is; the sixty seconds of the requirement take a minute. */
  private static final int BURST_SECONDS = Integer.getInteger("bondgate.burst.seconds", 10);

  private static final Page.WaitForSelectorOptions PATIENTLY =
      new Page.WaitForSelectorOptions().setTimeout(60_000);

  @RegisterExtension static final SharedBrowser browser = new SharedBrowser();

  @Inject HandheldDesk desk;
  @TestHTTPResource String address;
  private CutLine line;
  private HandheldPage hand;
  private String worker;

  @AfterEach
  void leave() {
    if (hand != null) {
      hand.page.context().close();
    }
    line.close();
  }

  @Test
  void aHoleOfTheNetworkAndAReloadInItLoseNothing() {
    Paper list = desk.zone().arrived(ZONE, HandheldZone.BEER, 8);
    long task = start(list);
    hand.scan(list.epcs().get(0), "COUNTED_IN");
    line.cut();
    hand.page.context().setOffline(true);
    list.epcs().subList(1, 4).forEach(hand::scan);
    hand.scan("A-01-01");
    hand.waiting(4);
    hand.page.waitForSelector("#no-network:not([hidden])");
    // The good answer to the first is not to be taken for one to these.
    hand.says("KEPT");
    Looks.well(hand.page, "handheld-hole-360-zh");

    hand.page.reload();
    hand.waiting(4);
    list.epcs().subList(4, 7).forEach(hand::scan);
    hand.waiting(7);
    hand.page.waitForTimeout(3_000); // the hole has a length, which the back-off must get over
    assertThat(desk.kept(task)).hasSize(1);
    line.mend();
    hand.page.context().setOffline(false);

    hand.page.waitForSelector("#pending[data-state=none]", PATIENTLY);
    hand.scan(list.epcs().get(7), "COUNTED_LAST");
    List<String> all = counted(list.epcs());
    all.add(4, "BIN_INSTEAD_OF_PIECE -");
    assertThat(desk.kept(task)).isEqualTo(all);
    assertThat(hand.page.innerText("#look-list")).as("came late").contains("A-01-01");
  }

  @Test
  void choosingWorkWithoutANetworkSaysSo() {
    start(desk.zone().arrived(ZONE, HandheldZone.BEER, 1));
    hand.page.navigate("/staff/handheld");
    hand.kept();
    line.cut();
    hand.open("QD-1");
    hand.page.waitForSelector("#offline:not([hidden])");
    line.mend();
    assertThat(hand.page.isVisible("#text")).isTrue();
  }

  @Test
  void whenTheStorageIsFullTheScanIsNotSwallowed() {
    Paper list = desk.zone().arrived(ZONE, HandheldZone.BEER, 1);
    long task = start(list);
    hand.page.evaluate(
        """
        () => {
          for (let size = 4_000_000; size > 0; size = Math.floor(size / 2)) {
            try {
              localStorage.setItem("filler-" + size, "x".repeat(size));
            } catch {
              // It is full for this size.
            }
          }
        }
        """);
    hand.scan(list.epcs().get(0));
    hand.page.waitForSelector("#not-kept:not([hidden])");
    assertThat(hand.page.inputValue("#scan")).isEqualTo(list.epcs().get(0));
    hand.page.evaluate("() => localStorage.clear()");
    hand.page.keyboard().press("Enter");
    hand.says("COUNTED_LAST");
    assertThat(hand.page.isVisible("#not-kept")).isFalse();
    assertThat(desk.kept(task)).isEqualTo(counted(list.epcs()));
  }

  @Test
  void aScanWhoseAnswerIsLostIsTakenOnce() {
    Paper list = desk.zone().arrived(ZONE, HandheldZone.BEER, 3);
    long task = start(list);
    AtomicInteger lost = new AtomicInteger();
    hand.page.route(
        "**/scans",
        route -> {
          // The server takes it, and its answer does not come through, twice.
          route.fetch();
          if (lost.incrementAndGet() <= 2) {
            route.abort();
          } else {
            route.resume();
          }
        });
    list.epcs().forEach(hand::scan);
    hand.page.waitForSelector("#pending[data-state=none]", PATIENTLY);
    assertThat(lost.get()).isGreaterThan(3);
    assertThat(desk.kept(task)).isEqualTo(counted(list.epcs()));
    assertThat(hand.page.getAttribute("#answer", "data-word")).isEqualTo("COUNTED_LAST");
  }

  @Test
  void aScanThatTheServerRefusesIsShownAndTheNextOnesGoOn() {
    Paper list = desk.zone().arrived(ZONE, HandheldZone.BEER, 2);
    long task = start(list);
    AtomicInteger sent = new AtomicInteger();
    hand.page.route(
        "**/scans",
        route -> {
          int which = sent.incrementAndGet();
          if (which == 1) {
            // As a key that is too short would make it: what arrives is no message.
            route.resume(new Route.ResumeOptions().setPostData("{}"));
          } else if (which == 2) {
            route.fulfill(new Route.FulfillOptions().setStatus(503));
          } else {
            route.resume();
          }
        });
    hand.scan("A-01-01");
    list.epcs().forEach(hand::scan);
    hand.page.waitForSelector("#pending[data-state=none]", PATIENTLY);
    assertThat(hand.page.innerText("#look-list")).contains("服务器没有接受这条扫描");
    assertThat(desk.kept(task)).isEqualTo(counted(list.epcs()));
  }

  @Test
  void anAnswerThatIsNotOursConfirmsNothing() {
    Paper list = desk.zone().arrived(ZONE, HandheldZone.BEER, 1);
    long task = start(list);
    // The sign-in page of somebody's Wi-Fi.
    hand.page.route(
        "**/scans",
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setStatus(200)
                    .setContentType("text/html")
                    .setBody("<h1>Welcome</h1>")));
    hand.scan(list.epcs().get(0));
    hand.page.waitForSelector("#no-network:not([hidden])");
    hand.waiting(1);
    hand.page.unroute("**/scans");
    hand.page.waitForSelector("#pending[data-state=none]", PATIENTLY);
    assertThat(desk.kept(task)).isEqualTo(counted(list.epcs()));
  }

  @Test
  void aSessionThatIsOverKeepsTheQueueUntilHeIsBack() {
    Paper list = desk.zone().arrived(ZONE, HandheldZone.BEER, 3);
    long task = start(list);
    hand.scan(list.epcs().get(0), "COUNTED_IN");
    hand.page.context().clearCookies();
    hand.scan(list.epcs().get(1));
    hand.scan(list.epcs().get(2));
    hand.page.waitForSelector("#sign-in:not([hidden])");
    hand.waiting(2);
    assertThat(hand.page.innerText("#sign-in")).contains("2 条");
    Looks.well(hand.page, "handheld-signed-out-360-zh");
    hand.page.click("#sign-in a");
    hand.page.waitForSelector("#account");
    desk.signIn(hand.page, worker);
    hand.page.waitForSelector("#task");
    hand.page.waitForSelector("#pending[data-state=none]", PATIENTLY);
    assertThat(desk.kept(task)).isEqualTo(counted(list.epcs()));
  }

  @Test
  void theScansOfOneAreNeverSentInTheNameOfAnother() {
    Paper list = desk.zone().arrived(ZONE, HandheldZone.BEER, 2);
    long task = start(list);
    BrowserContext context = hand.page.context();
    String other = desk.worker();
    context.clearCookies();
    Page second = context.newPage();
    second.navigate("/staff/handheld");
    desk.signIn(second, other);
    second.waitForSelector("#text");

    hand.scan(list.epcs().get(0));
    hand.page.waitForSelector("#other-account:not([hidden])");
    assertThat(hand.page.innerText("#other-account")).contains(worker);
    second.waitForSelector("#others:not([hidden])");
    assertThat(second.innerText("#others")).contains(worker).contains("1");
    assertThat(desk.kept(task)).isEmpty();

    // The other works on meanwhile, and the first one's scans go when he is back.
    second.navigate("/staff/handheld/tasks/" + task);
    new HandheldPage(second).scan(list.epcs().get(1), "COUNTED_IN");
    context.clearCookies();
    hand.page.reload();
    desk.signIn(hand.page, worker);
    hand.page.waitForSelector("#pending[data-state=none]", PATIENTLY);
    assertThat(desk.kept(task))
        .containsExactly("COUNTED_IN " + list.epcs().get(1), "COUNTED_LAST " + list.epcs().get(0));
  }

  @Test
  void twentyScansASecondAreAllThereInOrderOnce() {
    int count = A_SECOND * BURST_SECONDS;
    Paper list = desk.zone().arrived(ZONE, HandheldZone.BEER, count);
    long task = start(list);
    long began = System.nanoTime();
    for (int i = 0; i < count; i++) {
      hand.page.keyboard().insertText(list.epcs().get(i));
      hand.page.keyboard().press("Enter");
      long ahead = began + (i + 1) * 1_000_000_000L / A_SECOND - System.nanoTime();
      if (ahead > 0) {
        hand.page.waitForTimeout(ahead / 1e6);
      }
    }
    long typedMillis = (System.nanoTime() - began) / 1_000_000;
    hand.page.waitForSelector("#pending[data-state=none]", PATIENTLY);
    long sentMillis = (System.nanoTime() - began) / 1_000_000;
    System.out.printf(
        "HandheldInAHoleTest: %d scans typed in %d ms, the last answered after %d ms%n",
        count, typedMillis, sentMillis);
    assertThat(desk.kept(task)).isEqualTo(counted(list.epcs()));
    assertThat(hand.page.innerText("#done")).isEqualTo(Integer.toString(count));
    assertThat(typedMillis).as("twenty a second").isLessThan(BURST_SECONDS * 1_300L);
  }

  private static List<String> counted(List<String> epcs) {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < epcs.size(); i++) {
      all.add((i == epcs.size() - 1 ? "COUNTED_LAST " : "COUNTED_IN ") + epcs.get(i));
    }
    return all;
  }

  private long start(Paper list) {
    browser.complaints().clear();
    line = CutLine.to(address);
    Page page = browser.page(360, "zh", line.address());
    page.navigate("/staff/handheld");
    worker = desk.worker();
    desk.signIn(page, worker);
    page.waitForSelector("#text");
    hand = new HandheldPage(page);
    return hand.choose(list.number());
  }
}
